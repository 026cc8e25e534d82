import assert from "node:assert/strict";
import { test } from "node:test";
import { Model } from "../src/model.ts";
import { SearchIndex } from "../src/search.ts";
import type { PageData } from "../src/types.ts";

const long = "The very long name of a thing that nobody would ever say in full, Kristallin by name";
const model = new Model(
  {
    entities: {
      length: 3,
      columns: {
        id: ["raab", "rival", "long"],
        type: ["Person", "Company", "Work"],
        label: ["Kristof Raab", "Räuber & Co.", long],
      },
    },
    vocabulary: { classes: {}, predicates: {}, units: {}, lists: {} },
    background: [],
  } satisfies PageData,
  { nodes: [], edges: [] },
);
const index = new SearchIndex(model);
for (const _ of index.build()) {
}
const found = (text: string) => index.entities(text, 5).map((hit) => hit.id);

test("typing errors, accents and case are forgiven", () => {
  assert.deepEqual(found("kristf raba"), ["raab"]);
  assert.deepEqual(found("RAUBER"), ["rival"]);
});

test("the beginning of a word is found in the longest name", () => {
  assert.deepEqual(found("kri"), ["raab", "long"]);
  assert.deepEqual(found("kristallin"), ["long"]);
});

test("nothing fits nonsense", () => {
  assert.deepEqual(found("zzz"), []);
  assert.deepEqual(found("  "), []);
});
