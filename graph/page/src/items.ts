// What vis-network is given to draw: nodes with their names, and lines. Words on lines are drawn by overlay.ts.
import type { SceneLine } from "./joins.ts";
import { lift, type Name, UNWRITTEN } from "./labels.ts";
import type { Look } from "./looks.ts";
import type { Model } from "./model.ts";
import { firmest, lineOf, mix, shades, theme } from "./theme.ts";

/** How much of what is behind a name is covered, as the last two digits of a colour. */
const VEIL = "b8";

export type Item = { id: string } & Record<string, unknown>;

export function nodeItem(
  id: string,
  place: { x: number; y: number },
  look: Look,
  name: Name | undefined,
  faint: boolean,
): Item {
  const now = theme();
  const { background, border } = shades(look.color);
  const font = name?.font ?? UNWRITTEN;
  return {
    id,
    label: look.label,
    shape: look.shape,
    size: look.size,
    ...place,
    color: {
      background: faint ? mix(background, now.paper, 0.75) : background,
      border: faint ? mix(border, now.paper, 0.75) : border,
    },
    font: {
      size: font,
      color: faint ? mix(now.ink, now.paper, 0.7) : now.ink,
      // A veil over the lines behind a name: a seam around each letter takes longer than all else that is drawn.
      background: font === UNWRITTEN ? "none" : `${now.paper}${VEIL}`,
      vadjust: name?.above ? lift(look.size, look.label, font) : 0,
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
  const share = style.opacity * (faint ? 0.18 : touched ? 1 : 0.62);
  return {
    id: line.id,
    from: line.from,
    to: line.to,
    dashes: style.dashes,
    width: style.width + Math.min(2, (line.rows.length - 1) * 0.4) + (chosen ? 2 : 0),
    smooth: line.curve ?? false,
    color: { color: mix(now.paper, ink, share) },
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
