import assert from "node:assert/strict";
import { test } from "node:test";
import { outline } from "../src/shapes.ts";

/** The box around all points that a path names. */
function reach(path: string): { width: number; height: number } {
  const numbers = [...path.matchAll(/(-?[\d.]+) (-?[\d.]+)/g)].map(([, x, y]) => [Number(x), Number(y)]);
  const [xs, ys] = [numbers.map(([x = 0]) => x), numbers.map(([, y = 0]) => y)];
  return { width: Math.max(...xs) - Math.min(...xs), height: Math.max(...ys) - Math.min(...ys) };
}

test("shapes have the measures of vis-network's", () => {
  assert.deepEqual(reach(outline("diamond", 10)), { width: 20, height: 20 });
  const { width, height } = reach(outline("triangle", 10));
  assert.ok(Math.abs(width - 23) < 0.1 && Math.abs(height - 19.92) < 0.1);
  assert.ok(Math.abs(reach(outline("hexagon", 10)).width - 20) < 0.1);
  assert.ok(reach(outline("star", 10)).height > 18);
});

test("a triangle that stands on its tip is the other one turned over", () => {
  const turned = outline("triangleDown", 10).replaceAll(/ (-?[\d.]+)/g, (_, y) => ` ${-Number(y)}`);
  assert.equal(turned, outline("triangle", 10));
});

test("a group has two shapes where a person has one, and reaches no further", () => {
  const pair = outline("diamonds", 10);
  assert.equal(pair.split("M").length, 3);
  assert.deepEqual(reach(pair), { width: 20, height: 18.4 });
});

test("a shape that is not known is a circle", () => {
  assert.equal(outline("cloud", 10), outline("dot", 10));
});
