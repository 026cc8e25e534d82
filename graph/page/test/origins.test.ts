// How many independent origins statements have, by the rule of graph/dealgraph/analysis/origins.py.
import assert from "node:assert/strict";
import { test } from "node:test";
import { areOneWitness, independent, voicesOfSame, voicesWords } from "../src/origins.ts";
import { app, type Row, table } from "./made.ts";

const SOURCES = table([
  { id: "paper", speaker: "editor", documents: [] },
  { id: "retelling", speaker: "blogger", documents: [], origin: "talk" },
  { id: "another", speaker: "writer", documents: [], origin: "talk" },
  { id: "apart", speaker: "loner", documents: [] },
]);

const page = (rows: Row[]) => app(rows, {}, { sources: SOURCES });
const numbers = (rows: Row[]) =>
  independent(page([]).model, page(rows).model.statements).map((each) => each.length);

test("texts that retell one thing are one origin, and so are those of one speaker, teller or text", () => {
  const [ann, bob] = [
    { speaker: "ann", source: "retelling" },
    { speaker: "bob", source: "another" },
  ];
  assert.deepEqual(numbers([ann, bob]), [2]);
  assert.deepEqual(numbers([ann, { speaker: "bob", source: "apart" }]), [1, 1]);
  assert.deepEqual(numbers([ann, { speaker: "ann", source: "apart" }]), [2]);
  assert.deepEqual(numbers([ann, { speaker: "bob", source: "apart", via: "ann" }]), [2]);
  assert.deepEqual(numbers([ann, { speaker: "bob", source: "apart", origin: "talk" }]), [2]);
  assert.deepEqual(
    numbers([{ speaker: "ann" }, { speaker: "loner", source: "apart" }, { speaker: "loner" }]),
    [3],
  );
});

test("the curators are no origin beside others", () => {
  const curators = { speaker: "graph-curators", source: "apart" };
  assert.deepEqual(numbers([{ speaker: "ann" }, curators]), [1]);
  assert.deepEqual(numbers([curators]), [1]);
});

test("texts of one publisher are one origin, unless it is denied that it brought them out", () => {
  const told = [
    { speaker: "ann", value: 3 },
    { speaker: "bob", source: "apart", value: 3 },
  ];
  const published = (polarity: string) =>
    ["paper", "apart"].map((object) => ({ subject: "house", predicate: "published", object, polarity }));
  const one = (rows: Row[]) => {
    const { model } = page(rows);
    const [first, second] = model.statements;
    return first && second && areOneWitness(model, first, second);
  };
  assert.equal(one(told), false);
  assert.equal(one([...told, ...published("affirmed")]), true);
  assert.equal(one([...told, ...published("negated")]), false);
});

test("who calls into question what others tell is no origin and no witness of it", () => {
  const { model } = page([
    { speaker: "ann", value: 3 },
    { speaker: "bob", source: "apart", value: 3, stance: "disputed" },
    { speaker: "loner", source: "apart", value: 3, stance: "disputed" },
  ]);
  const [ann, bob, loner] = model.statements;
  assert.ok(ann && bob && loner);
  assert.deepEqual(independent(model, model.statements), [[ann]]);
  assert.deepEqual(independent(model, [bob, loner]), [[bob, loner]]);
  assert.deepEqual([areOneWitness(model, ann, bob), areOneWitness(model, bob, loner)], [false, true]);
  assert.equal(voicesWords(voicesOfSame(model, model.statements)), "1 voice");
});

test("voices are counted with their origins, and the curators' reading is no voice", () => {
  const counted = (rows: Row[], shown = rows.length) => {
    const { model } = page(rows.map((row) => ({ value: 3, ...row })));
    return voicesWords(voicesOfSame(model, model.statements.slice(0, shown)));
  };
  const [ann, bob, loner] = [
    { speaker: "ann", source: "retelling" },
    { speaker: "bob", source: "another" },
    { speaker: "loner", source: "apart" },
  ];
  assert.equal(counted([ann]), "1 voice");
  assert.equal(counted([ann, bob]), "2 voices, 1 origin");
  assert.equal(counted([ann, bob, loner]), "3 voices, 2 origins");
  assert.equal(counted([ann, { speaker: "graph-curators" }]), "1 voice");
  // Two that are one witness only through a third who says so too, as their receipts tell.
  const through = { speaker: "ann", source: "apart", at: "2020" };
  assert.equal(counted([ann, loner, through], 2), "2 voices, 1 origin");
});
