// How a line between two entities runs: straight, or in a bend where it is one of several.
import type { Curve } from "./joins.ts";

export interface Point {
  x: number;
  y: number;
}

/** The point towards which a line is bent: the middle one of a quadratic curve. */
export function bendOf(from: Point, to: Point, curve?: Curve): Point {
  const bend = curve ? (curve.type === "curvedCW" ? 1 : -1) * curve.roundness : 0;
  return {
    x: (from.x + to.x) / 2 + (to.y - from.y) * bend,
    y: (from.y + to.y) / 2 - (to.x - from.x) * bend,
  };
}

/** The point of a line at a share of the way. */
export function pointOf(from: Point, bend: Point, to: Point, share: number): Point {
  const [a, b, c] = [(1 - share) ** 2, 2 * share * (1 - share), share ** 2];
  return { x: a * from.x + b * bend.x + c * to.x, y: a * from.y + b * bend.y + c * to.y };
}
