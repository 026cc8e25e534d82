// What the picture shows at a state: which entities, which lines, and where they stand.
import { arrange, TALL, WIDE } from "./arrange.ts";
import { distancesTo, type Point } from "./bends.ts";
import type { Path } from "./cheapest.ts";
import { withDetours } from "./detours.ts";
import { grouped } from "./dom.ts";
import { isFiltered } from "./filter.ts";
import type { GroupCounts } from "./groupcounts.ts";
import { Joins, type SceneLine } from "./joins.ts";
import type { Known } from "./known.ts";
import { isGroup, lookOf } from "./looks.ts";
import { alongMoney } from "./loopscene.ts";
import type { Model } from "./model.ts";
import type { Passing } from "./passing.ts";
import { around, beside, chains, circle } from "./places.ts";
import { isNarrow, MANY } from "./sight.ts";
import { FACETS, type State } from "./state.ts";
import type { Loop } from "./types.ts";

export interface Scene {
  /** The ids of the drawn entities with their places, the weightiest first. */
  places: Map<string, { x: number; y: number }>;
  faded: Set<string>;
  lines: SceneLine[];
  /** Whether only one neighbourhood, or only paths, are shown. */
  alone: boolean;
  /** How many more entities could be drawn. */
  left: number;
  /** The entity that is drawn only because it is selected. */
  guest: string;
  /** Names that differ from those of the build: a group's, with how many of its members pass the filters. */
  names?: Map<string, string>;
}

/** Which entities are to be drawn. */
interface Choice {
  ids: string[];
  left: number;
  /** Those that come to the others, each with the one beside which it stands, or none. */
  added: Map<string, string>;
  guest: string;
}

/** The scene while nothing is known yet. */
export const NOTHING: Scene = {
  places: new Map(),
  faded: new Set(),
  lines: [],
  alone: false,
  left: 0,
  guest: "",
};

/** How many neighbours are shown at first when one entity is shown alone. */
const NEIGHBORS = 30;
/** So many are drawn at first on a phone, where not all of the core could be read. */
const FEW = 20;
/** What is newly drawn stands so far from lines that are none of its own: its shape and name do not lie on them. */
const CLEAR = 60;
/** More than this neither the eye nor vis-network carries. */
export const MOST = 600;

export class Stage {
  readonly joins: Joins;
  private readonly core: number;
  /** Whether the window is too narrow for the core: a few of it are drawn, upright, so that all of them are in sight. */
  private readonly upright: boolean;
  private passing: Passing | undefined;
  private known: Known | undefined;
  private last: { key: string; passing: Passing; scene: Scene } | undefined;

  constructor(
    private readonly model: Model,
    width: number,
  ) {
    this.joins = new Joins(model);
    // Where nothing stands in front there is no core, and what stands behind is drawn in its place.
    const core = model.network.nodes.filter((node) => node.core).length || NEIGHBORS;
    this.upright = isNarrow(width) && core > MANY;
    this.core = this.upright ? FEW : core;
  }

  set(passing: Passing, known: Known): void {
    this.passing = passing;
    this.known = known;
    this.joins.set(passing, known);
  }

  /** The scene of paths between two entities: they alone, as chains. */
  ofPaths(paths: Path[]): Scene {
    const lines = new Map(paths.flatMap((path) => path.lines.map((line) => [line.id, line] as const)));
    const places = chains(paths.map((path) => path.entities));
    return { ...NOTHING, places, lines: this.clear([...lines.values()], places), alone: true };
  }

  /** The scene of a circle of payments: its members and deals around, and lines that lead where the money goes. */
  ofLoop(loop: Loop, hidden: ReadonlySet<string>): Scene {
    const members = new Set(loop.sides.flatMap((side) => [side.payer, ...side.deals.map(({ id }) => id)]));
    const places = circle([...members].filter((id) => !hidden.has(id)));
    const lines = this.joins.between(places, false).map((line) => alongMoney(loop, line));
    return { ...NOTHING, places, lines: this.clear(lines, places), alone: true };
  }

  /** The scene of the overview: the groups and the ties between them, with what passes the filters of each. */
  ofGroups(counts: GroupCounts): Scene {
    const { nodes, edges } = this.model.network;
    const groups = nodes.filter(({ id }) => isGroup(id) && this.isKnown(id));
    const places = new Map(groups.map(({ id, x, y }) => [id, { x, y }] as const));
    const lines = edges
      .filter(({ from, to }) => places.has(from) && places.has(to))
      .map(({ from, to, width }) => ({
        id: `t:${from.slice(2)}|${to.slice(2)}`,
        from,
        to,
        rows: [],
        faded: false,
        tie: { statements: counts.statements(from, to), width },
      }))
      .filter(({ tie }) => tie.statements > 0);
    if (!counts.filtered) return { ...NOTHING, places, lines };
    const passing = new Map(groups.map(({ id }) => [id, counts.members(id).length]));
    const faded = new Set([...passing].flatMap(([id, number]) => (number === 0 ? [id] : [])));
    const names = groups.map(({ id, label, members = 0 }) => {
      const name = label.split("\n").slice(0, -1);
      return [id, [...name, `${grouped(passing.get(id) ?? 0)} of ${grouped(members)}`].join("\n")] as const;
    });
    return { ...NOTHING, places, lines, faded, names: new Map(names) };
  }

  /** The scene of a state; `key` tells states apart that draw different things. */
  at(state: State, key: string): Scene {
    const { passing, last } = this;
    if (!passing) return NOTHING;
    const selected = state.selected.startsWith("e:") ? state.selected.slice(2) : "";
    const shown = this.canBeDrawn(state, selected) ? selected : "";
    if (last?.key === key && last.passing === passing && (!shown || last.scene.places.has(shown)))
      return last.scene;
    const choice = this.choose(state, shown);
    const places = this.placesOf(state, choice);
    const scene = {
      places,
      faded: new Set(state.fade ? [...places.keys()].filter((id) => this.isFaint(state, id, places)) : []),
      lines: this.clear(this.joins.between(places, state.fade), places),
      alone: state.focus !== "" && places.has(state.focus),
      left: choice.left,
      guest: choice.guest,
    };
    this.last = { key, passing, scene };
    return scene;
  }

  /** How many entities a state would draw. */
  size(state: State): number {
    return this.passing ? this.choose(state, "").ids.length : 0;
  }

  /** The entities joined to one that a scene does not show. */
  missing(state: State, scene: Scene, id: string): string[] {
    return [...this.joins.joined(id)].filter((other) => !scene.places.has(other) && !state.hidden.has(other));
  }

  /** Whether an entity is one that is neither hidden nor unknown by the day that is set. */
  canBeDrawn(state: State, id: string): boolean {
    return this.model.entities.has(id) && !state.hidden.has(id) && this.known?.has(id) === true;
  }

  /** Where an entity is drawn, or else has room beside what it is joined to; nothing where it cannot be drawn. */
  roomFor(state: State, { places, lines }: Scene, id: string): Point | undefined {
    const drawn = places.get(id);
    if (drawn || !this.canBeDrawn(state, id)) return drawn;
    const distances = lines.flatMap(({ from, to, curve }) => {
      const [start, end] = [places.get(from), places.get(to)];
      return start && end ? [distancesTo(start, end, curve)] : [];
    });
    const isClear = (place: Point) => distances.every((distance) => distance(place) >= CLEAR);
    return beside(this.anchorOf(id, places), places, isClear);
  }

  /** The lines with detours around shapes that they have nothing to do with. */
  private clear(lines: SceneLine[], places: Scene["places"]): SceneLine[] {
    return withDetours(lines, places, (id) => lookOf(this.model, id).size);
  }

  /** Whether something was known of the hub of a group. */
  private isKnown(group: string): boolean {
    return group === "g:" || this.known?.has(group.slice(2)) === true;
  }

  /** Whether the filters would leave it out, were what they leave out not shown faintly. */
  private isFaint(state: State, id: string, places: Scene["places"]): boolean {
    return !this.isTold(state, id) && ![...this.joins.joined(id)].some((other) => places.has(other));
  }

  private choose(state: State, shown: string): Choice {
    if (this.canBeDrawn(state, state.focus)) return this.neighbourhood(state);
    const group = state.group ? this.model.members(`g:${state.group}`) : [];
    const { drawn, left } = group.length > 0 ? this.members(state, group) : this.weightiest(state);
    const added = new Map<string, string>();
    const add = (id: string, beside: string) => {
      if (!drawn.has(id)) added.set(id, beside);
      drawn.add(id);
    };
    let more = left;
    for (const id of state.expanded) {
      if (!this.canBeDrawn(state, id)) continue;
      add(id, "");
      for (const other of this.ranked([...this.joins.joined(id)])) {
        if (state.hidden.has(other) || drawn.has(other)) continue;
        if (drawn.size < MOST) add(other, id);
        else more += 1;
      }
    }
    for (const id of state.pinned.keys()) if (this.canBeDrawn(state, id)) drawn.add(id);
    const guest = drawn.has(shown) ? "" : shown;
    if (guest) add(guest, "");
    return { ids: [...drawn], left: more, added, guest };
  }

  private neighbourhood(state: State): Choice {
    const near = [...this.joins.joined(state.focus)].filter((id) => !state.hidden.has(id));
    const ranked = this.ranked(near);
    const limit = Math.min(MOST, NEIGHBORS * state.more);
    const pinned = [...state.pinned.keys()].filter((id) => this.canBeDrawn(state, id));
    const ids = new Set([state.focus, ...ranked.slice(0, limit), ...pinned]);
    return { ids: [...ids], left: Math.max(0, ranked.length - limit), added: new Map(), guest: "" };
  }

  /** The weightiest members of a group, all kinds of them. */
  private members(state: State, group: string[]): { drawn: Set<string>; left: number } {
    const usable = group.filter((id) => this.canBeDrawn(state, id) && this.isUsable(state, id));
    const limit = Math.min(MOST, this.core * state.more);
    return { drawn: new Set(usable.slice(0, limit)), left: Math.max(0, usable.length - limit) };
  }

  private weightiest(state: State): { drawn: Set<string>; left: number } {
    const limit = Math.min(MOST, this.core * state.more);
    const drawn = new Set<string>();
    let front = 0;
    let back = 0;
    let left = 0;
    for (const { id } of this.model.network.nodes) {
      const type = this.model.entities.get(id)?.type;
      if (
        type === undefined ||
        state.off.has(type) ||
        !this.canBeDrawn(state, id) ||
        !this.isUsable(state, id)
      )
        continue;
      const background = this.isBackground(type);
      if (background ? back < limit : front < limit) {
        drawn.add(id);
        if (background) back += 1;
        else front += 1;
      } else left += 1;
    }
    // Entities without a line to another drawn one tell nothing, unless the filters left them so.
    if (!state.fade || !isFiltered(state))
      for (const id of [...drawn])
        if (!this.isTold(state, id) && ![...this.joins.joined(id)].some((other) => drawn.has(other)))
          drawn.delete(id);
    return { drawn, left };
  }

  private isUsable(state: State, id: string): boolean {
    return state.fade || this.joins.isJoined(id) || this.isTold(state, id);
  }

  /** Whether something is said of it that was asked for: then it is drawn though no line leads to it. */
  private isTold(state: State, id: string): boolean {
    if (FACETS.every((facet) => state.only[facet].size === 0)) return false;
    return this.model.about(id).some((row) => row.subject === id && this.passing?.has(row));
  }

  private isBackground(type: string): boolean {
    return this.model.ancestors(type).some((name) => this.model.background.has(name));
  }

  private ranked(ids: string[]): string[] {
    return ids.sort((a, b) => this.model.about(b).length - this.model.about(a).length || (a < b ? -1 : 1));
  }

  private placesOf(state: State, choice: Choice): Scene["places"] {
    const places = this.unpinned(state, choice);
    const drawn = new Set(choice.ids);
    for (const [id, place] of state.pinned) if (drawn.has(id)) places.set(id, place);
    return places;
  }

  private unpinned(state: State, { ids, added }: Choice): Scene["places"] {
    if (state.focus && ids[0] === state.focus) {
      const kind = (id: string) => this.model.entities.get(id)?.type ?? "";
      const order = Object.keys(this.model.vocabulary.classes);
      // What is only pinned stands where it is pinned, and takes no place among the neighbours.
      const near = this.joins.joined(state.focus);
      const sorted = ids
        .filter((id) => near.has(id))
        .sort((a, b) => order.indexOf(kind(a)) - order.indexOf(kind(b)));
      return around(state.focus, sorted);
    }
    if (state.group || state.arranged) {
      return this.arranged(ids);
    }
    // What comes to the others stands beside the one it belongs to, not where the whole graph has its place.
    const own = ids.filter((id) => !added.has(id));
    const homes: ReadonlyMap<string, Point> = this.upright ? this.arranged(own) : this.model.nodes;
    const far = this.upright || state.more > 1 ? new Set<string>() : this.farOut(own);
    const places: Scene["places"] = new Map();
    const homeless = new Set<string>();
    for (const id of ids) {
      const home = homes.get(id);
      if (home && !added.has(id) && !far.has(id)) places.set(id, { x: home.x, y: home.y });
      else homeless.add(id);
    }
    // What is joined to what has a place comes first, as it may be what another one stands beside.
    while (homeless.size > 0) {
      const isNext = (id: string) =>
        places.has(added.get(id) ?? "") || [...this.joins.joined(id)].some((other) => places.has(other));
      const [next = ""] = [[...homeless].find(isNext), ...homeless].filter((id) => id !== undefined);
      homeless.delete(next);
      places.set(next, beside(this.anchorOf(next, places, added.get(next)), places));
    }
    return places;
  }

  /**
   * What is drawn because filters left room for it, and has its place beyond those of the core that are drawn: there it
   * would make the picture of the others small.
   */
  private farOut(ids: string[]): Set<string> {
    const nodes = ids.flatMap((id) => this.model.nodes.get(id) ?? []);
    const core = nodes.filter((node) => node.core);
    if (core.length === 0) return new Set();
    const [xs, ys] = [core.map(({ x }) => x), core.map(({ y }) => y)];
    const [left, right, top, bottom] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)];
    const isFar = ({ x, y }: Point) => x < left || x > right || y < top || y > bottom;
    return new Set(nodes.flatMap((node) => (!node.core && isFar(node) ? [node.id] : [])));
  }

  /**
   * The place of the one that an entity comes with, or else of the weightiest that it is joined to, or else that at the
   * edge of the picture which is nearest to its place in the whole graph: further out it would make the others small.
   */
  private anchorOf(id: string, places: Scene["places"], own = ""): Point {
    const joined = [own, ...this.ranked([...this.joins.joined(id)])];
    const anchor = joined.map((other) => places.get(other)).find((place) => place !== undefined);
    if (anchor) return anchor;
    const { x, y } = this.model.nodes.get(id) ?? { x: 0, y: 0 };
    const [xs, ys] = [
      [...places.values()].map((place) => place.x),
      [...places.values()].map((place) => place.y),
    ];
    return places.size > 0 ? { x: within(x, xs), y: within(y, ys) } : { x, y };
  }

  /** Places of some that stand as a set of their own. */
  private arranged(ids: string[]): Scene["places"] {
    const all = new Map(ids.map((id) => [id, true]));
    const links = this.joins.between(all, false).map(({ from, to }): [string, string] => [from, to]);
    return arrange(ids, links, this.upright ? TALL : WIDE);
  }
}

/** A number, or the least or the largest of some where it is none between them. */
function within(number: number, some: number[]): number {
  return Math.min(Math.max(number, Math.min(...some)), Math.max(...some));
}
