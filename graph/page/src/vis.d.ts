// The part of vis-network that the page uses; the library stands beside this script as the global `vis`.

interface VisPoint {
  x: number;
  y: number;
}

interface VisEvent {
  nodes: string[];
  edges: string[];
}

interface VisDataSet<T extends { id: string }> {
  add(items: T[]): void;
  update(items: T[]): void;
  remove(ids: string[]): void;
  getIds(): string[];
  get(id: string): T | null;
}

interface VisNetwork {
  on(event: string, handler: (event: VisEvent) => void): void;
  once(event: string, handler: () => void): void;
  fit(options: { nodes?: string[]; animation: false; maxZoomLevel?: number; minZoomLevel?: number }): void;
  moveTo(options: { position?: VisPoint; scale?: number; offset?: VisPoint; animation: false }): void;
  getScale(): number;
  getViewPosition(): VisPoint;
  getPositions(ids: string[]): Record<string, VisPoint>;
  selectNodes(ids: string[], highlightEdges: boolean): void;
  selectEdges(ids: string[]): void;
  unselectAll(): void;
  redraw(): void;
  setOptions(options: object): void;
  setSize(width: string, height: string): void;
}

declare const vis: {
  DataSet: new <T extends { id: string }>(items?: T[]) => VisDataSet<T>;
  Network: new (container: HTMLElement, data: object, options: object) => VisNetwork;
};
