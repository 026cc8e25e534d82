// What shows the drawing: at first a sketch, and once that is on the screen, vis-network in its place.
import type { Point } from "./bends.ts";
import { el } from "./dom.ts";
import type { Drawing, Seen } from "./drawing.ts";
import { afterFrames } from "./frames.ts";
import { Handed } from "./handed.ts";
import type { LineItem, NodeItem } from "./items.ts";
import { runVisNetwork } from "./library.ts";
import type { Size, View } from "./sight.ts";
import { canvasOf, drawSketch, forVis } from "./sketch.ts";
import { theme } from "./theme.ts";

/** What the screen tells of the mouse, the wheel and its own size. */
interface Heard {
  click(event: VisEvent, box: DOMRect): void;
  /** A thing has been put there, or the picture has been drawn aside. */
  dragged(id: string | undefined, place: Point | undefined): void;
  zoomed(): void;
  resized(): void;
}

export class Screen implements Seen {
  private readonly canvas = el("div", { class: "canvas" });
  private readonly sketched = el("canvas", { class: "sketch", "aria-hidden": "true" });
  /** vis-network, once it runs, with what it has been given. */
  private network: VisNetwork | undefined;
  private given: { nodes: Handed<NodeItem>; lines: Handed<LineItem> } | undefined;
  /** What the sketch shows. */
  private sight: View = { x: 0, y: 0, scale: 1 };
  private sketching = false;

  constructor(
    private readonly element: HTMLElement,
    private readonly drawing: Drawing,
    private readonly options: object,
    private readonly heard: Heard,
  ) {
    element.append(this.canvas, this.sketched);
  }

  get size(): Size {
    return {
      width: this.element.clientWidth || innerWidth,
      height: this.element.clientHeight || innerHeight,
    };
  }

  /** What is in sight. */
  get view(): View {
    return this.network ? { ...this.network.getViewPosition(), scale: this.network.getScale() } : this.sight;
  }

  places(): Record<string, Point> {
    return this.network?.getPositions() ?? {};
  }

  /** Whether vis-network draws already. */
  get runs(): boolean {
    return this.network !== undefined;
  }

  /** Whether the element has another size than what was drawn last by vis-network. */
  get isStale(): boolean {
    const canvas = this.canvas.querySelector("canvas");
    const { clientWidth, clientHeight } = this.canvas;
    const ratio = devicePixelRatio || 1;
    return (
      canvas !== null &&
      (Math.abs(canvas.width - clientWidth * ratio) > 1 || Math.abs(canvas.height - clientHeight * ratio) > 1)
    );
  }

  /** Puts a place into the middle at a zoom; what is drawn there is to be filled and shown afterwards. */
  look({ x, y }: Point, scale: number): void {
    if (this.network) {
      if (this.isStale) this.network.setSize("100%", "100%");
      this.network.moveTo({ position: { x, y }, scale, animation: false });
    } else this.sight = { x, y, scale };
  }

  zoomTo(scale: number): void {
    this.network?.moveTo({ scale, animation: false });
  }

  /** Shows the drawing as it has been filled. */
  show(): void {
    if (!this.network) {
      this.sketchSoon();
      return;
    }
    this.hand();
    this.network.redraw();
  }

  redraw(): void {
    this.network?.redraw();
  }

  /** What is shown, as PNG. */
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
    const context = canvasOf(this.sketched, this.size, this.sight);
    if (!context) return;
    this.drawing.drawBehind(context, this);
    drawSketch(context, this.drawing.nodes, this.drawing.lines, this.sight.scale);
    this.drawing.drawOver(context, this);
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

  /** Makes the network of vis-network, with everything that is to be drawn at first. */
  private start(nodes: Handed<NodeItem>, lines: Handed<LineItem>): VisNetwork {
    const network = new vis.Network(this.canvas, { nodes: nodes.set, edges: lines.set }, this.options);
    // The element around it takes the keys.
    this.canvas.querySelector(".vis-network")?.removeAttribute("tabindex");
    network.on("click", (event) => {
      network.unselectAll();
      this.heard.click(event, this.canvas.getBoundingClientRect());
    });
    network.on("dragEnd", ({ nodes: [node] }) => {
      const place = node === undefined ? undefined : network.getPositions([node])[node];
      network.unselectAll();
      this.heard.dragged(node, place);
    });
    network.on("zoom", () => this.heard.zoomed());
    network.on("resize", () => this.heard.resized());
    network.on("beforeDrawing", (context: CanvasRenderingContext2D) =>
      this.drawing.drawBehind(context, this),
    );
    network.on("afterDrawing", (context: CanvasRenderingContext2D) => {
      this.drawing.drawOver(context, this);
      this.sketched.remove();
    });
    this.canvas.addEventListener("mousemove", ({ offsetX: x, offsetY: y }) =>
      this.point(
        network.getNodeAt({ x, y }) ??
          this.drawing.namedAt(network.DOMtoCanvas({ x, y })) ??
          network.getEdgeAt({ x, y }),
      ),
    );
    this.canvas.addEventListener("mouseleave", () => this.point(undefined));
    return network;
  }

  /** The pointer has come over a thing or a line, or has left it: its lines stand out, and it tells its name. */
  private point(over: string | undefined): void {
    if (over === this.drawing.over) return;
    this.drawing.over = over;
    this.canvas.classList.toggle("over", over !== undefined);
    this.canvas.title = over === undefined ? "" : this.drawing.tellOf(over);
    this.redraw();
  }

  private hand(): void {
    this.given?.nodes.replace(this.drawing.nodes.map(forVis));
    this.given?.lines.replace(this.drawing.lines);
  }
}
