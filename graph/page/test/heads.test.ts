import assert from "node:assert/strict";
import { test } from "node:test";
import { barOf, type End, headCorners, headOf } from "../src/heads.ts";

function end(x: number, y: number, more: Partial<End> = {}): End {
  return { x, y, size: 20, shape: "dot", name: undefined, ...more };
}

test("a head stands at the border of the shape and points to it", () => {
  const head = headOf(end(0, 0), end(200, 0), undefined);
  assert.ok(head && head.x > 176 && head.x < 180);
  assert.equal(head?.turn, 0);
  const square = headOf(end(0, 0), end(200, 200, { shape: "square" }), undefined);
  assert.ok(square && square.x > 176 && square.x < 180);
});

test("a line from below ends at the name, which would cover its head", () => {
  const name = { left: 150, right: 250, top: 21, bottom: 50 };
  const head = headOf(end(200, 300), end(200, 0, { name }), undefined);
  assert.ok(head && head.y > 50 && head.y < 54);
  // One from above does not come across the name.
  const above = headOf(end(200, -300), end(200, 0, { name }), undefined);
  assert.ok(above && above.y < -20 && above.y > -24);
});

test("where a name takes most of the line, the head stands at the shape; of two shapes that touch there is none", () => {
  const name = { left: 100, right: 300, top: 21, bottom: 95 };
  const head = headOf(end(200, 100), end(200, 0, { name }), undefined);
  assert.ok(head && head.y > 20 && head.y < 24);
  assert.equal(headOf(end(0, 0), end(10, 0), undefined), undefined);
});

test("on a bend the head follows the bend", () => {
  const curve = { enabled: true, type: "curvedCW", roundness: 0.3 } as const;
  const head = headOf(end(0, 0), end(200, 0), curve);
  assert.ok(head && Math.abs(head.turn) > 0.2);
});

test("a bar keeps off names and the words of its line", () => {
  const [from, to] = [end(0, 0), end(200, 0)];
  assert.equal(barOf(from, to, undefined, undefined).x, 100);
  const words = { left: 70, right: 130, top: -10, bottom: 10 };
  assert.equal(barOf(from, to, undefined, words).x, 60);
});

test("a head has its tip at its place and is longer on a wide line", () => {
  const [tip, side] = headCorners({ x: 5, y: 5, turn: Math.PI / 2 }, 2);
  assert.deepEqual(tip, { x: 5, y: 5 });
  assert.ok(side && side.y < 5 - 14 && Math.abs(side.x - 5) > 4);
});
