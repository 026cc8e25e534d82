// Where the figures of a chart stand.
import assert from "node:assert/strict";
import { test } from "node:test";
import { spotsOf, undated } from "../src/chartspots.ts";
import { app, type Row } from "./made.ts";

const area = { left: 10, right: 110, top: 0, bottom: 100 };
const rows = (...some: Row[]) => app(some).model.statements;

test("what is told of one time and size is one spot with all its statements", () => {
  const made = spotsOf(
    rows(
      { value: 30, at: "2026-03" },
      { value: 30, at: "2026-03", bound: "at_least" },
      { value: 30, at: "2026-03-31", stance: "disputed" },
      { value: 30, at: "2024-03" },
      { value: 31, at: "2026-03" },
    ),
    area,
  );
  assert.deepEqual(
    made?.spots.map((spot) => spot.rows.map(({ id }) => id)),
    [["s-0", "s-1", "s-2"], ["s-3"], ["s-4"]],
  );
});

test("the scale runs from nothing, or from below it, to a round number that no figure passes", () => {
  const ends = (...values: number[]) => {
    const made = spotsOf(rows(...values.map((value, place) => ({ value, at: `${2020 + place}` }))), area);
    return made && [made.low, made.high, made.y(made.low), made.y(made.high)];
  };
  assert.deepEqual(ends(9, 47), [0, 50, 100, 0]);
  assert.deepEqual(ends(47e9, 965e9), [0, 1e12, 100, 0]);
  assert.deepEqual(ends(-7, 3), [-8, 3, 100, 0]);
  assert.deepEqual(ends(0.2, 0.25), [0, 0.25, 100, 0]);
});

test("a range and a vague date reach as far as they may", () => {
  const made = spotsOf(
    rows({ lower: 40, upper: 50, unit: "USD", at: "2025" }, { value: 10, at: "2026-12-31" }),
    area,
  );
  const [range] = made?.spots ?? [];
  assert.ok(range);
  assert.equal(range.top, 0);
  assert.equal(Math.round(range.bottom), 20);
  assert.equal(range.left, 10);
  assert.equal(Math.round(range.right), 60);
});

test("one date makes no chart; what is denied or withdrawn, or has no date, has no spot", () => {
  assert.equal(spotsOf(rows({ value: 1, at: "2026" }, { value: 2, at: "2026" }), area), null);
  const all = rows(
    { value: 1, at: "2025" },
    { value: 2, at: "2026" },
    { value: 3, at: "2026", polarity: "negated" },
    { value: 4, at: "2026", rank: "deprecated" },
    { value: 5 },
    { value: 6, polarity: "negated" },
  );
  assert.equal(spotsOf(all, area)?.spots.length, 2);
  assert.deepEqual(
    undated(all).map(({ value }) => value),
    [5],
  );
});
