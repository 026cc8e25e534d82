// What the picture draws at a zoom: shapes and lines for the sketch and for vis-network, and what is drawn over both.
import { bendOf, type Point, pointOf } from "./bends.ts";
import { count } from "./dom.ts";
import { type End, endAt } from "./heads.ts";
import { isDenied, isDirected, type LineItem, lineItem, type NodeItem, nodeItem, tieItem } from "./items.ts";
import { fontAt, type Name } from "./labels.ts";
import { isGroup, type Look, lookOf, nameOf } from "./looks.ts";
import type { Model } from "./model.ts";
import {
  type Carrier,
  drawHalo,
  drawHeads,
  drawLineLabels,
  drawNames,
  drawPin,
  drawRing,
  type NamedShape,
  shapeNamedAt,
} from "./overlay.ts";
import { NOTHING } from "./scene.ts";
import { partInSight, type Size, type View } from "./sight.ts";
import { lineSentence } from "./words.ts";
import { brightOf, isTouched, type Shown, toldWords, type Writing, write } from "./writing.ts";

/** Where the drawing is seen. */
export interface Seen {
  readonly view: View;
  readonly size: Size;
  /** Where shapes stand that have been dragged since the drawing was filled, and perhaps others. */
  places(): Record<string, Point>;
}

const EVERYWHERE = {
  left: Number.NEGATIVE_INFINITY,
  right: Number.POSITIVE_INFINITY,
  top: Number.NEGATIVE_INFINITY,
  bottom: Number.POSITIVE_INFINITY,
};

export class Drawing {
  nodes: NodeItem[] = [];
  lines: LineItem[] = [];
  shown: Shown = { scene: NOTHING, selected: "", onPath: new Set(), pinned: new Map(), sizeOn: () => "" };
  writing: Writing = { names: new Map(), labels: [], told: 0 };
  /** The thing or line that the pointer is over. */
  over: string | undefined;
  /** What is written beside shapes, the faint apart. */
  private names: { faint: NamedShape[]; plain: NamedShape[] } = { faint: [], plain: [] };
  /** The lines that have a head or a bar. */
  private carriers: Carrier[] = [];
  private readonly looks = new Map<string, Look>();

  /** `atKeys` are the things that the keys have come to, while keys go to the picture. */
  constructor(
    private readonly model: Model,
    private readonly atKeys: () => string[],
  ) {}

  /** Works out what is to be drawn, with what can be read at a zoom. */
  fill(scale: number): void {
    this.writing = write(this.model, this.shown, scale, (id) => this.lookOf(id));
    const { scene, selected } = this.shown;
    const bright = brightOf(this.shown);
    const isFaint = (id: string) => scene.faded.has(id) || (bright !== null && !bright.has(id));
    this.names = { faint: [], plain: [] };
    for (const [id, name] of this.writing.names)
      for (const named of this.marked([id]))
        (isFaint(id) ? this.names.faint : this.names.plain).push({ id, ...named, name });
    this.nodes = [...scene.places].map(([id, place]) => nodeItem(id, place, this.lookOf(id), isFaint(id)));
    this.lines = scene.lines.map((line) => {
      const touched = isTouched(this.shown, line);
      const faint = line.faded || (bright !== null && !touched);
      if (line.tie) return tieItem(line, line.tie.width, touched, faint);
      return lineItem(line, touched, line.id === selected, faint);
    });
    const words = new Map(this.writing.labels.map(({ line, box }) => [line.id, box] as const));
    this.carriers = this.lines.flatMap(({ color: { color }, width }, place): Carrier[] => {
      const line = scene.lines[place];
      if (!line) return [];
      const [directed, denied] = [isDirected(this.model, line), isDenied(line)];
      const { id, from, to, curve } = line;
      if (!directed && !denied) return [];
      return [{ from, to, curve, color, width, directed, denied, words: words.get(id) }];
    });
  }

  /** Those of some things that are drawn, with their places and looks. */
  marked(ids: string[]): (Point & Look)[] {
    return ids.flatMap((id) => {
      const place = this.shown.scene.places.get(id);
      return place ? [{ ...place, ...this.lookOf(id) }] : [];
    });
  }

  /** What is behind the shapes: bands along lines pointed at, rings around what is selected or come to with the keys. */
  drawBehind(context: CanvasRenderingContext2D, seen: Seen): void {
    const { scale } = seen.view;
    const { selected } = this.shown;
    this.drawPointed(context, seen);
    for (const chosen of this.marked([isGroup(selected) ? selected : selected.replace(/^e:/, "")]))
      drawRing(context, chosen, scale);
    for (const node of this.marked(this.atKeys())) drawRing(context, node, scale, true);
  }

  /** What is written, and the pins: over all shapes and lines, what is faint first. */
  drawOver(context: CanvasRenderingContext2D, seen: Seen): void {
    const { view } = seen;
    const sight = partInSight(view, seen.size);
    // A name goes with its shape while that is dragged.
    const places = seen.places();
    const placed = (names: NamedShape[]) => names.map((named) => ({ ...named, ...places[named.id] }));
    const names = this.writing.names;
    const ends = new Map<string, End>();
    const endOf = (id: string) => {
      let end = ends.get(id);
      const place = places[id] ?? this.shown.scene.places.get(id);
      if (!end && place) {
        end = endAt({ ...this.lookOf(id), ...place }, names.get(id));
        ends.set(id, end);
      }
      return end;
    };
    drawNames(context, placed(this.names.faint), sight, true);
    drawLineLabels(context, this.writing.labels, view.scale);
    // Over the words on lines, whose seams would cover them.
    drawHeads(context, this.carriers, endOf);
    drawNames(context, placed(this.names.plain), sight, false);
    for (const node of this.marked([...this.shown.pinned.keys()])) drawPin(context, node, view.scale);
    this.nameOver(context, view.scale, endOf);
  }

  /** The thing whose name is written over a place. */
  namedAt(place: Point): string | undefined {
    return shapeNamedAt([...this.names.faint, ...this.names.plain], place);
  }

  /** What the pointer is over: the name of a thing, which may have no room beside it, or what a line says. */
  tellOf(id: string): string {
    const line = this.shown.scene.lines.find((each) => each.id === id);
    if (!line) return this.nameOf(id);
    const [row] = line.rows;
    if (row) return lineSentence(row, this.model);
    return `${this.nameOf(line.from)} – ${this.nameOf(line.to)}: ${count(line.tie?.statements ?? 0, "statement")}`;
  }

  /** Names what the pointer is over where that has no room for its name, and says what a line says. */
  private nameOver(
    context: CanvasRenderingContext2D,
    scale: number,
    endOf: (id: string) => End | undefined,
  ): void {
    const { over } = this;
    if (over === undefined) return;
    const end = endOf(over);
    if (end?.name === undefined && end !== undefined) {
      const look = this.lookOf(over);
      const name: Name = { font: fontAt(look.font, scale), side: "below" };
      drawNames(context, [{ id: over, ...look, ...end, name }], EVERYWHERE, false);
    }
    const line = this.shown.scene.lines.find(({ id }) => id === over);
    if (!line || this.writing.labels.some((label) => label.line.id === over)) return;
    const [from, to] = [endOf(line.from), endOf(line.to)];
    if (!from || !to) return;
    const middle = pointOf(from, bendOf(from, to, line.curve), to, 0.5);
    drawLineLabels(context, [{ text: toldWords(this.model, line, this.shown.sizeOn), ...middle }], scale);
  }

  /** A band along the lines of what the pointer is over. */
  private drawPointed(context: CanvasRenderingContext2D, seen: Seen): void {
    const { over } = this;
    if (over === undefined) return;
    const places = seen.places();
    for (const { id, from, to, width, smooth } of this.lines) {
      const [start, end] = [places[from], places[to]];
      if ((id === over || from === over || to === over) && start && end)
        drawHalo(context, start, end, { width, smooth });
    }
  }

  private nameOf(id: string): string {
    return nameOf(this.model, id, this.shown.scene.names);
  }

  private lookOf(id: string): Look {
    const { names } = this.shown.scene;
    if (names?.has(id)) return lookOf(this.model, id, names);
    let look = this.looks.get(id);
    if (!look) {
      look = lookOf(this.model, id);
      // What is still to be read may change how something looks.
      if (this.model.waiting === 0) this.looks.set(id, look);
    }
    return look;
  }
}
