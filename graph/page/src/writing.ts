// What is written into the picture at a zoom: the names that have room, and the words on the lines that tell them.
import { count } from "./dom.ts";
import { isDenied } from "./items.ts";
import type { SceneLine } from "./joins.ts";
import { LATER, type Labelled, type Name, placeNames } from "./labels.ts";
import { type LineLabel, placeLineLabels, type ToldLine } from "./linelabels.ts";
import { type Look, selection } from "./looks.ts";
import type { Model } from "./model.ts";
import type { Scene } from "./scene.ts";

/** What is to be shown: the scene, what of it is selected, the lines of the paths, and what is pinned. */
export interface Shown {
  scene: Scene;
  selected: string;
  onPath: ReadonlySet<string>;
  pinned: ReadonlyMap<string, unknown>;
  /** How large what a line tells of is, in words; "" where that is not to be said of it. */
  sizeOn: (line: SceneLine) => string;
}

export interface Writing {
  names: Map<string, Name>;
  labels: LineLabel[];
  /** How many lines should say what they are, were there room. */
  told: number;
}

/** Up to so many neighbours of what is selected, the lines between say what they are. */
export const FEW = 12;
/** In a picture of no more lines than this each says what it is while nothing is selected. */
const SMALL = 40;
/** From this zoom on every line says what it is. */
export const NEAR = 1;

/** Works out which names have room, and which lines say what they are. */
export function write(model: Model, shown: Shown, scale: number, lookOf: (id: string) => Look): Writing {
  const bright = brightOf(shown);
  const told = toldLines(model, shown, scale, bright);
  const nodes = [...shown.scene.places].map(([id, place], turn): Labelled => {
    const { size, label, font } = lookOf(id);
    const faint = bright !== null && !bright.has(id);
    const first = selection(id) === shown.selected ? -1 : turn;
    return { id, ...place, size, label, font, turn: faint ? LATER + turn : first };
  });
  let labels: LineLabel[] = [];
  const names = placeNames(nodes, scale, (room) => {
    labels = placeLineLabels(told, room, scale);
  });
  return { names, labels, told: told.length };
}

/** The lines that are to say what they are, the most important first. */
function toldLines(model: Model, shown: Shown, scale: number, bright: Set<string> | null): ToldLine[] {
  const { scene, selected } = shown;
  const few = (bright?.size ?? 0) <= (scene.alone ? 2 * FEW : FEW);
  const told = scene.lines.filter((line) =>
    line.tie
      ? line.id === selected
      : isTouched(shown, line)
        ? few || line.id === selected || scale >= NEAR
        : bright === null && !line.faded && (scale >= NEAR || scene.lines.length <= SMALL),
  );
  told.sort((a, b) => Number(b.id === selected) - Number(a.id === selected) || b.rows.length - a.rows.length);
  return told.flatMap((line) => {
    const from = scene.places.get(line.from);
    const to = scene.places.get(line.to);
    const text = toldWords(model, line, shown.sizeOn);
    return from && to ? [{ id: line.id, text, from, to, curve: line.curve }] : [];
  });
}

/** What a line says, and how large it is, or how much a tie between groups stands for. */
export function toldWords(model: Model, line: SceneLine, sizeOn: Shown["sizeOn"]): string {
  if (line.tie) return count(line.tie.statements, "statement");
  return [lineWords(model, line), sizeOn(line)].filter(Boolean).join(", ");
}

/** What a line says. */
export function lineWords(model: Model, line: SceneLine): string {
  const [row] = line.rows;
  const word = model.predicateLabel(row?.predicate ?? "") ?? "";
  return isDenied(line) ? `not: ${word}` : word;
}

/** Whether a line belongs to what is selected. */
export function isTouched({ selected, onPath }: Shown, { id, from, to }: SceneLine): boolean {
  return onPath.has(id) || id === selected || selection(from) === selected || selection(to) === selected;
}

/** The entities that a selection keeps bright, or null where it stands out from nothing: no line leads to it. */
export function brightOf(shown: Shown): Set<string> | null {
  const bright = new Set<string>();
  for (const line of shown.scene.lines) {
    if (!isTouched(shown, line)) continue;
    bright.add(line.from);
    bright.add(line.to);
  }
  return bright.size > 0 ? bright : null;
}
