import assert from "node:assert/strict";
import { test } from "node:test";
import { holdingWords } from "../src/themes.ts";
import { app, table } from "./made.ts";

const quote = (id: string, text: string, more: object = {}) => ({
  id,
  text,
  speaker: "ann",
  source: "paper",
  ...more,
});
const quotations = [
  quote("own", "We compute at night"),
  quote("about", "It keeps us alive", { about: ["idea"] }),
  quote("resting", "Forty cents of each dollar stay"),
  quote("machines", "We sell computers"),
  quote("late", "Nobody knew it", { about: ["secret"] }),
];
const places = [0, 100, 200, 300, 400].map((start, of) => ({
  of,
  document: "a.txt",
  exact: "words",
  start,
  end: start + 50,
}));
const page = (change: object = {}) =>
  app(
    [
      { predicate: "margin", value: 40, exact: "cents" },
      { object: "secret", known_since: "2026-05", exact: "x" },
    ],
    change,
    {
      quotations: table(quotations),
      quotations_evidence: table(places),
      statements_evidence: table([
        { of: 0, document: "a.txt", exact: "cents", start: 240, end: 260 },
        { of: 1, document: "b.txt", exact: "x", start: 240, end: 260 },
      ]),
      entities: table([
        { id: "lab", type: "Company", label: "Lumen Lab" },
        { id: "ann", type: "Person", label: "Ann Author" },
        { id: "idea", type: "Company", label: "capacity is life", aliases: ["computing power"] },
        { id: "secret", type: "Company", label: "Secret computing" },
      ]),
      vocabulary: {
        classes: {},
        predicates: {
          margin: { label: "gross margin", phrase: "", definition: "", aliases: ["profitability"] },
        },
        units: {},
        lists: {},
      },
    } as object,
  );
const found = (words: string, change: object = {}) => {
  const made = page(change);
  return holdingWords(made, made.quotations, words).map(({ row, themes }) => [row.id, ...themes]);
};

test("a quotation is found by its words, and by the names of what it and the statements on its words are about", () => {
  assert.deepEqual(found("compute"), [["own"], ["about", "idea"], ["late", "secret"]]);
  assert.deepEqual(found("margins"), [["resting", "|margin"]]);
  assert.deepEqual(found("lumen profitability"), [["resting", "lab", "|margin"]]);
  assert.deepEqual(found("alive life computing"), [["about", "idea"]]);
  assert.deepEqual(found("ann computers"), [["machines"]]);
  assert.deepEqual(found("compute computers"), []);
});

test("a word that is still being typed finds what begins with it, and no part of a word", () => {
  assert.deepEqual(
    found("comp").map(([id]) => id),
    ["own", "about", "machines", "late"],
  );
  assert.deepEqual(found("puters"), []);
});

test("the name of what was not known yet finds nothing", () => {
  assert.deepEqual(found("secret", { knownBy: "2025" }), []);
  assert.deepEqual(found("secret"), [["late", "secret"]]);
});
