// Whether a statement tells of a time that was still to come when it was said.
import { begins, noLater, parseDate } from "./dates.ts";
import type { Statement } from "./types.ts";

export type Outlook = "forward" | "";

export const FORWARD = {
  label: "forward-looking",
  says: "Tells of a time that was still to come when it was said (a plan, a commitment or a forecast, however firmly it is told), or gives a figure of a deal that is only planned or in talks. What holds only under a condition is hypothetical.",
};

/**
 * Forward where it is projected, or its time certainly begins after what said it came out: where that has no date, after
 * all that has one, which the newest of the sources gives.
 */
export function outlookOf(row: Statement, newest = ""): Outlook {
  if (row.stance === "projected") return "forward";
  const [date, known] = [begins(row), row.known_since || newest || undefined];
  // Most are told by their years, without reading the dates.
  if (date === undefined || known === undefined || date.slice(0, 4) < known.slice(0, 4)) return "";
  const limit = parseDate(known);
  return limit && parseDate(date) && !noLater(date, limit) ? "forward" : "";
}

/**
 * Marks what is forward-looking among all statements, once they are there. Of tellings of one thing that give no date those
 * share the mark of one that does; what is said of a deal that is only planned or in talks lies ahead as well.
 */
export function lookAhead(
  statements: Statement[],
  newest: string,
  isProspect: (row: Statement) => boolean,
): void {
  const dated = new Map<string, Set<string>>();
  const place = ({ subject, predicate }: Statement) => `${subject} ${predicate}`;
  for (const row of statements) {
    row.outlook = outlookOf(row, newest);
    if (row.outlook === "" || begins(row) === undefined) continue;
    const found = dated.get(place(row)) ?? new Set();
    dated.set(place(row), found.add(matter(row)));
  }
  for (const row of statements) {
    if (row.outlook !== "") continue;
    // To write out the matter takes long: only where something is dated of it.
    const shared = begins(row) === undefined && dated.get(place(row))?.has(matter(row));
    if (shared || (row.unit !== undefined && isProspect(row))) row.outlook = "forward";
  }
}

/** What makes out what a statement tells and how firmly, whoever says it and for when. */
const MATTER = [
  "subject",
  "predicate",
  "object",
  "value",
  "lower",
  "upper",
  "unit",
  "text",
  "polarity",
  "scope",
  "stance",
] as const;

function matter(row: Statement): string {
  return JSON.stringify(MATTER.map((field) => row[field]));
}

/** The stances that say by themselves that something is not yet so. */
const SAY_SO = ["projected", "hypothetical"];

/** The mark of what is forward-looking, where its stance does not say so already. */
export function outlookWords({ stance, outlook }: Statement): string {
  return outlook === "forward" && !SAY_SO.includes(stance) ? FORWARD.label : "";
}
