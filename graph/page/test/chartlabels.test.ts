import assert from "node:assert/strict";
import { test } from "node:test";
import { ChartLabels } from "../src/chartlabels.ts";

const dot = (x: number, y: number) => ({ left: x, right: x, top: y, bottom: y });
const room = { left: 2, right: 298, top: 0, bottom: 96 };
const AXIS = 92;

test("a value at the edge stands beside its dot, not over a neighbour", () => {
  const last = dot(292, 24);
  const labels = new ChartLabels([last, dot(262, 50)], room, AXIS);
  assert.deepEqual(labels.place("$47 billion", last), { x: 292 - 8 - 11 * 5.2, y: 28 });
});

test("a value that could only stand by another dot is left out", () => {
  const own = dot(150, 50);
  const crowd = [own, dot(150, 34), dot(150, 66), dot(134, 50), dot(166, 50)];
  assert.equal(new ChartLabels(crowd, room, AXIS).place("$5 billion", own), null);
});

test("a value is not written over another one", () => {
  const [one, other] = [dot(100, 50), dot(126, 50)];
  const labels = new ChartLabels([one, other], room, AXIS);
  const first = labels.place("$5 billion", one);
  assert.deepEqual(first, { x: 100 - 8 - 10 * 5.2, y: 54 });
  assert.deepEqual(labels.place("$6 billion", other), { x: 134, y: 54 });
});

test("no value is written over the axis", () => {
  const low = dot(150, 90);
  const place = new ChartLabels([low], room, AXIS).place("$1 billion", low);
  assert.deepEqual(place, { x: 150 - 5 * 5.2, y: 82 });
  const under = dot(150, 78);
  const crowd = [under, dot(150, 60), dot(120, 66), dot(180, 66)];
  assert.equal(new ChartLabels(crowd, room, AXIS).place("$1 billion", under), null);
});
