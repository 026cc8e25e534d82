// Whether a statement tells of a time that was still to come when it was said.
import { begins, noLater, parseDate } from "./dates.ts";
import { TIES } from "./dealties.ts";
import { matter } from "./matter.ts";
import type { Statement } from "./types.ts";

export type Outlook = "forward" | "";

export const FORWARD = {
  label: "forward-looking",
  says: "Covers forecasts and plans (projected), what is said for a date after its source came out, the figures of a deal that is only planned or in talks and what is supposed of it, and undated tellings of any of these figures. Other conditions (“if …”) are under hypothetical: the data has no time for them.",
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

/** What is known of the graph where its statements are marked. */
export interface Known {
  newest: string;
  dealOf: (row: Statement) => string | undefined;
  /** Whether a deal is only planned or in talks. */
  isProspect: (deal: string) => boolean;
}

/**
 * Marks what is forward-looking among all statements, once they are there. What gives no date shares the mark of what
 * tells the same as firmly, or the same figure of one deal, however firmly. Of a deal that is only planned or in talks
 * the figures lie ahead, and what is only supposed.
 */
export function lookAhead(statements: Statement[], { newest, dealOf, isProspect }: Known): void {
  const place = ({ subject, predicate }: Statement) => `${subject} ${predicate}`;
  const ahead = new Map<string, Statement[]>();
  for (const row of statements) {
    row.outlook = outlookOf(row, newest);
    if (row.outlook === "") continue;
    const found = ahead.get(place(row));
    if (found) found.push(row);
    else ahead.set(place(row), [row]);
  }
  const shares = (row: Statement, other: Statement) => {
    const ofOneFigure = row.unit !== undefined && dealOf(row) !== undefined && dealOf(row) === dealOf(other);
    const firmly = row.stance === other.stance && begins(other) !== undefined;
    return (firmly || (ofOneFigure && isAheadOf(other, row, newest))) && matter(row) === matter(other);
  };
  for (const row of statements) {
    if (row.outlook !== "") continue;
    const told = begins(row) === undefined && ahead.get(place(row))?.some((other) => shares(row, other));
    const deal = row.unit !== undefined || isSupposed(row) ? dealOf(row) : undefined;
    if (told || (deal !== undefined && isProspect(deal))) row.outlook = "forward";
  }
}

/** Whether something is only supposed, where that is not whether two deals are one. */
function isSupposed({ stance, predicate }: Statement): boolean {
  return stance === "hypothetical" && !TIES[predicate]?.open;
}

/** Whether what one statement tells of a coming time was still to come when the other was said. */
function isAheadOf(other: Statement, row: Statement, newest: string): boolean {
  const date = begins(other);
  if (date !== undefined) return outlookOf({ ...row, at: date }, newest) !== "";
  // What is expected for no date may have come about by the time of what came out later.
  const limit = parseDate(other.known_since ?? newest);
  return limit === null || noLater(row.known_since ?? newest, limit);
}

/** The stances that say by themselves that something is not yet so. */
const SAY_SO = ["projected", "hypothetical"];

/** The mark of what is forward-looking, where its stance does not say so already. */
export function outlookWords({ stance, outlook }: Statement): string {
  return outlook === "forward" && !SAY_SO.includes(stance) ? FORWARD.label : "";
}
