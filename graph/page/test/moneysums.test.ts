// Sums of money, only where they are honest: what is agreed, what may be counted twice, what nobody tells.
import assert from "node:assert/strict";
import { test } from "node:test";
import type { App } from "../src/app.ts";
import { overlapWords, sizeWords, sumTitle } from "../src/moneywords.ts";
import { initialState } from "../src/state.ts";
import { type Row, table } from "./made.ts";
import { bought, DEALS, moneyApp, sideOf, untold } from "./moneygraphs.ts";

const sums = (of: App, id: string, pays = true) =>
  sideOf(of, id, pays).sums.map((sum) => `${sumTitle(of, sum)}: ${sizeWords(of, sum)}`);
const overlaps = (of: App, id = "lab") => sideOf(of, id).overlaps.map((each) => overlapWords(of, each));

test("bounds are carried into a sum", () => {
  const sum = (...bounds: string[]) =>
    sums(
      moneyApp(bounds.flatMap((bound, place) => bought(DEALS[place] as string, 10, "signed", { bound }))),
      "lab",
    );
  assert.deepEqual(sum("exact", "exact"), ["contracted: $20"]);
  assert.deepEqual(sum("exact", "at_least"), ["contracted: at least $20"]);
  assert.deepEqual(sum("exact", "at_most"), ["contracted: $10 to $20"]);
  assert.deepEqual(sum("at_most", "at_least"), ["contracted: at least $10"]);
  assert.deepEqual(sum("exact", "approximate"), ["contracted: about $20"]);
});

test("of one deal that is told with several amounts the sum holds what all leave open", () => {
  const twice = (more: Row) => [
    ...bought("power", 5, "signed"),
    { subject: "power", predicate: "amount", ...more },
  ];
  assert.deepEqual(sums(moneyApp(twice({ value: 7 })), "lab"), ["contracted: $5 to $7"]);
  assert.deepEqual(sums(moneyApp(twice({ value: 7, stance: "projected" })), "lab"), ["contracted: $5"]);
  assert.deepEqual(sums(moneyApp(twice({ value: 7, rank: "preferred" })), "lab"), ["contracted: $7"]);
  assert.deepEqual(sums(moneyApp(twice({ value: 7, scope: "the first year" })), "lab"), ["contracted: $5"]);
  assert.deepEqual(sums(moneyApp(twice({ value: 7, polarity: "negated" })), "lab"), ["contracted: $5"]);
});

test("what is agreed is told apart from what is only expected, in talks, announced, paid or over", () => {
  const page = moneyApp([
    ...bought("power", 10, "signed"),
    ...bought("chips", 20, "committed"),
    ...bought("spare", 40, "signed", { stance: "projected" }),
    ...bought("round", 80, "in_talks"),
    ...bought("talks", 160, "cancelled"),
  ]);
  assert.deepEqual(sums(page, "lab"), [
    "agreed in all: $30",
    "contracted: $10",
    "pledged: $20",
    "contracted, but only projected: $40",
    "in talks or planned: $80",
  ]);
  assert.deepEqual(untold(page, "lab"), ["1 deal is halted or cancelled, and not added"]);
  const other = moneyApp([
    ...bought("power", 1, "announced"),
    ...bought("chips", 2, "paid"),
    ...bought("spare", 4),
  ]);
  assert.deepEqual(sums(other, "lab"), ["announced: $1", "paid: $2", "status not told: $4"]);
});

test("money of which it is only expected who pays it is only expected", () => {
  const [customer, provider, ...rest] = bought("power", 10, "signed");
  const soft = { stance: "projected" };
  assert.deepEqual(sums(moneyApp([{ ...customer, ...soft }, provider as Row, ...rest]), "lab"), [
    "contracted, but only projected: $10",
  ]);
  assert.deepEqual(sums(moneyApp([customer as Row, { ...provider, ...soft }, ...rest]), "lab"), [
    "contracted, but only projected: $10",
  ]);
});

test("a part is not added to its whole, nor what may be the same, and what is left out is named", () => {
  const tie = (predicate: string): Row[] => [
    ...bought("power", 10, "signed"),
    ...bought("spare", 4, "signed"),
    { subject: "spare", predicate, object: "power" },
  ];
  assert.deepEqual(sums(moneyApp(tie("partOf")), "lab"), ["contracted: $10"]);
  assert.deepEqual(overlaps(moneyApp(tie("partOf"))), ["not added: the spare ($4) is part of the power"]);
  assert.deepEqual(sums(moneyApp(tie("mayBecome")), "lab"), ["contracted: $10"]);
  assert.deepEqual(overlaps(moneyApp(tie("mayBecome"))), [
    "not added: the spare ($4) may be the same as the power",
  ]);
  const mutual = [...tie("mayBecome"), { subject: "power", predicate: "mayBecome", object: "spare" }];
  assert.equal(overlaps(moneyApp(mutual)).length, 1);
});

test("of two that may be one in different sums the reader is told not to add both", () => {
  const page = moneyApp([
    ...bought("power", 10, "signed"),
    ...bought("spare", 4, "in_talks"),
    { subject: "spare", predicate: "mayBecome", object: "power" },
  ]);
  assert.deepEqual(sums(page, "lab"), ["contracted: $10", "in talks or planned: $4"]);
  assert.deepEqual(overlaps(page), ["do not add both: the spare ($4) may be the same as the power"]);
});

test("a part of what may be a part of another is no sure part of that", () => {
  const page = moneyApp([
    ...bought("power", 10, "signed"),
    ...bought("chips"),
    ...bought("spare", 4, "signed"),
    { subject: "spare", predicate: "mayBecome", object: "chips" },
    { subject: "chips", predicate: "partOf", object: "power" },
  ]);
  assert.deepEqual(overlaps(page), ["not added: the spare ($4) may be part of the power"]);
});

test("of what others share no share is made up, and the two names of one party share nothing", () => {
  const rows: Row[] = [
    ...bought("power", 10, "signed"),
    { subject: "power", predicate: "provider", object: "maker" },
  ];
  assert.deepEqual(sums(moneyApp(rows), "lab"), ["contracted: $10"]);
  assert.deepEqual(sums(moneyApp(rows), "cloud", false), ["contracted: at most $10"]);
  const floor = rows.map((row) => (row.value ? { ...row, bound: "at_least" } : row));
  assert.deepEqual(sums(moneyApp(floor), "cloud", false), []);
  assert.deepEqual(untold(moneyApp(floor), "cloud", false), [
    "its part of 1 amount that others share is not told",
  ]);
  const names = table([
    { id: "c", kind: "name", about: "power", statements: ["s-1", "s-4"], sides: [1, 2], explanation: "" },
  ]);
  assert.deepEqual(sums(moneyApp(rows, {}, { conflicts: names }), "cloud", false), ["contracted: $10"]);
});

test("a whole that is shared holds at least what its parts are", () => {
  const page = moneyApp([
    ...bought("power", 10, "signed"),
    { subject: "power", predicate: "provider", object: "maker" },
    ...bought("spare", 4, "signed"),
    { subject: "spare", predicate: "partOf", object: "power" },
  ]);
  assert.deepEqual(sums(page, "cloud", false), ["contracted: $4 to $10"]);
});

test("amounts that nobody tells are counted, those inside another are told apart, and those that a filter hides left out", () => {
  const rows: Row[] = [
    ...bought("power", 10, "signed"),
    ...bought("chips"),
    ...bought("spare"),
    { subject: "spare", predicate: "partOf", object: "power" },
    ...bought("talks"),
    { subject: "talks", predicate: "amount", text: "a fortune" },
  ];
  assert.deepEqual(untold(moneyApp(rows), "lab"), [
    "no amount is told of 2 of 4 deals, of 1 only in words or for a part",
    "1 deal without an amount is part of another one here, whose amount is told",
  ]);
  const only = { ...initialState([]).only, speaker: new Set(["ann"]) };
  const one = bought("power").concat({ subject: "power", predicate: "amount", value: 10, speaker: "bob" });
  assert.deepEqual(untold(moneyApp(one, { only }), "lab"), ["1 amount is left out by the filters"]);
});
