// The steps that ways may take, and what each costs.
import type { Joins, SceneLine } from "./joins.ts";
import type { Model } from "./model.ts";
import type { Statement } from "./types.ts";

/** Whether a line ties two things, and does not only set a subject beside what is said of it. */
export function isTie(model: Model, line: SceneLine): boolean {
  const [row] = line.rows;
  return row !== undefined && ties(model, row);
}

function ties(model: Model, { subject, predicate, object = "" }: Statement): boolean {
  if (model.vocabulary.predicates[predicate]?.topical) return false;
  return !model.isA(subject, "Idea") && !model.isA(object, "Idea");
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

/** A step to another entity, and what it costs by the cheapest statement; without passing through what it leads to. */
export interface Road {
  other: string;
  step: number;
}

/** The steps that may be taken: along lines that pass the filters and are no denials, if `tied` along ties alone. */
export class Roads {
  private readonly found = new Map<string, Road[]>();
  private readonly passes = new Map<string, number>();

  constructor(
    private readonly model: Model,
    private readonly joins: Joins,
    private readonly tied: boolean,
  ) {}

  /** The steps from an entity, one to each other; told without making the lines, of which a search leaves most aside. */
  from(id: string): Road[] {
    let roads = this.found.get(id);
    if (!roads) {
      const steps = new Map<string, number>();
      for (const row of this.model.about(id)) {
        const { subject, object } = row;
        if (object === undefined || object === subject || !this.joins.passes(row)) continue;
        if (this.tied && !ties(this.model, row)) continue;
        const cost = costOf(this.model, row);
        const other = subject === id ? object : subject;
        if (cost !== null && cost < (steps.get(other) ?? Number.POSITIVE_INFINITY)) steps.set(other, cost);
      }
      roads = [...steps].map(([other, step]) => ({ other, step }));
      this.found.set(id, roads);
    }
    return roads;
  }

  /** The line of the cheapest step from an entity to another. */
  line(id: string, to: string): SceneLine | undefined {
    const lines = this.joins.waysFrom(id).flatMap(({ line, other }) => (other === to ? [line] : []));
    const costs = lines.map((line) =>
      this.tied && !isTie(this.model, line)
        ? Number.POSITIVE_INFINITY
        : (stepCost(this.model, line) ?? Number.POSITIVE_INFINITY),
    );
    return lines[costs.indexOf(Math.min(...costs))];
  }

  /** That two are named beside one that everything is tied to says little of the two. */
  pass(id: string): number {
    let cost = this.passes.get(id);
    if (cost === undefined) {
      cost = Math.log2(Math.max(1, this.joins.joined(id).size)) / 2;
      this.passes.set(id, cost);
    }
    return cost;
  }
}

/** What a step along a line costs, by its cheapest statement; null where it is no connection. */
export function stepCost(model: Model, line: SceneLine): number | null {
  const costs = line.rows.map((row) => costOf(model, row)).filter((cost) => cost !== null);
  return costs.length > 0 ? Math.min(...costs) : null;
}

function costOf(model: Model, row: Statement): number | null {
  if (row.polarity === "negated") return null;
  return base(model, row) * (STANCES[row.stance] ?? 1) * (row.rank === "deprecated" ? DEPRECATED : 1);
}

/** Parties of deals, work, investment and trade tie most; a thought from an idea on ties least. */
function base(model: Model, row: Statement): number {
  const term = model.vocabulary.predicates[row.predicate];
  if (term?.interest || term?.flow) return 1;
  if (model.isA(row.subject, "Idea")) return 3;
  return model.isA(row.object ?? "", "Idea") ? 2 : 1.5;
}
