// The picture without vis-network: lines and shapes as it draws them, on a canvas of their own.
import { bendOf, type Point } from "./bends.ts";
import type { LineItem, NodeItem } from "./items.ts";
import { outline } from "./shapes.ts";
import type { Size, View } from "./sight.ts";

/** As the page's options tell vis-network, in pixels of the screen. */
const RIM = 1.5;

/** A canvas of a size whose middle shows the place of a view at its zoom. */
export function canvasOf(canvas: HTMLCanvasElement, { width, height }: Size, view: View) {
  const ratio = devicePixelRatio || 1;
  canvas.width = width * ratio;
  canvas.height = height * ratio;
  const context = canvas.getContext("2d");
  const scale = ratio * view.scale;
  context?.setTransform(
    scale,
    0,
    0,
    scale,
    (ratio * width) / 2 - scale * view.x,
    (ratio * height) / 2 - scale * view.y,
  );
  return context;
}

/** Lines below, shapes above, in their order. */
export function drawSketch(
  context: CanvasRenderingContext2D,
  nodes: NodeItem[],
  lines: LineItem[],
  scale: number,
): void {
  const places = new Map(nodes.map((node) => [node.id, node]));
  for (const { from, to, ...line } of lines) {
    const [start, end] = [places.get(from), places.get(to)];
    if (start && end) drawLine(context, start, end, line);
  }
  context.setLineDash([]);
  for (const node of nodes) drawShape(context, node, scale);
}

/** A line from one place to another. */
export function drawLine(
  context: CanvasRenderingContext2D,
  from: Point,
  to: Point,
  { color, width, dashes, smooth }: Pick<LineItem, "color" | "width" | "dashes" | "smooth">,
): void {
  context.strokeStyle = color.color;
  context.lineWidth = width;
  // As vis-network has it.
  context.lineCap = dashes ? "round" : "butt";
  context.setLineDash(dashes || []);
  context.beginPath();
  context.moveTo(from.x, from.y);
  if (smooth) {
    const bend = bendOf(from, to, smooth);
    context.quadraticCurveTo(bend.x, bend.y, to.x, to.y);
  } else context.lineTo(to.x, to.y);
  context.stroke();
}

/** One shape; at a zoom of `scale` its rim is as wide as vis-network draws it. */
export function drawShape(
  context: CanvasRenderingContext2D,
  node: Omit<NodeItem, "id" | "ctxRenderer">,
  scale: number,
): void {
  const path = new Path2D(outline(node.shape, node.size));
  context.save();
  context.translate(node.x, node.y);
  context.fillStyle = node.color.background;
  context.fill(path);
  context.strokeStyle = node.color.border;
  context.lineWidth = Math.min(2 * node.size, RIM / scale);
  context.stroke(path);
  context.restore();
}

/** The shapes that vis-network does not know. */
const OWN = ["diamonds"];

/** A node as vis-network takes it: a shape that it does not know it lets us draw. */
export function forVis(node: NodeItem): NodeItem {
  return OWN.includes(node.shape) ? { ...node, shape: "custom", ctxRenderer: DRAWN[node.shape] } : node;
}

/** What draws these shapes: vis-network keeps the first that it is given for a node. */
const DRAWN = Object.fromEntries(
  OWN.map((shape) => [
    shape,
    ({ ctx, x, y, style: { size, color, borderColor } }: VisShape) => ({
      drawNode: () => {
        const scale = ctx.getTransform().a / (devicePixelRatio || 1);
        drawShape(ctx, { shape, size, x, y, color: { background: color, border: borderColor } }, scale);
      },
      nodeDimensions: { width: 2 * size, height: 2 * size },
    }),
  ]),
);
