// Small graphs about a lab, as the page's data block has them, for the unit tests.
import type { App } from "../src/app.ts";
import { passingQuotations, tally } from "../src/filter.ts";
import { Known } from "../src/known.ts";
import { Model } from "../src/model.ts";
import { SearchIndex } from "../src/search.ts";
import { initialState, type State } from "../src/state.ts";
import type { Conflict, Entity, PageData, Statement, Vocabulary } from "../src/types.ts";

/** A statement, the words of its receipt and the character with which they begin; what is left out is filled in. */
export type Row = Partial<Statement> & { exact?: string; start?: number };

const noWords = (): Vocabulary => ({ classes: {}, predicates: {}, units: {}, lists: {} });

/** What adds up, as graph/dealgraph/analysis/figures.py has it. */
const COUNTED = {
  sizes: { USD: "amount", GW: "capacity" },
  stances: ["asserted", "reported", "disputed", "estimated", "projected"],
};

/** The steps of a deal's status, as graph/dealgraph/deal_steps.py has them. */
const STEPS = {
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

/** An entity, as the page's table has it. */
export const thing = (id: string, type: string, label: string, more: Partial<Entity> = {}): Entity => ({
  id,
  type,
  label,
  ...more,
});

/** The tables of these statements about a lab, each with one piece of evidence. */
function statementTables(rows: Row[]): Pick<PageData, "statements" | "statements_evidence"> {
  const statements = rows.map(({ exact, start, ...row }, place) => ({
    id: `s-${place}`,
    subject: "lab",
    predicate: "valuation",
    speaker: "ann",
    source: "paper",
    unit: row.value === undefined ? undefined : "USD",
    ...row,
  }));
  const evidence = rows.map(({ exact = "words", start }, of) => {
    const place = start === undefined ? {} : { start, end: start + exact.length };
    return { of, document: "a.txt", exact, ...place };
  });
  return { statements: table(statements), statements_evidence: table(evidence) };
}

/** The model of a page that has this and nothing else. */
export function modelOf(page: Partial<PageData>): Model {
  const data = { vocabulary: noWords(), background: [], counted: COUNTED, steps: STEPS, ...page };
  return new Model(data, { nodes: [], edges: [] });
}

export interface Searched {
  model: Model;
  search: SearchIndex;
  known: Known;
}

/** The search in these entities and statements, of which all is taken up and known. */
export function searchIn(
  graph: { entities?: Partial<Entity>[]; statements?: Row[] },
  vocabulary: Partial<Vocabulary> = {},
): Searched {
  const model = modelOf({
    entities: table(graph.entities ?? []),
    ...statementTables(graph.statements ?? []),
    vocabulary: { ...noWords(), ...vocabulary },
  });
  const search = new SearchIndex(model);
  // The page takes the texts up step by step between its frames; here all steps are taken at once.
  Array.from(search.build());
  return { model, search, known: Known.at(model, initialState([])) };
}

/** The page's model and state for these statements about a lab. */
export function app(rows: Row[], change: Partial<State> = {}, more: Partial<PageData> = {}): App {
  const model = modelOf({
    ...statementTables(rows),
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
    entities: table([
      { id: "lab", type: "Company", label: "Lumen Lab" },
      { id: "round", type: "Deal", label: "Series Q" },
      { id: "list", type: "Company", label: "Great List" },
    ]),
    ...more,
  });
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
