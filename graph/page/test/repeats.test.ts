// Which disagreements are told in the place of another one.
import assert from "node:assert/strict";
import { test } from "node:test";
import { placesOf } from "../src/repeats.ts";
import { sidesOf } from "../src/sides.ts";
import type { Conflict } from "../src/types.ts";
import { app, conflict, type Row } from "./made.ts";

const made = (id: string, kind: string, sides: Record<string, number>, about = "lab"): Conflict => ({
  ...conflict(kind, Object.values(sides)),
  id,
  about,
  statements: Object.keys(sides),
});

const places = (rows: Row[], ...conflicts: Conflict[]) =>
  placesOf(app(rows).model, conflicts).map(({ lead, others }) =>
    [lead, ...others].map(({ id }) => id).join(" "),
  );

const figures: Row[] = [
  { value: 22, speaker: "ann", exact: "22 net" },
  { value: 30, speaker: "bob", exact: "30 gross" },
  { value: 30, speaker: "cem", bound: "at_least", exact: "over 30" },
];

test("what compares some of the same sides under another kind stands with those that has them all", () => {
  const all = made("c-basis", "basis", { "s-0": 1, "s-1": 2, "s-2": 3 });
  const some = made("c-bound", "bound", { "s-1": 1, "s-2": 2 });
  assert.deepEqual(places(figures, some, all), ["c-basis c-bound"]);
  assert.deepEqual(places(figures, some), ["c-bound"]);
});

test("the places stand in the order of their first disagreements", () => {
  const all = made("c-basis", "basis", { "s-0": 1, "s-1": 2, "s-2": 3 });
  const some = made("c-bound", "bound", { "s-1": 1, "s-2": 2 });
  const other = made("c-other", "scope", { "s-0": 1, "s-3": 2 });
  const rows = [...figures, { value: 7, speaker: "dan", exact: "7" }];
  assert.deepEqual(places(rows, some, other, all), ["c-basis c-bound", "c-other"]);
});

test("the same words of the same speakers are the same side, and no statement is left out", () => {
  const rows: Row[] = [
    ...figures.slice(0, 2),
    { ...figures[0], predicate: "dealValuation", subject: "round" },
  ];
  const one = made("c-1", "basis", { "s-0": 1, "s-1": 2 });
  const again = made("c-2", "scope", { "s-1": 1, "s-2": 2 });
  assert.deepEqual(places(rows, one, again), ["c-1 c-2"]);
  const page = app(rows);
  const [place] = placesOf(page.model, [one, again]);
  assert.ok(place);
  assert.deepEqual(
    sidesOf(page, place.whole).map((side) => side.map(({ id }) => id)),
    [["s-0", "s-2"], ["s-1"]],
  );
});

test("another entity, figure, polarity, speaker or quote, and a doubt, keep disagreements apart", () => {
  const one = made("c-1", "basis", { "s-0": 1, "s-1": 2 });
  const [first = {}] = figures;
  for (const other of [
    { ...first, value: 23 },
    { ...first, polarity: "negated" },
    { ...first, speaker: "dan" },
    { ...first, exact: "22 or so" },
    { ...first, stance: "disputed" },
  ]) {
    const again = made("c-2", "scope", { "s-1": 1, "s-2": 2 });
    assert.deepEqual(places([...figures.slice(0, 2), other], one, again), ["c-1", "c-2"]);
  }
  const elsewhere = made("c-2", "scope", { "s-0": 1, "s-1": 2 }, "round");
  assert.deepEqual(places(figures, one, elsewhere), ["c-1", "c-2"]);
});

test("what the larger one has on one side is not told apart in it", () => {
  const all = made("c-scope", "scope", { "s-0": 1, "s-1": 2, "s-2": 2 });
  const some = made("c-bound", "bound", { "s-1": 1, "s-2": 2 });
  assert.deepEqual(places(figures, all, some), ["c-scope", "c-bound"]);
});
