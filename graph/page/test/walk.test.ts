import assert from "node:assert/strict";
import { test } from "node:test";
import { ARROWS, nearest, nextTowards } from "../src/walk.ts";

const places = new Map([
  ["middle", { x: 0, y: 0 }],
  ["near right", { x: 60, y: 20 }],
  ["far right", { x: 300, y: 0 }],
  ["above", { x: 10, y: -50 }],
]);

test("an arrow key leads to the nearest thing in its direction, and nowhere at the edge", () => {
  const from = places.get("middle") as { x: number; y: number };
  assert.equal(nextTowards(places, from, ARROWS.ArrowRight as never), "near right");
  assert.equal(nextTowards(places, from, ARROWS.ArrowUp as never), "above");
  assert.equal(nextTowards(places, from, ARROWS.ArrowLeft as never), undefined);
});

test("the keys begin with the thing nearest to the middle of the view", () => {
  assert.equal(nearest(places, { x: 250, y: 10 }), "far right");
  assert.equal(nearest(new Map(), { x: 0, y: 0 }), undefined);
});
