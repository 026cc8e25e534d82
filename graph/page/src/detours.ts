// Lines that keep clear of shapes they have nothing to do with: one that runs under a third shape reads as that one's.
import { bendOf, distanceTo, type Point, pointOf } from "./bends.ts";
import type { Curve, SceneLine } from "./joins.ts";

/** How far from a third shape a line stays. */
const GAP = 4;
/** The bends that are tried, the slightest first. */
const BENDS = [0.1, 0.16, 0.22, 0.28, 0.34].flatMap((roundness) =>
  (["curvedCW", "curvedCCW"] as const).map((type): Curve => ({ enabled: true, type, roundness })),
);
/** A bend is looked at in so many places. */
const STEPS = 24;

interface Shape extends Point {
  id: string;
  size: number;
}

/**
 * The lines as they come, but for straight ones that would run under a third shape: these get the slightest bend that
 * leads past all shapes, and stay straight where none does.
 */
export function withDetours(
  lines: SceneLine[],
  places: ReadonlyMap<string, Point>,
  sizeOf: (id: string) => number,
): SceneLine[] {
  const shapes = [...places].map(([id, place]): Shape => ({ id, ...place, size: sizeOf(id) + GAP }));
  return lines.map((line) => {
    const [from, to] = [places.get(line.from), places.get(line.to)];
    if (line.curve || !from || !to) return line;
    const near = isNear(from, to);
    const others = shapes.filter((shape) => near(shape) && shape.id !== line.from && shape.id !== line.to);
    if (!others.some((shape) => distanceTo(shape, from, to) < shape.size)) return line;
    const curve = BENDS.find((bend) => isPast(others, from, bendOf(from, to, bend), to));
    return curve ? { ...line, curve } : line;
  });
}

/** Whether a line could come to a shape with any of the bends. */
function isNear(from: Point, to: Point): (shape: Shape) => boolean {
  const reach = Math.hypot(to.x - from.x, to.y - from.y) / 4;
  const [left, right] = [Math.min(from.x, to.x) - reach, Math.max(from.x, to.x) + reach];
  const [top, bottom] = [Math.min(from.y, to.y) - reach, Math.max(from.y, to.y) + reach];
  return ({ x, y, size }) => x > left - size && x < right + size && y > top - size && y < bottom + size;
}

function isPast(shapes: Shape[], from: Point, bend: Point, to: Point): boolean {
  for (let step = 1; step < STEPS; step++) {
    const point = pointOf(from, bend, to, step / STEPS);
    if (shapes.some(({ x, y, size }) => Math.hypot(x - point.x, y - point.y) < size)) return false;
  }
  return true;
}
