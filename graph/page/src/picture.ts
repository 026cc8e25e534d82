// The picture: at first a sketch, then vis-network draws the scene. Nothing moves by itself.
import { bendOf, type Point, pointOf } from "./bends.ts";
import { Cursor } from "./cursor.ts";
import { count, el } from "./dom.ts";
import { afterFrames } from "./frames.ts";
import { Handed } from "./handed.ts";
import { type End, endAt } from "./heads.ts";
import { isDenied, isDirected, type LineItem, lineItem, type NodeItem, nodeItem, tieItem } from "./items.ts";
import { fontAt } from "./labels.ts";
import { runVisNetwork } from "./library.ts";
import type { ToldLine } from "./linelabels.ts";
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
} from "./overlay.ts";
import { NOTHING } from "./scene.ts";
import { isInSight, partInSight, READABLE, type Size, type View, viewOf, wholeView } from "./sight.ts";
import { canvasOf, drawSketch } from "./sketch.ts";
import { theme } from "./theme.ts";
import { ARROWS } from "./walk.ts";
import { lineSentence } from "./words.ts";
import { brightOf, FEW, isTouched, NEAR, type Shown, toldWords, type Writing, write } from "./writing.ts";

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

const EVERYWHERE = {
  left: Number.NEGATIVE_INFINITY,
  right: Number.POSITIVE_INFINITY,
  top: Number.NEGATIVE_INFINITY,
  bottom: Number.POSITIVE_INFINITY,
};
/** Two clicks within so many milliseconds and pixels are one double click. */
const DOUBLE_TIME = 400;
const DOUBLE_WAY = 8;

export class Picture {
  readonly element = el("div", { class: "picture", role: "application", tabindex: 0 });
  private readonly canvas = el("div", { class: "canvas" });
  private readonly sketched = el("canvas", { class: "sketch", "aria-hidden": "true" });
  /** What is to be drawn, and vis-network with what it has been given of it, once it runs. */
  private items: { nodes: NodeItem[]; lines: LineItem[] } = { nodes: [], lines: [] };
  private given: { nodes: Handed<NodeItem>; lines: Handed<LineItem> } | undefined;
  private network: VisNetwork | undefined;
  /** What the sketch shows. */
  private sight: View = { x: 0, y: 0, scale: 1 };
  private sketching = false;
  private shown: Shown = { scene: NOTHING, selected: "", onPath: new Set(), pinned: new Map() };
  private writing: Writing = { names: new Map(), labels: [], told: 0 };
  /** What is written beside shapes, the faint apart. */
  private names: { faint: NamedShape[]; plain: NamedShape[] } = { faint: [], plain: [] };
  /** The lines that have a head or a bar. */
  private carriers: Carrier[] = [];
  /** The thing or line that the pointer is over. */
  private over: string | undefined;
  private waiting = 0;
  /** Whether all of the scene is in sight, and is kept there when the room changes. */
  private fitted = false;
  /** Whether the picture has gone nearer to what is selected by itself. */
  private nearer = false;
  private readonly cursor: Cursor;
  private clicked = { id: "", time: 0, x: 0, y: 0 };

  private readonly looks = new Map<string, Look>();

  constructor(
    private readonly model: Model,
    private readonly options: object,
    private readonly handlers: Handlers,
  ) {
    this.cursor = new Cursor(model);
    this.element.append(this.canvas, this.sketched);
    this.element.addEventListener("keydown", (event) => this.key(event));
    for (const event of ["focus", "blur"]) this.element.addEventListener(event, () => this.network?.redraw());
  }

  /** Draws the scene, all of it in sight if `fit`. */
  show(shown: Shown, fit: boolean): void {
    this.shown = shown;
    this.cursor.keep(shown.scene);
    const over = this.nearer && shown.selected === "";
    if (fit || over || (this.fitted && this.resized())) this.fit();
    else this.relabel();
  }

  /** Zooms so that all of the scene can be seen with its names, or on a phone what can be read of its middle. */
  fit(): void {
    this.fitted = true;
    this.nearer = false;
    const view = wholeView(this.marked([...this.shown.scene.places.keys()]), this.size());
    this.look(view, view.scale);
  }

  private size(): Size {
    return {
      width: this.element.clientWidth || innerWidth,
      height: this.element.clientHeight || innerHeight,
    };
  }

  /** What is in sight. */
  private view(): View {
    return this.network ? { ...this.network.getViewPosition(), scale: this.network.getScale() } : this.sight;
  }

  /** Puts a place into the middle at a zoom, and writes what can be read there. */
  private look({ x, y }: Point, scale: number): void {
    if (this.network) {
      if (this.resized()) this.network.setSize("100%", "100%");
      this.network.moveTo({ position: { x, y }, scale, animation: false });
    } else this.sight = { x, y, scale };
    this.relabel();
  }

  /** Draws what is to be seen at first without vis-network, and has that run once this is on the screen. */
  private sketchSoon(): void {
    if (this.sketching) return;
    this.sketching = true;
    requestAnimationFrame(() => {
      this.sketching = false;
      if (this.network || this.element.hidden) return;
      this.sketch();
      afterFrames(2, () => this.begin());
    });
  }

  private sketch(): void {
    const context = canvasOf(this.sketched, this.size(), this.sight);
    if (!context) return;
    this.drawRings(context);
    drawSketch(context, this.items.nodes, this.items.lines, this.sight.scale);
    this.drawOver(context);
  }

  /** Has vis-network draw in the place of the sketch. */
  private begin(): void {
    if (this.network || this.element.hidden) return;
    runVisNetwork();
    this.given = { nodes: new Handed<NodeItem>(), lines: new Handed<LineItem>() };
    this.hand();
    this.network = this.start(this.given.nodes, this.given.lines);
    const { x, y, scale } = this.sight;
    this.network.moveTo({ position: { x, y }, scale, animation: false });
  }

  /** From now on the user has chosen what is in sight. */
  private moved(): void {
    this.fitted = false;
    this.nearer = false;
  }

  /** Makes the network of vis-network, with everything that is to be drawn at first. */
  private start(nodes: Handed<NodeItem>, lines: Handed<LineItem>): VisNetwork {
    const network = new vis.Network(this.canvas, { nodes: nodes.set, edges: lines.set }, this.options);
    // The element around it takes the keys.
    this.canvas.querySelector(".vis-network")?.removeAttribute("tabindex");
    network.on("click", (event) => this.click(event));
    network.on("dragEnd", ({ nodes: [node] }) => {
      const place = node === undefined ? undefined : network.getPositions([node])[node];
      network.unselectAll();
      this.moved();
      if (node !== undefined && place) this.handlers.moved(node, rounded(place));
    });
    network.on("zoom", () => {
      this.moved();
      this.relabelSoon();
    });
    network.on("resize", () => this.relabelSoon());
    network.on("beforeDrawing", (context: CanvasRenderingContext2D) => this.drawRings(context));
    network.on("afterDrawing", (context: CanvasRenderingContext2D) => {
      this.drawOver(context);
      this.sketched.remove();
    });
    this.canvas.addEventListener("mousemove", ({ offsetX: x, offsetY: y }) =>
      this.point(network.getNodeAt({ x, y }) ?? network.getEdgeAt({ x, y })),
    );
    this.canvas.addEventListener("mouseleave", () => this.point(undefined));
    return network;
  }

  /** The pointer has come over a thing or a line, or has left it: its lines stand out, and it tells its name. */
  private point(over: string | undefined): void {
    if (over === this.over) return;
    this.over = over;
    this.canvas.classList.toggle("over", over !== undefined);
    this.canvas.title = over === undefined ? "" : this.tellOf(over);
    this.network?.redraw();
  }

  /** A click, or the second one of a double click: by then the panel may have moved the picture. */
  private click({ nodes: [node], edges: [edge], pointer, event }: VisEvent): void {
    this.network?.unselectAll();
    const { clicked } = this;
    const { left, top } = this.canvas.getBoundingClientRect();
    const now = {
      id: node ?? "",
      time: event.srcEvent.timeStamp,
      x: left + pointer.DOM.x,
      y: top + pointer.DOM.y,
    };
    const near = Math.hypot(now.x - clicked.x, now.y - clicked.y) < DOUBLE_WAY;
    this.clicked = now;
    if (clicked.id && near && now.time - clicked.time < DOUBLE_TIME) this.handlers.alone(clicked.id);
    else if (node !== undefined) this.handlers.entity(node);
    else if (edge !== undefined) this.handlers.line(edge);
    else this.handlers.nothing();
  }

  /**
   * Brings an entity and its neighbours into sight where it is not, and where they stand too close in the picture of
   * all for their lines to say what they are.
   */
  reveal(id: string): void {
    const { scene } = this.shown;
    const place = scene.places.get(id);
    if (!place) return;
    const scale = this.zoomed;
    const crowded = this.fitted && this.writing.labels.length < this.writing.told / 2;
    if (isInSight(place, this.view(), this.size()) && !crowded) return;
    const near = scene.lines.flatMap(({ from, to }) => (from === id ? [to] : to === id ? [from] : []));
    const ids = [...new Set([id, ...near])].slice(0, FEW + 1);
    const view = viewOf(this.marked(ids), this.size(), crowded ? NEAR : Math.max(scale, READABLE));
    this.nearer = this.fitted;
    this.fitted = false;
    if (view.scale >= Math.min(scale, READABLE)) this.look(view, view.scale);
    else this.look(place, Math.max(scale, READABLE));
  }

  zoom(factor: number): void {
    if (!this.network) return;
    this.moved();
    this.network.moveTo({
      scale: Math.min(4, Math.max(0.05, this.network.getScale() * factor)),
      animation: false,
    });
    this.relabel();
  }

  /** The lines that say on the screen what they are. */
  get told(): ToldLine[] {
    return this.writing.labels.map(({ line }) => line);
  }

  /** The zoom. */
  get zoomed(): number {
    return this.view().scale;
  }

  /** The picture as PNG. */
  png(): Promise<Blob | null> {
    const drawn = this.canvas.querySelector("canvas");
    if (!drawn) return Promise.resolve(null);
    const copy = el("canvas", { width: drawn.width, height: drawn.height });
    const context = copy.getContext("2d");
    if (!context) return Promise.resolve(null);
    context.fillStyle = theme().paper;
    context.fillRect(0, 0, copy.width, copy.height);
    context.drawImage(drawn, 0, 0);
    return new Promise((resolve) => copy.toBlob(resolve));
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
    const told = this.cursor.walk(this.shown, arrow, this.view());
    if (told !== undefined) this.reveal(this.cursor.id);
    this.tell(told);
  }

  private tell(text: string | undefined): void {
    if (text === undefined) return;
    this.network?.redraw();
    this.handlers.say(`${text}. Enter opens it.`);
  }

  /** What the pointer is over: the name of a thing, which may have no room beside it, or what a line says. */
  private tellOf(id: string): string {
    const line = this.shown.scene.lines.find((each) => each.id === id);
    if (!line) return this.nameOf(id);
    const [row] = line.rows;
    if (row) return lineSentence(row, this.model);
    return `${this.nameOf(line.from)} – ${this.nameOf(line.to)}: ${count(line.tie?.statements ?? 0, "statement")}`;
  }

  private nameOf(id: string): string {
    return nameOf(this.model, id, this.shown.scene.names);
  }

  private resized(): boolean {
    const canvas = this.canvas.querySelector("canvas");
    const { clientWidth, clientHeight } = this.canvas;
    const ratio = devicePixelRatio || 1;
    return (
      canvas !== null &&
      (Math.abs(canvas.width - clientWidth * ratio) > 1 || Math.abs(canvas.height - clientHeight * ratio) > 1)
    );
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
    this.fill(this.zoomed);
    if (!this.network) {
      this.sketchSoon();
      return;
    }
    this.hand();
    this.network.redraw();
  }

  private hand(): void {
    this.given?.nodes.replace(this.items.nodes);
    this.given?.lines.replace(this.items.lines);
  }

  /** Works out what is to be drawn, with what can be read at a zoom. */
  private fill(scale: number): void {
    this.writing = write(this.model, this.shown, scale, (id) => this.lookOf(id));
    const { scene, selected } = this.shown;
    const bright = brightOf(this.shown);
    const isFaint = (id: string) => scene.faded.has(id) || (bright !== null && !bright.has(id));
    this.names = { faint: [], plain: [] };
    for (const [id, name] of this.writing.names)
      for (const named of this.marked([id]))
        (isFaint(id) ? this.names.faint : this.names.plain).push({ id, ...named, name });
    this.items = {
      nodes: [...scene.places].map(([id, place]) => nodeItem(id, place, this.lookOf(id), isFaint(id))),
      lines: scene.lines.map((line) => {
        const touched = isTouched(this.shown, line);
        const faint = line.faded || (bright !== null && !touched);
        if (line.tie) return tieItem(line, line.tie.width, touched, faint);
        return lineItem(line, touched, line.id === selected, faint);
      }),
    };
    const words = new Map(this.writing.labels.map(({ line, box }) => [line.id, box] as const));
    this.carriers = this.items.lines.flatMap(({ color: { color }, width }, place): Carrier[] => {
      const line = scene.lines[place];
      if (!line) return [];
      const [directed, denied] = [isDirected(this.model, line), isDenied(line)];
      const { id, from, to, curve } = line;
      if (!directed && !denied) return [];
      return [{ from, to, curve, color, width, directed, denied, words: words.get(id) }];
    });
    this.element.dataset.scale = scale.toFixed(3);
    this.element.setAttribute(
      "aria-label",
      `Picture of ${count(scene.places.size, "entity", "entities")} and ${count(scene.lines.length, "line")}. ` +
        "Arrow keys go from thing to thing, full stop and comma through the lines of one, Enter opens it. " +
        "With Shift the arrow keys move what is selected; plus and minus zoom. The table tells the same in words.",
    );
  }

  /** The rings around what is selected and what the keys have come to, behind the shapes. */
  private drawRings(context: CanvasRenderingContext2D): void {
    const scale = this.zoomed;
    const { scene, selected } = this.shown;
    this.drawPointed(context);
    for (const chosen of this.marked([isGroup(selected) ? selected : selected.replace(/^e:/, "")]))
      drawRing(context, chosen, scale);
    if (document.activeElement !== this.element) return;
    for (const node of this.marked(this.cursor.at(scene))) drawRing(context, node, scale, true);
  }

  /** What is written, and the pins: over all shapes and lines, what is faint first. */
  private drawOver(context: CanvasRenderingContext2D): void {
    const sight = partInSight(this.view(), this.size());
    // A name goes with its shape while that is dragged.
    const places = this.network?.getPositions() ?? {};
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
    drawLineLabels(context, this.writing.labels, this.zoomed);
    // Over the words on lines, whose seams would cover them.
    drawHeads(context, this.carriers, endOf);
    drawNames(context, placed(this.names.plain), sight, false);
    for (const node of this.marked([...this.shown.pinned.keys()])) drawPin(context, node, this.zoomed);
    this.nameOver(context, endOf);
  }

  /** Names what the pointer is over where that has no room for its name, and says what a line says. */
  private nameOver(context: CanvasRenderingContext2D, endOf: (id: string) => End | undefined): void {
    const { over } = this;
    if (over === undefined) return;
    const end = endOf(over);
    if (end?.name === undefined && end !== undefined) {
      const look = this.lookOf(over);
      const name = { font: fontAt(look.font, this.zoomed), above: false };
      drawNames(context, [{ id: over, ...look, ...end, name }], EVERYWHERE, false);
    }
    const line = this.shown.scene.lines.find(({ id }) => id === over);
    if (!line || this.writing.labels.some((label) => label.line.id === over)) return;
    const [from, to] = [endOf(line.from), endOf(line.to)];
    if (!from || !to) return;
    const middle = pointOf(from, bendOf(from, to, line.curve), to, 0.5);
    drawLineLabels(context, [{ text: toldWords(this.model, line), ...middle }], this.zoomed);
  }

  /** A band along the lines of what the pointer is over. */
  private drawPointed(context: CanvasRenderingContext2D): void {
    const { over } = this;
    if (over === undefined) return;
    const places = this.network?.getPositions() ?? {};
    for (const { id, from, to, width, smooth } of this.items.lines) {
      const [start, end] = [places[from], places[to]];
      if ((id === over || from === over || to === over) && start && end)
        drawHalo(context, start, end, { width, smooth });
    }
  }

  /** Those of some things that are drawn, with their places and looks. */
  private marked(ids: string[]): (Point & Look)[] {
    return ids.flatMap((id) => {
      const place = this.shown.scene.places.get(id);
      return place ? [{ ...place, ...this.lookOf(id) }] : [];
    });
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

function rounded({ x, y }: Point): Point {
  return { x: Math.round(x), y: Math.round(y) };
}
