// The picture: vis-network draws the scene. Nothing moves by itself.
import { count, el } from "./dom.ts";
import type { SceneLine } from "./joins.ts";
import { type Labelled, LETTER, labelSizes, UNWRITTEN } from "./labels.ts";
import { isGroup, type Look, lookOf, selection } from "./looks.ts";
import type { Model } from "./model.ts";
import type { Scene } from "./scene.ts";
import { firmest, lineOf, mix, shades, theme } from "./theme.ts";

interface Handlers {
  entity(id: string): void;
  line(id: string): void;
  alone(id: string): void;
  nothing(): void;
  /** The user has put it there. */
  moved(id: string, place: { x: number; y: number }): void;
}

type Item = { id: string } & Record<string, unknown>;

/** The scale below which labels cannot be read. */
const READABLE = 0.5;
/** From here on every line says what it is. */
const NEAR = 1;
/** The pixels that stay free around the scene. */
const MARGIN = 22;
/** The height of the buttons below. */
const BAR = 34;
/** Up to so many neighbours of what is selected, the lines between say what they are. */
const FEW = 12;
/** Narrower than this is a phone. */
const NARROW = 640;

export class Picture {
  readonly element = el("div", { class: "picture", role: "application", tabindex: 0 });
  private readonly canvas = el("div", { class: "canvas" });
  private readonly nodes = new vis.DataSet<Item>();
  private readonly edges = new vis.DataSet<Item>();
  private readonly drawn = new Map<string, string>();
  private readonly network: VisNetwork;
  private scene: Scene | undefined;
  private selected = "";
  private fonts = new Map<string, number>();
  private waiting = 0;
  /** The lines of the paths that are shown. */
  private onPath = new Set<string>();

  private readonly looks = new Map<string, Look>();

  constructor(
    private readonly model: Model,
    options: object,
    private readonly handlers: Handlers,
  ) {
    this.element.append(this.canvas);
    this.network = new vis.Network(this.canvas, { nodes: this.nodes, edges: this.edges }, options);
    this.network.on("click", ({ nodes, edges }) => {
      const [node] = nodes;
      const [edge] = edges;
      if (node !== undefined) handlers.entity(node);
      else if (edge !== undefined) handlers.line(edge);
      else handlers.nothing();
    });
    this.network.on("doubleClick", ({ nodes: [node] }) => {
      if (node !== undefined) handlers.alone(node);
    });
    this.network.on("dragEnd", ({ nodes: [node] }) => {
      const place = node === undefined ? undefined : this.network.getPositions([node])[node];
      if (node !== undefined && place) handlers.moved(node, rounded(place));
    });
    for (const event of ["zoom", "resize"]) this.network.on(event, () => this.relabelSoon());
    this.element.addEventListener("keydown", (event) => this.key(event));
  }

  /** Draws the scene, all of it in sight if `fit`. */
  show(scene: Scene, selected: string, onPath: Set<string>, fit: boolean): void {
    this.onPath = onPath;
    this.scene = scene;
    this.selected = selected;
    if (fit) this.fit();
    else this.relabel();
  }

  /** Hands to vis-network what differs from the last time. */
  private draw(): void {
    const { scene, selected } = this;
    if (!scene) return;
    const bright = this.bright(scene, selected);
    const few = (bright?.size ?? 0) <= (scene.alone ? 2 * FEW : FEW);
    this.replace(
      this.nodes,
      [...scene.places].map(([id, place]) => this.node(id, place, scene, bright, selected)),
      "n",
    );
    this.replace(
      this.edges,
      scene.lines.map((line) => this.edge(line, bright, selected, few)),
      "e",
    );
    this.element.setAttribute(
      "aria-label",
      `Picture of ${count(scene.places.size, "entity", "entities")} and ${count(scene.lines.length, "line")}. ` +
        "Arrow keys move it, with Shift they move what is selected; plus and minus zoom. The table tells the same in words.",
    );
  }

  /** Zooms so that all of the scene can be seen, or on a phone what can be read of its middle. */
  fit(): void {
    const { scene } = this;
    if (!scene || scene.places.size === 0) return;
    const boxes = [...scene.places].map(([id, place]) => this.box(id, place));
    const left = Math.min(...boxes.map((box) => box.left));
    const right = Math.max(...boxes.map((box) => box.right));
    const top = Math.min(...boxes.map((box) => box.top));
    const bottom = Math.max(...boxes.map((box) => box.bottom));
    const width = this.element.clientWidth || innerWidth;
    const height = this.element.clientHeight || innerHeight;
    const scale = Math.min(
      1.4,
      (width - 2 * MARGIN) / (right - left),
      (height - 2 * MARGIN - BAR) / (bottom - top),
    );
    const [first] = scene.places.values();
    const small = width < NARROW && scale < READABLE && first;
    this.network.moveTo({
      position: small ? first : { x: (left + right) / 2, y: (top + bottom) / 2 + BAR / 2 / scale },
      scale: small ? READABLE : scale,
      animation: false,
    });
    this.relabel();
  }

  private box(id: string, { x, y }: { x: number; y: number }) {
    const { size, font, label } = this.look(id);
    const lines = label.split("\n");
    const half = Math.max(size, (Math.max(...lines.map((line) => line.length)) * font * LETTER) / 2);
    return {
      left: x - half,
      right: x + half,
      top: y - size,
      bottom: y + size + 8 + lines.length * font * 1.15,
    };
  }

  /** Moves the picture only where the entity would be out of sight. */
  reveal(id: string): void {
    const { scene } = this;
    const place = scene?.places.get(id);
    if (!scene || !place) return;
    const view = this.network.getViewPosition();
    const scale = this.network.getScale();
    const out =
      Math.abs(place.x - view.x) * scale > this.element.clientWidth * 0.42 ||
      Math.abs(place.y - view.y) * scale > this.element.clientHeight * 0.42;
    const narrow = innerWidth < 860;
    if (!narrow && (scene.alone || (!out && scale >= 0.2))) return;
    // On a phone the panel lies over the lower half of the picture.
    const offset = { x: 0, y: narrow ? -this.element.clientHeight * 0.28 : 0 };
    this.network.moveTo({ position: place, scale: Math.max(scale, 0.6), offset, animation: false });
    this.relabel();
  }

  zoom(factor: number): void {
    this.network.moveTo({
      scale: Math.min(4, Math.max(0.05, this.network.getScale() * factor)),
      animation: false,
    });
    this.relabel();
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
    const steps: Record<string, [number, number]> = {
      ArrowLeft: [-80, 0],
      ArrowRight: [80, 0],
      ArrowUp: [0, -80],
      ArrowDown: [0, 80],
    };
    const step = steps[event.key];
    const id = this.selected.replace(/^e:/, "");
    const place = this.scene?.places.get(id);
    if (step && event.shiftKey && place) {
      const scale = this.network.getScale();
      this.handlers.moved(
        id,
        rounded({ x: place.x + step[0] / 4 / scale, y: place.y + step[1] / 4 / scale }),
      );
    } else if (step) {
      const { x, y } = this.network.getViewPosition();
      const scale = this.network.getScale();
      this.network.moveTo({ position: { x: x + step[0] / scale, y: y + step[1] / scale }, animation: false });
    } else if (event.key === "+" || event.key === "=") this.zoom(1.25);
    else if (event.key === "-") this.zoom(0.8);
    else if (event.key === "0") this.fit();
    else return;
    event.preventDefault();
  }

  private relabelSoon(): void {
    clearTimeout(this.waiting);
    this.waiting = window.setTimeout(() => this.relabel(), 60);
  }

  /** Writes the labels that can be read at the present zoom. */
  private relabel(): void {
    const { scene } = this;
    if (!scene || this.element.hidden) return;
    const bright = this.bright(scene, this.selected);
    const nodes = [...scene.places].map(([id, place], turn): Labelled => {
      const { size, label, font } = this.look(id);
      const first = bright?.has(id) ? 0 : 10_000;
      return { id, ...place, size, label, font, turn: first + turn };
    });
    this.fonts = labelSizes(nodes, this.network.getScale());
    this.draw();
  }

  private look(id: string): Look {
    let look = this.looks.get(id);
    if (!look) {
      look = lookOf(this.model, id);
      // What is still to be read may change how something looks.
      if (this.model.waiting === 0) this.looks.set(id, look);
    }
    return look;
  }

  /** The entities that a selection keeps bright, or null where nothing is selected. */
  private bright(scene: Scene, selected: string): Set<string> | null {
    const bright = new Set<string>();
    for (const { id, from, to } of scene.lines) {
      if (
        this.onPath.has(id) ||
        id === selected ||
        selection(from) === selected ||
        selection(to) === selected
      ) {
        bright.add(from);
        bright.add(to);
      }
    }
    const alone = isGroup(selected) ? selected : selected.startsWith("e:") ? selected.slice(2) : "";
    if (scene.places.has(alone)) bright.add(alone);
    return bright.size > 0 ? bright : null;
  }

  private node(
    id: string,
    place: { x: number; y: number },
    scene: Scene,
    bright: Set<string> | null,
    selected: string,
  ): Item {
    const now = theme();
    const look = this.look(id);
    const faint = scene.faded.has(id) || (bright !== null && !bright.has(id));
    const { background, border } = shades(look.color);
    const chosen = selection(id) === selected;
    return {
      id,
      label: look.label,
      shape: look.shape,
      size: look.size,
      ...place,
      color: {
        background: faint ? mix(background, now.paper, 0.75) : background,
        border: chosen ? now.accent : faint ? mix(border, now.paper, 0.75) : border,
        highlight: { background, border: now.accent },
        hover: { background, border: now.accent },
      },
      borderWidth: chosen ? 4 : 1.5,
      font: {
        size: this.fonts.get(id) ?? UNWRITTEN,
        face: "system-ui, sans-serif",
        color: faint ? mix(now.ink, now.paper, 0.7) : now.ink,
        strokeWidth: 3,
        strokeColor: now.paper,
      },
    };
  }

  private edge(line: SceneLine, bright: Set<string> | null, selected: string, few: boolean): Item {
    if (line.tie) return this.tie(line, line.tie, bright, selected);
    const now = theme();
    const [row] = line.rows;
    const denied = row?.polarity === "negated";
    const style = lineOf(firmest(line.rows));
    const { from, to } = line;
    const touched =
      this.onPath.has(line.id) || line.id === selected || `e:${from}` === selected || `e:${to}` === selected;
    const faint = line.faded || (bright !== null && !touched);
    // Only the lines of what is selected, or those looked at from near, say in words what they are.
    const scale = this.network.getScale();
    const told = (touched && few) || (!faint && scale >= NEAR);
    const label = told ? (this.model.vocabulary.predicates[row?.predicate ?? ""]?.label ?? "") : "";
    const ink = denied ? now.denied : touched ? now.accent : now.ink;
    const color = mix(now.paper, ink, faint ? style.opacity * 0.18 : style.opacity * (touched ? 1 : 0.62));
    return {
      id: line.id,
      from,
      to,
      label: denied && told ? `not: ${label}` : label,
      dashes: style.dashes,
      width: style.width + Math.min(2, (line.rows.length - 1) * 0.4) + (line.id === selected ? 2 : 0),
      smooth: line.curve ?? false,
      color: { color, highlight: now.accent, hover: now.accent },
      arrows: {
        to: {
          enabled: !this.model.vocabulary.predicates[row?.predicate ?? ""]?.symmetric,
          scaleFactor: 0.55,
        },
        middle: { enabled: denied, type: "bar", scaleFactor: 0.7 },
      },
      font: {
        size: 11 / scale,
        color: mix(now.ink, now.paper, 0.15),
        strokeWidth: 4,
        strokeColor: now.paper,
        align: touched ? "horizontal" : "middle",
      },
    };
  }

  /** A tie between groups: no arrow, the wider the more statements it stands for. */
  private tie(
    { id, from, to }: SceneLine,
    tie: { width: number; statements: number },
    bright: Set<string> | null,
    selected: string,
  ): Item {
    const now = theme();
    const touched = from === selected || to === selected || id === selected;
    const faint = bright !== null && !touched;
    return {
      id,
      from,
      to,
      label: id === selected ? count(tie.statements, "statement") : "",
      dashes: false,
      width: tie.width,
      smooth: false,
      color: { color: mix(now.paper, touched ? now.accent : now.ink, faint ? 0.06 : 0.3) },
      arrows: { to: { enabled: false } },
      font: { size: 11 / this.network.getScale(), color: now.ink, strokeWidth: 4, strokeColor: now.paper },
    };
  }

  private replace(set: VisDataSet<Item>, items: Item[], prefix: string): void {
    const wanted = new Set(items.map((item) => item.id));
    const gone = set.getIds().filter((id) => !wanted.has(id));
    for (const id of gone) this.drawn.delete(prefix + id);
    const changed = items.filter((item) => {
      const text = JSON.stringify(item);
      const differs = this.drawn.get(prefix + item.id) !== text;
      this.drawn.set(prefix + item.id, text);
      return differs;
    });
    if (gone.length > 0) set.remove(gone);
    if (changed.length > 0) set.update(changed);
  }
}

function rounded({ x, y }: { x: number; y: number }): { x: number; y: number } {
  return { x: Math.round(x), y: Math.round(y) };
}
