// The best ways from one entity to another: short, firmly stated, and not merely through what everything touches.

import { cheapest, FAR, Left, type Path, type Priced } from "./cheapest.ts";
import type { Joins } from "./joins.ts";
import type { Model } from "./model.ts";
import { isTie, type Roads } from "./roads.ts";

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

/** Whether a path only goes round about on the way of another one: it passes through all that this passes through. */
function isDetourOf(path: Path, other: Path): boolean {
  return other.lines.length > 1 && passesAll(path, other);
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
  const most = spent(roads, first, first.lines.length) + FAR;
  const taken: Path[] = [first];
  const waiting = new Map<string, Priced>();
  const found: Path[] = [];
  for (let last: Path | undefined = first; last && taken.length < LOOKED_AT && found.length < limit; ) {
    for (const [stop, id] of last.entities.slice(0, -1).entries()) {
      const root = last.entities.slice(0, stop + 1);
      const alike = taken.filter(({ entities }) => root.every((each, place) => entities[place] === each));
      const barred = {
        entities: new Set([...hidden, ...root]),
        steps: new Map([[id, new Set(alike.flatMap(({ entities }) => entities[stop + 1] ?? []))]]),
      };
      const before = spent(roads, last, stop);
      const rest = cheapest(roads, left, id, to, barred, most - before);
      if (!rest) continue;
      const entities = [...root.slice(0, -1), ...rest.entities];
      const lines = [...last.lines.slice(0, stop), ...rest.lines];
      waiting.set(entities.join(" "), { entities, lines, cost: before + rest.cost });
    }
    const [next]: Priced[] = [...waiting.values()].sort(dearer);
    last = next;
    if (!next) break;
    waiting.delete(next.entities.join(" "));
    taken.push(next);
    const isShown = best.some(({ entities }) => entities.join(" ") === next.entities.join(" "));
    if (!isShown && best.some((path) => isDetourOf(next, path))) found.push(next);
  }
  return found;
}

/** What the first steps of a path cost, with passing through what they lead to. */
function spent(roads: Roads, { entities }: Path, steps: number): number {
  return entities.slice(0, steps).reduce((sum, id, place) => {
    const next = entities[place + 1] ?? "";
    const step = roads.from(id).find(({ other }) => other === next)?.step ?? 0;
    return sum + step + (place + 2 === entities.length ? 0 : roads.pass(next));
  }, 0);
}

/** The ways that miss some entities, by the best of them. */
interface Branch {
  closed: ReadonlySet<string>;
  best: Priced;
}

/**
 * The cheapest paths without a loop, best first, of which none passes through all that a better one passes through. A
 * branch whose best way does is parted: each of its parts misses another stop of that better one.
 */
function waysBetween(
  roads: Roads,
  hidden: ReadonlySet<string>,
  from: string,
  to: string,
  limit: number,
): Priced[] {
  const ways: Priced[] = [];
  const left = new Left(roads, to, from);
  const steps = new Map<string, Set<string>>();
  const branch = (closed: ReadonlySet<string>): Branch[] => {
    const most = (ways[0]?.cost ?? Number.POSITIVE_INFINITY) + FAR;
    const best = cheapest(roads, left, from, to, { entities: closed, steps }, most);
    return best ? [{ closed, best }] : [];
  };
  let branches = branch(hidden);
  while (ways.length < limit) {
    const [first, ...rest] = branches.sort((a, b) => dearer(a.best, b.best));
    if (!first) break;
    const { closed, best } = first;
    const better = ways.find((way) => passesAll(best, way));
    if (!better) {
      ways.push(best);
      if (best.lines.length === 1) steps.set(from, new Set([to]));
    } else if (better.lines.length === 1) branches = [...branch(closed), ...rest];
    else branches = [...rest, ...stopsOf(better).flatMap((stop) => branch(new Set([...closed, stop])))];
  }
  return ways;
}

function stopsOf(path: Path): string[] {
  return path.entities.slice(1, -1);
}

/** Whether a path passes through all that another one passes through. */
function passesAll(path: Path, other: Path): boolean {
  if (other.entities.length === 2) return path.entities.length === 2;
  return stopsOf(other).every((id) => path.entities.includes(id));
}

function dearer(one: Priced, other: Priced): number {
  return one.cost - other.cost || (one.entities.join(" ") < other.entities.join(" ") ? -1 : 1);
}
