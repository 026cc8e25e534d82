// What is said with a predicate, found by its name: "gross margin", "Anthropic gross margin", "works for".

import { fold, trigrams } from "./folding.ts";
import { type Hit, telling } from "./hit.ts";
import { areForms } from "./inflection.ts";
import type { Known } from "./known.ts";
import type { Model } from "./model.ts";
import { Words } from "./wordindex.ts";

/** So few letters begin too many names of predicates. */
const LEAST = 3;
/** A name that shares so much of its trigrams with a text is that text, misspelt. */
const ALIKE = 0.6;

/** Of so many predicates at most it is looked up whether they are said of what a text names. */
const FEW = 5;

/** Verbs between who speaks and what is spoken of, and words that ask a question. */
const SAYING = new Set(
  "claim claims estimate estimates expect expects said say says think thinks".split(" "),
);
const ASKING = new Set("did do does how much s what".split(" "));

/** How well a predicate goes by a text, and the words of the text that name something besides. */
interface Fit {
  score: number;
  rest: string[];
}

interface Name {
  predicate: string;
  folded: string;
  grams: Set<string>;
}

/** Of what something is said how often; its folded names, once they have been asked for. */
interface Subject {
  id: string;
  number: number;
  names: string;
}

export class PredicateSearch {
  /** All words of the names. */
  readonly words = new Words();
  private readonly names: Name[] = [];
  private readonly subjects = new Map<string, Subject[]>();
  private known: Known | undefined;

  /** `exactly` gives the entity of a folded name. */
  constructor(
    private readonly model: Model,
    private readonly exactly: (folded: string) => string | undefined,
  ) {
    for (const [predicate, { label, aliases = [] }] of Object.entries(model.vocabulary.predicates))
      for (const name of new Set([label, ...aliases])) this.take(predicate, fold(name));
    this.words.add(this.names.map(({ folded }) => folded));
  }

  private take(predicate: string, folded: string): void {
    this.names.push({ predicate, folded, grams: trigrams(folded) });
  }

  /**
   * The predicates that go by the text or begin with it, each with the things of which most is said with it; where the
   * text names something besides, what is said of that. A name that is the text has the score 1, one in it 0.9, one that
   * holds it 0.85, one that begins so 0.8; of one score those come first with which most is said. Where the text has
   * the words of a name in other forms, or the last of them and names something, it has 0.85 too. Where there is none, and
   * a word of the text is unknown, the names that are spelt like it have 0.7. A measure is asked for where the text is one
   * of its names, or such a name and the whole name of its subject; before that may stand who says it: "Ann says Lumen
   * revenue".
   */
  hits(text: string, limit: number, known: Known, unknown: (word: string) => boolean): Hit[] {
    const wanted = fold(text.slice(0, 200));
    if (wanted.length < LEAST) return [];
    const scores = new Map<string, Fit>();
    for (const { predicate, folded } of this.names) {
      const score = fit(wanted, folded);
      if (score <= (scores.get(predicate)?.score ?? 0)) continue;
      const rest = ` ${wanted} `.replace(` ${folded} `, " ").split(" ").filter(Boolean);
      scores.set(predicate, { score, rest: score === 0.9 ? telling(rest) : [] });
    }
    if (scores.size === 0 && wanted.split(" ").some(unknown)) {
      const wantedGrams = trigrams(wanted);
      for (const { predicate, grams } of this.names)
        if (alike(wantedGrams, grams) > ALIKE) scores.set(predicate, { score: 0.7, rest: [] });
    }
    for (const [predicate, byWord] of this.byWords(wanted))
      if (!scores.has(predicate)) scores.set(predicate, byWord);
    return this.all(scores, known).slice(0, limit);
  }

  /**
   * Predicates of one of whose names the text has all words in some form, or the last word but not all; those with which
   * most is said.
   */
  private byWords(wanted: string): Map<string, Fit> {
    const words = telling(wanted.split(" "));
    const found = new Map<string, Fit>();
    for (const { predicate, folded } of this.names) {
      const name = telling(folded.split(" "));
      const inText = name.map((each) => words.some((word) => areForms(each, word)));
      const isWhole = !inText.includes(false);
      if (!isWhole && (name.length === 1 || !inText.at(-1))) continue;
      const rest = words.filter((word) => !name.some((each) => areForms(each, word)));
      if (isWhole || rest.length > 0) found.set(predicate, { score: 0.85, rest });
    }
    return new Map([...found].sort(([a], [b]) => this.size(b) - this.size(a)).slice(0, FEW));
  }

  /** What is said with the predicates, those that fit best first. */
  private all(scores: Map<string, Fit>, known: Known): Hit[] {
    return [...scores]
      .sort(([one, a], [other, b]) => b.score - a.score || this.size(other) - this.size(one))
      .flatMap(([predicate, { score, rest }]) => this.of(predicate, score, rest, known));
  }

  private size(predicate: string): number {
    return this.model.saidWith(predicate).length;
  }

  /** What is said with a predicate: all of it, then by what it is said of; or only of what holds the words. */
  private of(predicate: string, score: number, words: string[], known: Known): Hit[] {
    const every = this.subjectsOf(predicate, known);
    const spoken = this.spoken(predicate, score, words, known);
    if (spoken.length > 0) return spoken;
    const named = words.length === 0 ? undefined : this.exactly(words.join(" "));
    const subjects =
      words.length === 0 ? every : namedFirst(every, named, (subject) => this.isCalled(subject, words));
    const total = subjects.reduce((sum, { number }) => sum + number, 0);
    if (total === 0) return [];
    const label = this.model.predicateLabel(predicate);
    const isMeasure = this.isMeasure(predicate);
    const hit = (id: string, text: string, number: number, asked: boolean): Hit => ({
      kind: "predicate",
      id,
      text,
      score,
      number,
      ...(asked && isMeasure ? { asked } : {}),
    });
    const all =
      words.length === 0 && subjects.length > 1 ? [hit(`|${predicate}`, label, total, score === 1)] : [];
    return [
      ...all,
      ...subjects
        .slice(0, 3)
        .map(({ id, number }) =>
          hit(
            `${id}|${predicate}`,
            `${this.model.label(id)}: ${label}`,
            number,
            score === 1 || (score === 0.9 && id === named),
          ),
        ),
    ];
  }

  /** Whether it is what is measured, or told of money. */
  private isMeasure(predicate: string): boolean {
    const { units = [], money } = this.model.vocabulary.predicates[predicate] ?? {};
    return units.length > 0 || money !== undefined;
  }

  /** What somebody says with a predicate, where the words are who speaks, a verb of saying and of what. */
  private spoken(predicate: string, score: number, words: string[], known: Known): Hit[] {
    const asking = words.filter((word) => !ASKING.has(word));
    const verb = asking.findIndex((word) => SAYING.has(word));
    if (verb < 1 || !this.isMeasure(predicate)) return [];
    const by = this.exactly(asking.slice(0, verb).join(" "));
    const subject = this.exactly(asking.slice(verb + 1).join(" "));
    if (by === undefined || subject === undefined) return [];
    const rows = this.model
      .about(subject)
      .filter((row) => row.subject === subject && row.predicate === predicate && row.speaker === by);
    const number = rows.filter((row) => known.said(row)).length;
    if (number === 0) return [];
    const { model } = this;
    const text = `${model.label(subject)}: ${model.predicateLabel(predicate)}, as ${model.label(by)} says`;
    return [{ kind: "predicate", id: `${subject}|${predicate}`, text, score, number, asked: true, by }];
  }

  /** Those of which it is said, the most often first; kept, as each key of a text asks for them. */
  private subjectsOf(predicate: string, known: Known): Subject[] {
    if (this.known !== known) {
      this.known = known;
      this.subjects.clear();
    }
    let found = this.subjects.get(predicate);
    if (!found) {
      const numbers = new Map<string, number>();
      for (const row of this.model.saidWith(predicate))
        if (known.said(row)) numbers.set(row.subject, (numbers.get(row.subject) ?? 0) + 1);
      found = [...numbers]
        .sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))
        .map(([id, number]) => ({ id, number, names: "" }));
      // While a large graph is read there is more to come.
      if (this.model.waiting === 0) this.subjects.set(predicate, found);
    }
    return found;
  }

  private isCalled(subject: Subject, words: string[]): boolean {
    if (subject.names === "") {
      const entity = this.model.entities.get(subject.id);
      subject.names = ` ${fold([entity?.label ?? subject.id, ...(entity?.aliases ?? [])].join(" "))}`;
    }
    return words.every((word) => subject.names.includes(` ${word}`));
  }
}

/** Those that are called so, the one of exactly that name first. */
function namedFirst(
  every: Subject[],
  named: string | undefined,
  isCalled: (subject: Subject) => boolean,
): Subject[] {
  const called = every.filter(isCalled);
  return [...called.filter(({ id }) => id === named), ...called.filter(({ id }) => id !== named)];
}

/** How many of their trigrams two texts share, from 0 to 1. */
function alike(some: Set<string>, others: Set<string>): number {
  return (2 * [...some].filter((gram) => others.has(gram)).length) / (some.size + others.size);
}

/** How well a predicate's name fits: it is the text, stands whole in it, holds it, or has a word that begins with it. */
function fit(wanted: string, folded: string): number {
  if (wanted === folded) return 1;
  if (folded.length >= LEAST && ` ${wanted} `.includes(` ${folded} `)) return 0.9;
  if (` ${folded} `.includes(` ${wanted} `)) return 0.85;
  return ` ${folded}`.includes(` ${wanted}`) ? 0.8 : 0;
}
