// Whether a statement tells of a time that was still to come when it was said.
import { begins, noLater, parseDate } from "./dates.ts";
import type { Statement } from "./types.ts";

export type Outlook = "forward" | "";

export const FORWARD = {
  label: "forward-looking",
  says: "Tells of a time that was still to come when it was said: a plan, a commitment or a forecast, however firmly it is told.",
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

/** The mark of what is forward-looking, where its stance does not say so already. */
export function outlookWords({ stance, outlook }: Statement): string {
  return outlook === "forward" && stance !== "projected" ? FORWARD.label : "";
}
