// The words of receipts and descriptions, found by the words of a text.
import assert from "node:assert/strict";
import { test } from "node:test";
import type { Known } from "../src/known.ts";
import { soughtIn } from "../src/sought.ts";
import { Words } from "../src/wordindex.ts";
import { type Searched, searchIn, thing } from "./made.ts";
import { deals, earlier } from "./searchgraphs.ts";

const hitsIn = ({ search }: Searched, text: string, known: Known) =>
  [...search.passages(text, known)].at(-1)?.();
const passagesIn = (graph: Searched) => (text: string) =>
  hitsIn(graph, text, graph.known)?.map(({ id }) => id);

/** The ids of the statements with these words, s-0 and so on, that hold a text. */
const passagesOf = (words: string[]) =>
  passagesIn(searchIn({ statements: words.map((exact) => ({ exact })) }));

const passages = passagesIn(
  searchIn({
    statements: [
      { id: "s-part", exact: "Two thousand bankers met" },
      { id: "s-exact", exact: "the bank is closed" },
      { id: "s-whole", exact: "closed, is the river bank" },
      { id: "s-900", exact: "a valuation of $900 billion" },
      { id: "s-750", exact: "planning ~$750B in capex", value: 750e9 },
      { id: "s-1750", exact: "it has 1,750 billion stars" },
      { id: "s-gw", exact: "capacity of some GW", speaker: "evans" },
      { id: "s-gwh", exact: "capacity in gwh" },
      { id: "s-named", exact: "Evans on capacity" },
    ],
  }),
);

const described = (text: string, known = deals.known) =>
  (hitsIn(deals, text, known) ?? [])
    .filter(({ kind }) => kind === "described")
    .map(({ id, text }) => [id, text]);

test("a number in a query is that number, however it is written", () => {
  assert.deepEqual(passages("750 billion"), ["s-750"]);
  assert.deepEqual(passages("$750bn"), ["s-750"]);
  assert.deepEqual(passages("1750"), ["s-1750"]);
  assert.deepEqual(passages("175"), []);
});

test("whole words side by side come first, then whole words, then parts of words", () => {
  assert.deepEqual(passages("bank is"), ["s-exact", "s-whole"]);
  assert.deepEqual(passages("bank"), ["s-exact", "s-whole", "s-part"]);
});

test("the word as it is comes before its inflected forms, and these before words of which it is a part", () => {
  const search = passagesOf([
    "we designed it",
    "she is signing",
    "he signs",
    "it was signed",
    "a fold is leading",
  ]);
  assert.deepEqual(search("signed"), ["s-3", "s-1", "s-2", "s-0"]);
  assert.deepEqual(search("led"), ["s-4"]);
  assert.deepEqual(search("signing folds"), []);
});

test("words in forms are found together, and those that are only made from one are none", () => {
  const search = passagesOf([
    "labs leading a round",
    "the leader of rounds",
    "computing costs",
    "computers cost",
  ]);
  assert.deepEqual(search("led rounds"), ["s-0"]);
  assert.deepEqual(search("computed"), ["s-2"]);
});

test("words as they are are found behind however many in other forms", () => {
  const index = new Words();
  index.add([...Array.from({ length: 9 }, (_, place) => `it signs ${place}`), "it was signed"]);
  const places = [...index.find(soughtIn("signed"), 2)].filter((place) => place !== null);
  assert.deepEqual(places, [0, 1, 9]);
});

test("what is found is the same once the words are listed, and what stands nowhere is found nowhere", () => {
  const texts = ["it was signed", "rivers run to 4.1 billion", "a zeppelin, re-signed", "銀行は閉まっている"];
  const [plain, listed] = [new Words(), new Words()];
  for (const index of [plain, listed]) index.add(texts);
  Array.from(listed.list());
  const places = (index: Words, text: string) =>
    [...index.find(soughtIn(text), 9)].filter((place) => place !== null);
  for (const text of [
    "sign",
    "signing",
    "ran",
    "4.1",
    "4",
    "銀行",
    "閉",
    "pelin",
    "it river",
    "zyx",
    "it zyx",
  ]) {
    assert.deepEqual(places(listed, text), places(plain, text), text);
    assert.deepEqual(
      soughtIn(text).map((word) => listed.has(word)),
      soughtIn(text).map((word) => plain.has(word)),
    );
  }
  assert.deepEqual(
    [places(listed, "sign"), places(listed, "閉"), places(listed, "it zyx")],
    [[0, 2], [3], []],
  );
  listed.add(["zyx it is"]);
  assert.deepEqual(places(listed, "it zyx"), [4]);
});

test("two letters are found as a whole word", () => {
  assert.deepEqual(passages("GW"), ["s-gw"]);
});

test("the speaker's name counts among the words of a passage", () => {
  assert.deepEqual(passages("evans capacity"), ["s-named", "s-gw"]);
  assert.deepEqual(passages("evans river"), []);
});

test("of passages that stand within each other the better one is told, of other places each", () => {
  const search = passagesIn(
    searchIn({
      entities: [thing("lab", "Company", "Lumen Lab"), thing("mill", "Company", "Moss Mill")],
      statements: [
        { speaker: "lab", start: 10, exact: "the margin is thin" },
        { speaker: "mill", start: 0, exact: "we hear, the margin is thin, they say" },
        { speaker: "lab", start: 90, exact: "the margin is thin again" },
      ],
    }),
  );
  assert.deepEqual(search("margin is thin"), ["s-0", "s-2"]);
});

test("words spread over a name, a position and an employer find who holds it there", () => {
  const ann = [["ann", "Chief Financial Officer, Lumen Lab"]];
  assert.deepEqual(described("Lumen CFO"), ann);
  assert.deepEqual(described("CFO of Lumen Lab"), ann);
  assert.deepEqual(described("ann financial"), ann);
  assert.deepEqual(described("ann chips")[0]?.[0], "ann");
  assert.deepEqual(described("moss CFO"), []);
  assert.deepEqual(described("Lumen CFO", earlier), []);
});

test("a plural finds the singular and the other way round, and more words in the name come first", () => {
  assert.deepEqual(
    deals.search.entities("commodity", 5, deals.known).map(({ id }) => id),
    ["cheap"],
  );
  assert.deepEqual(
    described("commodity").map(([id]) => id),
    ["price", "naught"],
  );
});

test("what its name alone holds is left to names, and of what holds words elsewhere that comes first whose name holds more", () => {
  const graph = searchIn({
    entities: [
      thing("told", "Idea", "prices", { description: "Chips of the mill are cheap." }),
      thing("mill", "Company", "Chips of the Mill", { description: "It mills." }),
      thing("chips", "Idea", "chips", { description: "What a mill makes." }),
    ],
  });
  assert.deepEqual([...new Set(passagesIn(graph)("chips mill"))], ["chips", "told"]);
});
