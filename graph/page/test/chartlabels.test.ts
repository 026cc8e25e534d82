import assert from "node:assert/strict";
import { test } from "node:test";
import { ChartLabels } from "../src/chartlabels.ts";

const dot = (x: number, y: number) => ({ left: x, right: x, top: y, bottom: y });
const room = { width: 300, height: 96 };

test("a value at the edge stands beside its dot, not over a neighbour", () => {
  const last = dot(292, 24);
  const labels = new ChartLabels([last, dot(262, 50)], room);
  assert.deepEqual(labels.place("$47 billion", last), { x: 292 - 8 - 11 * 5.2, y: 28 });
});

test("a value that could only stand by another dot is left out", () => {
  const own = dot(150, 50);
  const crowd = [own, dot(150, 30), dot(150, 70), dot(130, 50), dot(170, 50)];
  assert.equal(new ChartLabels(crowd, room).place("$5 billion", own), null);
});

test("a value is written once, and not over another one", () => {
  const [one, other] = [dot(100, 50), dot(126, 50)];
  const labels = new ChartLabels([one, other], room);
  const first = labels.place("$5 billion", one);
  assert.deepEqual(first, { x: 100 - 8 - 10 * 5.2, y: 54 });
  assert.equal(labels.place("$5 billion", other), null);
  assert.deepEqual(labels.place("$6 billion", other), { x: 134, y: 54 });
});
