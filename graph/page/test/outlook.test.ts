import assert from "node:assert/strict";
import { test } from "node:test";
import { headline } from "../src/figures.ts";
import { passingBut, tally } from "../src/filter.ts";
import { outlookOf, outlookWords } from "../src/outlook.ts";
import { fromHash, initialState, toHash } from "../src/state.ts";
import type { Statement } from "../src/types.ts";
import { app } from "./made.ts";

function said(row: Partial<Statement>): Statement {
  return { stance: "reported", known_since: "2026-05-13", ...row } as Statement;
}

test("a statement is forward-looking where its time certainly begins after it was said", () => {
  assert.equal(outlookOf(said({ at: "2027" })), "forward");
  assert.equal(outlookOf(said({ to: "2030" })), "forward");
  assert.equal(outlookOf(said({ from: "2026-06" })), "forward");
  for (const row of [{ at: "2026" }, { at: "2026-05" }, { from: "2025", to: "2030" }, {}, { at: "2020" }])
    assert.equal(outlookOf(said(row)), "", JSON.stringify(row));
  const undated = { stance: "reported", at: "2027" } as Statement;
  assert.equal(outlookOf(undated), "");
  assert.equal(outlookOf(undated, "2026-05-28"), "forward");
  assert.equal(outlookOf(undated, "2027-01-01"), "");
  assert.equal(outlookOf(said({ stance: "projected" })), "forward");
});

test("what is projected needs no further mark", () => {
  assert.equal(outlookWords(said({ outlook: "forward" })), "forward-looking");
  assert.equal(outlookWords(said({ outlook: "forward", stance: "projected" })), "");
});

const rows = [
  { value: 115e9, stance: "reported", to: "2030", known_since: "2026-05" },
  { value: 30e9, stance: "reported", at: "2026", known_since: "2026-05" },
];

test("a plan that is reported is no plain fact, and says that it lies ahead", () => {
  const made = app(rows);
  const { facts, others } = headline(made, made.model.statements);
  assert.equal(facts.length, 1);
  assert.match(facts[0] ?? "", /^\$30 billion/);
  assert.match(others[0] ?? "", /^\$115 billion \(to 2030; forward-looking; /);
});

test("it can be filtered, and the filter stands in the address", () => {
  const only = { ...initialState([]).only, outlook: new Set(["forward"]) };
  const made = app(rows, { only });
  const found = tally(made.model, made.state);
  assert.equal(found.passing.size, 1);
  assert.equal(found.counts.outlook.get("forward"), 1);
  assert.ok(made.model.statements.every((row) => passingBut(made, ["outlook"]).has(row)));
  const hash = toHash(made.state, initialState([]));
  assert.equal(hash, "outlook=forward");
  assert.deepEqual(fromHash(hash, initialState([])).only.outlook, new Set(["forward"]));
});
