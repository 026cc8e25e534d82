// The picture as SVG: the same shapes, lines and labels, as text that can be edited.
import { bendOf, type Point } from "./bends.ts";
import { append, svg } from "./dom.ts";
import { extent, fitting, NEAREST } from "./extent.ts";
import { barEnds, barOf, type End, endAt, headCorners, headOf } from "./heads.ts";
import { isDenied, isDirected } from "./items.ts";
import type { SceneLine } from "./joins.ts";
import { type Name, nameBox, nameRows, placeNames, UNWRITTEN } from "./labels.ts";
import { LINE_FONT, type LineLabel, placeLineLabels, type ToldLine } from "./linelabels.ts";
import { type Look, lookOf } from "./looks.ts";
import type { Model } from "./model.ts";
import { BAR_WIDTH, ringRadius } from "./overlay.ts";
import { Room } from "./room.ts";
import type { Scene } from "./scene.ts";
import { outline } from "./shapes.ts";
import { firmest, type Line, lineOf, mix, shades, theme } from "./theme.ts";

const MARGIN = 20;
/** About the pixels that the picture has of a sheet, upright or across, and of a short one. */
export const PAPER = { width: 680, height: 560 };
export const SHORT_PAPER = { width: 680, height: 190 };

/** The scene as the text of an SVG file, with the words on those lines that are told, no larger than at the zoom. */
export function svgPicture(model: Model, scene: Scene, told: ToldLine[], zoom: number): string {
  const scale = Math.max(1, zoom);
  const room = new Room(160);
  const names = new Map<string, Name>();
  for (const [id, { x, y }] of scene.places) {
    const look = lookOf(model, id, scene.names);
    const { size } = look;
    names.set(id, { font: look.font, side: "below" });
    room.take({ left: x - size, right: x + size, top: y - size, bottom: y + size });
    room.take(nameBox({ x, y, ...look }, look.font));
  }
  const drawing = svgDrawing(model, scene, { labels: placeLineLabels(told, room, scale), names, scale });
  return new XMLSerializer().serializeToString(drawing);
}

/**
 * The scene as an SVG element for a sheet of paper: names and the words on those lines that are told are as large as can
 * be read there, the selected one has a ring.
 */
export function paperPicture(
  model: Model,
  scene: Scene,
  selected: string,
  told: ToldLine[],
  room = PAPER,
): SVGElement {
  const nodes = [...scene.places].map(([id, place], turn) => ({
    id,
    ...place,
    ...lookOf(model, id, scene.names),
    turn,
  }));
  const { scale } = fitting(nodes, room.width, room.height, NEAREST);
  let labels: LineLabel[] = [];
  const names = placeNames(nodes, scale, (free) => {
    labels = placeLineLabels(told, free, scale);
  });
  return svgDrawing(model, scene, { labels, names, selected, scale });
}

interface Written {
  labels: LineLabel[];
  names: Map<string, Name>;
  selected?: string;
  scale: number;
}

function svgDrawing(model: Model, scene: Scene, written: Written): SVGElement {
  const { labels, names, selected = "", scale } = written;
  const now = theme();
  const nodes = [...scene.places].map(([id, place]) => ({ id, ...place, ...lookOf(model, id, scene.names) }));
  const box = extent(nodes, scale);
  const [left, top] = [box.left - MARGIN, box.top - MARGIN];
  const [width, height] = [box.right + MARGIN - left, box.bottom + MARGIN - top];
  const drawing = svg("svg", {
    xmlns: "http://www.w3.org/2000/svg",
    viewBox: `${left} ${top} ${width} ${height}`,
    width,
    height,
    "font-family": "system-ui, sans-serif",
  });
  drawing.append(svg("rect", { x: left, y: top, width, height, fill: now.paper }));
  const ends = new Map(nodes.map((node) => [node.id, endAt(node, names.get(node.id))]));
  const words = new Map(labels.map((label) => [label.line.id, label.box] as const));
  const heads: SVGElement[] = [];
  for (const line of scene.lines) {
    const [from, to] = [ends.get(line.from), ends.get(line.to)];
    if (!from || !to) continue;
    const style = styleOf(line);
    drawing.append(linePath(line, from, to, style));
    heads.push(...headPaths(model, line, from, to, { ...style, words: words.get(line.id) }));
  }
  for (const node of nodes) drawing.append(shape(node));
  drawing.append(...heads);
  const chosen = nodes.find(({ id }) => id === selected);
  if (chosen)
    drawing.append(
      svg("circle", {
        cx: chosen.x,
        cy: chosen.y,
        r: ringRadius(chosen, scale),
        fill: "none",
        stroke: now.accent,
        "stroke-width": 3 / scale,
      }),
    );
  for (const label of labels) drawing.append(lineLabel(label, LINE_FONT / scale));
  // Names come last, so that no shape lies over one.
  for (const node of nodes) append(drawing, [nameText(node, names.get(node.id))]);
  return drawing;
}

function lineLabel({ text, x, y }: LineLabel, font: number): SVGElement {
  const now = theme();
  const attributes = {
    x,
    y: y + 0.35 * font,
    "text-anchor": "middle",
    "font-size": font,
    fill: now.ink,
    stroke: now.paper,
    "stroke-width": 0.36 * font,
    "paint-order": "stroke",
  };
  return svg("text", attributes, text);
}

function shape({ size, shape, color, x, y }: Look & Point): SVGElement {
  const { background, border } = shades(color);
  return svg("path", {
    d: outline(shape, size),
    transform: `translate(${x} ${y})`,
    fill: background,
    stroke: border,
  });
}

function nameText(node: Look & Point, name?: Name): SVGElement | null {
  const now = theme();
  if (!name || name.font === UNWRITTEN) return null;
  return svg(
    "text",
    {
      "text-anchor": "middle",
      "font-size": name.font,
      fill: now.ink,
      stroke: now.paper,
      "stroke-width": 3,
      "paint-order": "stroke",
    },
    ...nameRows(node, name).map(({ text, x, y }) => svg("tspan", { x, y }, text)),
  );
}

type Style = Pick<Line, "dashes" | "width"> & { stroke: string };

function styleOf(line: SceneLine): Style {
  const now = theme();
  if (line.tie) return { dashes: false, width: line.tie.width, stroke: mix(now.paper, now.ink, 0.3) };
  const { dashes, width, opacity } = lineOf(firmest(line.rows));
  return { dashes, width, stroke: mix(now.paper, isDenied(line) ? now.denied : now.ink, opacity * 0.62) };
}

function linePath(line: SceneLine, from: Point, to: Point, { dashes, width, stroke }: Style): SVGElement {
  const bend = bendOf(from, to, line.curve);
  return svg("path", {
    d: `M${from.x} ${from.y}Q${bend.x} ${bend.y} ${to.x} ${to.y}`,
    fill: "none",
    stroke,
    "stroke-width": width,
    "stroke-dasharray": dashes ? dashes.join(" ") : undefined,
    "stroke-linecap": dashes ? "round" : undefined,
  });
}

function headPaths(
  model: Model,
  line: SceneLine,
  from: End,
  to: End,
  { stroke, width, words }: Style & { words: LineLabel["box"] | undefined },
): SVGElement[] {
  const parts: SVGElement[] = [];
  const head = isDirected(model, line) ? headOf(from, to, line.curve) : undefined;
  if (head) parts.push(svg("path", { d: `${through(headCorners(head, width))}Z`, fill: stroke }));
  if (isDenied(line)) {
    const bar = barEnds(barOf(from, to, line.curve, words));
    parts.push(svg("path", { d: through(bar), stroke, "stroke-width": BAR_WIDTH }));
  }
  return parts;
}

function through(points: Point[]): string {
  return `M${points.map(({ x, y }) => `${round(x)} ${round(y)}`).join("L")}`;
}

function round(number: number): number {
  return Math.round(number * 10) / 10;
}
