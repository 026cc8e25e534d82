// What the page itself draws on vis-network's canvas: names, words, heads and bars on lines, and the marks of what is
// selected, pinned or pointed at.
import type { Point } from "./bends.ts";
import { barEnds, barOf, type End, headCorners, headOf } from "./heads.ts";
import type { LineItem } from "./items.ts";
import type { Curve } from "./joins.ts";
import { type Name, nameRows, UNWRITTEN } from "./labels.ts";
import { LINE_FONT, type LineLabel } from "./linelabels.ts";
import type { Box } from "./room.ts";
import { drawLine } from "./sketch.ts";
import { mix, seeThrough, theme } from "./theme.ts";

export interface Marked extends Point {
  size: number;
  shape: string;
}

/** By how much a band is wider than its line, and how much of what is behind it is covered. */
const HALO = 6;
const HALO_SHARE = 0.3;
/** The width of a bar across a denied line. */
export const BAR_WIDTH = 3;

/** How far the corners of a shape reach, in its sizes. */
const REACH: Record<string, number> = { square: 1.42, triangle: 1.3, triangleDown: 1.3 };

/** The radius of a ring around a shape that leaves some pixels free between the two at every zoom. */
export function ringRadius({ size, shape }: { size: number; shape: string }, scale: number): number {
  return size * (REACH[shape] ?? 1) + 5 / scale;
}

export function drawRing(
  context: CanvasRenderingContext2D,
  node: Marked,
  scale: number,
  dashed = false,
): void {
  context.save();
  context.beginPath();
  context.setLineDash(dashed ? [4 / scale, 3 / scale] : []);
  context.arc(node.x, node.y, ringRadius(node, scale) + (dashed ? 4 / scale : 0), 0, 2 * Math.PI);
  context.lineWidth = 3 / scale;
  context.strokeStyle = theme().accent;
  context.stroke();
  context.restore();
}

/** A pin at the upper right of a shape. */
export function drawPin(context: CanvasRenderingContext2D, { x, y, size }: Marked, scale: number): void {
  const now = theme();
  const [foot, head] = [
    { x: x + size * 0.6, y: y - size * 0.6 },
    { x: x + size * 0.6 + 6 / scale, y: y - size * 0.6 - 9 / scale },
  ];
  context.save();
  context.strokeStyle = now.ink;
  context.lineWidth = 1.6 / scale;
  context.beginPath();
  context.moveTo(foot.x, foot.y);
  context.lineTo(head.x, head.y);
  context.stroke();
  context.fillStyle = now.denied;
  context.beginPath();
  context.arc(head.x, head.y, 4 / scale, 0, 2 * Math.PI);
  context.fill();
  context.stroke();
  context.restore();
}

/** A line with what it carries. */
export interface Carrier {
  from: string;
  to: string;
  curve: Curve | undefined;
  color: string;
  width: number;
  directed: boolean;
  denied: boolean;
  /** The room of the words on it. */
  words: Box | undefined;
}

/** The heads of lines and the bars of denied ones; `endOf` tells what stands at an end now. */
export function drawHeads(
  context: CanvasRenderingContext2D,
  lines: Carrier[],
  endOf: (id: string) => End | undefined,
): void {
  for (const { from, to, curve, color, width, directed, denied, words } of lines) {
    const [start, end] = [endOf(from), endOf(to)];
    if (!start || !end) continue;
    const head = directed ? headOf(start, end, curve) : undefined;
    if (head) {
      context.beginPath();
      for (const { x, y } of headCorners(head, width)) context.lineTo(x, y);
      context.fillStyle = color;
      context.fill();
    }
    if (!denied) continue;
    const [one, other] = barEnds(barOf(start, end, curve, words));
    context.beginPath();
    context.moveTo(one.x, one.y);
    context.lineTo(other.x, other.y);
    context.strokeStyle = color;
    context.lineWidth = BAR_WIDTH;
    context.stroke();
  }
}

/** A band along a line, behind it. */
export function drawHalo(
  context: CanvasRenderingContext2D,
  from: Point,
  to: Point,
  { width, smooth }: Pick<LineItem, "width" | "smooth">,
): void {
  const color = seeThrough(theme().accent, HALO_SHARE);
  context.save();
  drawLine(context, from, to, { color: { color }, width: width + HALO, dashes: false, smooth });
  context.restore();
}

/** A name with the shape that it belongs to. */
export interface NamedShape extends Point {
  id: string;
  size: number;
  label: string;
  name: Name;
}

/** How much of what is behind a name is covered. */
const VEIL = 0.72;
const FACE = "system-ui, sans-serif";
/** The widths of the lines of names, in sizes of the font: to measure them at each drawing would take long. */
const widths = new Map<string, number>();

/** Writes those names that are in sight, each over a veil: a seam around each letter would take far longer. */
export function drawNames(
  context: CanvasRenderingContext2D,
  names: NamedShape[],
  sight: Box,
  faint: boolean,
): void {
  const now = theme();
  const [ink, veil] = [faint ? mix(now.ink, now.paper, 0.7) : now.ink, seeThrough(now.paper, VEIL)];
  context.save();
  context.textAlign = "center";
  context.textBaseline = "alphabetic";
  for (const named of names) {
    const { x, y, name } = named;
    if (name.font === UNWRITTEN || x < sight.left || x > sight.right || y < sight.top || y > sight.bottom)
      continue;
    context.font = `${name.font}px ${FACE}`;
    const rows = nameRows(named, name);
    const { left, right, top, bottom } = boxOf(named, (text) => widthOf(context, text, name.font));
    context.fillStyle = veil;
    context.fillRect(left, top, right - left, bottom - top);
    context.fillStyle = ink;
    for (const { text, x, y } of rows) context.fillText(text, x, y);
  }
  context.restore();
}

/** The box of a written name; `widthOf` gives the width of a line of it in sizes of the font. */
function boxOf(named: NamedShape, widthOf: (text: string) => number): Box {
  const { x, y, name } = named;
  const rows = nameRows(named, name);
  const half = (Math.max(...rows.map(({ text }) => widthOf(text))) * name.font) / 2;
  const middle = rows[0]?.x ?? x;
  return {
    left: middle - half,
    right: middle + half,
    top: (rows[0]?.y ?? y) - name.font,
    bottom: (rows.at(-1)?.y ?? y) + 0.3 * name.font,
  };
}

/** The shape whose name is written over a place: of several the one that was written last. */
export function shapeNamedAt(names: NamedShape[], { x, y }: Point): string | undefined {
  const isOver = (named: NamedShape) => {
    if (named.name.font === UNWRITTEN) return false;
    // What has been written has been measured.
    const { left, right, top, bottom } = boxOf(named, (text) => widths.get(text) ?? 0);
    return x >= left && x <= right && y >= top && y <= bottom;
  };
  return names.filter(isOver).at(-1)?.id;
}

function widthOf(context: CanvasRenderingContext2D, text: string, font: number): number {
  let width = widths.get(text);
  if (width === undefined) {
    width = context.measureText(text).width / font;
    widths.set(text, width);
  }
  return width;
}

export function drawLineLabels(
  context: CanvasRenderingContext2D,
  labels: Pick<LineLabel, "text" | "x" | "y">[],
  scale: number,
): void {
  const now = theme();
  context.save();
  context.font = `${LINE_FONT / scale}px ${FACE}`;
  context.textAlign = "center";
  context.textBaseline = "middle";
  context.lineJoin = "round";
  context.lineWidth = 4 / scale;
  context.strokeStyle = now.paper;
  context.fillStyle = now.ink;
  for (const { text, x, y } of labels) {
    context.strokeText(text, x, y);
    context.fillText(text, x, y);
  }
  context.restore();
}
