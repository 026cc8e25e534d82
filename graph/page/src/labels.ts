// Which names are written at a zoom, how large, and on which side: as many as can be read without lying over each other.
import { type Box, letters, Room } from "./room.ts";

export interface Labelled {
  id: string;
  x: number;
  y: number;
  size: number;
  label: string;
  /** The size of the label's letters where there is room for all. */
  font: number;
  /** Labels of a lower number are written first. */
  turn: number;
}

export interface Name {
  /** The size of the letters in the units of the picture; UNWRITTEN where there is no room. */
  font: number;
  /** Above its shape instead of below. */
  above: boolean;
}

/** Letters smaller than this many pixels are not written. */
const LEAST = 9.5;
const WANTED = 11.5;
const LEADERS = 12;
/** Sizes of letters are multiples of this. */
const FONTS = 4;
const LINE = 1.15;
/** So many pixels above and below a name are free of ink. */
const SLACK = 2;
/** From this turn on names come after the words on lines. */
export const LATER = 10_000;
/** The space between a shape and its name, and above and below the lines of the name. */
const GAP = 1;
const PADDING = 2;
/** Where letters stand in their line, in sizes of the font from its top. */
const STAND = 0.93;
export const UNWRITTEN = 0.1;

/**
 * The name of each node. `between` is asked to take the room that it needs once the names of the nodes up to turn
 * LATER have theirs.
 */
export function placeNames(
  nodes: Labelled[],
  scale: number,
  between: (room: Room) => void = () => {},
): Map<string, Name> {
  const room = new Room(160 / scale);
  const names = new Map<string, Name>();
  const sorted = [...nodes].sort((a, b) => a.turn - b.turn);
  const later = sorted.findIndex(({ turn }) => turn >= LATER);
  const first = later < 0 ? sorted : sorted.slice(0, later);
  const highest = Math.min(...nodes.map(({ y, size }) => y - size));
  // Of the weightiest, without whose names the picture says nothing, a name may lie on a shape, though on no name.
  const written = new Room(160 / scale);
  const takeShapes = (some: Labelled[]) => {
    for (const { x, y, size } of some)
      room.take({ left: x - size, right: x + size, top: y - size, bottom: y + size });
  };
  const place = (some: Labelled[], leading = false) => {
    for (const node of some) {
      const found = placeName(node, scale, room, highest);
      const name = found ?? (leading ? placeName(node, scale, written, highest, SLACK / scale) : undefined);
      names.set(node.id, name ?? { font: UNWRITTEN, above: false });
      if (!name) continue;
      const box = nameBox(node, name.font, name.above);
      room.take(box);
      written.take(box);
    }
  };
  const leaders = [...first].sort((a, b) => lead(b) - lead(a) || a.turn - b.turn).slice(0, LEADERS);
  const last = sorted.slice(first.length);
  takeShapes(first);
  place(leaders, true);
  place(first.filter((node) => !leaders.includes(node)));
  between(room);
  takeShapes(last);
  place(last);
  return names;
}

/** How much a name helps to find one's way: that of something large, in few lines. */
function lead({ size, label }: Labelled): number {
  return size / label.split("\n").length;
}

/** Below its shape, else above it where that is no higher than the highest shape, else not at all. */
function placeName(node: Labelled, scale: number, room: Room, highest: number, slack = 0): Name | undefined {
  const wanted = fontAt(node.font, scale);
  const tries = [wanted, Math.min(wanted, Math.max(node.font, LEAST / scale)), LEAST / scale];
  for (const above of [false, true]) {
    for (const size of tries) {
      const font = Math.round(size * 10) / 10;
      const box = nameBox(node, font, above);
      const needed = { ...box, top: box.top + slack, bottom: box.bottom - slack };
      if ((!above || box.top >= highest) && room.isFree(needed)) return { font, above };
    }
  }
  return undefined;
}

/** The size of a name's letters at a zoom where nothing stands in its way, one of few: each further one takes time. */
export function fontAt(font: number, scale: number): number {
  return Math.max(FONTS * Math.floor(font / FONTS), WANTED / scale);
}

/** The room of a name below its shape, or above it. */
export function nameBox(
  { x, y, size, label }: Omit<Labelled, "id" | "font" | "turn">,
  font: number,
  above = false,
): Box {
  const half = (widest(label) * font) / 2;
  const height = 2 * PADDING + label.split("\n").length * font * LINE;
  const top = above ? y - size - GAP - height : y + size + GAP;
  return { left: x - half, right: x + half, top, bottom: top + height };
}

/** The lines of a name, each with the height at which its letters stand. */
export function nameRows(node: Omit<Labelled, "id" | "font" | "turn">, { font, above }: Name) {
  const { top } = nameBox(node, font, above);
  return node.label
    .split("\n")
    .map((text, row) => ({ text, y: top + PADDING + font * (LINE * row + STAND) }));
}

/** The widths of the labels that have been asked for: each is asked for at many zooms. */
const widths = new Map<string, number>();

function widest(label: string): number {
  let width = widths.get(label);
  if (width === undefined) {
    width = Math.max(...label.split("\n").map(letters));
    widths.set(label, width);
  }
  return width;
}
