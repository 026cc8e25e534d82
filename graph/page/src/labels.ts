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

/** Where a name stands beside its shape, the best place first. */
const SIDES = ["below", "above", "right", "left"] as const;
export type Side = (typeof SIDES)[number];

export interface Name {
  /** The size of the letters in the units of the picture; UNWRITTEN where there is no room. */
  font: number;
  side: Side;
  /** What is written where there is no room for the label. */
  short?: string;
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
const BESIDE = 3;
const PADDING = 2;
/** Where letters stand in their line, in sizes of the font from its top. */
const STAND = 0.93;
export const UNWRITTEN = 0.1;
/** The lengths of short names that are tried, in letters. */
const SHORT = [16, 11];
/** Fewer letters tell nothing. */
const TELLING = 5;
/** What neither begins nor ends a short name. */
const JOINING = /^(?:an?|and|at|by|for|from|in|of|on|the|to|with)$/i;
/** With this many names a word that begins them tells none of them from the others. */
const COMMON = 4;

/**
 * The name of each node. `between` is asked to take the room that it needs once the names of the nodes up to turn
 * LATER have theirs; then those of them that found none below or above their shapes are tried beside them, and shortened.
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
  const bounds: Bounds = {
    top: Math.min(...nodes.map(({ y, size }) => y - size)),
    left: Math.min(...nodes.map(({ x, size }) => x - size)),
    right: Math.max(...nodes.map(({ x, size }) => x + size)),
  };
  // Of the weightiest, without whose names the picture says nothing, a name may lie on a shape, though on no name.
  const written = new Room(160 / scale);
  const takeShapes = (some: Labelled[]) => {
    for (const { x, y, size } of some)
      room.take({ left: x - size, right: x + size, top: y - size, bottom: y + size });
  };
  const place = (some: Labelled[], leading = false) => {
    for (const node of some) {
      const found = placeName(node, scale, room, bounds);
      const name = found ?? (leading ? placeName(node, scale, written, bounds, SLACK / scale) : undefined);
      take(node, name ?? { font: UNWRITTEN, side: "below" });
    }
  };
  const take = (node: Labelled, name: Name) => {
    names.set(node.id, name);
    if (name.font === UNWRITTEN) return;
    const box = boxOf(node, name);
    room.take(box);
    written.take(box);
  };
  const leaders = [...first].sort((a, b) => lead(b) - lead(a) || a.turn - b.turn).slice(0, LEADERS);
  const last = sorted.slice(first.length);
  takeShapes(first);
  place(leaders, true);
  place(first.filter((node) => !leaders.includes(node)));
  between(room);
  const nameless = first.filter(({ id }) => names.get(id)?.font === UNWRITTEN);
  const common = nameless.length > 0 ? commonWords(nodes) : new Set<string>();
  for (const node of nameless) {
    const name = squeezed(node, scale, room, bounds, common);
    if (name) take(node, name);
  }
  takeShapes(last);
  place(last);
  return names;
}

/** How much a name helps to find one's way: that of something large, in few lines. */
function lead({ size, label }: Labelled): number {
  return size / label.split("\n").length;
}

/** How far names may reach: no further than the shapes, so that all of them are in sight when the shapes are. */
type Bounds = Pick<Box, "top" | "left" | "right">;

/** Below its shape, else above it where that is no higher than the highest shape, else not at all. */
function placeName(node: Labelled, scale: number, room: Room, bounds: Bounds, slack = 0): Name | undefined {
  const sizes = fontsAt(node, scale);
  return placeAt(node, ["below", "above"], sizes, room, bounds, slack);
}

/** Beside its shape, else shortened on any side. */
function squeezed(
  node: Labelled,
  scale: number,
  room: Room,
  bounds: Bounds,
  common: ReadonlySet<string>,
): Name | undefined {
  const name = placeAt(node, ["right", "left"], fontsAt(node, scale), room, bounds);
  if (name) return name;
  for (const most of SHORT) {
    const short = shortName(node.label, common, most);
    const found = short && placeAt({ ...node, label: short }, SIDES, [LEAST / scale], room, bounds);
    if (found) return { ...found, short };
  }
  return undefined;
}

/** On the first of some sides where it has room, as large as it can be there. */
function placeAt(
  node: Labelled,
  sides: readonly Side[],
  sizes: number[],
  room: Room,
  bounds: Bounds,
  slack = 0,
): Name | undefined {
  for (const side of sides)
    for (const size of sizes) {
      const font = Math.round(size * 10) / 10;
      const box = nameBox(node, font, side);
      const needed = { ...box, top: box.top + slack, bottom: box.bottom - slack };
      if (isWithin(box, side, bounds) && room.isFree(needed)) return { font, side };
    }
  return undefined;
}

function isWithin({ top, left, right }: Box, side: Side, bounds: Bounds): boolean {
  if (side === "below") return true;
  if (top < bounds.top) return false;
  return side === "above" || (left >= bounds.left && right <= bounds.right);
}

/** The sizes of letters that are tried, the largest first. */
function fontsAt({ font }: Labelled, scale: number): number[] {
  const wanted = fontAt(font, scale);
  return [wanted, Math.min(wanted, Math.max(font, LEAST / scale)), LEAST / scale];
}

/** The words with which many names begin. */
function commonWords(nodes: Labelled[]): Set<string> {
  const counts = new Map<string, number>();
  for (const { label } of nodes) {
    const word = firstWord(label);
    counts.set(word, (counts.get(word) ?? 0) + 1);
  }
  return new Set([...counts].flatMap(([word, number]) => (number >= COMMON ? [word] : [])));
}

/**
 * A name in one line of about `most` letters, without a first word that many have and without words that join others at
 * its ends; nothing where that would be no shorter, or tell nothing.
 */
function shortName(label: string, common: ReadonlySet<string>, most: number): string | undefined {
  const words = label.split(/\s+/);
  const kept = words.length > 1 && common.has(firstWord(label)) ? words.slice(1) : [...words];
  while (kept.length > 1 && JOINING.test(kept[0] ?? "")) kept.shift();
  const begun = kept.length < words.length ? "… " : "";
  const rest = kept.length;
  while (kept.length > 1 && (kept.join(" ").length > most || JOINING.test(kept.at(-1) ?? ""))) kept.pop();
  const text = kept.join(" ");
  if (text.length < TELLING) return undefined;
  const short = `${begun}${text}${kept.length < rest && !text.endsWith("…") ? "…" : ""}`;
  return letters(short) < widest(label) || label.includes("\n") ? short : undefined;
}

/** The first word of a name, whoever it belongs to. */
function firstWord(label: string): string {
  return (label.split(/\s+/)[0] ?? "").replace(/['’]s$|,$/, "");
}

/** The size of a name's letters at a zoom where nothing stands in its way, one of few: each further one takes time. */
export function fontAt(font: number, scale: number): number {
  return Math.max(FONTS * Math.floor(font / FONTS), WANTED / scale);
}

type Named = Omit<Labelled, "id" | "font" | "turn">;

/** The room of a name on a side of its shape. */
export function nameBox({ x, y, size, label }: Named, font: number, side: Side = "below"): Box {
  const width = widest(label) * font;
  const height = 2 * PADDING + label.split("\n").length * font * LINE;
  if (side === "right" || side === "left") {
    const left = side === "right" ? x + size + BESIDE : x - size - BESIDE - width;
    return { left, right: left + width, top: y - height / 2, bottom: y + height / 2 };
  }
  const top = side === "above" ? y - size - GAP - height : y + size + GAP;
  return { left: x - width / 2, right: x + width / 2, top, bottom: top + height };
}

/** The room of a name as it is written. */
export function boxOf(node: Named, { font, side, short }: Name): Box {
  return nameBox({ ...node, label: short ?? node.label }, font, side);
}

/** The lines of a name, each with its middle and the height at which its letters stand. */
export function nameRows(node: Named, name: Name) {
  const { top, left, right } = boxOf(node, name);
  const x = (left + right) / 2;
  return (name.short ?? node.label)
    .split("\n")
    .map((text, row) => ({ text, x, y: top + PADDING + name.font * (LINE * row + STAND) }));
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
