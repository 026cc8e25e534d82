// What an entity earns and spends: the figures of its metrics, and what is said against them.
import assert from "node:assert/strict";
import { test } from "node:test";
import { moneyOf } from "../src/money.ts";
import { moneyCsv } from "../src/moneycsv.ts";
import type { Metric } from "../src/moneymetrics.ts";
import type { PageData } from "../src/types.ts";
import { type Row, table } from "./made.ts";
import { moneyApp, vocabulary } from "./moneygraphs.ts";

test("what it earns and spends is what the vocabulary marks so, the newest first, what is expected beside it", () => {
  const page = moneyApp([
    { predicate: "revenue", value: 3, at: "2024" },
    { predicate: "revenue", value: 5, at: "2025" },
    { predicate: "revenue", value: 4, at: "2024", stance: "projected" },
    { predicate: "revenue", value: 9, at: "2027", stance: "projected" },
    { predicate: "revenue", value: 6, at: "2026", polarity: "negated" },
    { predicate: "plan", value: 8 },
    { predicate: "valuation", value: 99 },
  ]);
  const { sides, earned, spent, raised } = moneyOf(page, "lab");
  assert.deepEqual(sides, []);
  assert.deepEqual(
    earned.map(({ predicate, values }) => [predicate, ...values.map(({ value }) => value)]),
    [["revenue", "$5", "$9"]],
  );
  assert.deepEqual(
    earned[0]?.against.map(({ value }) => value),
    ["said not to be $6"],
  );
  assert.equal(earned[0]?.left, 2);
  assert.deepEqual([spent.length, raised.length], [1, 0]);
  assert.match(earned[0]?.values[1]?.marks ?? "", /2027.*projected/);
});

const TERMS = {
  ...vocabulary.predicates,
  rate: { label: "run rate", phrase: "", definition: "", units: ["USD"], money: "earned" },
  state: { label: "profitability", phrase: "", definition: "", text: "yes", money: "earned" },
};
const earning = (rows: Row[], ...conflicts: Record<string, unknown>[]) => {
  const terms = { ...vocabulary, predicates: TERMS } as unknown as PageData["vocabulary"];
  const page = moneyApp(rows, {}, { vocabulary: terms, conflicts: table(conflicts) });
  return { page, earned: moneyOf(page, "lab").earned };
};
const words = (some: Metric["values"]) => some.map(({ predicate, value }) => `${predicate} ${value}`);

test("a denial is told beside what is expected, and whoever expects it at another time is told too", () => {
  const { earned } = earning([
    { predicate: "state", text: "breaks even", at: "2028", stance: "projected" },
    { predicate: "state", text: "profitable by 2027", at: "2027", stance: "projected", speaker: "bob" },
    { predicate: "state", text: "profitable", polarity: "negated" },
  ]);
  const [metric] = earned;
  assert.deepEqual(words(metric?.values ?? []), ["state breaks even", "state profitable by 2027"]);
  assert.deepEqual(words(metric?.against ?? []), ["state said not to be profitable"]);
  assert.match(metric?.against[0]?.marks ?? "", /asserted by ann/);
  assert.equal(metric?.left, 0);
  const alone = earning([{ predicate: "state", text: "profitable", polarity: "negated" }]).earned[0];
  assert.deepEqual([alone?.values.length, alone?.against.length], [0, 1]);
});

test("what others give instead stands beside a figure, under its own name, and what is left is counted", () => {
  const conflict = (id: string, kind: string, statements: string[]) => ({
    id,
    kind,
    about: "lab",
    statements,
    explanation: "",
  });
  const { page, earned } = earning(
    [
      { predicate: "revenue", value: 30, basis: "annual" },
      { predicate: "rate", value: 30, at: "2026-03", speaker: "bob", stance: "reported" },
      { predicate: "rate", value: 47, at: "2026-05" },
      { predicate: "rate", value: 22, at: "2026-03", basis: "net", speaker: "cid", stance: "estimated" },
      { predicate: "rate", value: 1, at: "2024" },
      { predicate: "plan", value: 19, speaker: "bob" },
    ],
    conflict("c-0", "basis", ["s-0", "s-1"]),
    conflict("c-1", "basis", ["s-1", "s-3"]),
    conflict("c-2", "basis", ["s-0", "s-5"]),
  );
  const [revenue, rate] = earned;
  assert.deepEqual(words(revenue?.values ?? []), ["revenue $30, annual"]);
  assert.deepEqual(words(revenue?.against ?? []), ["rate $30"]);
  // What is estimated of an earlier date and in dispute is not hidden by a newer figure that nobody disputes.
  assert.deepEqual(words(rate?.values ?? []), ["rate $47"]);
  assert.deepEqual(words(rate?.against ?? []), ["rate $22, net"]);
  assert.deepEqual([revenue?.left, rate?.left], [0, 2]);
  const lines = moneyCsv(page, moneyOf(page, "lab")).split("\r\n");
  const opposing = lines.filter((line) => line.startsWith("Earns: said otherwise"));
  assert.equal(opposing.length, 2);
  assert.match(opposing[1] ?? "", /\$22, net.*≠ sources differ.*,22,22,/);
});
