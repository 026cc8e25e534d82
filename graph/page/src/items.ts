// What vis-network is given to draw: shapes and lines. Names and words on lines are drawn by overlay.ts.
import type { SceneLine } from "./joins.ts";
import type { Look } from "./looks.ts";
import type { Model } from "./model.ts";
import { firmest, lineOf, mix, seeThrough, shades, theme } from "./theme.ts";

export type Item = { id: string } & Record<string, unknown>;

export function nodeItem(id: string, place: { x: number; y: number }, look: Look, faint: boolean): Item {
  const now = theme();
  const { background, border } = shades(look.color);
  return {
    id,
    shape: look.shape,
    size: look.size,
    ...place,
    color: {
      background: faint ? mix(background, now.paper, 0.75) : background,
      border: faint ? mix(border, now.paper, 0.75) : border,
    },
  };
}

/** A line between entities; `touched` where it belongs to what is selected. */
export function lineItem(
  model: Model,
  line: SceneLine,
  touched: boolean,
  chosen: boolean,
  faint: boolean,
): Item {
  const now = theme();
  const [row] = line.rows;
  const denied = row?.polarity === "negated";
  const style = lineOf(firmest(line.rows));
  const ink = denied ? now.denied : touched ? now.accent : now.ink;
  const share = style.opacity * (faint ? 0.14 : touched ? 1 : 0.62);
  // vis-network draws lines as they come: a faint one that lies over a plain one lets it show through.
  const color = faint ? seeThrough(ink, share) : mix(now.paper, ink, share);
  return {
    id: line.id,
    from: line.from,
    to: line.to,
    dashes: style.dashes,
    width: style.width + Math.min(2, (line.rows.length - 1) * 0.4) + (chosen ? 2 : 0),
    smooth: line.curve ?? false,
    color: { color },
    arrows: {
      to: { enabled: !model.vocabulary.predicates[row?.predicate ?? ""]?.symmetric },
      middle: { enabled: denied, type: "bar", scaleFactor: 0.7 },
    },
  };
}

/** A tie between groups: no arrow, the wider the more statements it stands for. */
export function tieItem({ id, from, to }: SceneLine, width: number, touched: boolean, faint: boolean): Item {
  const now = theme();
  return {
    id,
    from,
    to,
    dashes: false,
    width,
    smooth: false,
    color: { color: mix(now.paper, touched ? now.accent : now.ink, faint ? 0.06 : 0.3) },
    arrows: { to: { enabled: false } },
  };
}
