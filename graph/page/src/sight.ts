// What of the picture is in sight: the view that shows some things with their names, in the room that there is.
import type { Point } from "./bends.ts";
import { fitting, NEAREST } from "./extent.ts";
import type { Labelled } from "./labels.ts";
import type { Box } from "./room.ts";

export interface Size {
  width: number;
  height: number;
}

/** The middle and the zoom of a view. */
export interface View extends Point {
  scale: number;
}

type Drawn = Omit<Labelled, "id" | "turn">;

/** The scale below which the lines of a large picture cannot be told apart on a phone. */
export const READABLE = 0.5;
/** The pixels that stay free around the scene. */
const MARGIN = 22;
/** The height of the buttons below. */
const BAR = 34;
/** Lower than this is a low window. */
const LOW = 320;
/** Narrower than this is a phone, on which more than MANY things are not shown at once. */
const NARROW = 640;
export const MANY = 30;
/** How far in pixels a shape may stand from the edge while part of its name is in sight. */
const BESIDE = 200;

/** Whether a window of this width is that of a phone. */
export function isNarrow(width: number): boolean {
  return width < NARROW;
}

/** The view, no nearer than `most`, of all these with their names. */
export function viewOf(nodes: Drawn[], { width, height }: Size, most: number): View {
  if (nodes.length === 0) return { x: 0, y: 0, scale: 1 };
  // In a low window the buttons stand at the side.
  const [margin, bar] = height < LOW ? [MARGIN / 2, 0] : [MARGIN, BAR];
  const view = fitting(nodes, width - 2 * margin, height - 2 * margin - bar, most);
  return { ...view, y: view.y + bar / 2 / view.scale };
}

/** The view of all, or on a phone what can be read of their middle, where the first one stands. */
export function wholeView(nodes: Drawn[], size: Size): View {
  const view = viewOf(nodes, size, NEAREST);
  const [first] = nodes;
  const small = isNarrow(size.width) && view.scale < READABLE && nodes.length > MANY;
  return small && first ? { x: first.x, y: first.y, scale: Math.min(READABLE, size.height / 500) } : view;
}

/** Whether a place is well inside of what is in sight. */
export function isInSight(place: Point, view: View, { width, height }: Size): boolean {
  return (
    Math.abs(place.x - view.x) * view.scale < width / 2 - 2 * MARGIN &&
    Math.abs(place.y - view.y) * view.scale < height / 2 - 2 * MARGIN - BAR
  );
}

/** The part of the picture in which a thing stands of whose name something may be in sight. */
export function partInSight({ x, y, scale }: View, { width, height }: Size): Box {
  const [across, down] = [(width / 2 + BESIDE) / scale, (height / 2 + BESIDE) / scale];
  return { left: x - across, right: x + across, top: y - down, bottom: y + down };
}
