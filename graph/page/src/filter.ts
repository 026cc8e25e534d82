// Which statements pass the filters, how many would, and which filter stands in the way.
import type { App } from "./app.ts";
import { begins, type Interval, noLater, parseDate } from "./dates.ts";
import { type Begun, begunBy } from "./dealdates.ts";
import type { Known } from "./known.ts";
import type { Model } from "./model.ts";
import { Passing } from "./passing.ts";
import { FACETS, type Facet, type State } from "./state.ts";
import type { Quotation, Statement } from "./types.ts";

export type Clock = "asOf" | "knownBy";
export type FilterName = Facet | Clock;

interface Limits {
  asOf: Interval | null;
  knownBy: Interval | null;
}

export function limits(state: State): Limits {
  return { asOf: parseDate(state.asOf), knownBy: parseDate(state.knownBy) };
}

/** The dates, and what had begun by the one of them; null where it is none. */
interface Dates {
  knownBy: Interval | null;
  begun: Begun | null;
}

/** What tells of a statement whether it is shown. */
export type Shown = Pick<Passing, "has">;

export interface Tally {
  passing: Passing;
  /** For each value of a facet, how many statements it would show under the other filters. */
  counts: Record<Facet, Map<string, number>>;
  /** For each date that is set, how many statements pass with it certainly, and how many perhaps besides. */
  dated: Map<Clock, { certainly: number; perhaps: number }>;
  /** How many statements without a date may have begun by the day that "as of" sets, under the other filters. */
  undated: number;
  /** What had begun by that day; null where it is none. */
  begun: Begun | null;
  /** For each filter that is set, how many statements would show without it. */
  without: Map<FilterName, number>;
}

/** The filters that a statement does not pass, or null where there are two or more. */
function stopper(row: Statement, state: State, set: FilterName[], dates: Dates): FilterName | "" | null {
  let found: FilterName | "" = "";
  for (const filter of set) {
    if (passesOne(row, state, filter, dates)) continue;
    if (found !== "") return null;
    found = filter;
  }
  return found;
}

function passesOne(row: Statement, state: State, filter: FilterName, dates: Dates): boolean {
  if (filter === "asOf") return dates.begun === null || dates.begun(row, !state.asOfMaybe);
  if (filter === "knownBy")
    return dates.knownBy === null || noLater(row.known_since, dates.knownBy, !state.knownByMaybe);
  return state.only[filter].has(row[filter]);
}

/** What passes all filters but these. */
export function passingBut(app: Pick<App, "state" | "passing" | "tally">, facets: readonly Facet[]): Shown {
  if (facets.every((facet) => app.state.only[facet].size === 0)) return app.passing;
  const dates = { knownBy: limits(app.state).knownBy, begun: app.tally.begun };
  const clocks: FilterName[] = ["asOf", "knownBy"];
  const set = [
    ...FACETS.filter((facet) => app.state.only[facet].size > 0 && !facets.includes(facet)),
    ...clocks,
  ];
  return { has: (row) => set.every((filter) => passesOne(row, app.state, filter, dates)) };
}

/** What passes all filters but the kinds, which are the picture's, and all counts, in one pass over the statements. */
export function tally(model: Model, state: State, known: Known): Tally {
  const { asOf, knownBy } = limits(state);
  const begun = asOf && begunBy(model, asOf, known);
  const dates = { knownBy, begun };
  const set: FilterName[] = FACETS.filter((facet) => state.only[facet].size > 0);
  if (begun) set.push("asOf");
  if (knownBy) set.push("knownBy");
  const { statements } = model;
  const marks = set.length > 0 ? new Uint8Array(statements.length) : null;
  const tallies = FACETS.map((facet) => ({ facet, found: new Map<string, number>() }));
  const without = new Map<FilterName, number>(set.map((filter) => [filter, 0]));
  const clocks = set.filter((filter) => filter === "asOf" || filter === "knownBy");
  const dated: Tally["dated"] = new Map(clocks.map((clock) => [clock, { certainly: 0, perhaps: 0 }]));
  const strict = { ...state, asOfMaybe: false, knownByMaybe: false };
  const loose = { ...state, asOfMaybe: true, knownByMaybe: true };
  let size = 0;
  let undated = 0;
  for (const row of statements) {
    const stopped = stopper(row, state, set, dates);
    if (stopped === "") {
      size += 1;
      if (marks) marks[row.number] = 1;
    } else if (stopped !== null) without.set(stopped, (without.get(stopped) ?? 0) + 1);
    if (begun && (stopped === "" || stopped === "asOf") && begins(row) === undefined && begun(row, false))
      undated += 1;
    for (const [clock, found] of dated) {
      if (stopped !== "" && stopped !== clock) continue;
      if (passesOne(row, strict, clock, dates)) found.certainly += 1;
      else if (passesOne(row, loose, clock, dates)) found.perhaps += 1;
    }
    for (const { facet, found } of tallies) {
      const counted = stopped === "" || stopped === facet ? 1 : 0;
      const value = row[facet];
      const before = found.get(value);
      if (counted === 1 || before === undefined) found.set(value, (before ?? 0) + counted);
    }
  }
  for (const [filter, number] of without) without.set(filter, number + size);
  const counts = Object.fromEntries(tallies.map(({ facet, found }) => [facet, found]));
  return {
    passing: new Passing(statements, marks, size),
    counts: counts as Tally["counts"],
    dated,
    undated,
    begun,
    without,
  };
}

/** The quotations that pass the filters which apply to them: source, speaker and the two dates. */
export function passingQuotations(model: Model, state: State): Quotation[] {
  const dates = limits(state);
  return model.quotations.filter(
    (row) =>
      (state.only.source.size === 0 || state.only.source.has(row.source)) &&
      (state.only.speaker.size === 0 || state.only.speaker.has(row.speaker)) &&
      (!dates.asOf || noLater(row.at, dates.asOf, !state.asOfMaybe)) &&
      (!dates.knownBy || noLater(row.known_since, dates.knownBy, !state.knownByMaybe)),
  );
}

export function isFiltered(state: State): boolean {
  return FACETS.some((facet) => state.only[facet].size > 0) || state.asOf !== "" || state.knownBy !== "";
}

/** The state without one of its filters. */
export function without(state: State, filter: FilterName): State {
  if (filter === "asOf" || filter === "knownBy") return { ...state, [filter]: "" };
  return { ...state, only: { ...state.only, [filter]: new Set<string>() } };
}
