// What is told of an entity's own money: the newest values of what the vocabulary marks as earned, spent or raised.
import type { App } from "./app.ts";
import type { Statement } from "./types.ts";
import { byValue, firstTold, isFact, lastDay, newestFirst, told } from "./values.ts";

/** So many values of a metric are told at once as plain facts, and so many that are none. */
const VALUES = 2;

/** The newest values of a metric: each with when and by whom it is told, and the statement that opens its receipt. */
export interface Metric {
  predicate: string;
  values: { value: string; marks: string; row: Statement }[];
  /** How many statements there are in all. */
  number: number;
}

export function isOfMoney({ model }: App, row: Statement): boolean {
  const isSaid = row.polarity !== "negated" && row.rank !== "deprecated";
  return isSaid && model.vocabulary.predicates[row.predicate]?.money !== undefined;
}

/** The newest values that are told of an entity's own money, by what the vocabulary marks as such. */
export function metricsOf(app: App, id: string): (kind: string) => Metric[] {
  const { predicates } = app.model.vocabulary;
  const groups = new Map<string, Statement[]>();
  for (const row of app.model.about(id)) {
    if (row.subject !== id || !app.passing.has(row) || !isOfMoney(app, row)) continue;
    groups.set(row.predicate, [...(groups.get(row.predicate) ?? []), row]);
  }
  const metrics = [...groups].map(([predicate, rows]) => ({
    predicate,
    values: newest(app, predicates[predicate]?.units ? rows.filter(({ unit }) => unit !== undefined) : rows),
    number: rows.length,
  }));
  return (kind) => metrics.filter(({ predicate }) => predicates[predicate]?.money === kind);
}

/** What holds as plain fact at the last date, and what is expected or judged for no earlier one. */
function newest(app: App, rows: Statement[]): Metric["values"] {
  const facts = latest(rows.filter((row) => isFact(app, row)));
  const day = facts[0] ? lastDay(facts[0]) : "";
  const others = latest(rows.filter((row) => !isFact(app, row) && lastDay(row) >= day));
  return [facts, others].flatMap((some) =>
    [...byValue(app, some)].slice(0, VALUES).map(([value, same]) => {
      const [words = ""] = told(app, new Map([[value, same]]));
      return { value, marks: words.slice(value.length), row: firstTold(app, same) };
    }),
  );
}

/** Those of the last date, what is said of the whole first. */
function latest(rows: Statement[]): Statement[] {
  const sorted = newestFirst(rows);
  const last = sorted.filter((row) => lastDay(row) === lastDay(sorted[0] as Statement));
  return [...last.filter(({ scope }) => !scope), ...last.filter(({ scope }) => scope)];
}
