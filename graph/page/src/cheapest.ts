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

/**
 * The cheapest path of those that cost no more than `most`, through none of `closed` and along none of the steps in
 * `barred`: the A* algorithm of Hart, Nilsson and Raphael (1968), which goes first where least is left.
 */
export function cheapest(
  roads: Roads,
  left: Left,
  from: string,
  to: string,
  closed: ReadonlySet<string>,
  barred: ReadonlySet<string>,
  most: number,
): Priced | null {
  const cost = new Map([[from, 0]]);
  const came = new Map<string, { line: SceneLine; from: string }>();
  const done = new Set<string>();
  const queue = new Heap();
  queue.push(left.of(from), from);
  for (let next = queue.pop(); next !== undefined; next = queue.pop()) {
    const { id } = next;
    const before = cost.get(id) ?? 0;
    if (id === to) return { ...trace(came, from, to), cost: before };
    if (done.has(id) || next.cost === Number.POSITIVE_INFINITY) continue;
    done.add(id);
    for (const { line, other, step } of roads.from(id)) {
      if ((closed.has(other) && other !== to) || barred.has(`${id} ${other}`)) continue;
      const total = before + step + (other === to ? 0 : roads.pass(other));
      const least = total + left.of(other);
      if (least > most + ROUNDING || total >= (cost.get(other) ?? Number.POSITIVE_INFINITY)) continue;
      cost.set(other, total);
      came.set(other, { line, from: id });
      queue.push(least, other);
    }
  }
  return null;
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
