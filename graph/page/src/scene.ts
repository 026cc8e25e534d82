// What the picture shows at a state: which entities, which lines, and where they stand.
import { isFiltered } from "./filter.ts";
import type { Model } from "./model.ts";
import type { Path } from "./paths.ts";
import { around, beside, chains, circle } from "./places.ts";
import { FACETS, type State } from "./state.ts";
import type { Loop, PlacedEdge, Statement } from "./types.ts";

export interface SceneLine {
  id: string;
  edge: PlacedEdge;
  rows: Statement[];
  faded: boolean;
}

export interface Scene {
  /** The ids of the drawn entities with their places, the weightiest first. */
  places: Map<string, { x: number; y: number }>;
  faded: Set<string>;
  lines: SceneLine[];
  /** Whether only one neighbourhood, or only paths, are shown. */
  alone: boolean;
  /** How many more entities could be drawn. */
  left: number;
}

/** The id of a line: what its statements have in common. */
export function lineId(row: Statement): string {
  return `l:${row.subject}|${row.predicate}|${row.object}|${row.polarity}`;
}

/** How many neighbours are shown at first when one entity is shown alone. */
const NEIGHBORS = 30;

export class Stage {
  private readonly lines: { id: string; edge: PlacedEdge; rows: Statement[] }[];
  private readonly core: number;

  constructor(private readonly model: Model) {
    this.core = model.network.nodes.filter((node) => node.core).length;
    this.lines = model.network.edges.map((edge) => {
      const rows = edge.statements
        .map((number) => model.statements[number])
        .filter((row) => row !== undefined);
      const first = rows[0];
      return { id: first ? lineId(first) : "", edge, rows };
    });
  }

  /** The lines whose statements pass the filters. */
  passing(passing: Set<Statement>): SceneLine[] {
    return this.lines
      .map(({ id, edge, rows }) => ({ id, edge, rows: rows.filter((row) => passing.has(row)), faded: false }))
      .filter(({ rows }) => rows.length > 0);
  }

  /** The scene of paths between two entities: they alone, as chains. */
  ofPaths(paths: Path[]): Scene {
    const lines = new Map(paths.flatMap((path) => path.lines.map((line) => [line.id, line] as const)));
    return {
      places: chains(paths.map((path) => path.entities)),
      faded: new Set(),
      lines: [...lines.values()],
      alone: true,
      left: 0,
    };
  }

  /** The scene of a circle of payments: its members and deals around, and the lines between them. */
  ofLoop(loop: Loop, passing: Set<Statement>): Scene {
    const ids = new Set(loop.sides.flatMap((side) => [side.payer, ...side.deals]));
    const places = circle([...ids]);
    const lines = this.passing(passing).filter(({ edge }) => places.has(edge.from) && places.has(edge.to));
    return { places, faded: new Set(), lines, alone: true, left: 0 };
  }

  at(state: State, passing: Set<Statement>): Scene {
    const lines = this.lines
      .map(({ id, edge, rows }) => ({ id, edge, rows: rows.filter((row) => passing.has(row)), all: rows }))
      .filter(({ rows }) => rows.length > 0 || state.fade);
    const joined = new Map<string, Set<string>>();
    for (const { edge, rows } of lines) {
      if (rows.length === 0) continue;
      for (const [one, other] of [
        [edge.from, edge.to],
        [edge.to, edge.from],
      ] as const) {
        const others = joined.get(one);
        if (others) others.add(other);
        else joined.set(one, new Set([other]));
      }
    }
    const chosen = this.choose(state, joined, passing);
    const places = this.placesOf(state, chosen.ids, joined);
    const faded = new Set([...places.keys()].filter((id) => !joined.has(id)));
    return {
      places,
      faded: state.fade ? faded : new Set(),
      lines: lines
        .filter(({ edge }) => places.has(edge.from) && places.has(edge.to))
        .map(({ id, edge, rows, all }) => ({
          id,
          edge,
          rows: rows.length ? rows : all,
          faded: rows.length === 0,
        })),
      alone: state.focus !== "" && places.has(state.focus),
      left: chosen.left,
    };
  }

  /** The entities to draw, and how many further ones could be. */
  private choose(
    state: State,
    joined: Map<string, Set<string>>,
    passing: Set<Statement>,
  ): { ids: string[]; left: number } {
    const kindOn = (id: string) => !state.off.has(this.model.entities.get(id)?.type ?? "");
    const told = this.told(state, passing);
    const usable = (id: string) => !state.hidden.has(id) && (state.fade || joined.has(id) || told.has(id));
    if (state.focus && this.model.entities.has(state.focus)) {
      const near = [...(joined.get(state.focus) ?? [])].filter((id) => !state.hidden.has(id));
      const ranked = this.ranked(near);
      const limit = NEIGHBORS * state.more;
      return { ids: [state.focus, ...ranked.slice(0, limit)], left: Math.max(0, ranked.length - limit) };
    }
    const limit = this.core * state.more;
    const drawn = new Set<string>();
    let front = 0;
    let back = 0;
    let left = 0;
    for (const { id } of this.model.network.nodes) {
      if (!kindOn(id) || !usable(id)) continue;
      const background = this.isBackground(id);
      if (background ? back < limit : front < limit) {
        drawn.add(id);
        if (background) back += 1;
        else front += 1;
      } else left += 1;
    }
    for (const id of this.lonely(drawn, joined, state)) if (!told.has(id)) drawn.delete(id);
    for (const id of state.expanded) {
      if (!this.model.entities.has(id)) continue;
      drawn.add(id);
      for (const other of joined.get(id) ?? []) if (!state.hidden.has(other)) drawn.add(other);
    }
    const shown = state.selected.startsWith("e:") ? state.selected.slice(2) : "";
    if (this.model.entities.has(shown)) drawn.add(shown);
    return { ids: [...drawn], left };
  }

  /** The entities of which something is said that was asked for: they are drawn though no line leads to them. */
  private told(state: State, passing: Set<Statement>): Set<string> {
    if (FACETS.every((facet) => state.only[facet].size === 0)) return new Set();
    return new Set([...passing].map((row) => row.subject));
  }

  /** Entities without a line to another drawn one tell nothing, unless the filters left them so. */
  private lonely(drawn: Set<string>, joined: Map<string, Set<string>>, state: State): string[] {
    if (state.fade && isFiltered(state)) return [];
    return [...drawn].filter((id) => ![...(joined.get(id) ?? [])].some((other) => drawn.has(other)));
  }

  private isBackground(id: string): boolean {
    const type = this.model.entities.get(id)?.type ?? "";
    return this.model.ancestors(type).some((name) => this.model.background.has(name));
  }

  private ranked(ids: string[]): string[] {
    return ids.sort((a, b) => this.model.about(b).length - this.model.about(a).length || (a < b ? -1 : 1));
  }

  private placesOf(state: State, ids: string[], joined: Map<string, Set<string>>): Scene["places"] {
    const places: Scene["places"] = new Map();
    if (state.focus && ids[0] === state.focus) {
      const kind = (id: string) => this.model.entities.get(id)?.type ?? "";
      const order = Object.keys(this.model.vocabulary.classes);
      const sorted = ids.slice(1).sort((a, b) => order.indexOf(kind(a)) - order.indexOf(kind(b)));
      return around(state.focus, sorted);
    }
    const homeless: string[] = [];
    for (const id of ids) {
      const node = this.model.nodes.get(id);
      if (node) places.set(id, { x: node.x, y: node.y });
      else homeless.push(id);
    }
    for (const id of homeless) {
      const anchor = [...(joined.get(id) ?? [])].map((other) => places.get(other)).find(Boolean);
      places.set(id, beside(anchor ?? { x: 0, y: 0 }, places));
    }
    return places;
  }
}
