// What the words and marks of the page mean: one list, which the guide shows and the views take their words from.
import type { App } from "./app.ts";
import { MARKS } from "./differs.ts";
import { button, type Child, disclosure, el, plain } from "./dom.ts";
import { FORWARD } from "./outlook.ts";

/** The kinds of disagreement, by their ids: in a word, as a heading, and what it means. */
export const KINDS: Record<string, { word: string; title: string; says: string }> = {
  contradiction: {
    word: "Contradiction",
    title: "Contradiction: both cannot hold",
    says: "At most one side can be right.",
  },
  scope: {
    word: "Scope",
    title: "Different scope: they count different things",
    says: "The sides speak of different parts, groups or conditions; both can hold.",
  },
  basis: {
    word: "Basis",
    title: "Different basis, such as gross and net, or run rate and year",
    says: "The sides count the same thing in different ways; both can hold.",
  },
  bound: {
    word: "Precision",
    title: "Different precision: one is a bound or a rounding of the other",
    says: "One side is more exact than the other; both hold.",
  },
  date: {
    word: "Date",
    title: "Different dates, perhaps",
    says: "The sides may speak of different times, or give a different time for the same.",
  },
  name: {
    word: "Name",
    title: "Different names: perhaps the same thing, perhaps not",
    says: "The sides name what may be one thing differently.",
  },
  opinion: {
    word: "Opinion or forecast",
    title: "Difference of opinion, estimate or forecast",
    says: "The sides judge, estimate or expect differently.",
  },
};

const WORDS: [string, string][] = [
  ["not so, not", "The source says that it is not so."],
  [
    "quoted directly by …",
    "The words stand in quotation marks in the text of whoever is named: they are the speaker's.",
  ],
  [
    "as retold by …",
    "The words are those of whoever is named last, who tells what the speaker said, or, “in the words of” another, what somebody else tells of it.",
  ],
  ["Scope", "What of the thing, or under which condition, a figure or statement is said."],
  ["Basis", "In which way a figure is counted, such as gross or net, run rate or whole year."],
  ["Role", "As what somebody is named: a position, or a part in a deal."],
  ["Known since", "When the text that says it came out. Before, nobody could know it from here."],
  [
    "speaks with an interest",
    "The speaker speaks of themselves, or is tied to what they speak of, as by work or money.",
  ],
  [FORWARD.label, FORWARD.says],
  ["no second witness", "Somebody else says the same, but from the same text, speaker, publisher or origin."],
  [
    "origin",
    "Where what is said comes from. Texts that retell one thing, and what has a text, speaker, teller or publisher in common, are one origin.",
  ],
  [
    "pledged, contracted, paid",
    "How far a deal has come: promised, agreed upon (signed or closed), and paid.",
  ],
  [
    "Not plain fact",
    "Estimates, forecasts, opinions, doubts and conditions, figures of times still to come, and of deals that may not come about.",
  ],
  [
    "take this first",
    "The curators prefer this one among statements that compete, for a reason that its receipt tells.",
  ],
  ["deprecated", "Kept, but not to be relied on, for a reason that its receipt tells."],
];

/** All words and marks with what they mean. */
export function glossary(app: App): HTMLElement[] {
  const { predicates } = app.model.vocabulary;
  const used = new Set(app.model.statements.map(({ predicate }) => predicate));
  const said = Object.entries(predicates).filter(([id]) => used.has(id));
  return [
    el("h3", { id: "words" }, "Words and marks"),
    terms([...Object.values(MARKS).map(({ text, says }): [string, string] => [text, says]), ...WORDS]),
    el("h3", {}, "Kinds of disagreement"),
    kindTerms(),
    disclosure("What can be said, and what each means", () =>
      terms(said.map(([, { label, phrase, definition }]) => [heading(label, phrase), plain(definition)])),
    ),
  ];
}

/** The kinds of disagreement, with the word for each in Python and in the exports where it is another. */
export function kindTerms(): HTMLElement {
  return terms(
    Object.entries(KINDS).map(([id, { word, title, says }]) => [
      word.toLowerCase() === id ? word : `${word} (in Python and the exports: ${id})`,
      `${title}. ${says}`,
    ]),
  );
}

/** The words for how firmly something is said. */
export function stanceTerms(app: App): HTMLElement {
  const stances = Object.values(app.model.vocabulary.lists.stance ?? {});
  return terms(stances.map(({ label, definition }) => [label, plain(definition)]));
}

/** Leads to all words and marks. */
export function toGlossary(app: App): HTMLElement {
  return button("All words and marks", () => app.go({ view: "guide", selected: "" }), { class: "link" });
}

/** The label, and how it reads in a sentence where that says more. */
function heading(label: string, phrase: string): string {
  return label === phrase ? label : `${label} (“${phrase}”)`;
}

function terms(rows: [string, string][]): HTMLElement {
  const parts = rows.flatMap(([word, says]): Child[] => [el("dt", {}, word), el("dd", {}, says)]);
  return el("dl", { class: "words" }, ...parts);
}
