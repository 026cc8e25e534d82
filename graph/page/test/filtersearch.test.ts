// The filters of the legend, found by their words.
import assert from "node:assert/strict";
import { test } from "node:test";
import { filterHits, filterOf } from "../src/filtersearch.ts";
import { app } from "./made.ts";

test("the words of the legend, and what people call the same, find its filters with how many they leave", () => {
  const page = app(
    [
      { polarity: "negated" },
      { stance: "projected" },
      { stance: "projected" },
      { stance: "asserted", at: "2030", known_since: "2026" },
    ],
    {},
  );
  const filters = (text: string) => filterHits(page, text).map(({ id, number }) => [id, number]);
  assert.deepEqual(filters("denied"), [["polarity|negated", 1]]);
  assert.deepEqual(filters("what is denied"), [["polarity|negated", 1]]);
  assert.deepEqual(filters("Forecasts"), [
    ["outlook|forward", 3],
    ["stance|projected", 2],
  ]);
  assert.deepEqual(filters("forward-looking"), [["outlook|forward", 3]]);
  // What nothing would be left of is not offered, nor what only a few letters begin.
  for (const text of ["hypothetical", "for", "is", ""]) assert.deepEqual(filters(text), [], text);
  assert.deepEqual(filterOf(page, "polarity|negated").only?.polarity, new Set(["negated"]));
});
