// Deals found by their kind, and by a question for the newest or the first.
import assert from "node:assert/strict";
import { test } from "node:test";
import { deals } from "./searchgraphs.ts";

const found = (text: string) => deals.search.deals(text, deals.known).map(({ id, number }) => number ?? id);

test("a kind of deal leads to its deals, and the newest is found by the word", () => {
  assert.deepEqual(found("funding rounds"), [3]);
  assert.deepEqual(found("latest funding round"), [3, "other", "new", "old"]);
  assert.deepEqual(found("latest round of Lumen"), ["new", "old"]);
  assert.deepEqual(found("Lumen Lab"), []);
});

test("a question for the newest or the first deal names whose it is among words of what is said", () => {
  assert.deepEqual(found("who values Lumen latest round"), ["new", "old"]);
  assert.deepEqual(found("which was the newest round of the Moss Mill"), ["other"]);
  assert.deepEqual(found("first round Lumen"), ["old", "new"]);
  assert.deepEqual(found("valued in the earliest rounds"), [3, "old", "new", "other"]);
  // Only where it asks for deals by their dates do words of what is said count as none.
  assert.deepEqual(found("valuation funding"), []);
  assert.deepEqual(found("latest round of nobody"), []);
});
