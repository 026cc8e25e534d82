// The best ways from one entity to another: short, firmly stated, and not merely through what everything touches.

import { cheapest, FAR, Left, type Path, type Priced } from "./cheapest.ts";
import type { Joins } from "./joins.ts";
import type { Model } from "./model.ts";
import { isTie, type Roads, stepCost } from "./roads.ts";

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
  const ties = waysBetween(joins.roadsOf(true), hidden, from, to, limit);
  const all = waysBetween(joins.roadsOf(false), hidden, from, to, ties.length < limit ? limit : 1);
  const others = all.filter(
    (path) => !isTied(model, path) && !ties.some((tie) => tie.cost <= path.cost && isDetourOf(path, tie)),
  );
  return [...ties.slice(0, limit - Math.min(1, others.length)), ...others].slice(0, limit);
}

/** Whether a path passes through all that another one passes through: then it only goes round about on the way of that. */
function isDetourOf(path: Path, other: Path): boolean {
  const stops = other.entities.slice(1, -1);
  return stops.length > 0 && stops.every((id) => path.entities.includes(id));
}

/** Ways of which so many are looked at, the cheapest first. */
const LOOKED_AT = 12;

/**
 * Up to `limit` ways, the cheapest first, that go round about on those that `bestPaths` gave, and are not far longer or
 * weaker than the best: by the algorithm of Yen (1971), which leaves each way that is found at each of its stops.
 */
export function roundaboutPaths(
  model: Model,
  joins: Joins,
  best: Path[],
  hidden: ReadonlySet<string>,
  limit: number,
): Path[] {
  const [first] = best;
  const [from, to] = [first?.entities[0], first?.entities.at(-1)];
  if (!first || from === undefined || to === undefined) return [];
  const roads = joins.roadsOf(isTied(model, first));
  const left = new Left(roads, to, from);
  const spent = ({ entities, lines }: Path, steps: number) =>
    lines.slice(0, steps).reduce((sum, line, step) => {
      const next = entities[step + 1] ?? to;
      return sum + (stepCost(model, line) ?? 0) + (next === to ? 0 : roads.pass(next));
    }, 0);
  const most = spent(first, first.lines.length) + FAR;
  const taken: Path[] = [first];
  const waiting = new Map<string, Priced>();
  const found: Path[] = [];
  for (let last: Path | undefined = first; last && taken.length < LOOKED_AT && found.length < limit; ) {
    for (const [stop, id] of last.entities.slice(0, -1).entries()) {
      const root = last.entities.slice(0, stop + 1);
      const alike = taken.filter(({ entities }) => root.every((each, place) => entities[place] === each));
      const barred = new Set(alike.map(({ entities }) => `${id} ${entities[stop + 1]}`));
      const before = spent(last, stop);
      const rest = cheapest(roads, left, id, to, new Set([...hidden, ...root]), barred, most - before);
      if (!rest) continue;
      const entities = [...root.slice(0, -1), ...rest.entities];
      const lines = [...last.lines.slice(0, stop), ...rest.lines];
      waiting.set(entities.join(" "), { entities, lines, cost: before + rest.cost });
    }
    const [next]: Priced[] = [...waiting.values()].sort((a, b) => a.cost - b.cost || compare(a, b));
    last = next;
    if (!next) break;
    waiting.delete(next.entities.join(" "));
    taken.push(next);
    const isShown = best.some(({ entities }) => entities.join(" ") === next.entities.join(" "));
    if (!isShown && best.some((path) => isDetourOf(next, path))) found.push(next);
  }
  return found;
}

/** The cheapest paths without a loop, best first, of which none passes through all that a better one passes through. */
function waysBetween(
  roads: Roads,
  hidden: ReadonlySet<string>,
  from: string,
  to: string,
  limit: number,
): Priced[] {
  const ways: Priced[] = [];
  const left = new Left(roads, to, from);
  // A path misses a stop of each way that is found already: which ones is tried in all combinations.
  let closings: ReadonlySet<string>[] = [hidden];
  const barred = new Set<string>();
  while (ways.length < limit) {
    let most = (ways[0]?.cost ?? Number.POSITIVE_INFINITY) + FAR;
    let next: Priced | undefined;
    for (const closed of closings) {
      const found = cheapest(roads, left, from, to, closed, barred, most);
      if (found && (!next || (found.cost - next.cost || compare(found, next)) < 0)) next = found;
      if (next) most = next.cost;
    }
    if (!next) break;
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
