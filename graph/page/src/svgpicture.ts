// The picture as SVG: the same shapes, lines and labels, as text that can be edited.
import { bendOf, type Point } from "./bends.ts";
import { append, svg } from "./dom.ts";
import { extent, fitting, NEAREST } from "./extent.ts";
import type { SceneLine } from "./joins.ts";
import { type Name, nameBox, nameRows, placeNames, UNWRITTEN } from "./labels.ts";
import { LINE_FONT, type LineLabel, placeLineLabels, type ToldLine } from "./linelabels.ts";
import { type Look, lookOf } from "./looks.ts";
import { SHAPES } from "./marks.ts";
import type { Model } from "./model.ts";
import { ringRadius } from "./overlay.ts";
import { Room } from "./room.ts";
import type { Scene } from "./scene.ts";
import { firmest, lineOf, mix, shades, theme } from "./theme.ts";

const MARGIN = 20;
/** About the pixels of a sheet that the picture has, upright or across. */
const PAPER = { width: 680, height: 560 };

/** The scene as the text of an SVG file, with the words on those lines that are told, no larger than at the zoom. */
export function svgPicture(model: Model, scene: Scene, told: ToldLine[], zoom: number): string {
  const scale = Math.max(1, zoom);
  const room = new Room(160);
  for (const [id, { x, y }] of scene.places) {
    const look = lookOf(model, id, scene.names);
    const { size } = look;
    room.take({ left: x - size, right: x + size, top: y - size, bottom: y + size });
    room.take(nameBox({ x, y, ...look }, look.font));
  }
  const drawing = svgDrawing(model, scene, { labels: placeLineLabels(told, room, scale), scale });
  return new XMLSerializer().serializeToString(drawing);
}

/**
 * The scene as an SVG element for a sheet of paper: names and the words on those lines that are told are as large as can
 * be read there, the selected one has a ring.
 */
export function paperPicture(model: Model, scene: Scene, selected: string, told: ToldLine[]): SVGElement {
  const nodes = [...scene.places].map(([id, place], turn) => ({
    id,
    ...place,
    ...lookOf(model, id, scene.names),
    turn,
  }));
  const { scale } = fitting(nodes, PAPER.width, PAPER.height, NEAREST);
  let labels: LineLabel[] = [];
  const names = placeNames(nodes, scale, (room) => {
    labels = placeLineLabels(told, room, scale);
  });
  return svgDrawing(model, scene, { labels, names, selected, scale });
}

interface Written {
  labels: LineLabel[];
  names?: Map<string, Name>;
  selected?: string;
  scale?: number;
}

function svgDrawing(
  model: Model,
  scene: Scene,
  { labels, names, selected = "", scale = 1 }: Written,
): SVGElement {
  const now = theme();
  const box = extent(
    [...scene.places].map(([id, place]) => ({ ...place, ...lookOf(model, id, scene.names) })),
    scale,
  );
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
  for (const line of scene.lines) drawing.append(...lineParts(model, scene, line));
  for (const [id, place] of scene.places) drawing.append(shape(lookOf(model, id, scene.names), place));
  const [chosen, look] = [scene.places.get(selected), lookOf(model, selected)];
  if (chosen)
    drawing.append(
      svg("circle", {
        cx: chosen.x,
        cy: chosen.y,
        r: ringRadius(look, scale),
        fill: "none",
        stroke: now.accent,
        "stroke-width": 3 / scale,
      }),
    );
  for (const label of labels) drawing.append(lineLabel(label, LINE_FONT / scale));
  // Names come last, so that no shape lies over one.
  for (const [id, place] of scene.places)
    append(drawing, [nameText(lookOf(model, id, scene.names), place, names?.get(id))]);
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

function shape({ size, shape, color }: Look, { x, y }: Point): SVGElement {
  const { background, border } = shades(color);
  return svg("path", {
    d: SHAPES[shape] ?? SHAPES.dot,
    transform: `translate(${x - size} ${y - size}) scale(${size / 8})`,
    fill: background,
    stroke: border,
  });
}

function nameText(look: Look, { x, y }: Point, placed?: Name): SVGElement | null {
  const now = theme();
  const name = placed ?? { font: look.font, above: false };
  if (name.font === UNWRITTEN) return null;
  const rows = nameRows({ x, y, ...look }, name);
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
    ...rows.map(({ text, y }) => svg("tspan", { x, y }, text)),
  );
}

function lineParts(model: Model, scene: Scene, line: SceneLine): SVGElement[] {
  const now = theme();
  const from = scene.places.get(line.from);
  const to = scene.places.get(line.to);
  if (from && to && line.tie) {
    const { width } = line.tie;
    return [
      svg("path", {
        d: `M${from.x} ${from.y}L${to.x} ${to.y}`,
        stroke: mix(now.paper, now.ink, 0.3),
        "stroke-width": width,
      }),
    ];
  }
  const [row] = line.rows;
  if (!from || !to || !row) return [];
  const style = lineOf(firmest(line.rows));
  const denied = row.polarity === "negated";
  const stroke = mix(now.paper, denied ? now.denied : now.ink, style.opacity * 0.62);
  const length = Math.hypot(to.x - from.x, to.y - from.y) || 1;
  const middle = bendOf(from, to, line.curve);
  const size = lookOf(model, line.to).size + 3;
  const back = Math.hypot(to.x - middle.x, to.y - middle.y) || 1;
  const tip = { x: to.x - ((to.x - middle.x) * size) / back, y: to.y - ((to.y - middle.y) * size) / back };
  const turn = (Math.atan2(to.y - middle.y, to.x - middle.x) * 180) / Math.PI;
  const across = (Math.atan2(to.y - from.y, to.x - from.x) * 180) / Math.PI;
  const parts = [
    svg("path", {
      d: `M${from.x} ${from.y}Q${middle.x} ${middle.y} ${tip.x} ${tip.y}`,
      fill: "none",
      stroke,
      "stroke-width": style.width,
      "stroke-dasharray": style.dashes ? style.dashes.join(" ") : undefined,
    }),
  ];
  if (!model.vocabulary.predicates[row.predicate]?.symmetric && length > size) {
    parts.push(
      svg("path", {
        d: "M0 0L-9 4V-4Z",
        fill: stroke,
        transform: `translate(${tip.x} ${tip.y}) rotate(${turn})`,
      }),
    );
  }
  if (denied) {
    const x = (from.x + 2 * middle.x + to.x) / 4;
    const y = (from.y + 2 * middle.y + to.y) / 4;
    parts.push(
      svg("path", {
        d: "M0 -7V7",
        stroke,
        "stroke-width": 3,
        transform: `translate(${x} ${y}) rotate(${across})`,
      }),
    );
  }
  return parts;
}
