// The best ways from one entity to another: short, firmly stated, and not merely through what everything touches.

import type { Joins, SceneLine } from "./joins.ts";
import type { Model } from "./model.ts";
import { firmest, LINES } from "./theme.ts";

export interface Path {
  /** The entities on the way, both ends among them, and the lines between them. */
  entities: string[];
  lines: SceneLine[];
}

const SOFTNESS = Object.keys(LINES);

/** Up to `limit` paths between two entities, best first. */
export function bestPaths(model: Model, joins: Joins, from: string, to: string, limit = 3): Path[] {
  const used = new Map<string, number>();
  const found = new Map<string, Path>();
  for (let round = 0; round < 3 * limit && found.size < limit; round++) {
    const path = cheapest(model, joins, used, from, to);
    if (!path) break;
    const key = path.entities.join(" ");
    if (!found.has(key)) found.set(key, path);
    // What has been on a path costs more, so that the next one goes another way.
    for (const line of path.lines) used.set(line.id, (used.get(line.id) ?? 0) + 3);
    for (const id of path.entities.slice(1, -1)) used.set(id, (used.get(id) ?? 0) + 3);
  }
  return [...found.values()];
}

/** Dijkstra's algorithm over the lines. */
function cheapest(
  model: Model,
  joins: Joins,
  used: Map<string, number>,
  from: string,
  to: string,
): Path | null {
  const cost = new Map([[from, 0]]);
  const came = new Map<string, { line: SceneLine; from: string }>();
  const queue = new Heap();
  queue.push(0, from);
  for (let next = queue.pop(); next !== undefined; next = queue.pop()) {
    if (next.id === to) return trace(came, from, to);
    if (next.cost > (cost.get(next.id) ?? Number.POSITIVE_INFINITY)) continue;
    for (const { line, other } of joins.waysFrom(next.id)) {
      const pass =
        other === to ? 0 : Math.log2(1 + joins.waysFrom(other).length) / 3 + textCost(model, other);
      const soft = SOFTNESS.indexOf(firmest(line.rows)) / 4;
      const total = next.cost + 1 + soft + pass + (used.get(line.id) ?? 0) + (used.get(other) ?? 0);
      if (total < (cost.get(other) ?? Number.POSITIVE_INFINITY)) {
        cost.set(other, total);
        came.set(other, { line, from: next.id });
        queue.push(total, other);
      }
    }
  }
  return null;
}

/** That two things stand in one text ties them little, and a thought that touches both not much more. */
function textCost(model: Model, id: string): number {
  if (model.isA(id, "Idea")) return 1;
  return model.isA(id, "Work") || model.isA(id, "Publication") ? 2 : 0;
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
