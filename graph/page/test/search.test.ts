import assert from "node:assert/strict";
import { test } from "node:test";
import { HOLDS } from "../src/bestnames.ts";
import { filterHits, filterOf } from "../src/filtersearch.ts";
import { ordered } from "../src/hitorder.ts";
import { Known } from "../src/known.ts";
import { Model } from "../src/model.ts";
import { SearchIndex } from "../src/search.ts";
import { soughtIn } from "../src/sought.ts";
import { initialState } from "../src/state.ts";
import type { PageData } from "../src/types.ts";
import { Words } from "../src/wordindex.ts";
import { app, COUNTED, STEPS, table } from "./made.ts";

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
    counted: COUNTED,
    steps: STEPS,
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
    counted: COUNTED,
    steps: STEPS,
  } satisfies PageData,
  { nodes: [], edges: [] },
);
const words = new SearchIndex(spoken);
for (const _ of words.build()) {
}
const always = Known.at(spoken, initialState([]));
const passages = (text: string) =>
  [...words.passages(text, always)]
    .at(-1)?.()
    .map((hit) => hit.id);

/** The ids of the statements with these words, p-0 and so on, that hold a text. */
function spokenIndex(exact: string[]): (text: string) => string[] | undefined {
  const rows = exact.map((_, place) => ({
    id: `p-${place}`,
    subject: "raab",
    predicate: "fact",
    speaker: "raab",
  }));
  const evidence = exact.map((words, of) => ({ of, document: "a.txt", exact: words }));
  const { vocabulary, counted, steps } = { vocabulary: spoken.vocabulary, counted: COUNTED, steps: STEPS };
  const statements = { statements: table(rows), statements_evidence: table(evidence) };
  const page = { ...statements, vocabulary, background: [], counted, steps } as unknown as PageData;
  const model = new Model(page, { nodes: [], edges: [] });
  const search = new SearchIndex(model);
  for (const _ of search.build()) {
  }
  const known = Known.at(model, initialState([]));
  return (text) =>
    [...search.passages(text, known)]
      .at(-1)?.()
      .map(({ id }) => id);
}

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

test("the word as it is comes before its inflected forms, and these before words of which it is a part", () => {
  const search = spokenIndex([
    "we designed it",
    "she is signing",
    "he signs",
    "it was signed",
    "a fold is leading",
  ]);
  assert.deepEqual(search("signed"), ["p-3", "p-1", "p-2", "p-0"]);
  assert.deepEqual(search("led"), ["p-4"]);
  assert.deepEqual(search("signing folds"), []);
});

test("words in forms are found together, and those that are only made from one are none", () => {
  const search = spokenIndex([
    "labs leading a round",
    "the leader of rounds",
    "computing costs",
    "computers cost",
  ]);
  assert.deepEqual(search("led rounds"), ["p-0"]);
  assert.deepEqual(search("computed"), ["p-2"]);
});

test("words as they are are found behind however many in other forms", () => {
  const index = new Words();
  index.add([...Array.from({ length: 9 }, (_, place) => `it signs ${place}`), "it was signed"]);
  const places = [...index.find(soughtIn("signed"), 2)].filter((place) => place !== null);
  assert.deepEqual(places, [0, 1, 9]);
});

test("two letters are found as a whole word", () => {
  assert.deepEqual(passages("GW"), ["s-gw"]);
});

test("the speaker's name counts among the words of a passage", () => {
  assert.deepEqual(passages("evans capacity"), ["s-named", "s-gw"]);
  assert.deepEqual(passages("evans river"), []);
});

const measured = new Model(
  {
    entities: {
      length: 4,
      columns: {
        id: ["lab", "river", "firms", "net"],
        type: ["Company", "Company", "Company", "Company"],
        label: ["Lumen Lab", "River", "firms with a gross margin", "internet"],
      },
    },
    statements: {
      length: 4,
      columns: {
        id: ["s-1", "s-2", "s-3", "s-4"],
        subject: ["lab", "lab", "firms", "lab"],
        predicate: ["grossMargin", "grossMargin", "grossMargin", "revenue"],
        speaker: ["lab", "lab", "lab", "lab"],
      },
    },
    statements_evidence: {
      length: 4,
      columns: {
        of: [0, 1, 2, 3],
        document: ["a", "a", "a", "a"],
        exact: ["forty percent", "of interest", "rivals", "north"],
      },
    },
    vocabulary: {
      classes: {},
      predicates: {
        grossMargin: { label: "gross margin", phrase: "", definition: "" },
        revenue: { label: "run-rate revenue", phrase: "", definition: "", aliases: ["ARR"] },
      },
      units: {},
      lists: {},
    },
    background: [],
    counted: COUNTED,
    steps: STEPS,
  } satisfies PageData,
  { nodes: [], edges: [] },
);
const metrics = new SearchIndex(measured);
for (const _ of metrics.build()) {
}
const anytime = Known.at(measured, initialState([]));
const predicates = (text: string) =>
  metrics.said(text, 9, anytime).map(({ id, score, number }) => [id, score, number]);
const near = (text: string) => metrics.entities(text, 5, anytime).map(({ id }) => id);

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

const measure = (label: string) => ({ label, phrase: "", definition: "", units: ["USD"] });
const saidOf = (subject: string, predicate: string, speaker = "lab") => ({ subject, predicate, speaker });
/** The search in what these statements say, with measures of money. */
function ofMeasures(some: ReturnType<typeof saidOf>[]): { search: SearchIndex; known: Known } {
  const rows = some.map((row, place) => ({ id: `s-${place}`, ...row }));
  const model = new Model(
    {
      entities: table([
        firm("lab", "Company", "Lumen Lab"),
        firm("mill", "Company", "Moss Mill"),
        firm("north", "Company", "Lumen Lab North"),
        firm("idea", "Idea", "run-rate revenue as a measure"),
      ]),
      statements: table(rows),
      statements_evidence: table(rows.map(({ id }, of) => ({ of, document: "a", exact: `words of ${id}` }))),
      vocabulary: {
        classes: {},
        predicates: {
          revenue: measure("revenue"),
          growth: measure("revenue growth"),
          rate: measure("run-rate revenue"),
          reverse: { ...measure("revenues spent"), units: [] },
        },
        units: {},
        lists: {},
      },
      background: [],
      counted: COUNTED,
      steps: STEPS,
    } as unknown as PageData,
    { nodes: [], edges: [] },
  );
  const search = new SearchIndex(model);
  for (const _ of search.build()) {
  }
  return { search, known: Known.at(model, initialState([])) };
}

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

test("of passages that stand within each other the better one is told, of other places each", () => {
  const rows = [
    { id: "s-0", subject: "lab", predicate: "x", speaker: "lab", source: "a" },
    { id: "s-1", subject: "lab", predicate: "x", speaker: "mill", source: "a" },
    { id: "s-2", subject: "lab", predicate: "x", speaker: "lab", source: "a" },
  ];
  const at = (of: number, start: number, exact: string) => ({
    of,
    document: "a",
    exact,
    start,
    end: start + exact.length,
  });
  const model = new Model(
    {
      entities: table([firm("lab", "Company", "Lumen Lab"), firm("mill", "Company", "Moss Mill")]),
      statements: table(rows),
      statements_evidence: table([
        at(0, 10, "the margin is thin"),
        at(1, 0, "we hear, the margin is thin, they say"),
        at(2, 90, "the margin is thin again"),
      ]),
      vocabulary: { classes: {}, predicates: {}, units: {}, lists: {} },
      background: [],
      counted: COUNTED,
      steps: STEPS,
    } as unknown as PageData,
    { nodes: [], edges: [] },
  );
  const search = new SearchIndex(model);
  for (const _ of search.build()) {
  }
  let found: string[] = [];
  for (const hits of search.passages("margin is thin", Known.at(model, initialState([]))))
    found = hits().map(({ id }) => id);
  assert.deepEqual(found, ["s-0", "s-2"]);
});

test("a word that stands somewhere is not nearly another word; a misspelt one is", () => {
  assert.deepEqual(near("rival"), []);
  assert.deepEqual(near("interest"), []);
  assert.deepEqual(near("rivr"), ["river"]);
  assert.deepEqual(near("intrnet"), ["net"]);
});

test("words of a name in another order hold it", () => {
  assert.deepEqual(
    metrics.entities("lab lumen", 5, anytime).map(({ id, score }) => [id, score]),
    [["lab", HOLDS]],
  );
});

const firm = (id: string, type: string, label: string, more: object = {}) => ({ id, type, label, ...more });
const said = (subject: string, object: string, more: object = {}) => ({
  id: `${subject}-${object}`,
  subject,
  object,
  predicate: "recipient",
  speaker: "ann",
  source: "paper",
  ...more,
});
const dealing = new Model(
  {
    entities: table([
      firm("ann", "Person", "Ann Author", { description: "Writes on chips." }),
      firm("lab", "Company", "Lumen Lab"),
      firm("mill", "Company", "Moss Mill"),
      firm("old", "FundingRound", "Series A"),
      firm("new", "FundingRound", "Series B"),
      firm("other", "FundingRound", "Seed of the mill"),
      firm("cheap", "Idea", "models become commodities"),
      firm("naught", "Idea", "models are worth naught", { description: "The commodity argument, overdone." }),
      firm("price", "Idea", "prices fall", { description: "Chips are a commodity." }),
    ]),
    statements: table([
      said("ann", "lab", { predicate: "worksFor", role: "Chief Financial Officer", known_since: "2026-05" }),
      said("old", "lab", { at: "2023" }),
      said("new", "lab", { at: "2026-05-28" }),
      said("other", "mill", { at: "2026-06" }),
      said("ann", "price", { predicate: "states" }),
    ]),
    statements_evidence: table([0, 1, 2, 3, 4].map((of) => ({ of, document: "a", exact: `words ${of}` }))),
    vocabulary: {
      classes: {
        Deal: { label: "deal", definition: "", color: "", shape: "", abstract: true },
        FundingRound: { label: "funding round", parent: "Deal", definition: "", color: "", shape: "" },
      },
      predicates: {
        valuation: { label: "valuation", phrase: "", definition: "", aliases: ["valued at"] },
      },
      units: {},
      lists: {},
    },
    background: [],
    counted: COUNTED,
    steps: STEPS,
  } as unknown as PageData,
  { nodes: [], edges: [] },
);
const finder = new SearchIndex(dealing);
for (const _ of finder.build()) {
}
const now = Known.at(dealing, initialState([]));
const described = (text: string, known = now) =>
  ([...finder.passages(text, known)].at(-1)?.() ?? [])
    .filter(({ kind }) => kind === "described")
    .map(({ id, text }) => [id, text]);
const deals = (text: string) => finder.deals(text, now).map(({ id, number }) => number ?? id);

test("words spread over a name, a position and an employer find who holds it there", () => {
  const ann = [["ann", "Chief Financial Officer, Lumen Lab"]];
  assert.deepEqual(described("Lumen CFO"), ann);
  assert.deepEqual(described("CFO of Lumen Lab"), ann);
  assert.deepEqual(described("ann financial"), ann);
  assert.deepEqual(described("ann chips")[0]?.[0], "ann");
  assert.deepEqual(described("moss CFO"), []);
  const before = Known.at(dealing, { ...initialState([]), knownBy: "2025" });
  assert.deepEqual(described("Lumen CFO", before), []);
});

test("a kind of deal leads to its deals, and the newest is found by the word", () => {
  assert.deepEqual(deals("funding rounds"), [3]);
  assert.deepEqual(deals("latest funding round"), [3, "other", "new", "old"]);
  assert.deepEqual(deals("latest round of Lumen"), ["new", "old"]);
  assert.deepEqual(deals("Lumen Lab"), []);
});

test("a question for the newest or the first deal names whose it is among words of what is said", () => {
  assert.deepEqual(deals("who values Lumen latest round"), ["new", "old"]);
  assert.deepEqual(deals("which was the newest round of the Moss Mill"), ["other"]);
  assert.deepEqual(deals("first round Lumen"), ["old", "new"]);
  assert.deepEqual(deals("valued in the earliest rounds"), [3, "old", "new", "other"]);
  // Only where it asks for deals by their dates do words of what is said count as none.
  assert.deepEqual(deals("valuation funding"), []);
  assert.deepEqual(deals("latest round of nobody"), []);
});

test("a plural finds the singular and the other way round, and more words in the name come first", () => {
  assert.deepEqual(
    finder.entities("commodity", 5, now).map(({ id }) => id),
    ["cheap"],
  );
  assert.deepEqual(
    described("commodity").map(([id]) => id),
    ["price", "naught"],
  );
});

test("a misspelt predicate is found, a word that stands somewhere is none", () => {
  const dealt: PageData = {
    statements: table([said("lab", "mill", { predicate: "valuation" })]),
    statements_evidence: table([{ of: 0, document: "a", exact: "evaluation" }]),
    vocabulary: dealing.vocabulary,
    background: [],
    counted: COUNTED,
    steps: STEPS,
  };
  const model = new Model(dealt, { nodes: [], edges: [] });
  const search = new SearchIndex(model);
  for (const _ of search.build()) {
  }
  const names = (text: string) => search.said(text, 5, Known.at(model, initialState([]))).map(({ id }) => id);
  assert.deepEqual(names("valuaton"), ["lab|valuation"]);
  assert.deepEqual(names("evaluation"), []);
});

test("two things named together give the ways between them, parts of names only where it is asked", () => {
  const ways = (text: string, known = now) => finder.ways(text, known).map(({ id, score }) => [id, score]);
  assert.deepEqual(ways("Lumen Lab Ann Author"), [["lab|ann", 0.9]]);
  assert.deepEqual(ways("Ann Author and Moss Mill"), [["ann|mill", 0.9]]);
  assert.deepEqual(ways("how is Lumen Lab connected with Author?"), [["lab|ann", 1]]);
  assert.deepEqual(ways("ways between Moss Mill and Series A"), [["mill|old", 1]]);
  for (const text of ["Lumen Lab", "Lumen Lab Author", "how is Lumen Lab connected", "Lumen Lab Lumen Lab"])
    assert.deepEqual(ways(text), [], text);
  const before = Known.at(dealing, { ...initialState([]), knownBy: "2025" });
  assert.deepEqual(ways("Lumen Lab Ann Author", before), []);
});

test("the words of the legend, and what people call the same, find its filters with how many they leave", () => {
  const page = app(
    [
      { polarity: "negated" },
      { stance: "projected" },
      { stance: "projected" },
      { stance: "asserted", at: "2030", known_since: "2026" },
    ],
    {},
  );
  const filters = (text: string) => filterHits(page, text).map(({ id, number }) => [id, number]);
  assert.deepEqual(filters("denied"), [["polarity|negated", 1]]);
  assert.deepEqual(filters("what is denied"), [["polarity|negated", 1]]);
  assert.deepEqual(filters("Forecasts"), [
    ["outlook|forward", 3],
    ["stance|projected", 2],
  ]);
  assert.deepEqual(filters("forward-looking"), [["outlook|forward", 3]]);
  // What nothing would be left of is not offered, nor what only a few letters begin.
  for (const text of ["hypothetical", "for", "is", ""]) assert.deepEqual(filters(text), [], text);
  assert.deepEqual(filterOf(page, "polarity|negated").only?.polarity, new Set(["negated"]));
});
