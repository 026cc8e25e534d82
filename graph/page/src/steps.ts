// How far deals have come: the steps of their status, and what may not come about.
import type { App } from "./app.ts";
import type { Statement } from "./types.ts";
import { objectWords } from "./words.ts";

export function isDeal(app: App, id: string): boolean {
  return app.model.isA(id, "Deal");
}

/** The stances of what is said to be so. */
export const FACTS = ["asserted", "reported"];

/** Whether a statement calls into question what it tells. */
export function isDoubt({ stance }: Statement): boolean {
  return stance === "disputed";
}

/** How far the deal of a figure has come, in words, while it may not come about; "" where it is more than that. */
export function prospect(app: App, row: Statement): string {
  const deal = app.model.dealOf(row);
  if (deal === undefined) return "";
  const steps = statusesOf(app, deal).filter(
    (each) => each.polarity !== "negated" && FACTS.includes(each.stance),
  );
  if (steps.length === 0 || steps.some((each) => !app.model.steps.talks.includes(each.text ?? ""))) return "";
  return objectWords(steps.at(-1) as Statement, app.model);
}

/** The statements of a deal's status that pass the filters, the latest last. */
function statusesOf(app: App, deal: string, isShown = (row: Statement) => app.passing.has(row)): Statement[] {
  const date = (row: Statement) => row.at ?? row.from ?? row.known_since ?? "";
  return app.model
    .about(deal)
    .filter((row) => row.subject === deal && row.predicate === "status" && row.rank !== "deprecated")
    .filter(isShown)
    .sort((a, b) => (date(a) < date(b) ? -1 : date(a) > date(b) ? 1 : 0));
}

/** The steps of a deal that pass the filters, the latest first, and what is only expected or denied last. */
export function stepsOf(app: App, deal: string): Statement[] {
  return stepsIn(app, deal, (row) => app.passing.has(row));
}

/** The same among those that are shown for another reason. */
export function stepsIn(app: App, deal: string, isShown: (row: Statement) => boolean): Statement[] {
  const rows = statusesOf(app, deal, isShown).reverse();
  return [...rows.filter((row) => !isSoft(row)), ...rows.filter(isSoft)];
}

/** Whether a step is only expected, or said not to have been taken. */
export function isSoft(row: Statement): boolean {
  return row.polarity === "negated" || !FACTS.includes(row.stance);
}
