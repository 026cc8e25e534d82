// What is said, found by the name of its predicate, with its subject and who says it; measures before names.
import assert from "node:assert/strict";
import { test } from "node:test";
import { ordered } from "../src/hitorder.ts";
import { searchIn, thing } from "./made.ts";
import { figures, VALUATION } from "./searchgraphs.ts";

const predicates = (text: string) =>
  figures.search.said(text, 9, figures.known).map(({ id, score, number }) => [id, score, number]);

const measure = (label: string) => ({ label, phrase: "", definition: "", units: ["USD"] });
const saidOf = (subject: string, predicate: string, speaker = "lab") => ({ subject, predicate, speaker });
/** The search in what these statements say, with measures of money. */
const ofMeasures = (rows: ReturnType<typeof saidOf>[]) =>
  searchIn(
    {
      entities: [
        thing("lab", "Company", "Lumen Lab"),
        thing("mill", "Company", "Moss Mill"),
        thing("north", "Company", "Lumen Lab North"),
        thing("idea", "Idea", "run-rate revenue as a measure"),
      ],
      statements: rows.map((row, place) => ({ ...row, exact: `words of s-${place}` })),
    },
    {
      predicates: {
        revenue: measure("revenue"),
        growth: measure("revenue growth"),
        rate: measure("run-rate revenue"),
        reverse: { ...measure("revenues spent"), units: [] },
      },
    },
  );

test("what is said is found by the name of its predicate, of all and of what is named besides", () => {
  assert.deepEqual(predicates("Gross margin"), [
    ["|grossMargin", 1, 3],
    ["lab|grossMargin", 1, 2],
    ["firms|grossMargin", 1, 1],
  ]);
  assert.deepEqual(predicates("lumen gross margin"), [["lab|grossMargin", 0.9, 2]]);
  assert.deepEqual(predicates("ARR"), [["lab|revenue", 1, 1]]);
  assert.deepEqual(predicates("reven"), [["lab|revenue", 0.8, 1]]);
  assert.deepEqual(predicates("nowhere gross margin"), []);
  assert.deepEqual(predicates("lumen margins"), [["lab|grossMargin", 0.85, 2]]);
  assert.deepEqual(predicates("gross margins")[0], ["|grossMargin", 0.85, 3]);
});

test("measures whose names hold the text follow the one of that name, those with which most is said first", () => {
  const { search, known } = ofMeasures([
    saidOf("mill", "revenue"),
    saidOf("lab", "rate"),
    saidOf("lab", "rate"),
    saidOf("lab", "growth"),
    saidOf("mill", "reverse"),
  ]);
  const ids = (text: string) => search.said(text, 9, known).map(({ id }) => id);
  assert.deepEqual(ids("revenue"), ["mill|revenue", "lab|rate", "lab|growth", "mill|reverse"]);
  assert.deepEqual(ids("revenue of Moss Mill"), ["mill|revenue"]);
  assert.deepEqual(ids("Lumen Lab's revenue"), ["lab|rate"]);
});

test("a measure that is asked for comes before names that begin with the text, with its subject or a speaker too", () => {
  const { search, known } = ofMeasures([
    saidOf("lab", "rate"),
    saidOf("lab", "rate", "mill"),
    saidOf("idea", "reverse"),
    saidOf("lab", "growth"),
    saidOf("north", "growth"),
    saidOf("north", "growth"),
  ]);
  const first = (text: string) => {
    const names = search.entities(text, 9, known).map((hit) => ({ ...hit, score: 1 }));
    const said = search.said(text, 9, known);
    const [hit] = ordered({ names, deals: [], said, ways: [], filters: [] }, []);
    return [hit?.id, hit?.number, hit?.by];
  };
  assert.deepEqual(first("run-rate revenue"), ["lab|rate", 2, undefined]);
  // More is said of another whose name holds that of the subject.
  assert.deepEqual(first("Lumen Lab revenue growth"), ["lab|growth", 1, undefined]);
  assert.deepEqual(first("Moss Mill says Lumen Lab revenue"), ["lab|rate", 1, "mill"]);
  assert.deepEqual(first("what does Moss Mill say of Lumen Lab's revenue"), ["lab|rate", 1, "mill"]);
  // What is no measure stays behind the names.
  assert.deepEqual(first("Lumen Lab"), ["lab", undefined, undefined]);
  assert.equal(search.said("revenues spent", 9, known)[0]?.asked, undefined);
});

test("a misspelt predicate is found, a word that stands somewhere is none", () => {
  const { search, known } = searchIn(
    { statements: [{ subject: "lab", object: "mill", predicate: "valuation", exact: "evaluation" }] },
    { predicates: { valuation: VALUATION } },
  );
  const names = (text: string) => search.said(text, 5, known).map(({ id }) => id);
  assert.deepEqual(names("valuaton"), ["lab|valuation"]);
  assert.deepEqual(names("evaluation"), []);
});
