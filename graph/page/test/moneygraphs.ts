// Small graphs of deals and who pays in them.
import assert from "node:assert/strict";
import type { App } from "../src/app.ts";
import { type MoneySide, moneyOf } from "../src/money.ts";
import { untoldWords } from "../src/moneywords.ts";
import type { State } from "../src/state.ts";
import type { PageData } from "../src/types.ts";
import { app, type Row, table } from "./made.ts";

const term = (label: string, more: object = {}) => ({ label, phrase: label, definition: "", ...more });
const agent = (flow: string) => ({ flow, interest: true, range: ["Agent"] });
const kind = (label: string, parent?: string) => ({
  label,
  definition: "",
  color: "#000",
  shape: "dot",
  parent,
});

export const vocabulary = {
  classes: { Agent: kind("agent"), Company: kind("company", "Agent"), Deal: kind("deal") },
  predicates: {
    investor: term("investor", agent("gives_money")),
    recipient: term("recipient", agent("gets_money")),
    provider: term("provider", agent("gives_compute")),
    chipSupplier: term("chip supplier", agent("gives_compute")),
    customer: term("customer", agent("gets_compute")),
    buysFrom: term("buys from", { flow: "gets_compute", range: ["Agent"] }),
    supplies: term("supplies", { flow: "gives_compute", range: ["Agent"] }),
    partOf: term("part of", { phrase: "is part of", range: ["Deal"] }),
    mayBecome: term("may become", { phrase: "may be the same as", range: ["Deal"] }),
    mayBePartOf: term("may be part of", { range: ["Deal"] }),
    amount: term("amount", { units: ["USD"] }),
    duration: term("duration", { units: ["year", "minute"] }),
    status: term("status", { choice: "status" }),
    revenue: term("revenue", { units: ["USD"], money: "earned" }),
    plan: term("spending plan", { units: ["USD"], money: "spent" }),
  },
  units: {
    USD: { id: "USD", label: "dollars", dimension: "money", symbol: "$" },
    year: { id: "year", label: "year", dimension: "duration", symbol: " years" },
    minute: { id: "minute", label: "minute", dimension: "duration", symbol: " minutes" },
  },
  lists: { stance: { projected: { id: "projected", label: "projected", definition: "" } } },
} as unknown as PageData["vocabulary"];
export const DEALS = ["power", "chips", "spare", "round", "talks"];
const entities = table([
  ...["lab", "cloud", "fund", "maker"].map((id) => ({ id, type: "Company", label: id.toUpperCase() })),
  ...DEALS.map((id) => ({ id, type: "Deal", label: `the ${id}` })),
]);

/** The page of these statements about a lab, a cloud, a fund, a maker and their deals. */
export const moneyApp = (rows: Row[], change: Partial<State> = {}, more: Partial<PageData> = {}): App =>
  app(
    rows.map((row) => ({ bound: row.value === undefined ? undefined : "exact", ...row }) as Row),
    change,
    { vocabulary, entities, ...more },
  );

/** A deal in which the lab pays the cloud. */
export function bought(subject: string, value?: number, text?: string, more: Row = {}): Row[] {
  return [
    { subject, predicate: "customer", object: "lab" },
    { subject, predicate: "provider", object: "cloud" },
    ...(value === undefined ? [] : [{ subject, predicate: "amount", value, ...more }]),
    ...(text === undefined ? [] : [{ subject, predicate: "status", text }]),
  ];
}

/** The only side on which the entity pays, or gets. */
export const sideOf = (of: App, id: string, pays = true): MoneySide => {
  const found = moneyOf(of, id).sides.filter(({ party }) => party.pays === pays);
  assert.equal(found.length, 1);
  return found[0] as MoneySide;
};

/** What the sums of that side leave out. */
export const untold = (of: App, id: string, pays = true) => untoldWords(sideOf(of, id, pays));
