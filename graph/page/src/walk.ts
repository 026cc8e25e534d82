// Going about the picture with the arrow keys: which thing comes next.
import type { Point } from "./bends.ts";

export const ARROWS: Record<string, Point> = {
  ArrowLeft: { x: -1, y: 0 },
  ArrowRight: { x: 1, y: 0 },
  ArrowUp: { x: 0, y: -1 },
  ArrowDown: { x: 0, y: 1 },
};

/** The nearest thing in a direction from a place; what lies off to the side counts as farther away. */
export function nextTowards(places: Map<string, Point>, from: Point, arrow: Point): string | undefined {
  let best: string | undefined;
  let least = Number.POSITIVE_INFINITY;
  for (const [id, { x, y }] of places) {
    const [across, down] = [x - from.x, y - from.y];
    const ahead = across * arrow.x + down * arrow.y;
    const aside = Math.abs(across * arrow.y) + Math.abs(down * arrow.x);
    if (ahead <= 0 || aside > 3 * ahead) continue;
    const cost = ahead + 2 * aside;
    if (cost < least) [best, least] = [id, cost];
  }
  return best;
}

/** The thing nearest to a place. */
export function nearest(places: Map<string, Point>, to: Point): string | undefined {
  let best: string | undefined;
  let least = Number.POSITIVE_INFINITY;
  for (const [id, { x, y }] of places) {
    const distance = Math.hypot(x - to.x, y - to.y);
    if (distance < least) [best, least] = [id, distance];
  }
  return best;
}
