// Values in short: each with when, how firmly and by whom it is said, since one that stands alone reads as plain fact.
import type { App } from "./app.ts";
import { span } from "./dates.ts";
import { mayBeLater } from "./later.ts";
import { voicesOfSame, voicesWords } from "./origins.ts";
import { outlookWords } from "./outlook.ts";
import { voicesOf } from "./roles.ts";
import { FACTS, prospect } from "./steps.ts";
import { CURATORS, voiceWords } from "./tellers.ts";
import type { Statement } from "./types.ts";
import { basisWords, claimWords, when } from "./words.ts";

/** Whether the curators prefer a statement, by its rank or in a disagreement. */
export function isPreferred(app: App, row: Statement): boolean {
  return row.rank === "preferred" || app.model.conflictsOf(row).some(({ preferred }) => preferred === row.id);
}

/** The statements that give, or deny, each value, in their order: for an earlier date, or without one, it is not told again. */
export function byValue(app: App, rows: Statement[]): Map<string, Statement[]> {
  const found = new Map<string, Statement[]>();
  for (const row of rows) {
    const value = [claimWords(row, app.model), basisWords(row, app.model), row.scope]
      .filter(Boolean)
      .join(", ");
    found.set(value, [...(found.get(value) ?? []), row]);
  }
  return found;
}

/**
 * Each value with when, how firmly and by whom it is said: one that stands alone would read as plain fact. `besides` are
 * statements of the same value that are told more or less firmly.
 */
export function told(
  app: App,
  values: Map<string, Statement[]>,
  besides: Map<string, Statement[]> = new Map(),
): string[] {
  return [...values].map(([value, rows]) => {
    const row = firstTold(app, rows);
    const stance = app.model.stanceLabel(row.stance);
    const isAlike = ({ stance }: Statement) => FACTS.includes(stance) === FACTS.includes(row.stance);
    const alike = rows.filter(isAlike);
    const others = [...rows.filter((each) => !isAlike(each)), ...(besides.get(value) ?? [])];
    const witnesses = voicesOfSame(app.model, alike);
    const marks = [
      when({ ...row, date_text: "" }),
      mayBeLater(app, row),
      prospect(app, row) || outlookWords(row),
      `${stance} by ${voiceWords(app.model, row)}`,
      witnesses.voices > 1 ? voicesWords(witnesses) : "",
      ...voicesOf(app, others).map((voice) => `also ${voice}`),
    ];
    return `${value} (${marks.filter(Boolean).join("; ")})`;
  });
}

/** Of statements of one value the one that the curators prefer; they themselves speak only where nobody else gives it. */
export function firstTold(app: App, rows: Statement[]): Statement {
  return (
    rows.find((each) => isPreferred(app, each)) ??
    rows.find(({ speaker }) => speaker !== CURATORS) ??
    (rows[0] as Statement)
  );
}

/** Whether a statement gives its value as plain fact: of what is, not of what may come about. */
export function isFact(app: App, row: Statement): boolean {
  return (
    FACTS.includes(row.stance) &&
    row.polarity !== "negated" &&
    row.rank !== "deprecated" &&
    prospect(app, row) === "" &&
    row.outlook === ""
  );
}

/** The statements, those of the last date first, those without one last. */
export function newestFirst(rows: Statement[]): Statement[] {
  return [...rows].sort((a, b) => compare(lastDay(b), lastDay(a)) || compare(a.id, b.id));
}

/** Before all days. */
export const UNDATED = "0000";

/** The last day of which a statement tells; `UNDATED` where it has no date. */
export function lastDay(row: Statement): string {
  return span(row)?.last ?? UNDATED;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
