// How far a picture reaches at a zoom with its names, and at which zoom all of it can be seen.
import { fontAt, type Labelled, nameBox } from "./labels.ts";
import type { Box } from "./room.ts";

type Drawn = Omit<Labelled, "id" | "turn">;

/** So many halvings give the zoom to a thousandth. */
const STEPS = 12;
/** Nearer than this a picture of few things is not shown by itself. */
export const NEAREST = 1.4;

/** The zoom, no larger than `most`, and the middle of the view at which everything with its names is inside. */
export function fitting(
  nodes: Drawn[],
  width: number,
  height: number,
  most: number,
): { scale: number; x: number; y: number } {
  let [low, high] = [0.01, most];
  const fits = (scale: number) => {
    const box = extent(nodes, scale);
    return (box.right - box.left) * scale <= width && (box.bottom - box.top) * scale <= height;
  };
  if (fits(most)) low = most;
  else
    for (let step = 0; step < STEPS; step++) {
      const middle = (low + high) / 2;
      if (fits(middle)) low = middle;
      else high = middle;
    }
  const box = extent(nodes, low);
  return { scale: low, x: (box.left + box.right) / 2, y: (box.top + box.bottom) / 2 };
}

/** The box around all shapes and names at a zoom. */
export function extent(nodes: Drawn[], scale: number): Box {
  const all: Box = {
    left: Number.POSITIVE_INFINITY,
    right: Number.NEGATIVE_INFINITY,
    top: Number.POSITIVE_INFINITY,
    bottom: Number.NEGATIVE_INFINITY,
  };
  for (const node of nodes) {
    const { left, right, bottom } = nameBox(node, fontAt(node.font, scale));
    all.left = Math.min(all.left, left, node.x - node.size);
    all.right = Math.max(all.right, right, node.x + node.size);
    all.top = Math.min(all.top, node.y - node.size);
    all.bottom = Math.max(all.bottom, bottom);
  }
  return all;
}
