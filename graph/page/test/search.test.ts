import assert from "node:assert/strict";
import { test } from "node:test";
import { Known } from "../src/known.ts";
import { Model } from "../src/model.ts";
import { SearchIndex } from "../src/search.ts";
import { initialState } from "../src/state.ts";
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
const found = (text: string) =>
  index.entities(text, 5, Known.at(model, initialState([]))).map((hit) => hit.id);

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

const told = (id: string, exact: string, more: object = {}) => ({ id, exact, ...more });
const rows = [
  told("s-part", "Two thousand bankers met"),
  told("s-exact", "the bank is closed"),
  told("s-whole", "closed, is the river bank"),
  told("s-900", "a valuation of $900 billion"),
  told("s-750", "planning ~$750B in capex", { value: 750e9, unit: "USD" }),
  told("s-1750", "it has 1,750 billion stars"),
  told("s-gw", "capacity of some GW", { speaker: "evans" }),
  told("s-gwh", "capacity in gwh"),
  told("s-named", "Evans on capacity"),
];
const column = (key: string) => rows.map((row) => (row as Record<string, unknown>)[key] ?? null);
const spoken = new Model(
  {
    statements: {
      length: rows.length,
      columns: {
        id: column("id"),
        subject: rows.map(() => "raab"),
        predicate: rows.map(() => "amount"),
        speaker: column("speaker").map((speaker) => speaker ?? "raab"),
        value: column("value"),
        unit: column("unit"),
      },
    },
    statements_evidence: {
      length: rows.length,
      columns: {
        of: rows.map((_, place) => place),
        document: rows.map(() => "a.txt"),
        exact: column("exact"),
      },
    },
    vocabulary: { classes: {}, predicates: {}, units: {}, lists: {} },
    background: [],
  } satisfies PageData,
  { nodes: [], edges: [] },
);
const words = new SearchIndex(spoken);
for (const _ of words.build()) {
}
const always = Known.at(spoken, initialState([]));
const passages = (text: string) => [...words.passages(text, always)].at(-1)?.map((hit) => hit.id);

test("a number in a query is that number, however it is written", () => {
  assert.deepEqual(passages("750 billion"), ["s-750"]);
  assert.deepEqual(passages("$750bn"), ["s-750"]);
  assert.deepEqual(passages("1750"), ["s-1750"]);
  assert.deepEqual(passages("175"), []);
  assert.deepEqual(found("900 rival"), []);
});

test("whole words side by side come first, then whole words, then parts of words", () => {
  assert.deepEqual(passages("bank is"), ["s-exact", "s-whole"]);
  assert.deepEqual(passages("bank"), ["s-exact", "s-whole", "s-part"]);
});

test("two letters are found as a whole word", () => {
  assert.deepEqual(passages("GW"), ["s-gw"]);
});

test("the speaker's name counts among the words of a passage", () => {
  assert.deepEqual(passages("evans capacity"), ["s-named", "s-gw"]);
  assert.deepEqual(passages("evans river"), []);
});
