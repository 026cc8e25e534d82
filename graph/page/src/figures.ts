// The key figures of an entity: for each metric what holds as plain fact, the newest first, and apart what does not.
import type { App } from "./app.ts";
import { chart } from "./chart.ts";
import { type Child, count, disclosure, el } from "./dom.ts";
import { explained } from "./explain.ts";
import { limited, meaningOf, statementItem } from "./lines.ts";
import type { Statement } from "./types.ts";
import { byValue, isFact, isPreferred, newestFirst, told } from "./values.ts";

/** How many metrics are shown at once, and how many values in a headline. */
const METRICS = 7;
const VALUES = 4;

/** A row a metric, those of which most is said first, and all statements of it on demand, or at once if `open`. */
export function keyFigures(app: App, rows: Statement[], open = false): Child[] {
  const metrics = new Map<string, Statement[]>();
  for (const row of rows) {
    const key = JSON.stringify([row.predicate, row.unit]);
    const group = metrics.get(key);
    if (group) group.push(row);
    else metrics.set(key, [row]);
  }
  const order = Object.keys(app.model.vocabulary.predicates);
  const place = (group: Statement[]) => order.indexOf(group[0]?.predicate ?? "");
  // What is counted of many things, each another, tells less than one figure that many give.
  const facts = (group: Statement[]) => group.filter((row) => isFact(app, row) && !row.scope).length;
  const sorted = [...metrics.values()].sort(
    (a, b) => facts(b) - facts(a) || b.length - a.length || place(a) - place(b),
  );
  const rest = sorted.slice(METRICS);
  return [
    ...sorted.slice(0, METRICS).map((group) => metric(app, group, open)),
    rest.length > 0 &&
      disclosure(`${rest.length} more figures`, () =>
        el("div", {}, ...rest.map((group) => metric(app, group, open))),
      ),
  ];
}

function metric(app: App, group: Statement[], open: boolean): HTMLElement {
  const sorted = newestFirst(group);
  const [first] = sorted;
  if (!first) return el("div", {});
  const label = app.model.predicateLabel(first.predicate);
  const [term, meaning] = explained(label, meaningOf(app, first.predicate));
  if (sorted.length === 1) {
    return el(
      "div",
      { class: "figure" },
      el("h4", {}, term),
      meaning,
      el("ul", { class: "statements" }, statementItem(app, first, first.subject)),
    );
  }
  const { facts, others } = headline(app, sorted);
  return el(
    "div",
    { class: "figure" },
    el("h4", {}, term, " ", el("span", { class: "count" }, String(sorted.length))),
    meaning,
    facts.length > 0 && el("ul", { class: "values" }, ...some(facts)),
    others.length > 0 && el("p", { class: "small" }, "Not plain fact:"),
    others.length > 0 && el("ul", { class: "values soft" }, ...some(others)),
    facts.length + others.length === 0 &&
      el("p", { class: "small" }, "Only said not to be so, or withdrawn: see the statements."),
    chart(app, label, sorted),
    open
      ? limited(app, sorted, first.subject, 12)
      : disclosure(`${count(sorted.length, "statement")} with receipts`, () =>
          limited(app, sorted, first.subject, 12),
        ),
  );
}

/** The values of a metric in words, plain facts and the rest apart; what is denied or withdrawn is none of them. */
export function headline(app: App, sorted: Statement[]): { facts: string[]; others: string[] } {
  const usable = sorted.filter((row) => row.polarity !== "negated" && row.rank !== "deprecated");
  const facts = byValue(
    app,
    usable.filter((row) => isFact(app, row)),
  );
  const others = byValue(
    app,
    usable.filter((row) => !isFact(app, row)),
  );
  // A value that is told as plain fact and otherwise too stands once, with both: where the curators prefer one telling of
  // it, under what that one is.
  const soft = new Map<string, Statement[]>();
  const firm = new Map<string, Statement[]>();
  for (const [value, rows] of others) {
    const own = facts.get(value);
    if (!own) continue;
    if (rows.some((row) => isPreferred(app, row)) && !own.some((row) => isPreferred(app, row))) {
      firm.set(value, own);
      facts.delete(value);
    } else {
      soft.set(value, rows);
      others.delete(value);
    }
  }
  return { facts: told(app, facts, soft), others: told(app, others, firm) };
}

function some(words: string[]): HTMLElement[] {
  const more = words.length - VALUES;
  const shown = more > 0 ? [...words.slice(0, VALUES), `and ${more} more, see the statements`] : words;
  return shown.map((text) => el("li", {}, text));
}
