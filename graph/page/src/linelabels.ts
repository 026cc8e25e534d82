// The words on lines: each where there is room on its line, and none where it would lie over something else.
import { bendOf, type Point, pointOf } from "./bends.ts";
import type { Curve } from "./joins.ts";
import { type Box, letters, type Room } from "./room.ts";

export interface ToldLine {
  id: string;
  text: string;
  from: Point;
  to: Point;
  curve: Curve | undefined;
}

export interface LineLabel extends Point {
  text: string;
  line: ToldLine;
  box: Box;
}

/** The size of the letters in pixels. */
export const LINE_FONT = 11;
/** The shares of the way that are tried, the middle first. */
const SHARES = [0.5, 0.42, 0.58, 0.34, 0.66, 0.27, 0.73, 0.2, 0.8];
const SPACE = 3;

/** Places the words of lines, the most important first, in the room that shapes and names leave. */
export function placeLineLabels(lines: ToldLine[], room: Room, scale: number): LineLabel[] {
  const placed: LineLabel[] = [];
  for (const line of lines) {
    const { text, from, to, curve } = line;
    const half = ((letters(text) * LINE_FONT) / 2 + SPACE) / scale;
    const high = (LINE_FONT * 0.6 + SPACE) / scale;
    const bend = bendOf(from, to, curve);
    for (const share of SHARES) {
      const { x, y } = pointOf(from, bend, to, share);
      const box = { left: x - half, right: x + half, top: y - high, bottom: y + high };
      if (!room.isFree(box)) continue;
      room.take(box);
      placed.push({ text, x, y, line, box });
      break;
    }
  }
  return placed;
}
