import assert from "node:assert/strict";
import { test } from "node:test";
import { bendOf, pointOf } from "../src/bends.ts";
import { withDetours } from "../src/detours.ts";
import type { SceneLine } from "../src/joins.ts";

const line: SceneLine = { id: "l", from: "a", to: "c", rows: [], faded: false };
const ends = { a: { x: 0, y: 0 }, c: { x: 300, y: 0 } };

/** The line between two ends as it runs with others in the way, and how near it comes to each of these. */
function past(others: Record<string, { x: number; y: number }>, given = line) {
  const places = new Map(Object.entries({ ...ends, ...others }));
  const [found] = withDetours([given], places, () => 14);
  const bend = bendOf(ends.a, ends.c, found?.curve);
  const near = Object.values(others).map(({ x, y }) =>
    Math.min(
      ...Array.from({ length: 99 }, (_, step) => pointOf(ends.a, bend, ends.c, (step + 1) / 100)).map(
        (point) => Math.hypot(point.x - x, point.y - y),
      ),
    ),
  );
  return { curve: found?.curve, near };
}

test("a line keeps clear of a shape between its ends, by the slightest bend, and is straight without one", () => {
  assert.equal(past({ b: { x: 150, y: 60 } }).curve, undefined);
  const on = past({ b: { x: 150, y: 0 } });
  assert.ok((on.near[0] ?? 0) > 14);
  const beside = past({ b: { x: 150, y: 8 } });
  assert.ok((beside.near[0] ?? 0) > 14);
  assert.ok((beside.curve?.roundness ?? 1) < (on.curve?.roundness ?? 0));
});

test("a bend leads under no other shape, and where all do the line stays as it is", () => {
  const both = past({ b: { x: 150, y: 0 }, d: { x: 150, y: 30 } });
  assert.ok(both.near.every((distance) => distance > 14));
  const wall = Object.fromEntries([-90, -60, -30, 0, 30, 60, 90].map((y) => [`w${y}`, { x: 150, y }]));
  assert.equal(past(wall).curve, undefined);
});

test("one of several lines between two keeps the bend that it has", () => {
  const curve = { enabled: true, type: "curvedCW", roundness: 0.05 } as const;
  assert.deepEqual(past({ b: { x: 150, y: 0 } }, { ...line, curve }).curve, curve);
});
