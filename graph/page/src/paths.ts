// The best ways from one entity to another: short, firmly stated, and not merely through what everything touches.

import type { Joins, SceneLine } from "./joins.ts";
import type { Model } from "./model.ts";
import type { Statement } from "./types.ts";

export interface Path {
  /** The entities on the way, both ends among them, and the lines between them. */
  entities: string[];
  lines: SceneLine[];
}

/** Whether a line ties two things, and does not only set a subject beside what is said of it. */
export function isTie(model: Model, line: SceneLine): boolean {
  const [row] = line.rows;
  if (row === undefined || model.vocabulary.predicates[row.predicate]?.topical) return false;
  return !model.isA(line.from, "Idea") && !model.isA(line.to, "Idea");
}

/** Whether a path runs through ties alone. */
export function isTied(model: Model, path: Path): boolean {
  return path.lines.every((line) => isTie(model, line));
}

/** The subjects through which a path runs: the ideas on it, or else what is only set beside something. */
export function subjectsOf(model: Model, path: Path): string[] {
  const inner = path.entities.slice(1, -1);
  const ideas = inner.filter((id) => model.isA(id, "Idea"));
  if (ideas.length > 0) return ideas;
  const loose = path.lines.filter((line) => !isTie(model, line)).flatMap(({ from, to }) => [from, to]);
  return inner.filter((id) => loose.includes(id));
}

/** What a step costs; see graph/dealgraph/analysis/costs.py. */
const STANCES: Record<string, number> = {
  asserted: 1,
  reported: 1.25,
  estimated: 1.5,
  projected: 1.5,
  opinion: 2,
  disputed: 2.5,
  hypothetical: 3,
};
const DEPRECATED = 4;

/**
 * Up to `limit` paths between two entities, through none of `hidden`: those through ties alone, the cheapest first, then
 * others. The cheapest of all is always among them, and none that only goes round about on the way of a cheaper one, or
 * is far longer or weaker.
 */
export function bestPaths(
  model: Model,
  joins: Joins,
  from: string,
  to: string,
  hidden: ReadonlySet<string> = new Set(),
  limit = 3,
): Path[] {
  const ties = waysBetween({ model, joins, hidden, tied: true }, from, to, limit);
  const all = waysBetween({ model, joins, hidden, tied: false }, from, to, ties.length < limit ? limit : 1);
  const others = all.filter(
    (path) => !isTied(model, path) && !ties.some((tie) => tie.cost <= path.cost && isDetourOf(path, tie)),
  );
  return [...ties.slice(0, limit - Math.min(1, others.length)), ...others].slice(0, limit);
}

/** Where paths are looked for: through none of `hidden`, and if `tied`, through ties alone. */
interface Net {
  model: Model;
  joins: Joins;
  hidden: ReadonlySet<string>;
  tied: boolean;
}

type Priced = Path & { cost: number };

/** A way that costs so much more than the best, about three steps, tells nothing beside it. */
const FAR = 5;

/** Whether a path passes through all that another one passes through: then it only goes round about on the way of that. */
function isDetourOf(path: Path, other: Path): boolean {
  const stops = other.entities.slice(1, -1);
  return stops.length > 0 && stops.every((id) => path.entities.includes(id));
}

/** The cheapest paths without a loop, best first, of which none passes through all that a better one passes through. */
function waysBetween(net: Net, from: string, to: string, limit: number): Priced[] {
  const ways: Priced[] = [];
  // A path misses a stop of each way that is found already: which ones is tried in all combinations.
  let closings: ReadonlySet<string>[] = [net.hidden];
  const barred = new Set<string>();
  while (ways.length < limit) {
    const found = closings.flatMap((closed) => cheapest(net, from, to, closed, barred) ?? []);
    const [next] = found.sort((a, b) => a.cost - b.cost || compare(a, b));
    if (!next || next.cost > (ways[0]?.cost ?? next.cost) + FAR) break;
    ways.push(next);
    const stops = next.entities.slice(1, -1);
    if (stops.length === 0) barred.add(`${from} ${to}`);
    else
      closings = closings.flatMap((closed) =>
        stops.some((stop) => closed.has(stop)) ? [closed] : stops.map((stop) => new Set([...closed, stop])),
      );
  }
  return ways;
}

function compare(one: Path, other: Path): number {
  return one.entities.join(" ") < other.entities.join(" ") ? -1 : 1;
}

/** Dijkstra's algorithm over the lines, through none of `closed` and along none of the steps in `barred`. */
function cheapest(
  { model, joins, tied }: Net,
  from: string,
  to: string,
  closed: ReadonlySet<string>,
  barred: ReadonlySet<string>,
): Priced | null {
  const cost = new Map([[from, 0]]);
  const came = new Map<string, { line: SceneLine; from: string }>();
  const queue = new Heap();
  queue.push(0, from);
  for (let next = queue.pop(); next !== undefined; next = queue.pop()) {
    if (next.id === to) return { ...trace(came, from, to), cost: next.cost };
    if (next.cost > (cost.get(next.id) ?? Number.POSITIVE_INFINITY)) continue;
    for (const { line, other } of joins.waysFrom(next.id)) {
      if ((closed.has(other) && other !== to) || barred.has(`${next.id} ${other}`)) continue;
      if (tied && !isTie(model, line)) continue;
      const step = stepCost(model, line);
      // A denial is no connection.
      if (step === null) continue;
      const total = next.cost + step + (other === to ? 0 : passCost(joins, other));
      if (total < (cost.get(other) ?? Number.POSITIVE_INFINITY)) {
        cost.set(other, total);
        came.set(other, { line, from: next.id });
        queue.push(total, other);
      }
    }
  }
  return null;
}

/** That two are named beside one that everything is tied to says little of the two. */
function passCost(joins: Joins, id: string): number {
  return Math.log2(Math.max(1, joins.joined(id).size)) / 2;
}

/** What a step along a line costs, by its cheapest statement; null where it is no connection. */
export function stepCost(model: Model, line: SceneLine): number | null {
  const costs = line.rows
    .filter((row) => row.polarity !== "negated")
    .map(
      (row) => base(model, row) * (STANCES[row.stance] ?? 1) * (row.rank === "deprecated" ? DEPRECATED : 1),
    );
  return costs.length > 0 ? Math.min(...costs) : null;
}

/** Parties of deals, work, investment and trade tie most; a thought from an idea on ties least. */
function base(model: Model, row: Statement): number {
  const term = model.vocabulary.predicates[row.predicate];
  if (term?.interest || term?.flow) return 1;
  if (model.isA(row.subject, "Idea")) return 3;
  return model.isA(row.object ?? "", "Idea") ? 2 : 1.5;
}

function trace(came: Map<string, { line: SceneLine; from: string }>, from: string, to: string): Path {
  const path: Path = { entities: [to], lines: [] };
  for (let id = to; id !== from; ) {
    const step = came.get(id);
    if (!step) break;
    path.lines.unshift(step.line);
    path.entities.unshift(step.from);
    id = step.from;
  }
  return path;
}

/** A binary heap of ids by cost; equal costs come in the order of the ids. */
class Heap {
  private readonly items: { cost: number; id: string }[] = [];

  push(cost: number, id: string): void {
    this.items.push({ cost, id });
    let place = this.items.length - 1;
    while (place > 0) {
      const above = (place - 1) >> 1;
      if (!this.before(place, above)) break;
      this.swap(place, above);
      place = above;
    }
  }

  pop(): { cost: number; id: string } | undefined {
    const first = this.items[0];
    const last = this.items.pop();
    if (first === undefined || last === undefined || this.items.length === 0) return first;
    this.items[0] = last;
    for (let place = 0; ; ) {
      let least = place;
      for (const below of [2 * place + 1, 2 * place + 2]) {
        if (below < this.items.length && this.before(below, least)) least = below;
      }
      if (least === place) return first;
      this.swap(place, least);
      place = least;
    }
  }

  private before(one: number, other: number): boolean {
    const [a, b] = [this.items[one], this.items[other]];
    return a !== undefined && b !== undefined && (a.cost < b.cost || (a.cost === b.cost && a.id < b.id));
  }

  private swap(one: number, other: number): void {
    const [a, b] = [this.items[one], this.items[other]];
    if (a && b) [this.items[one], this.items[other]] = [b, a];
  }
}
