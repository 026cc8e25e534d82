// Which statements pass the filters, how many would, and which filter stands in the way.
import { begins, type Interval, noLater, parseDate } from "./dates.ts";
import type { Model } from "./model.ts";
import { FACETS, type Facet, type State } from "./state.ts";
import type { Quotation, Statement } from "./types.ts";

export type FilterName = Facet | "asOf" | "knownBy";

interface Limits {
  asOf: Interval | null;
  knownBy: Interval | null;
}

export function limits(state: State): Limits {
  return { asOf: parseDate(state.asOf), knownBy: parseDate(state.knownBy) };
}

function passes(row: Statement, state: State, dates: Limits, without?: FilterName): boolean {
  for (const facet of FACETS) {
    if (facet === without) continue;
    const only = state.only[facet];
    if (only.size > 0 && !only.has(row[facet])) return false;
  }
  if (dates.asOf && without !== "asOf" && !noLater(begins(row), dates.asOf, state.sure)) return false;
  return !dates.knownBy || without === "knownBy" || noLater(row.known_since, dates.knownBy, state.sure);
}

/** The statements that pass all filters but the kinds, which are the picture's. */
export function passing(model: Model, state: State): Set<Statement> {
  const dates = limits(state);
  return new Set(model.statements.filter((row) => passes(row, state, dates)));
}

/** The quotations that pass the filters which apply to them: source, speaker and "known by". */
export function passingQuotations(model: Model, state: State): Quotation[] {
  const dates = limits(state);
  return model.quotations.filter(
    (row) =>
      (state.only.source.size === 0 || state.only.source.has(row.source)) &&
      (state.only.speaker.size === 0 || state.only.speaker.has(row.speaker)) &&
      (!dates.knownBy || noLater(row.known_since, dates.knownBy, state.sure)),
  );
}

/** For each value of a facet, how many statements it would show under the other filters. */
export function counts(model: Model, state: State, facet: Facet): Map<string, number> {
  const dates = limits(state);
  const found = new Map<string, number>();
  for (const row of model.statements) {
    if (!found.has(row[facet])) found.set(row[facet], 0);
    if (passes(row, state, dates, facet)) found.set(row[facet], (found.get(row[facet]) ?? 0) + 1);
  }
  return found;
}

/** The filters that are set, each with the number of statements that would show without it. */
export function loosenings(model: Model, state: State): { filter: FilterName; statements: number }[] {
  const dates = limits(state);
  const set: FilterName[] = FACETS.filter((facet) => state.only[facet].size > 0);
  if (dates.asOf) set.push("asOf");
  if (dates.knownBy) set.push("knownBy");
  return set
    .map((filter) => ({
      filter,
      statements: model.statements.filter((row) => passes(row, state, dates, filter)).length,
    }))
    .sort((a, b) => b.statements - a.statements);
}

export function isFiltered(state: State): boolean {
  return FACETS.some((facet) => state.only[facet].size > 0) || state.asOf !== "" || state.knownBy !== "";
}

/** The state without one of its filters. */
export function without(state: State, filter: FilterName): State {
  if (filter === "asOf" || filter === "knownBy") return { ...state, [filter]: "" };
  return { ...state, only: { ...state.only, [filter]: new Set<string>() } };
}
