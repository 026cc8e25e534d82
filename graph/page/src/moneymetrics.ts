// What is told of an entity's own money: the newest values of what the vocabulary marks as earned, spent or raised, and
// what is said against them.
import type { App } from "./app.ts";
import { markOf } from "./differs.ts";
import { gravity, sidesOf, standing } from "./sides.ts";
import type { Statement } from "./types.ts";
import { byValue, firstTold, isFact, lastDay, newestFirst, told, UNDATED } from "./values.ts";

/** So many values of a metric are told at once as plain facts, so many that are none, and so many of what opposes them. */
const VALUES = 2;
const AGAINST = 4;
/** The marks of what does not just complete a figure. */
const OPPOSED = ["differ", "views"];

/** A value with when and by whom it is told; the first of its statements opens its receipt. */
export interface Told {
  predicate: string;
  value: string;
  marks: string;
  row: Statement;
  rows: Statement[];
}

/** The newest values of a metric, and what denies them or gives it otherwise. */
export interface Metric {
  predicate: string;
  values: Told[];
  against: Told[];
  /** How many statements there are in all, and how many of them give neither of these. */
  number: number;
  left: number;
}

/** Whether a statement tells of its subject's own money, be it by a denial. */
export function isOfMoney(app: App, row: Statement): boolean {
  return row.rank !== "deprecated" && kindOf(app, row) !== undefined;
}

function kindOf({ model }: App, { predicate }: Statement): string | undefined {
  return model.vocabulary.predicates[predicate]?.money;
}

/** The newest values that are told of an entity's own money, by what the vocabulary marks as such. */
export function metricsOf(app: App, id: string): (kind: string) => Metric[] {
  const { predicates } = app.model.vocabulary;
  const groups = new Map<string, Statement[]>();
  for (const row of app.model.about(id)) {
    if (row.subject !== id || !app.passing.has(row) || !isOfMoney(app, row)) continue;
    groups.set(row.predicate, [...(groups.get(row.predicate) ?? []), row]);
  }
  const metrics = [...groups].map(([predicate, rows]) => metricOf(app, predicate, rows));
  return (kind) => metrics.filter(({ predicate }) => predicates[predicate]?.money === kind);
}

/** What holds as plain fact at the last date, what is expected or judged for no earlier one, and what opposes these. */
function metricOf(app: App, predicate: string, rows: Statement[]): Metric {
  const isValue = ({ unit }: Statement) =>
    !app.model.vocabulary.predicates[predicate]?.units || unit !== undefined;
  const given = rows.filter((row) => row.polarity !== "negated" && isValue(row));
  const facts = latest(given.filter((row) => isFact(app, row)));
  const day = facts[0] ? lastDay(facts[0]) : "";
  const others = lastOfEach(given.filter((row) => !isFact(app, row) && lastDay(row) >= day));
  const values = [facts, others].flatMap((some) => valuesOf(app, some, VALUES));
  const shown = new Set(values.flatMap((value) => value.rows));
  const opposing = opposed(app, given, shown);
  const denied = newestFirst(rows.filter((row) => row.polarity === "negated"));
  const against = [denied, opposing].flatMap((some) => valuesOf(app, some, AGAINST)).slice(0, AGAINST);
  for (const row of against.flatMap((value) => value.rows)) shown.add(row);
  const left = rows.filter((row) => !shown.has(row)).length;
  return { predicate, values, against, number: rows.length, left };
}

function valuesOf(app: App, rows: Statement[], most: number): Told[] {
  const groups = [...new Set(rows.map(({ predicate }) => predicate))].map((predicate) =>
    rows.filter((row) => row.predicate === predicate),
  );
  const values = groups.flatMap((some) => [...byValue(app, some)]);
  return values.slice(0, most).map(([value, same]) => {
    const [words = ""] = told(app, new Map([[value, same]]));
    const row = firstTold(app, same);
    return { predicate: row.predicate, value, marks: words.slice(value.length), row, rows: same };
  });
}

/**
 * What others give otherwise than the values that are shown, as of the same money under another name, and what is told
 * of an earlier date no more than softly and in dispute; the newest first.
 */
function opposed(app: App, given: Statement[], shown: Set<Statement>): Statement[] {
  const found = new Set<Statement>();
  for (const row of shown) {
    for (const conflict of standing(app, app.model.conflictsOf(row))) {
      if (gravity(app, conflict) === "rounding") continue;
      const others = sidesOf(app, conflict).filter((side) => !side.includes(row));
      for (const other of others.flat())
        if (other.subject === row.subject && kindOf(app, other) === kindOf(app, row)) found.add(other);
    }
  }
  for (const row of given) if (!isFact(app, row) && isDisputed(app, row)) found.add(row);
  return newestFirst([...found].filter((row) => row.polarity !== "negated" && !shown.has(row)));
}

function isDisputed(app: App, row: Statement): boolean {
  const conflicts = standing(app, app.model.conflictsOf(row));
  return conflicts.some((conflict) => OPPOSED.includes(markOf(app, row, conflict)));
}

/** Whether what opposes a metric is told of an earlier date than its newest value, so that both can hold. */
export function isOfBefore({ predicate, values }: Metric, { row }: Told): boolean {
  const [newest] = values;
  if (!newest || row.polarity === "negated" || row.predicate !== predicate) return false;
  return lastDay(row) !== UNDATED && lastDay(row) < lastDay(newest.row);
}

/** Those of the last date, what is said of the whole first. */
function latest(rows: Statement[]): Statement[] {
  const sorted = newestFirst(rows);
  return wholeFirst(sorted.filter((row) => lastDay(row) === lastDay(sorted[0] as Statement)));
}

/** Of each who speaks what is of the last date: who expects something sooner does not agree with the others. */
function lastOfEach(rows: Statement[]): Statement[] {
  const days = new Map<string, string>();
  const sorted = newestFirst(rows);
  for (const row of sorted) if (!days.has(row.speaker)) days.set(row.speaker, lastDay(row));
  return wholeFirst(sorted.filter((row) => lastDay(row) === days.get(row.speaker)));
}

function wholeFirst(rows: Statement[]): Statement[] {
  return [...rows.filter(({ scope }) => !scope), ...rows.filter(({ scope }) => scope)];
}
