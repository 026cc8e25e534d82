// The cheapest way through the roads, found from its start towards its end.
import { Heap } from "./heap.ts";
import type { SceneLine } from "./joins.ts";
import type { Roads } from "./roads.ts";

export interface Path {
  /** The entities on the way, both ends among them, and the lines between them. */
  entities: string[];
  lines: SceneLine[];
}

/** A way that costs so much more than the best, about three steps, tells nothing beside it. */
export const FAR = 5;

export type Priced = Path & { cost: number };

/** So many entities around the end of a way tell how far it is from others, at least. */
const AROUND = 1_000;

/**
 * What is left of a way from an entity to its end, at least: exactly around the end, by Dijkstra's algorithm, and from
 * further away as much as to the edge of that.
 */
export class Left {
  private readonly costs = new Map<string, number>();
  /** What is left from everything further away. */
  private edge = Number.POSITIVE_INFINITY;

  constructor(roads: Roads, to: string, from: string) {
    const cost = new Map([[to, 0]]);
    const queue = new Heap();
    queue.push(0, to);
    for (let next = queue.pop(); next !== undefined; next = queue.pop()) {
      const { id } = next;
      if (this.costs.has(id)) continue;
      // What is so much further than the start is on no way that is shown.
      if (this.costs.size >= AROUND || next.cost > this.of(from) + FAR) {
        this.edge = next.cost;
        return;
      }
      this.costs.set(id, next.cost);
      const passed = next.cost + (id === to ? 0 : roads.pass(id));
      for (const { other, step } of roads.from(id)) {
        if (passed + step >= (cost.get(other) ?? Number.POSITIVE_INFINITY)) continue;
        cost.set(other, passed + step);
        queue.push(passed + step, other);
      }
    }
  }

  of(id: string): number {
    return this.costs.get(id) ?? this.edge;
  }
}

/** Sums of the same costs in another order may differ by less than this. */
const ROUNDING = 1e-9;

/** What a way has to leave aside: entities, and steps by the entity that they start from. */
export interface Barred {
  entities: ReadonlySet<string>;
  steps: ReadonlyMap<string, ReadonlySet<string>>;
}

/**
 * The cheapest path of those that cost no more than `most`, without what is barred: the A* algorithm of Hart, Nilsson and
 * Raphael (1968), which goes first where least is left.
 */
export function cheapest(
  roads: Roads,
  left: Left,
  from: string,
  to: string,
  barred: Barred,
  most: number,
): Priced | null {
  const cost = new Map([[from, 0]]);
  const came = new Map<string, string>();
  const done = new Set<string>();
  const queue = new Heap();
  queue.push(left.of(from), from);
  for (let next = queue.pop(); next !== undefined; next = queue.pop()) {
    const { id } = next;
    const before = cost.get(id) ?? 0;
    if (id === to) return { ...trace(roads, came, from, to), cost: before };
    if (done.has(id) || next.cost === Number.POSITIVE_INFINITY) continue;
    done.add(id);
    const shut = barred.steps.get(id);
    for (const { other, step } of roads.from(id)) {
      if ((barred.entities.has(other) && other !== to) || shut?.has(other)) continue;
      const known = cost.get(other) ?? Number.POSITIVE_INFINITY;
      const bound = most + ROUNDING - left.of(other);
      // What passing costs is looked up only where the step alone does not tell.
      if (before + step > bound || before + step >= known) continue;
      const total = before + step + (other === to ? 0 : roads.pass(other));
      if (total > bound || total >= known) continue;
      cost.set(other, total);
      came.set(other, id);
      queue.push(total + left.of(other), other);
    }
  }
  return null;
}

function trace(roads: Roads, came: Map<string, string>, from: string, to: string): Path {
  const entities = [to];
  for (let id = came.get(to); id !== undefined; id = id === from ? undefined : came.get(id))
    entities.unshift(id);
  const lines = entities.slice(1).map((id, step) => roads.line(entities[step] ?? from, id));
  return { entities, lines: lines.filter((line) => line !== undefined) };
}
