// Deals in short: parties with their roles, figures, and the table for spreadsheets.
import assert from "node:assert/strict";
import { test } from "node:test";
import type { App } from "../src/app.ts";
import { dealsCsv } from "../src/dealcsv.ts";
import { dealsIn } from "../src/dealrows.ts";
import { dealTies } from "../src/dealties.ts";
import { figuresOf, partiesOf, roleWords } from "../src/roles.ts";
import { initialState } from "../src/state.ts";
import type { PageData } from "../src/types.ts";
import { app, type Row, table } from "./made.ts";

const vocabulary: PageData["vocabulary"] = {
  classes: {
    Company: { label: "company", definition: "", color: "#000", shape: "dot" },
    Deal: { label: "deal", definition: "", color: "#000", shape: "dot" },
  },
  predicates: {
    chips: { label: "chips", phrase: "", definition: "", range: ["Thing"] },
    seller: { label: "seller", phrase: "", definition: "", range: ["Agent"], interest: true },
    maker: { label: "maker", phrase: "", definition: "", range: ["Agent"], interest: true },
    amount: { label: "amount", phrase: "", definition: "", units: ["USD"] },
    valuation: { label: "valuation", phrase: "", definition: "", units: ["USD"] },
    status: { label: "status", phrase: "", definition: "", choice: "status" },
    mayBecome: { label: "may become", phrase: "may be the same as", definition: "", range: ["Deal"] },
    partOf: { label: "part of", phrase: "is part of", definition: "", range: ["Thing"] },
  },
  units: { USD: { id: "USD", label: "dollars", dimension: "", symbol: "$" } },
  lists: {
    status: { signed: { id: "signed", label: "signed", definition: "" } },
    bound: { at_most: { id: "at_most", label: "at most", definition: "" } },
  },
};
const rows = [
  { subject: "round", predicate: "chips", object: "list" },
  { subject: "round", predicate: "maker", object: "lab" },
  { subject: "round", predicate: "seller", object: "lab" },
  { subject: "round", predicate: "seller", object: "lab", speaker: "bob" },
  { subject: "round", predicate: "seller", object: "list", polarity: "negated" },
  { subject: "round", predicate: "amount", value: 5 },
  { subject: "round", predicate: "amount", value: 5, stance: "projected", from: "2027" },
  { subject: "round", predicate: "status", text: "signed", at: "2026-04" },
  { subject: "round", predicate: "status", text: "signed", stance: "reported", polarity: "negated" },
];
const page = app(rows, {}, { vocabulary });

test("a party stands once with all of its roles, those with an interest first", () => {
  const parties = partiesOf(page, page.model.statements.slice(0, 5));
  assert.deepEqual(
    parties.map(({ id, roles }) => [id, roles.map(({ name }) => name)]),
    [
      ["lab", ["seller", "maker"]],
      ["list", ["not so: seller", "chips"]],
    ],
  );
  assert.equal(parties[0]?.roles[0]?.selection, "l:round|seller|lab|affirmed");
});

test("a figure stands once, with all that is said of it besides", () => {
  const [figure, ...more] = figuresOf(page, page.model.statements.slice(5, 7));
  assert.equal(more.length, 0);
  assert.equal(figure?.words, "$5");
  assert.deepEqual(figure?.marks, ["asserted", "projected, from 2027"]);
});

/** The cells of the table of deals by the names of their columns, a row a deal. */
function cells(of: App): Record<string, string>[] {
  // Commas within quotation marks part nothing.
  const split = (line: string) =>
    line.split(/,(?=(?:[^"]*"[^"]*")*[^"]*$)/).map((cell) => cell.replace(/^"|"$/g, ""));
  const [names = [], ...lines] = dealsCsv(of, dealsIn(of)).trim().split("\r\n").map(split);
  return lines.map((line) => Object.fromEntries(line.map((cell, place) => [names[place], cell])));
}

test("the table of deals has a column for each role, and the numbers beside the words", () => {
  const [deal] = cells(page);
  assert.equal(deal?.seller, "Lumen Lab");
  assert.equal(deal?.["not so: seller"], "Great List");
  assert.equal(deal?.date, "2026-04");
  assert.equal(deal?.begins, "2027");
  assert.equal(deal?.status, "signed | said not to be signed (reported)");
});

test("a deal that may be another one, or is a part of it, says so, and how exact its numbers are", () => {
  const entities = table([
    { id: "round", type: "Deal", label: "Series Q" },
    { id: "talks", type: "Deal", label: "Talks" },
    { id: "plan", type: "Deal", label: "Plan" },
  ]);
  const open = app(
    [
      { subject: "talks", predicate: "mayBecome", object: "round", stance: "hypothetical", speaker: "bob" },
      { subject: "talks", predicate: "partOf", object: "plan", stance: "projected" },
      { subject: "talks", predicate: "partOf", object: "round", polarity: "negated" },
      { subject: "talks", predicate: "amount", value: 5, bound: "at_most" },
      { subject: "round", predicate: "amount", value: 5, bound: "exact" },
      { subject: "round", predicate: "amount", value: 9, bound: "exact", polarity: "negated" },
      { subject: "plan", predicate: "amount", value: 7, bound: "exact" },
    ],
    // Whoever asks for one voice gets no second deal for it.
    { only: { ...initialState([]).only, speaker: new Set(["ann"]) } },
    { vocabulary, entities },
  );
  const told = cells(open).map((deal) => [
    deal.id,
    deal["perhaps the same as"],
    deal["part of"],
    deal["amount, number"],
    deal["amount, how exact"],
    deal["amount, counts in a sum"],
  ]);
  assert.deepEqual(told, [
    ["round", "Talks", "", "5", "exact", "yes"],
    ["talks", "Series Q", "Plan", "5", "at most", "perhaps not: may be the same as Series Q"],
    ["plan", "", "", "7", "exact", "yes"],
  ]);
  assert.deepEqual(
    dealTies(open, "talks").map(({ other, forward, stance }) => [other, forward, stance]),
    [
      ["round", true, ""],
      ["plan", true, "projected"],
    ],
  );
});

test("a part counts where its whole has no figure of the kind, and not where a whole of that has one", () => {
  const entities = table(
    ["part", "whole", "all"].map((id) => ({ id, type: "Deal", label: id.toUpperCase() })),
  );
  const parts: Row[] = [
    { subject: "part", predicate: "amount", value: 5 },
    { subject: "part", predicate: "partOf", object: "whole" },
    { subject: "whole", predicate: "partOf", object: "all" },
    { subject: "whole", predicate: "status", text: "signed" },
  ];
  const counts = (more: Row[]) =>
    cells(app([...parts, ...more], {}, { vocabulary, entities })).map(
      (deal) => deal["amount, counts in a sum"],
    );
  assert.deepEqual(counts([]), ["yes", ""]);
  assert.deepEqual(counts([{ subject: "all", predicate: "amount", value: 9 }]), [
    "no: is part of ALL",
    "",
    "yes",
  ]);
});

test("how firmly a deal is told is told by its status and its figures, not by its parties", () => {
  const firmly = (some: Row[]) =>
    dealsIn(app([{ subject: "round", predicate: "seller", object: "lab" }, ...some], {}, { vocabulary }))[0]
      ?.stances;
  const status: Row = { subject: "round", predicate: "status", text: "signed", stance: "reported" };
  const size: Row = { subject: "round", predicate: "amount", value: 5, stance: "projected" };
  assert.deepEqual(firmly([status, size]), [
    ["status", "reported"],
    ["figures", "projected"],
  ]);
  assert.deepEqual(firmly([size, { ...size, stance: "asserted", polarity: "negated" }]), [
    ["figures", "projected"],
  ]);
  // A planned deal's figures are no facts, however firmly they are given.
  const plan = { ...status, text: "planned" };
  assert.deepEqual(firmly([plan, { ...size, stance: "asserted" }])?.[1], [
    "figures, if it comes about",
    "asserted",
  ]);
  assert.deepEqual(firmly([]), [["parties", "asserted"]]);
});

test("a role keeps of how many it is said", () => {
  const { model } = app([
    { subject: "round", predicate: "seller", object: "list", polarity: "negated", scope: "many of them" },
    { subject: "round", predicate: "seller", object: "list", polarity: "negated", scope: "some" },
    { subject: "round", predicate: "seller", object: "list", polarity: "negated", scope: "some" },
  ]);
  const [party] = partiesOf({ ...page, model }, model.statements);
  assert.deepEqual(party?.roles.map(roleWords), ["not so: seller; many of them; some"]);
});

test("only an amount or a capacity that somebody gives for the deal itself counts in a sum", () => {
  const told = (row: Row) => {
    const [deal] = cells(app([{ subject: "round", value: 5, ...row }], {}, { vocabulary }));
    return deal?.[`${row.predicate}, counts in a sum`];
  };
  assert.equal(told({ predicate: "amount", stance: "projected" }), "yes");
  assert.equal(told({ predicate: "amount", stance: "hypothetical" }), "no: only hypothetical");
  assert.equal(told({ predicate: "amount", scope: "the first year" }), "no: of a part of the deal only");
  assert.match(told({ predicate: "valuation" }) ?? "", /^no: valuation is no size of a deal/);
});
