// The part of vis-network that the page uses; the library stands beside this script as the global `vis`.

interface VisPoint {
  x: number;
  y: number;
}

interface VisEvent {
  nodes: string[];
  edges: string[];
  pointer: { DOM: VisPoint; canvas: VisPoint };
  /** A page that is busy hears of a click later than it was made. */
  event: { srcEvent: Event };
}

/** What a shape is to be drawn with that the page draws itself. */
interface VisShape extends VisPoint {
  ctx: CanvasRenderingContext2D;
  style: { size: number; color: string; borderColor: string };
}

interface VisDataSet<T extends { id: string }> {
  add(items: T[]): void;
  update(items: T[]): void;
  remove(ids: string[]): void;
  getIds(): string[];
  get(id: string): T | null;
}

interface VisNetwork {
  on(event: "beforeDrawing" | "afterDrawing", handler: (context: CanvasRenderingContext2D) => void): void;
  on(event: string, handler: (event: VisEvent) => void): void;
  moveTo(options: { position?: VisPoint; scale?: number; animation: false }): void;
  getScale(): number;
  getViewPosition(): VisPoint;
  getPositions(ids?: string[]): Record<string, VisPoint>;
  getNodeAt(place: VisPoint): string | undefined;
  DOMtoCanvas(place: VisPoint): VisPoint;
  getEdgeAt(place: VisPoint): string | undefined;
  unselectAll(): void;
  redraw(): void;
  setSize(width: string, height: string): void;
}

declare const vis: {
  DataSet: new <T extends { id: string }>(items?: T[]) => VisDataSet<T>;
  Network: new (container: HTMLElement, data: object, options: object) => VisNetwork;
};
