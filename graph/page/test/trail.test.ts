// Undo and redo pass over the steps that only opened a panel.
import assert from "node:assert/strict";
import { test } from "node:test";
import { Trail } from "../src/trail.ts";

test("undo leads to the last step that shows something else, redo to the next", () => {
  const trail = new Trail("start");
  assert.deepEqual([trail.back, trail.forward], [0, 0]);
  for (const shown of ["start", "start", "hidden", "hidden", "pinned", "pinned"]) trail.add(shown);
  assert.equal(trail.back, -2);
  trail.goTo(4, "hidden");
  assert.deepEqual([trail.back, trail.forward], [-2, 1]);
  trail.goTo(2, "start");
  assert.deepEqual([trail.back, trail.forward], [0, 1]);
  trail.add("other");
  assert.deepEqual([trail.back, trail.forward], [-1, 0]);
});

test("a step from before the page was loaded anew is no reason to stay", () => {
  const trail = new Trail("start");
  trail.goTo(3, "now");
  assert.equal(trail.back, -1);
});
