import assert from "node:assert/strict";
import { test } from "node:test";
import { moreWords } from "../src/dom.ts";

test("what opens more says how many it opens, and of how many", () => {
  assert.equal(moreWords(3, 12), "3 more");
  assert.equal(moreWords(12, 12), "12 more");
  assert.equal(moreWords(108, 12), "12 more of 108");
  assert.equal(moreWords(1200, 100), "100 more of 1,200");
});
