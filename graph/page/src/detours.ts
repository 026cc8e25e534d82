// Lines that keep clear of shapes they have nothing to do with: one that runs under a third shape reads as that one's.
import { distancesTo, type Point } from "./bends.ts";
import type { Curve, SceneLine } from "./joins.ts";

/** How far from a third shape a line stays. */
const GAP = 4;
/** The bends that are tried, the slightest first. */
const BENDS = [0.1, 0.16, 0.22, 0.28, 0.34].flatMap((roundness) =>
  (["curvedCW", "curvedCCW"] as const).map((type): Curve => ({ enabled: true, type, roundness })),
);

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
    const isPast = (bend?: Curve) => {
      const distance = distancesTo(from, to, bend);
      return others.every((shape) => distance(shape) >= shape.size);
    };
    const curve = isPast() ? undefined : BENDS.find(isPast);
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
