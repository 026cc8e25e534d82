// The picture: which part of the scene is in sight, and what clicks and keys in it do. Nothing moves by itself.
import type { Point } from "./bends.ts";
import { Clicks } from "./clicks.ts";
import { Cursor } from "./cursor.ts";
import { count, el } from "./dom.ts";
import { Drawing } from "./drawing.ts";
import type { ToldLine } from "./linelabels.ts";
import type { Model } from "./model.ts";
import { Screen } from "./screen.ts";
import { isInSight, READABLE, viewOf, wholeView } from "./sight.ts";
import { ARROWS } from "./walk.ts";
import { FEW, NEAR, type Shown } from "./writing.ts";

interface Handlers {
  entity(id: string): void;
  line(id: string): void;
  alone(id: string): void;
  nothing(): void;
  /** The user has put it there. */
  moved(id: string, place: Point): void;
  /** Tells what the arrow keys have come to. */
  say(text: string): void;
}

export class Picture {
  readonly element = el("div", { class: "picture", role: "application", tabindex: 0 });
  private readonly drawing: Drawing;
  private readonly screen: Screen;
  private readonly cursor: Cursor;
  private readonly clicks = new Clicks();
  private waiting = 0;
  /** Whether all of the scene is in sight, and is kept there when the room changes. */
  private fitted = false;
  /** Whether the picture has gone nearer to what is selected by itself. */
  private nearer = false;

  constructor(
    model: Model,
    options: object,
    private readonly handlers: Handlers,
  ) {
    this.cursor = new Cursor(model);
    this.drawing = new Drawing(model, () =>
      document.activeElement === this.element ? this.cursor.at(this.shown.scene) : [],
    );
    this.screen = new Screen(this.element, this.drawing, options, {
      click: (event, box) => this.click(event, box),
      dragged: (id, place) => {
        this.moved();
        if (id !== undefined && place) handlers.moved(id, rounded(place));
      },
      zoomed: () => {
        this.moved();
        this.relabelSoon();
      },
      resized: () => this.relabelSoon(),
    });
    this.element.addEventListener("keydown", (event) => this.key(event));
    for (const event of ["focus", "blur"]) this.element.addEventListener(event, () => this.screen.redraw());
  }

  /** Draws the scene, all of it in sight if `fit`. */
  show(shown: Shown, fit: boolean): void {
    this.drawing.shown = shown;
    this.cursor.keep(shown.scene);
    const over = this.nearer && shown.selected === "";
    if (fit || over || (this.fitted && this.screen.isStale)) this.fit();
    else this.relabel();
  }

  /** Zooms so that all of the scene can be seen with its names, or on a phone what can be read of its middle. */
  fit(): void {
    this.fitted = true;
    this.nearer = false;
    const view = wholeView(this.drawing.marked([...this.shown.scene.places.keys()]), this.screen.size);
    this.look(view, view.scale);
  }

  /**
   * Brings an entity and its neighbours into sight where it is not, and where they stand too close in the picture of
   * all for their lines to say what they are.
   */
  reveal(id: string): void {
    const { scene } = this.shown;
    const place = scene.places.get(id);
    if (!place) return;
    const { view, size } = this.screen;
    const { labels, told } = this.drawing.writing;
    const crowded = this.fitted && labels.length < told / 2;
    if (isInSight(place, view, size) && !crowded) return;
    const near = scene.lines.flatMap(({ from, to }) => (from === id ? [to] : to === id ? [from] : []));
    const ids = [...new Set([id, ...near])].slice(0, FEW + 1);
    const nearer = viewOf(this.drawing.marked(ids), size, crowded ? NEAR : Math.max(view.scale, READABLE));
    this.nearer = this.fitted;
    this.fitted = false;
    if (nearer.scale >= Math.min(view.scale, READABLE)) this.look(nearer, nearer.scale);
    else this.look(place, Math.max(view.scale, READABLE));
  }

  zoom(factor: number): void {
    if (!this.screen.runs) return;
    this.moved();
    this.screen.zoomTo(Math.min(4, Math.max(0.05, this.zoomed * factor)));
    this.relabel();
  }

  /** The lines that say on the screen what they are. */
  get told(): ToldLine[] {
    return this.drawing.writing.labels.map(({ line }) => line);
  }

  /** The zoom. */
  get zoomed(): number {
    return this.screen.view.scale;
  }

  /** The picture as PNG. */
  png(): Promise<Blob | null> {
    return this.screen.png();
  }

  private get shown(): Shown {
    return this.drawing.shown;
  }

  /** Puts a place into the middle at a zoom, and writes what can be read there. */
  private look(place: Point, scale: number): void {
    this.screen.look(place, scale);
    this.relabel();
  }

  /** From now on the user has chosen what is in sight. */
  private moved(): void {
    this.fitted = false;
    this.nearer = false;
  }

  private click({ nodes: [node], edges: [edge], pointer, event }: VisEvent, { left, top }: DOMRect): void {
    const [x, y] = [left + pointer.DOM.x, top + pointer.DOM.y];
    // A name is written over the lines, and stands for its shape.
    const named = node ?? this.drawing.namedAt(pointer.canvas);
    const twice = this.clicks.doubled({ id: named ?? "", time: event.srcEvent.timeStamp, x, y });
    if (twice) this.handlers.alone(twice);
    else if (named !== undefined) this.handlers.entity(named);
    else if (edge !== undefined) this.handlers.line(edge);
    else this.handlers.nothing();
  }

  private key(event: KeyboardEvent): void {
    const arrow = ARROWS[event.key];
    if (arrow && event.shiftKey) this.push(arrow);
    else if (arrow) this.walk(arrow);
    else if (event.key === "." || event.key === ",")
      this.tell(this.cursor.walkLines(this.shown, event.key === "." ? 1 : -1));
    else if (event.key === "Enter" || event.key === " ") {
      if (this.cursor.line) this.handlers.line(this.cursor.line);
      else if (this.cursor.id) this.handlers.entity(this.cursor.id);
    } else if (event.key === "+" || event.key === "=") this.zoom(1.25);
    else if (event.key === "-") this.zoom(0.8);
    else if (event.key === "0") this.fit();
    else return;
    event.preventDefault();
  }

  /** Moves what is selected. */
  private push(arrow: Point): void {
    const id = this.shown.selected.replace(/^e:/, "");
    const place = this.shown.scene.places.get(id);
    const scale = this.zoomed;
    if (place)
      this.handlers.moved(
        id,
        rounded({ x: place.x + (20 * arrow.x) / scale, y: place.y + (20 * arrow.y) / scale }),
      );
  }

  private walk(arrow: Point): void {
    const told = this.cursor.walk(this.shown, arrow, this.screen.view);
    if (told !== undefined) this.reveal(this.cursor.id);
    this.tell(told);
  }

  private tell(text: string | undefined): void {
    if (text === undefined) return;
    this.screen.redraw();
    this.handlers.say(`${text}. Enter opens it.`);
  }

  private relabelSoon(): void {
    clearTimeout(this.waiting);
    this.waiting = window.setTimeout(() => {
      if (this.element.hidden) return;
      if (this.fitted) this.fit();
      else this.relabel();
    }, 60);
  }

  /** Writes what can be read at the present zoom. */
  private relabel(): void {
    if (this.element.hidden) return;
    this.drawing.fill(this.zoomed);
    this.describe();
    this.screen.show();
  }

  private describe(): void {
    const { places, lines } = this.shown.scene;
    this.element.dataset.scale = this.zoomed.toFixed(3);
    this.element.setAttribute(
      "aria-label",
      `Picture of ${count(places.size, "entity", "entities")} and ${count(lines.length, "line")}. ` +
        "Arrow keys go from thing to thing, full stop and comma through the lines of one, Enter opens it. " +
        "With Shift the arrow keys move what is selected; plus and minus zoom. The table tells the same in words.",
    );
  }
}

function rounded({ x, y }: Point): Point {
  return { x: Math.round(x), y: Math.round(y) };
}
