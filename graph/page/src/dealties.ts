// What makes two deals not two to be added up: the one may be the other, or is a part of it.
import type { App } from "./app.ts";
import { passingBut } from "./filter.ts";
import { lineId } from "./joins.ts";
import { FACETS } from "./state.ts";
import { isDeal } from "./steps.ts";
import type { Statement } from "./types.ts";

/** The predicates that say so, each with its column in the file for spreadsheets and whether it leaves that open. */
export const TIES: Record<string, { column: string; open: boolean }> = {
  mayBecome: { column: "perhaps the same as", open: true },
  mayBePartOf: { column: "perhaps part of", open: true },
  partOf: { column: "part of", open: false },
};

export interface DealTie {
  predicate: string;
  other: string;
  /** Whether the deal is the subject: a part, not the whole. */
  forward: boolean;
  phrase: string;
  /** How firmly, where that is neither plain fact nor in the phrase. */
  stance: string;
  scope: string;
  selection: string;
}

/** The ties of a deal to others, those of one kind with one other once. A filter by speaker or firmness makes no two deals of one. */
export function dealTies(app: App, deal: string): DealTie[] {
  const known = passingBut(app, FACETS);
  const found = new Map<string, DealTie>();
  for (const row of app.model.about(deal)) {
    const forward = row.subject === deal;
    const other = (forward ? row.object : row.subject) ?? "";
    if (!TIES[row.predicate] || !isSaid(row) || !known.has(row) || !isDeal(app, other)) continue;
    if (!found.has(lineId(row))) found.set(lineId(row), tie(app, row, other, forward));
  }
  return [...found.values()];
}

function isSaid(row: Statement): boolean {
  return row.polarity !== "negated" && row.rank !== "deprecated";
}

function tie(app: App, row: Statement, other: string, forward: boolean): DealTie {
  const { predicates } = app.model.vocabulary;
  const { predicate, stance, scope = "" } = row;
  const soft = stance !== "asserted" && !TIES[predicate]?.open;
  const phrase = predicates[predicate]?.phrase ?? predicate;
  return {
    predicate,
    other,
    forward,
    phrase,
    stance: soft ? app.model.stanceLabel(stance) : "",
    scope,
    selection: lineId(row),
  };
}

/** The names of those that a deal is, or may be, a part of or the same as, under a predicate. */
export function namedTies(app: App, ties: DealTie[], predicate: string): string[] {
  // What may be the same is so from either side; a whole is no part of its parts.
  const either = predicate === "mayBecome";
  return ties
    .filter((each) => each.predicate === predicate && (each.forward || either))
    .map(({ other }) => app.model.label(other));
}
