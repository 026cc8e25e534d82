// Who pays, who is paid and who stands outside the deals: the direction of each row.
import assert from "node:assert/strict";
import { test } from "node:test";
import { moneyNumber, moneyOf } from "../src/money.ts";
import { initialState } from "../src/state.ts";
import type { Row } from "./made.ts";
import { bought, moneyApp, sideOf, untold } from "./moneygraphs.ts";

test("who pays and who is paid follows from the flow of the roles, whichever side is asked", () => {
  const page = moneyApp([
    ...bought("power", 5, "signed"),
    { subject: "round", predicate: "recipient", object: "lab" },
    { subject: "round", predicate: "investor", object: "fund" },
  ]);
  const told = (id: string) =>
    moneyOf(page, id).sides.map(({ party, rows }) => [
      party.kind,
      party.pays ? "pays" : "gets",
      ...rows.map(({ id: deal, others }) => `${deal}: ${[...others.keys()]}`),
    ]);
  assert.deepEqual(told("lab"), [
    ["compute", "pays", "power: cloud"],
    ["money", "gets", "round: fund"],
  ]);
  assert.deepEqual(told("cloud"), [["compute", "gets", "power: lab"]]);
  assert.deepEqual(told("fund"), [["money", "pays", "round: lab"]]);
  assert.deepEqual(told("maker"), []);
});

test("a role that is denied, or only a condition, puts nobody on a side; one that is denied too says so", () => {
  const role: Row = { subject: "power", predicate: "customer", object: "lab" };
  assert.deepEqual(moneyOf(moneyApp([{ ...role, polarity: "negated" }]), "lab").sides, []);
  assert.deepEqual(moneyOf(moneyApp([{ ...role, stance: "hypothetical" }]), "lab").sides, []);
  const [row] = sideOf(moneyApp([role, { ...role, polarity: "negated", speaker: "bob" }]), "lab").rows;
  assert.equal(row?.denied.length, 1);
});

test("who only supplies the provider is not paid by the customer, and the customer does not pay them", () => {
  const page = moneyApp([
    ...bought("power", 10, "signed"),
    { subject: "power", predicate: "chipSupplier", object: "maker" },
  ]);
  assert.deepEqual([...(sideOf(page, "lab").rows[0]?.others.keys() ?? [])], ["cloud"]);
  const [row] = sideOf(page, "maker", false).rows;
  assert.deepEqual([row?.behind, row?.size, row?.others.size], [true, null, 0]);
  assert.deepEqual(untold(page, "maker", false), ["in 1 deal it only supplies another one, who is paid"]);
  // Whose chips are all that is delivered is paid.
  const alone = moneyApp([
    { subject: "power", predicate: "customer", object: "lab" },
    { subject: "power", predicate: "chipSupplier", object: "maker" },
  ]);
  assert.equal(sideOf(alone, "maker", false).rows[0]?.behind, false);
});

test("deals that the filters leave out are counted", () => {
  const rows = [
    ...bought("power", 10, "signed"),
    ...bought("chips").map((row) => ({ ...row, speaker: "bob" })),
  ];
  const side = sideOf(
    moneyApp(rows, { only: { ...initialState([]).only, speaker: new Set(["ann"]) } }),
    "lab",
  );
  assert.deepEqual([side.rows.length, side.hidden], [1, 1]);
  assert.equal(sideOf(moneyApp(rows), "lab").hidden, 0);
});

test("who has any part in one of the deals does not stand outside them too", () => {
  const rows = [
    { subject: "power", predicate: "customer", object: "lab" },
    { subject: "power", predicate: "partner", object: "maker" },
    { subject: "maker", predicate: "supplies", object: "lab" },
    { subject: "cloud", predicate: "supplies", object: "lab" },
  ];
  assert.deepEqual([...sideOf(moneyApp(rows), "lab").outside.keys()], ["cloud"]);
});

test("relations outside deals are told apart, each in its direction", () => {
  const page = moneyApp([
    ...bought("power", 10, "signed"),
    { subject: "lab", predicate: "buysFrom", object: "cloud" },
    { subject: "lab", predicate: "buysFrom", object: "fund" },
    { subject: "maker", predicate: "supplies", object: "lab" },
  ]);
  assert.deepEqual([...sideOf(page, "lab").outside.keys()], ["fund", "maker"]);
  assert.deepEqual([...sideOf(page, "maker", false).outside.keys()], ["lab"]);
});

test("there is something to show where it pays or gets, not where it only earns", () => {
  assert.equal(moneyNumber(moneyApp([{ predicate: "revenue", value: 3 }]), "lab"), 0);
  assert.equal(moneyNumber(moneyApp([{ predicate: "plan", value: 3 }]), "lab"), 1);
  assert.equal(moneyNumber(moneyApp([{ predicate: "revenue", value: 3 }, ...bought("power")]), "lab"), 2);
});
