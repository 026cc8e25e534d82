// What the page shows as fact, as known, and as a disagreement.
import assert from "node:assert/strict";
import { test } from "node:test";
import { markOf } from "../src/differs.ts";
import { headline, isKeyFigure } from "../src/figures.ts";
import { Joins } from "../src/joins.ts";
import { mayBeLater } from "../src/later.ts";
import { mentions, restingOn } from "../src/mentions.ts";
import { bestPaths, isTied, subjectsOf } from "../src/paths.ts";
import { stepCost } from "../src/roads.ts";
import { byGravity, byWords, gravity, sidesOf, standing } from "../src/sides.ts";
import type { State } from "../src/state.ts";
import { laterYears, periodOf } from "../src/times.ts";
import type { Statement } from "../src/types.ts";
import { denialFor, phraseFor } from "../src/verbs.ts";
import { app, conflict, modelOf, type Row, table } from "./made.ts";

test("a headline has plain facts, the newest first; what is denied or withdrawn is in none", () => {
  const page = app([
    { value: 5, at: "2027", polarity: "negated" },
    { value: 4, at: "2026", rank: "deprecated" },
    { value: 3, at: "2026" },
    { value: 2, at: "2025", stance: "reported" },
    { value: 3, speaker: "bob" },
    { value: 9, stance: "hypothetical" },
  ]);
  assert.deepEqual(headline(page, page.model.statements), {
    facts: ["$3 (2026; asserted by ann; 2 voices, 1 origin)", "$2 (2025; reported by ann)"],
    others: ["$9 (hypothetical by ann)"],
  });
});

test("a figure of a deal that is only in talks is no plain fact and says so", () => {
  const page = app([
    { value: 7, deal: "round" },
    { subject: "round", predicate: "status", text: "in_talks", stance: "reported" },
  ]);
  assert.deepEqual(headline(page, page.model.statements.slice(0, 1)), {
    facts: [],
    others: ["$7 (in talks; asserted by ann)"],
  });
});

test("by default only what is certain counts as known by a day", () => {
  const rows = [{ known_since: "2026-05-13" }, { known_since: "2026-05" }, {}, { known_since: "2026-06" }];
  const page = app(rows, { knownBy: "2026-05-13" });
  assert.deepEqual(
    [...page.passing].map((row) => row.id),
    ["s-0"],
  );
  assert.deepEqual(page.tally.dated.get("knownBy"), { certainly: 1, perhaps: 2 });
  const loose = app(rows, { knownBy: "2026-05-13", knownByMaybe: true });
  assert.equal(loose.passing.size, 3);
  assert.deepEqual(loose.tally.dated.get("knownBy"), { certainly: 1, perhaps: 2 });
});

test("what as of keeps without a date, or with a vague one, is marked as perhaps later", () => {
  const rows = [{ value: 1 }, { value: 2, at: "2025" }, { value: 3, at: "2024" }, { value: 4, at: "2026" }];
  const marks = (state: Partial<State>) => {
    const page = app(rows, { asOfMaybe: true, ...state });
    return page.model.statements.map((row) => mayBeLater(page, row));
  };
  assert.deepEqual(marks({ asOf: "2025-06" }), ["no date: may be later", "vague date: may be later", "", ""]);
  assert.deepEqual(marks({}), ["", "", "", ""]);
  const usual = app(rows, { asOf: "2025-06" });
  assert.deepEqual(
    [...usual.passing].map(({ id }) => id),
    ["s-2"],
  );
  assert.deepEqual(usual.tally.dated.get("asOf"), { certainly: 1, perhaps: 2 });
  assert.equal(usual.tally.undated, 1);
  const page = app([{ value: 1 }], { asOf: "2025", asOfMaybe: true });
  assert.match(headline(page, page.model.statements).facts[0] ?? "", /no date: may be later/);
});

test("quotations follow both dates", () => {
  const quotations = table([
    { id: "q-1", speaker: "ann", source: "paper", text: "old", at: "2020", known_since: "2021" },
    { id: "q-2", speaker: "ann", source: "paper", text: "new", at: "2026", known_since: "2026" },
    { id: "q-3", speaker: "ann", source: "paper", text: "undated" },
  ]);
  const shown = (change: Partial<State>) => app([], change, { quotations }).quotations.map((row) => row.id);
  assert.deepEqual(shown({ asOf: "2021" }), ["q-1"]);
  assert.deepEqual(shown({ asOf: "2021", asOfMaybe: true }), ["q-1", "q-3"]);
  assert.deepEqual(shown({ knownBy: "2022" }), ["q-1"]);
});

test("a disagreement stands while two of its sides pass; what only ties them is no side", () => {
  const rows = [
    { value: 1, known_since: "2025" },
    { value: 1, known_since: "2025" },
    { value: 2, known_since: "2026" },
  ];
  const one = conflict("scope", [1, 1, 2]);
  assert.equal(standing(app(rows), [one]).length, 1);
  assert.equal(standing(app(rows, { knownBy: "2025" }), [one]).length, 0);
  assert.deepEqual(
    sidesOf(app(rows), conflict("opinion", [1, 0, 2])).map((side) => side.length),
    [1, 1],
  );
});

test("figures that differ weigh more than thoughts, and roundings least", () => {
  const page = app([{ value: 1 }, { value: 2 }, {}]);
  assert.equal(gravity(page, conflict("scope", [1, 2])), "figures");
  assert.equal(gravity(page, conflict("bound", [1, 2])), "rounding");
  assert.equal(gravity(page, { ...conflict("opinion", [1]), statements: ["s-2"] }), "words");
});

test("an entity of which nothing is said is found where others name it", () => {
  const page = app([
    { scope: "of the Great List" },
    { text: "of great lists" },
    { exact: "nine of the great list." },
  ]);
  assert.deepEqual(
    mentions(page.model, "list").map((row) => row.id),
    ["s-0", "s-2"],
  );
});

test("what rests on the same words comes together, figures first", () => {
  const page = app([{ exact: "one" }, { exact: "one", value: 2 }, { exact: "two" }]);
  const [row] = page.model.statements;
  assert.deepEqual(row && restingOn(page.model, row).map((each) => each.id), ["s-1", "s-0"]);
});

test("the timeline invents no month", () => {
  const title = (row: Row) => periodOf(row as Statement).title;
  assert.equal(title({ at: "2023" }), "2023, no month given");
  assert.equal(title({ at: "2025-H2" }), "second half of 2025, no month given");
  assert.equal(title({ at: "2026-05-28" }), "May 2026");
  assert.equal(title({}), "");
});

test("what may fall in a later year, or reaches into it, is found there too", () => {
  const years = (row: Row) => laterYears(row as Statement).join(" ");
  assert.equal(years({ at: "2026-10/2027-H1" }), "2027");
  assert.equal(years({ from: "2024-12", to: "2026-03" }), "2025 2026");
  assert.equal(years({ at: "2026" }), "");
  // Of what has no other end nothing tells how far it reaches; and a decade is no time at which to look for something.
  assert.equal(years({ from: "2026" }), "");
  assert.equal(years({ to: "2027" }), "");
  assert.equal(years({ at: "1950/1959" }), "");
});

test("a step along a denial is none, and ties of a deal cost less than thoughts", () => {
  const page = app([
    { object: "list", predicate: "likes" },
    { object: "list", predicate: "likes", stance: "hypothetical" },
    { object: "list", predicate: "likes", polarity: "negated" },
  ]);
  const line = (rows: Statement[]) => ({ id: "l", from: "lab", to: "list", rows, faded: false });
  const [firm, soft, denied] = page.model.statements as [Statement, Statement, Statement];
  assert.equal(stepCost(page.model, line([firm, soft])), 1.5);
  assert.equal(stepCost(page.model, line([soft])), 4.5);
  assert.equal(stepCost(page.model, line([denied])), null);
});

test("verbs fit the plural of groups, and of nothing else", () => {
  const model = modelOf({
    entities: table([
      { id: "many", type: "AnonymousGroup", label: "bears on lab economics" },
      { id: "team", type: "AnonymousGroup", label: "a company of brokers" },
      { id: "oil", type: "Market", label: "oil and gas" },
      { id: "firm", type: "Company", label: "Works" },
    ]),
    vocabulary: {
      classes: {},
      predicates: {
        worth: { label: "", phrase: "has a valuation of", definition: "" },
        bars: { label: "", phrase: "stops or limits", definition: "" },
        wrote: { label: "", phrase: "published", definition: "" },
        sells: { label: "", phrase: "supplies", definition: "" },
      },
      units: {},
      lists: {},
    },
  });
  const phrases = (id: string) =>
    ["worth", "bars", "wrote", "sells"].map((name) => phraseFor(model, id, name));
  const single = ["has a valuation of", "stops or limits", "published", "supplies"];
  assert.deepEqual(phrases("many"), ["have a valuation of", "stop or limit", "published", "supply"]);
  for (const id of ["team", "oil", "firm"]) assert.deepEqual(phrases(id), single);
  const denials = (id: string) =>
    ["worth", "bars", "wrote", "sells"].map((name) => denialFor(model, id, name).join(""));
  const written = "it is not so that published";
  assert.deepEqual(denials("team"), [
    "does not have a valuation of",
    "does not stop or limit",
    written,
    "does not supply",
  ]);
  assert.deepEqual(denials("many"), [
    "do not have a valuation of",
    "do not stop or limit",
    written,
    "do not supply",
  ]);
});

test("the ways between two are the cheapest without a loop, in order", () => {
  const page = app([
    { subject: "lab", object: "round", predicate: "likes" },
    { subject: "round", object: "list", predicate: "likes" },
    { subject: "lab", object: "other", predicate: "likes", stance: "opinion" },
    { subject: "other", object: "list", predicate: "likes" },
    { subject: "round", object: "other", predicate: "likes", polarity: "negated" },
    { subject: "lab", object: "list", predicate: "likes", stance: "hypothetical" },
  ]);
  const joins = new Joins(page.model);
  joins.set(page.passing, page.known);
  const ways = bestPaths(page.model, joins, "lab", "list", new Set(), 5).map((path) =>
    path.entities.join(" "),
  );
  assert.deepEqual(ways, ["lab round list", "lab list", "lab other list"]);
});

test("a way that only goes round about on a cheaper one, or is far weaker, is none; others take its place", () => {
  const page = app([
    { subject: "lab", object: "round", predicate: "likes" },
    { subject: "round", object: "list", predicate: "likes" },
    { subject: "round", object: "third", predicate: "likes" },
    { subject: "third", object: "list", predicate: "likes" },
    { subject: "lab", object: "fourth", predicate: "likes" },
    { subject: "fourth", object: "round", predicate: "likes" },
    { subject: "lab", object: "other", predicate: "likes", stance: "opinion" },
    { subject: "other", object: "list", predicate: "likes", stance: "opinion" },
    { subject: "lab", object: "weak", predicate: "likes", stance: "hypothetical" },
    { subject: "weak", object: "list", predicate: "likes", stance: "hypothetical" },
  ]);
  const joins = new Joins(page.model);
  joins.set(page.passing, page.known);
  const ways = bestPaths(page.model, joins, "lab", "list").map((path) => path.entities.join(" "));
  assert.deepEqual(ways, ["lab round list", "lab other list"]);
});

test("what one speaker says twice is no difference between sources: the mark says more or less firmly", () => {
  const words = (stance: string, speaker = "ann") => ({ predicate: "reason", text: stance, stance, speaker });
  const mark = (rows: Row[], kind = "opinion") => {
    const shown = app(rows);
    const statements = shown.model.statements.map(({ id }) => id);
    const conflict = { id: "c-0", kind, about: "lab", statements, explanation: "" };
    return shown.model.statements.map((row) => markOf(shown, row, conflict));
  };
  assert.deepEqual(mark([words("asserted"), words("hypothetical")]), ["softer", "firmer"]);
  assert.deepEqual(mark([words("opinion"), words("opinion")]), ["same", "same"]);
  assert.deepEqual(mark([words("asserted"), words("opinion", "bob")]), ["views", "views"]);
  assert.deepEqual(mark([words("asserted"), words("asserted", "bob")], "scope"), ["otherwise", "otherwise"]);
  assert.deepEqual(mark([words("asserted"), words("asserted", "bob")], "contradiction"), [
    "differ",
    "differ",
  ]);
  assert.deepEqual(mark([{ value: 30 }, { value: 70, speaker: "bob" }], "basis"), ["differ", "differ"]);
  assert.deepEqual(mark([{ value: 30 }, { value: 30, bound: "at_least" }], "bound"), [
    "rounding",
    "rounding",
  ]);
});

test("where both can hold the mark is no red one, though figures stand on the sides", () => {
  const marks = (kind: string, rows: Row[]) => {
    const shown = app(rows);
    const statements = shown.model.statements.map(({ id }) => id);
    const conflict = { id: "c-0", kind, about: "lab", statements, sides: [1, 1, 2], explanation: "" };
    return shown.model.statements.map((row) => markOf(shown, row, conflict));
  };
  const rows: Row[] = [
    { predicate: "margin", value: 40, unit: "percent" },
    { predicate: "increase", value: 23, unit: "percent" },
    { predicate: "outlook", text: "earns on each sale", speaker: "bob" },
  ];
  assert.deepEqual(marks("opinion", rows), ["views", "views", "views"]);
  assert.deepEqual(marks("scope", rows), ["otherwise", "otherwise", "otherwise"]);
});

test("what is said of a deal that may be another is no difference about one thing, nor what is said of another part", () => {
  const entities = table([
    { id: "lab", type: "Company", label: "Lumen Lab" },
    { id: "round", type: "Deal", label: "Series Q" },
    { id: "talks", type: "Deal", label: "a round in talks" },
  ]);
  const marks = (rows: Row[], kind = "scope") => {
    const shown = app(rows, {}, { entities });
    const statements = ["s-0", "s-1"];
    const conflict = { id: "c-0", kind, about: "lab", statements, explanation: "" };
    return shown.model.statements.slice(0, 2).map((row) => markOf(shown, row, conflict));
  };
  const mayBeOne = { subject: "talks", predicate: "mayBecome", object: "round" };
  const two = [
    { subject: "round", value: 65 },
    { value: 30, speaker: "bob", deal: "talks" },
  ];
  assert.deepEqual(marks([...two, mayBeOne]), ["another", "another"]);
  // Without anybody who leaves it open they are two deals, and where it is denied as well.
  assert.deepEqual(marks(two), ["otherwise", "otherwise"]);
  assert.deepEqual(marks([...two, { ...mayBeOne, polarity: "negated" }]), ["otherwise", "otherwise"]);
  const one = [
    { subject: "round", value: 65 },
    { subject: "round", value: 30, speaker: "bob" },
  ];
  assert.deepEqual(marks([...one, mayBeOne]), ["differ", "differ"]);
  const parts = [
    { value: 8, scope: "of ten" },
    { value: 9, scope: "of twenty", speaker: "bob" },
  ];
  assert.deepEqual(marks(parts), ["otherwise", "otherwise"]);
});

test("ways through ties come before cheaper ones through subjects, of which the cheapest stays", () => {
  const ideas = {
    entities: table([
      { id: "lab", type: "Company" },
      { id: "mid", type: "Company" },
      { id: "list", type: "Company" },
      { id: "hype", type: "Idea" },
      { id: "talk", type: "Idea" },
    ]),
    vocabulary: {
      classes: {
        Company: { label: "", definition: "", color: "", shape: "" },
        Idea: { label: "", definition: "", color: "", shape: "" },
      },
      predicates: {
        names: { label: "", phrase: "", definition: "", topical: true },
        sells: { label: "", phrase: "", definition: "" },
      },
      units: {},
      lists: {},
    },
  };
  const rows = [
    { subject: "lab", object: "hype", predicate: "sells" },
    { subject: "hype", object: "list", predicate: "sells" },
    { subject: "lab", object: "talk", predicate: "sells", stance: "opinion" },
    { subject: "talk", object: "list", predicate: "sells", stance: "opinion" },
    { subject: "lab", object: "mid", predicate: "sells", stance: "hypothetical" },
    { subject: "mid", object: "list", predicate: "sells", stance: "hypothetical" },
  ];
  const ways = (some: Row[], limit = 3) => {
    const page = app(some, {}, ideas);
    const joins = new Joins(page.model);
    joins.set(page.passing, page.known);
    return bestPaths(page.model, joins, "lab", "list", new Set(), limit).map((path) => [
      path.entities.join(" "),
      isTied(page.model, path),
      subjectsOf(page.model, path).join(" "),
    ]);
  };
  assert.deepEqual(ways(rows), [
    ["lab mid list", true, ""],
    ["lab hype list", false, "hype"],
    ["lab talk list", false, "talk"],
  ]);
  assert.deepEqual(ways(rows.slice(0, 2)), [["lab hype list", false, "hype"]]);
  assert.deepEqual(ways([{ subject: "lab", object: "list", predicate: "names" }]), [["lab list", false, ""]]);
});

test("what is only supposed comes after what two sides give for more, however far apart it is", () => {
  const page = app([
    { value: 900, stance: "hypothetical" },
    { value: 3, stance: "estimated" },
    { value: 4, stance: "asserted" },
  ]);
  const supposed = { ...conflict("scope", [1, 2]), id: "c-0", statements: ["s-0", "s-1"] };
  const firm = { ...conflict("scope", [1, 2]), id: "c-1", statements: ["s-1", "s-2"] };
  assert.deepEqual(byGravity(page, [supposed, firm]), [firm, supposed]);
});

test("two who say the same beside a third who only supposes something do not come before two who differ", () => {
  const page = app([
    { value: 400, stance: "estimated" },
    { value: 400, stance: "estimated", at: "2026" },
    { value: 4000, stance: "hypothetical" },
    { value: 500, stance: "estimated" },
  ]);
  const supposed = {
    ...conflict("opinion", [1, 2, 3]),
    id: "c-0",
    statements: ["s-0", "s-1", "s-2"],
  };
  const firm = { ...conflict("opinion", [1, 2]), id: "c-1", statements: ["s-0", "s-3"] };
  assert.deepEqual(byGravity(page, [supposed, firm]), [firm, supposed]);
});

test("of two that differ that comes first of which they say most, and what is only less exact last", () => {
  const page = app([{ stance: "opinion" }, { stance: "opinion" }, { stance: "opinion" }]);
  const [short, long, rounding] = [
    conflict("opinion", [1, 2]),
    { ...conflict("opinion", [1, 2, 2]), id: "c-2" },
    { ...conflict("bound", [1, 2, 2]), id: "c-0" },
  ];
  assert.deepEqual(byWords(page, [rounding, short, long]), [long, short, rounding]);
});

test("what is counted of something else is no figure of a deal; of other things it is, and so is a deal's own number", () => {
  const page = app([
    { subject: "round", value: 3, unit: "count", scope: "aims" },
    { subject: "lab", value: 3, unit: "count", scope: "aims" },
    { subject: "round", value: 1000, unit: "count" },
    { subject: "round", value: 5, unit: "USD", scope: "of it at first" },
    { subject: "round", text: "large" },
  ]);
  page.model.vocabulary.units.count = { id: "count", label: "number", dimension: "count", symbol: "" };
  assert.deepEqual(
    page.model.statements.filter((row) => isKeyFigure(page, row)).map(({ id }) => id),
    ["s-1", "s-2", "s-3"],
  );
});
