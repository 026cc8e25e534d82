// Small graphs about a lab, as the page's data block has them, for the unit tests.
import type { App } from "../src/app.ts";
import { passingQuotations, tally } from "../src/filter.ts";
import { Known } from "../src/known.ts";
import { Model } from "../src/model.ts";
import { initialState, type State } from "../src/state.ts";
import type { Conflict, PageData, Statement } from "../src/types.ts";

export type Row = Partial<Statement> & { exact?: string };

/** What adds up, as graph/dealgraph/analysis/figures.py has it. */
export const COUNTED = {
  sizes: { USD: "amount", GW: "capacity" },
  stances: ["asserted", "reported", "disputed", "estimated", "projected"],
};

/** The steps of a deal's status, as graph/dealgraph/deal_steps.py has them. */
export const STEPS = {
  talks: ["rumoured", "in_talks", "planned"],
  first: ["announced", "committed", "signed", "closed"],
  reached: {
    rumoured: "in prospect",
    in_talks: "in prospect",
    planned: "in prospect",
    announced: "announced",
    committed: "pledged",
    signed: "contracted",
    closed: "contracted",
    paid: "paid",
    delivered: "delivered",
    cancelled: "ended",
  },
};

/** A table of rows as the page's data block has it. */
export function table(rows: Record<string, unknown>[]) {
  const keys = new Set(rows.flatMap((row) => Object.keys(row)));
  return {
    length: rows.length,
    columns: Object.fromEntries([...keys].map((key) => [key, rows.map((row) => row[key] ?? null)])),
  };
}

/** The page's model and state for these statements about a lab. */
export function app(rows: Row[], change: Partial<State> = {}, more: Partial<PageData> = {}): App {
  const all = rows.map(({ exact, ...row }, place) => ({
    id: `s-${place}`,
    subject: "lab",
    predicate: "valuation",
    speaker: "ann",
    source: "paper",
    unit: row.value === undefined ? undefined : "USD",
    ...row,
  }));
  const model = new Model(
    {
      statements: table(all),
      statements_evidence: table(rows.map(({ exact = "words" }, of) => ({ of, document: "a.txt", exact }))),
      vocabulary: {
        classes: {
          Company: { label: "company", definition: "", color: "#000", shape: "dot" },
          Deal: { label: "deal", definition: "", color: "#000", shape: "dot" },
        },
        predicates: {
          status: { label: "status", phrase: "has the status", definition: "", choice: "status" },
        },
        units: { USD: { id: "USD", label: "dollars", dimension: "", symbol: "$" } },
        lists: { status: { in_talks: { id: "in_talks", label: "in talks", definition: "" } } },
      },
      background: [],
      counted: COUNTED,
      steps: STEPS,
      entities: table([
        { id: "lab", type: "Company", label: "Lumen Lab" },
        { id: "round", type: "Deal", label: "Series Q" },
        { id: "list", type: "Company", label: "Great List" },
      ]),
      ...more,
    } as PageData,
    { nodes: [], edges: [] },
  );
  const state = { ...initialState([]), ...change };
  const known = Known.at(model, state);
  const counted = tally(model, state, known);
  return {
    model,
    state,
    passing: counted.passing,
    known,
    tally: counted,
    quotations: passingQuotations(model, state),
  } as App;
}

export const conflict = (kind: string, sides: number[]): Conflict => ({
  id: "c-1",
  kind,
  about: "lab",
  statements: sides.map((_, place) => `s-${place}`),
  sides,
  explanation: "They differ.",
});
