// What a statement tells, by which those that tell the same are found.
import type { Statement } from "./types.ts";

/** What makes out what a statement tells, whoever says it, where, how firmly and for when. */
const MATTER = [
  "subject",
  "predicate",
  "object",
  "value",
  "lower",
  "upper",
  "unit",
  "text",
  "bound",
  "polarity",
  "basis",
  "scope",
] as const;
const TIME = ["at", "from", "to"] as const;

/** What is said of a subject with a predicate, however it is counted: what graph/dealgraph/analysis/origins.py compares. */
export function content(row: Statement): string {
  return JSON.stringify(MATTER.map((field) => (field === "basis" ? "" : row[field])));
}

export function matter(row: Statement): string {
  return JSON.stringify(MATTER.map((field) => row[field]));
}

/** The same, with the time for which it is told. */
export function matterAtTime(row: Statement): string {
  return `${matter(row)} ${JSON.stringify(TIME.map((field) => row[field]))}`;
}

/** What makes two statements one proposition: of ties the time may be left out or told. */
export function proposition(row: Statement): string {
  return row.object === undefined ? matterAtTime(row) : matter(row);
}
