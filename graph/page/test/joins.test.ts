import assert from "node:assert/strict";
import { test } from "node:test";
import { Joins } from "../src/joins.ts";
import { Known } from "../src/known.ts";
import { Passing } from "../src/passing.ts";
import { initialState } from "../src/state.ts";
import { modelOf } from "./made.ts";

const rows = ["likes", "owns", "owns", "feeds"];
const model = modelOf({
  statements: {
    length: 4,
    columns: {
      id: ["a", "b", "c", "d"],
      subject: ["cat", "dog", "dog", "dog"],
      predicate: rows,
      object: ["dog", "cat", "cat", "bird"],
    },
  },
});
const passing = new Passing(model.statements, null, 4);
const known = Known.at(model, initialState([]));
const places = new Map(["dog", "cat", "bird"].map((id) => [id, {}]));

test("statements of the same of the same two are one line, from whichever end one looks", () => {
  for (const order of [places, new Map([...places].reverse())]) {
    const joins = new Joins(model);
    joins.set(passing, known);
    const lines = joins.between(order, false);
    assert.deepEqual(lines.map(({ rows }) => rows.length).sort(), [1, 1, 2]);
    assert.deepEqual([...joins.joined("dog")].sort(), ["bird", "cat"]);
  }
});

test("several lines between the same two fan out; a single one is straight", () => {
  const joins = new Joins(model);
  joins.set(passing, known);
  const curves = new Map(joins.between(places, false).map((line) => [line.id, line.curve]));
  assert.equal(curves.get("l:dog|feeds|bird|affirmed"), undefined);
  const likes = curves.get("l:cat|likes|dog|affirmed");
  const owns = curves.get("l:dog|owns|cat|affirmed");
  assert.equal(likes?.roundness, owns?.roundness);
  // Seen from their own ends both turn the same way, so they lie on two sides.
  assert.equal(likes?.type, owns?.type);
});

test("what the filters leave out is no way", () => {
  const joins = new Joins(model);
  joins.set(new Passing(model.statements, Uint8Array.from([0, 1, 0, 0]), 1), known);
  assert.deepEqual(
    joins.waysFrom("dog").map(({ line, other }) => [other, line.rows.length]),
    [["cat", 1]],
  );
  assert.equal(joins.between(places, true).filter((line) => line.faded).length, 2);
});
