// Two sources or speakers beside each other, and which disagreements come first.
import assert from "node:assert/strict";
import { test } from "node:test";
import { apart } from "../src/apart.ts";
import { agreements, columns, commonFigures, differ, distanceBetween, opponents } from "../src/between.ts";
import { passingBut } from "../src/filter.ts";
import { byGravity, distance } from "../src/sides.ts";
import type { Conflict, Statement } from "../src/types.ts";
import { app, conflict, type Row } from "./made.ts";

const figures = (one: Row, other: Row) => {
  const [a, b] = app([one, other]).model.statements as [Statement, Statement];
  return apart(a, b);
};

test("two figures are as far apart as where they come nearest to each other", () => {
  assert.equal(figures({ value: 22 }, { value: 44 }), 2);
  assert.equal(figures({ value: 1000, bound: "at_least" }, { lower: 400, upper: 500, unit: "USD" }), 2);
  assert.equal(figures({ value: 30, bound: "at_least" }, { value: 47 }), 1);
  assert.equal(figures({ value: 5, bound: "at_most" }, { value: 4 }), 1);
  assert.equal(figures({ value: -20 }, { value: -10 }), 2);
});

test("figures of other times, scopes or metrics, denied or disputed ones, are not compared", () => {
  for (const other of [
    { value: 44, at: "2025" },
    { value: 44, scope: "net" },
    { value: 44, predicate: "revenue" },
    { value: 44, polarity: "negated" },
    { value: 44, stance: "disputed" },
  ])
    assert.equal(figures({ value: 22, at: "2026-03", scope: "gross" }, other), null);
});

test("the figures that are furthest apart come first, whatever the kind; roundings come last", () => {
  const rows = [
    { value: 10 },
    { value: 11 },
    { value: 30 },
    { value: 30, bound: "approximate" },
    { text: "a" },
  ];
  const page = app([...rows, { text: "b" }]);
  const made = (id: string, kind: string, ...statements: number[]): Conflict => ({
    ...conflict(kind, statements),
    id,
    statements: statements.map((place) => `s-${place}`),
    sides: statements.map((_, place) => place + 1),
  });
  const all = [
    made("c-rounding", "bound", 2, 3),
    made("c-words", "opinion", 4, 5),
    made("c-near", "contradiction", 0, 1),
    made("c-far", "scope", 0, 2),
  ];
  assert.deepEqual(
    byGravity(page, all).map(({ id }) => id),
    ["c-far", "c-near", "c-words", "c-rounding"],
  );
  assert.equal(distance(page, made("c", "scope", 0, 2)), 3);
  assert.equal(distance(page, made("c", "bound", 2, 3)), 1);
});

const said = [
  { value: 1, source: "paper", speaker: "ann" },
  { value: 1, source: "post", speaker: "bob" },
  { value: 2, source: "post", speaker: "cem" },
];

test("two differ who stand on different sides; who stands on the same side does not", () => {
  const page = app(said);
  const one = conflict("scope", [1, 1, 2]);
  assert.equal(differ(page, one, "speaker:ann", "speaker:cem"), true);
  assert.equal(differ(page, one, "source:paper", "source:post"), true);
  assert.equal(differ(page, one, "speaker:ann", "speaker:bob"), false);
  assert.equal(differ(page, one, "source:post", "source:post"), true);
  assert.equal(differ(page, one, "speaker:cem", "speaker:cem"), false);
  assert.equal(differ(page, one, "", "speaker:bob"), true);
  assert.equal(differ(page, one, "speaker:dan", ""), false);
});

test("each is told with the number of disagreements that it has with another", () => {
  const page = app(said);
  const found = opponents(page, [conflict("scope", [1, 1, 2])], "speaker:ann");
  assert.deepEqual([...found].sort(), [
    ["source:post", 1],
    ["speaker:cem", 1],
  ]);
});

test("the words of the two face each other, and no side is left out", () => {
  const page = app(said);
  const one = conflict("scope", [1, 1, 2]);
  const told = (first: string, second: string) => {
    const { left, right, rest } = columns(page, one, first, second);
    return [left, right, rest].map((rows) => rows.map(({ id }) => id).join(" "));
  };
  assert.deepEqual(told("speaker:ann", "speaker:cem"), ["s-0", "s-2", "s-1"]);
  assert.deepEqual(told("", "speaker:cem"), ["s-2", "s-0 s-1", ""]);
  assert.deepEqual(told("source:post", "source:post"), ["s-1", "s-2", "s-0"]);
  assert.deepEqual(told("source:post", "speaker:cem"), ["s-1", "s-2", "s-0"]);
});

test("the filters by source and speaker can be left out; the others hold", () => {
  const rows = said.map((row, place) => ({ ...row, known_since: place === 2 ? "2030" : "2020" }));
  const only = { ...app([]).state.only, source: new Set(["paper"]), speaker: new Set(["ann"]) };
  const page = app(rows, { only, knownBy: "2025" });
  const shown = passingBut(page, ["source", "speaker"]);
  assert.deepEqual(
    page.model.statements.map((row) => shown.has(row)),
    [true, true, false],
  );
});

test("how far two are apart is told of the two, whatever others say", () => {
  const page = app([...said, { value: 8, source: "post", speaker: "dan" }]);
  const one = conflict("scope", [1, 1, 2, 3]);
  assert.equal(distanceBetween(page, one, "speaker:ann", "speaker:cem"), 2);
  assert.equal(distanceBetween(page, one, "speaker:cem", "speaker:dan"), 4);
  assert.equal(distanceBetween(page, one, "speaker:ann", "speaker:bob"), 1);
  assert.equal(distanceBetween(page, one, "", "speaker:cem"), 4);
  assert.equal(distanceBetween(page, one, "", ""), 8);
  assert.equal(distanceBetween(page, conflict("bound", [1, 1, 2, 3]), "speaker:ann", "speaker:cem"), 1);
});

test("what both say is told once, and of which figures both speak", () => {
  const page = app([...said, { value: 5, predicate: "revenue", source: "post", speaker: "bob" }]);
  const same = agreements(page, "source:paper", "source:post");
  assert.deepEqual(
    same.map(({ row, others }) => [row.id, others.map(({ id }) => id)]),
    [["s-0", ["s-1"]]],
  );
  assert.deepEqual(commonFigures(page, "source:paper", "source:post"), [
    { subject: "lab", predicate: "valuation", one: 1, other: 2 },
  ]);
  assert.deepEqual(agreements(page, "speaker:ann", "speaker:ann"), []);
});
