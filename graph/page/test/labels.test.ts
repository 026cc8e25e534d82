import assert from "node:assert/strict";
import { test } from "node:test";
import { labelSizes, UNWRITTEN } from "../src/labels.ts";
import { around, beside } from "../src/places.ts";

const node = (id: string, x: number, turn: number) => ({
  id,
  x,
  y: 0,
  size: 5,
  label: "ten letters",
  font: 10,
  turn,
});

test("labels that would lie over each other are not written, the weightier one is", () => {
  const sizes = labelSizes([node("light", 20, 2), node("heavy", 0, 1), node("far", 500, 3)], 1);
  assert.notEqual(sizes.get("heavy"), UNWRITTEN);
  assert.equal(sizes.get("light"), UNWRITTEN);
  assert.notEqual(sizes.get("far"), UNWRITTEN);
});

test("letters grow in the picture when it is looked at from afar", () => {
  const size = labelSizes([node("only", 0, 0)], 0.25).get("only") ?? 0;
  assert.ok(size * 0.25 >= 9.5);
});

test("neighbours stand around the middle, no two in one place", () => {
  const places = around(
    "middle",
    Array.from({ length: 60 }, (_, number) => `n${number}`),
  );
  assert.equal(places.size, 61);
  assert.equal(new Set([...places.values()].map(({ x, y }) => `${x} ${y}`)).size, 61);
});

test("a late comer gets a free place beside its anchor", () => {
  const taken = new Map([["anchor", { x: 0, y: 0 }]]);
  const place = beside({ x: 0, y: 0 }, taken);
  assert.ok(Math.abs(place.x) >= 200 || Math.abs(place.y) >= 84);
});
