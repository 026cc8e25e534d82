// Entities found by their names: in part, misspelt, in other forms and orders.
import assert from "node:assert/strict";
import { test } from "node:test";
import { HOLDS } from "../src/bestnames.ts";
import { type Searched, searchIn, thing } from "./made.ts";
import { figures } from "./searchgraphs.ts";

const namesIn =
  ({ search, known }: Searched) =>
  (text: string) =>
    search.entities(text, 5, known).map(({ id }) => id);

const long = "The very long name of a thing that nobody would ever say in full, Kristallin by name";
const found = namesIn(
  searchIn({
    entities: [
      thing("raab", "Person", "Kristof Raab"),
      thing("rival", "Company", "Räuber & Co."),
      thing("long", "Work", long),
    ],
  }),
);
const near = namesIn(figures);

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

test("a number in a query is in the name, or the name does not fit", () => {
  assert.deepEqual(found("900 rival"), []);
});

test("a word that stands somewhere is not nearly another word; a misspelt one is", () => {
  assert.deepEqual(near("rival"), []);
  assert.deepEqual(near("interest"), []);
  assert.deepEqual(near("rivr"), ["river"]);
  assert.deepEqual(near("intrnet"), ["net"]);
});

test("words of a name in another order hold it", () => {
  assert.deepEqual(
    figures.search.entities("lab lumen", 5, figures.known).map(({ id, score }) => [id, score]),
    [["lab", HOLDS]],
  );
});
