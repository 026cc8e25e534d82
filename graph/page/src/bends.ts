// How a line between two entities runs: straight, or in a bend where it is one of several.
import type { Curve } from "./joins.ts";

export interface Point {
  x: number;
  y: number;
}

/** The point towards which a line is bent: the middle one of a quadratic curve, where vis-network has it. */
export function bendOf(from: Point, to: Point, curve?: Curve): Point {
  if (!curve) return { x: (from.x + to.x) / 2, y: (from.y + to.y) / 2 };
  const share = (1 + curve.roundness) / 2;
  const turn = ((curve.type === "curvedCW" ? 1 : -1) * curve.roundness * Math.PI) / 2;
  const [x, y] = [share * (to.x - from.x), share * (to.y - from.y)];
  return {
    x: from.x + x * Math.cos(turn) + y * Math.sin(turn),
    y: from.y + y * Math.cos(turn) - x * Math.sin(turn),
  };
}

/** The point of a line at a share of the way. */
export function pointOf(from: Point, bend: Point, to: Point, share: number): Point {
  const [a, b, c] = [(1 - share) ** 2, 2 * share * (1 - share), share ** 2];
  return { x: a * from.x + b * bend.x + c * to.x, y: a * from.y + b * bend.y + c * to.y };
}

/** A bent line is looked at in so many places. */
const STEPS = 24;

/** Tells how far points are from a line between two others, of a bent one from places between its ends. */
export function distancesTo(from: Point, to: Point, curve?: Curve): (point: Point) => number {
  if (curve) {
    const bend = bendOf(from, to, curve);
    const places = Array.from({ length: STEPS - 1 }, (_, step) =>
      pointOf(from, bend, to, (step + 1) / STEPS),
    );
    return ({ x, y }) => Math.min(...places.map((place) => Math.hypot(x - place.x, y - place.y)));
  }
  const [across, down] = [to.x - from.x, to.y - from.y];
  return ({ x, y }) => {
    const along = ((x - from.x) * across + (y - from.y) * down) / (across ** 2 + down ** 2 || 1);
    const share = Math.max(0, Math.min(1, along));
    return Math.hypot(x - from.x - share * across, y - from.y - share * down);
  };
}
