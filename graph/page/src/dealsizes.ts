// How large a deal is, on the line to the one who gets what it is about.
import type { App } from "./app.ts";
import type { SceneLine } from "./joins.ts";
import { outlookWords } from "./outlook.ts";
import { FACTS, isDeal, prospect } from "./steps.ts";
import { firmest } from "./theme.ts";
import { quantityWords } from "./words.ts";

/** In which unit that is measured of which a party is on the receiving end; others may give beside those who are named. */
const UNITS: Record<string, string> = { gets_money: "USD", gets_compute: "GW" };

/**
 * "$5 billion", "5 GW (projected)" where the line tells of the one party that gets what the deal is about; "" where
 * several do and nobody says how they divide it, or where its size is told in several ways.
 */
export function sizeOn(app: App, { rows: [row] }: SceneLine): string {
  const { model } = app;
  const flowOf = (predicate: string) => model.vocabulary.predicates[predicate]?.flow ?? "";
  const flow = row && row.polarity !== "negated" && isDeal(app, row.subject) ? flowOf(row.predicate) : "";
  const metric = model.counted.sizes[UNITS[flow] ?? ""];
  if (!row || !metric) return "";
  const own = model
    .about(row.subject)
    .filter((each) => each.subject === row.subject && app.passing.has(each));
  const parties = new Set(own.filter((each) => flowOf(each.predicate) === flow).map(({ object }) => object));
  const sizes = own.filter(
    (each) =>
      each.predicate === metric && each.unit !== undefined && each.scope === undefined && model.tells(each),
  );
  const words = new Set(sizes.map((each) => quantityWords(each, model)));
  const [size] = sizes;
  if (parties.size !== 1 || words.size !== 1 || !size) return "";
  const firm = firmest(sizes);
  const soft = FACTS.includes(firm) ? "" : model.stanceLabel(firm);
  const mark = prospect(app, size) || soft || sizes.map(outlookWords).find(Boolean);
  return `${[...words]}${mark ? ` (${mark})` : ""}`;
}
