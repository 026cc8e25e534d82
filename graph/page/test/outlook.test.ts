import assert from "node:assert/strict";
import { test } from "node:test";
import { headline } from "../src/figures.ts";
import { passingBut, tally } from "../src/filter.ts";
import { outlookOf, outlookWords } from "../src/outlook.ts";
import { fromHash, initialState, toHash } from "../src/state.ts";
import type { Statement } from "../src/types.ts";
import { app, type Row } from "./made.ts";

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

test("tellings without a date share the mark of one that has it, and figures of a deal in talks have it", () => {
  const figure = { value: 5e9, stance: "reported", known_since: "2026-05" };
  const made = app([
    { ...figure, at: "2027" },
    figure,
    { ...figure, value: 6e9 },
    { ...figure, subject: "round", predicate: "dealValuation" },
    { subject: "round", predicate: "status", text: "in_talks", stance: "reported" },
  ]);
  const marks = made.model.statements.map(({ outlook }) => outlook);
  assert.deepEqual(marks, ["forward", "forward", "", "forward", ""]);
});

test("what is supposed of a deal in talks lies ahead, whether it is a figure or not, and a hoped-for end changes nothing", () => {
  const known_since = "2026-05";
  const supposed = { subject: "round", stance: "hypothetical", known_since };
  const made = app([
    { ...supposed, predicate: "risk" },
    { ...supposed, predicate: "risk", stance: "asserted" },
    { ...supposed, predicate: "mayBecome", object: "list" },
    { ...supposed, subject: "lab", predicate: "risk" },
    { ...supposed, subject: "lab", predicate: "risk", deal: "round" },
    { subject: "round", predicate: "status", text: "in_talks", stance: "reported", known_since },
    { subject: "round", predicate: "status", text: "closed", stance: "projected", known_since },
  ]);
  assert.deepEqual(
    made.model.statements.map(({ outlook }) => outlook),
    ["forward", "", "", "", "forward", "", "forward"],
  );
});

test("tellings of one figure of one deal have one mark, however firmly they are told, until it may have come about", () => {
  const figure = { subject: "round", predicate: "capacity", value: 5, known_since: "2026-05" };
  const marks = (rows: Row[]) => app(rows).model.statements.map(({ outlook }) => outlook);
  const expected = { ...figure, stance: "projected" };
  assert.deepEqual(marks([expected, figure]), ["forward", "forward"]);
  assert.deepEqual(marks([{ ...expected, from: "2027" }, figure]), ["forward", "forward"]);
  assert.deepEqual(marks([expected, { ...figure, value: 6 }]), ["forward", ""]);
  assert.deepEqual(marks([expected, { ...figure, at: "2026-04" }]), ["forward", ""]);
  assert.deepEqual(marks([expected, { ...figure, known_since: "2026-06" }]), ["forward", ""]);
  assert.deepEqual(
    marks([
      { ...expected, from: "2027" },
      { ...figure, known_since: "2027-02" },
    ]),
    ["forward", ""],
  );
  // A figure of a company is of the time of its source, and may recur.
  const ofLab = { subject: "lab", predicate: "revenue" };
  assert.deepEqual(
    marks([
      { ...expected, ...ofLab },
      { ...figure, ...ofLab },
    ]),
    ["forward", ""],
  );
  const { facts, others } = headline(app([expected, figure]), app([expected, figure]).model.statements);
  assert.deepEqual(facts, []);
  assert.deepEqual(others, ["$5 (projected by ann; also asserted by ann)"]);
});

test("a value that is told firmly and as a forecast stands once, with both, under what the curators prefer", () => {
  const figure = { value: 5e9, known_since: "2026-05" };
  const firm = { ...figure, speaker: "ann" };
  const soft = { ...figure, stance: "projected", from: "2027", speaker: "bob" };
  const both = headline(app([firm, soft]), app([firm, soft]).model.statements);
  assert.deepEqual(both.others, []);
  assert.match(both.facts[0] ?? "", /asserted by ann; also projected by bob, from 2027\)$/);
  const rows = [firm, { ...soft, rank: "preferred" }];
  const preferred = headline(app(rows), app(rows).model.statements);
  assert.deepEqual(preferred.facts, []);
  assert.match(preferred.others[0] ?? "", /projected by bob; also asserted by ann\)$/);
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
  const found = tally(made.model, made.state, made.known);
  assert.equal(found.passing.size, 1);
  assert.equal(found.counts.outlook.get("forward"), 1);
  assert.ok(made.model.statements.every((row) => passingBut(made, ["outlook"]).has(row)));
  const hash = toHash(made.state, initialState([]));
  assert.equal(hash, "outlook=forward");
  assert.deepEqual(fromHash(hash, initialState([])).only.outlook, new Set(["forward"]));
});
