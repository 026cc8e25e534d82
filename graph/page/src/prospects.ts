// How far a deal has come, and whether it may not come about.
import type { App } from "./app.ts";
import type { Statement } from "./types.ts";
import { objectWords } from "./words.ts";

/** The stances of what is said to be so. */
export const FACTS = ["asserted", "reported"];
/** What a status says of a deal that may not come about. */
const PROSPECTS = ["rumoured", "in_talks", "planned"];

/** How far the deal of a figure has come, in words, while it may not come about; "" where it is more than that. */
export function prospect(app: App, row: Statement): string {
  const deal = row.deal ?? (app.model.isA(row.subject, "Deal") ? row.subject : "");
  if (!deal) return "";
  const steps = statusesOf(app, deal).filter(
    (each) => each.polarity !== "negated" && FACTS.includes(each.stance),
  );
  if (steps.length === 0 || steps.some((each) => !PROSPECTS.includes(each.text ?? ""))) return "";
  return objectWords(steps.at(-1) as Statement, app.model);
}

/** The statements of a deal's status that pass the filters, the latest last. */
export function statusesOf(app: App, deal: string): Statement[] {
  const date = (row: Statement) => row.at ?? row.from ?? row.known_since ?? "";
  return app.model
    .about(deal)
    .filter((row) => row.subject === deal && row.predicate === "status" && row.rank !== "deprecated")
    .filter((row) => app.passing.has(row))
    .sort((a, b) => (date(a) < date(b) ? -1 : date(a) > date(b) ? 1 : 0));
}
