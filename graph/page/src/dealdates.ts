// When deals began, which dates what is said of them without a date; see graph/dealgraph/deal_steps.py.
import { begins, type Interval, noLater, parseDate } from "./dates.ts";
import type { Known } from "./known.ts";
import type { Model } from "./model.ts";
import { isSoft } from "./steps.ts";
import type { Statement } from "./types.ts";

/** Tells of a statement whether it has begun, or if `sure`, has certainly. */
export type Begun = (row: Statement, sure: boolean) => boolean;

/** What has begun by a day, among what was known; see `begun_by` in graph/dealgraph/times.py. */
export function begunBy(model: Model, asOf: Interval, known: Known): Begun {
  const { later, begun } = dealsAt(model, asOf, known);
  const waits = (row: Statement) =>
    later.has(dealOf(row)) && !(row.predicate === "status" && model.steps.talks.includes(row.text ?? ""));
  const isParty = (row: Statement) =>
    begun.has(row.subject) && model.vocabulary.predicates[row.predicate]?.interest === true && isFirm(row);
  return (row, sure) => {
    const date = row.from ?? row.at;
    if (date !== undefined) return noLater(date, asOf, sure);
    // Where only the end is known, what has ended by then has certainly begun; what has not may have.
    return sure ? noLater(begins(row), asOf, true) || isParty(row) : !waits(row);
  };
}

/** The deals that certainly begin later, but for those of which something has begun, and those that certainly had. */
function dealsAt(model: Model, asOf: Interval, known: Known): { later: Set<string>; begun: Set<string> } {
  const steps = new Map<string, Interval>();
  for (const row of model.statements) {
    if (row.predicate !== "status" || !model.steps.first.includes(row.text ?? "") || !isFirm(row)) continue;
    const days = parseDate(row.from ?? row.at ?? "");
    if (days === null || !model.isA(row.subject, "Deal") || !known.said(row)) continue;
    // Sources may date a step differently: the deal began at the earliest of them, whichever it is.
    const { first, last } = steps.get(row.subject) ?? days;
    steps.set(row.subject, {
      first: first < days.first ? first : days.first,
      last: last < days.last ? last : days.last,
    });
  }
  const deals = [...steps];
  const later = new Set(deals.filter(([, { first }]) => first > asOf.last).map(([deal]) => deal));
  if (later.size > 0)
    for (const row of model.statements) {
      const date = row.from ?? row.at;
      if (date !== undefined && later.has(dealOf(row)) && known.said(row) && noLater(date, asOf))
        later.delete(dealOf(row));
    }
  return { later, begun: new Set(deals.filter(([, { last }]) => last <= asOf.last).map(([deal]) => deal)) };
}

/** Whether it is said as a fact that nobody has taken back. */
function isFirm(row: Statement): boolean {
  return row.rank !== "deprecated" && !isSoft(row);
}

function dealOf(row: Statement): string {
  return row.deal ?? row.subject;
}
