// What vis-network is given to draw: shapes and lines. Names, words on lines and their heads are drawn by overlay.ts.
import type { Curve, SceneLine } from "./joins.ts";
import type { Look } from "./looks.ts";
import type { Model } from "./model.ts";
import { firmest, lineOf, mix, seeThrough, shades, theme } from "./theme.ts";

export interface NodeItem {
  id: string;
  shape: string;
  size: number;
  x: number;
  y: number;
  color: { background: string; border: string };
  /** Draws a shape that vis-network does not know. */
  ctxRenderer?: ((shape: VisShape) => object) | undefined;
}

export interface LineItem {
  id: string;
  from: string;
  to: string;
  dashes: number[] | false;
  width: number;
  smooth: Curve | false;
  color: { color: string };
}

export function nodeItem(id: string, place: { x: number; y: number }, look: Look, faint: boolean): NodeItem {
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
export function lineItem(line: SceneLine, touched: boolean, chosen: boolean, faint: boolean): LineItem {
  const now = theme();
  const denied = isDenied(line);
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
  };
}

export function isDenied({ rows: [row] }: SceneLine): boolean {
  return row?.polarity === "negated";
}

/** Whether a line leads from one thing to another, and not both ways. */
export function isDirected(model: Model, { rows: [row], tie }: SceneLine): boolean {
  return !tie && !model.vocabulary.predicates[row?.predicate ?? ""]?.symmetric;
}

/** A tie between groups, the wider the more statements it stands for. */
export function tieItem(
  { id, from, to }: SceneLine,
  width: number,
  touched: boolean,
  faint: boolean,
): LineItem {
  const now = theme();
  return {
    id,
    from,
    to,
    dashes: false,
    width,
    smooth: false,
    color: { color: mix(now.paper, touched ? now.accent : now.ink, faint ? 0.06 : 0.3) },
  };
}
