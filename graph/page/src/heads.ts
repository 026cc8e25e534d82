// What a line carries: a head that tells its direction, and a bar where it is denied. Both stand where they can be
// seen: outside of the shape that the line leads to and of that shape's name, which would cover them.
import { bendOf, type Point, pointOf } from "./bends.ts";
import type { Curve } from "./joins.ts";
import { boxOf, type Labelled, type Name, UNWRITTEN } from "./labels.ts";
import type { Box } from "./room.ts";

/** What a line leads to: a shape, with the room of its name where that is written. */
export interface End extends Point {
  size: number;
  shape: string;
  name: Box | undefined;
}

/** A place on a line, and the direction of the line there, in radians. */
export interface Mark extends Point {
  turn: number;
}

/** The length of a head on a line of no width, and what a line's width adds. */
const HEAD = 8.25;
const PER_WIDTH = 3;
/** The pixels between a head and what it points to. */
const GAP = 1.5;
const STEPS = 48;
const HALVINGS = 5;
/** A head stands in this last part of its line, or at the shape itself. */
const LAST = 0.3;
/** The shares of the way that are tried for a bar, the middle first. */
const BARS = [0.5, 0.4, 0.6, 0.3, 0.7, 0.22, 0.78];

/** A shape with its name, if that is written, as the end of a line. */
export function endAt(
  node: Pick<Labelled, "x" | "y" | "size" | "label"> & { shape: string },
  name?: Name,
): End {
  const { x, y, size, shape } = node;
  const written = name !== undefined && name.font !== UNWRITTEN;
  return { x, y, size, shape, name: written ? boxOf(node, name) : undefined };
}

/** Where the head of a line stands; nowhere where one end covers the other. */
export function headOf(from: End, to: End, curve: Curve | undefined): Mark | undefined {
  const bend = bendOf(from, to, curve);
  const shares = [to.name, undefined].map((name) =>
    lastOutside(({ x, y }) => isIn(x, y, to) || (name !== undefined && isInBox(x, y, name)), from, bend, to),
  );
  const share = shares.find((each, turn) => each !== undefined && (turn === 1 || each >= LAST));
  if (share === undefined) return undefined;
  return markAt(from, bend, to, share);
}

/** Where the bar of a denied line stands: in its middle, or beside that where names or the line's words lie there. */
export function barOf(from: End, to: End, curve: Curve | undefined, words: Box | undefined): Mark {
  const bend = bendOf(from, to, curve);
  const taken = [from.name, to.name, words].filter((box) => box !== undefined);
  const free = BARS.find((share) => {
    const { x, y } = pointOf(from, bend, to, share);
    return !taken.some((box) => isInBox(x, y, box));
  });
  return markAt(from, bend, to, free ?? 0.5);
}

/** The corners of a head with its tip at a mark. */
export function headCorners({ x, y, turn }: Mark, width: number): Point[] {
  const length = HEAD + PER_WIDTH * width;
  const [cos, sin] = [Math.cos(turn), Math.sin(turn)];
  return [
    [0, 0],
    [-1, 0.3],
    [-0.9, 0],
    [-1, -0.3],
  ].map(([along = 0, across = 0]) => ({
    x: x + length * (along * cos - across * sin),
    y: y + length * (along * sin + across * cos),
  }));
}

/** The two ends of a bar across a line. */
export function barEnds({ x, y, turn }: Mark): [Point, Point] {
  const [across, down] = [7 * Math.sin(turn), -7 * Math.cos(turn)];
  return [
    { x: x + across, y: y + down },
    { x: x - across, y: y - down },
  ];
}

/** The last share of the way that is not inside of something, from its end. */
function lastOutside(isInside: (point: Point) => boolean, from: Point, bend: Point, to: Point) {
  for (let step = STEPS - 1; step > 0; step--) {
    let outside = step / STEPS;
    if (isInside(pointOf(from, bend, to, outside))) continue;
    let inside = (step + 1) / STEPS;
    for (let halving = 0; halving < HALVINGS; halving++) {
      const middle = (outside + inside) / 2;
      if (isInside(pointOf(from, bend, to, middle))) inside = middle;
      else outside = middle;
    }
    return outside;
  }
  return undefined;
}

function markAt(from: Point, bend: Point, to: Point, share: number): Mark {
  const { x, y } = pointOf(from, bend, to, share);
  const before = pointOf(from, bend, to, Math.max(0, share - 0.05));
  return { x, y, turn: Math.atan2(y - before.y, x - before.x) };
}

function isIn(x: number, y: number, { x: left, y: top, size, shape }: End): boolean {
  const [across, down, reach] = [Math.abs(x - left), Math.abs(y - top), size + GAP];
  if (shape === "diamond") return across + down < reach;
  if (shape === "square" || shape.startsWith("triangle")) return Math.max(across, down) < reach;
  return Math.hypot(across, down) < reach;
}

function isInBox(x: number, y: number, { left, right, top, bottom }: Box): boolean {
  return x > left - GAP && x < right + GAP && y > top - GAP && y < bottom + GAP;
}
