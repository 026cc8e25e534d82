// Deals in short: parties with their roles, figures, and the table for spreadsheets.
import assert from "node:assert/strict";
import { test } from "node:test";
import { dealsCsv, dealsIn } from "../src/dealtable.ts";
import { figuresOf, partiesOf } from "../src/roles.ts";
import type { PageData } from "../src/types.ts";
import { app } from "./made.ts";

const vocabulary: PageData["vocabulary"] = {
  classes: {
    Company: { label: "company", definition: "", color: "#000", shape: "dot" },
    Deal: { label: "deal", definition: "", color: "#000", shape: "dot" },
  },
  predicates: {
    chips: { label: "chips", phrase: "", definition: "", range: ["Thing"] },
    seller: { label: "seller", phrase: "", definition: "", range: ["Agent"], interest: true },
    maker: { label: "maker", phrase: "", definition: "", range: ["Agent"], interest: true },
    size: { label: "size", phrase: "", definition: "", units: ["USD"] },
    status: { label: "status", phrase: "", definition: "", choice: "status" },
  },
  units: { USD: { id: "USD", label: "dollars", dimension: "", symbol: "$" } },
  lists: { status: { signed: { id: "signed", label: "signed", definition: "" } } },
};
const rows = [
  { subject: "round", predicate: "chips", object: "list" },
  { subject: "round", predicate: "maker", object: "lab" },
  { subject: "round", predicate: "seller", object: "lab" },
  { subject: "round", predicate: "seller", object: "lab", speaker: "bob" },
  { subject: "round", predicate: "seller", object: "list", polarity: "negated" },
  { subject: "round", predicate: "size", value: 5 },
  { subject: "round", predicate: "size", value: 5, stance: "projected", from: "2027" },
  { subject: "round", predicate: "status", text: "signed", at: "2026-04" },
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

test("the table of deals has a column for each role, and the numbers beside the words", () => {
  const [head = "", line = ""] = dealsCsv(page, dealsIn(page)).split("\r\n");
  const columns = head.split(",").map((name, place) => [name, line.split(",")[place]]);
  const of = (name: string) => columns.find(([each]) => each === name)?.[1];
  assert.equal(of("seller"), "Lumen Lab");
  assert.equal(of("not so: seller"), "Great List");
  assert.equal(of("date"), "2026-04");
  assert.equal(of("begins"), "2027");
  assert.equal(of("status"), "signed");
});
