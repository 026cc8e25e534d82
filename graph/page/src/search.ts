// Search by name, alias and typing error, as graph/dealgraph/search.py does it, and in quotations and receipts.

import { BestNames, fit, HOLDS, type Name } from "./bestnames.ts";
import { DealSearch } from "./dealsearch.ts";
import { fold, SCALES, trigrams } from "./folding.ts";
import type { Known } from "./known.ts";
import type { Model } from "./model.ts";
import { Nested } from "./nested.ts";
import { PredicateSearch } from "./predicatesearch.ts";
import { Fit, Sought, soughtIn } from "./sought.ts";
import type { Entity, Evidence, Quotation, Statement } from "./types.ts";
import { WaySearch } from "./waysearch.ts";
import { Words } from "./wordindex.ts";
import { quantityWords } from "./words.ts";

/** What fits worse than this is no hit. */
const LEAST = 0.35;
/** So many passages of a kind are looked at to find the best of them, and so many are told. */
const LOOKED_AT = 500;
export const MOST = 200;
/** Words up to this length stand in so many names that they tell none from another. */
const SHORT = 3;
/** Names, or texts, that are taken up in one go. */
const STEP = 500;

export interface Hit {
  kind:
    | "entity"
    | "described"
    | "quotation"
    | "statement"
    | "predicate"
    | "class"
    | "ways"
    | "money"
    | "filter";
  /** Of a predicate "subject|predicate", without a subject for all that is said with it; of ways "from|to"; of a filter "facet|value". */
  id: string;
  text: string;
  score: number;
  /** How many statements are said with a predicate or pass a filter, or how many deals there are of a kind. */
  number?: number;
  /** Who says a passage. */
  speaker?: string;
  /** Whether it is a measure that the text is, or that it names with the name of its subject. */
  asked?: boolean;
  /** The speaker whose word alone is asked for, of a predicate. */
  by?: string;
  /** Where the words of a passage stand. */
  words?: Evidence[];
}

/** Where passages of each kind are looked for, and the hit that stands at a place there. */
type Kinds = [Words, (place: number) => Omit<Hit, "score"> | undefined][];

export class SearchIndex {
  private readonly names: Name[] = [];
  private readonly grams = new Map<string, number[]>();
  private readonly lines = new Words();
  private readonly predicates: PredicateSearch;
  private readonly described: Entity[] = [];
  private readonly descriptions = new Words();
  private readonly profiled: Profile[] = [];
  private readonly profiles = new Words();
  private readonly dealSearch: DealSearch;
  private readonly waySearch: WaySearch;
  private readonly quotations = new Words();
  private readonly statements = new Words();
  /** Whether all is taken up, and of which words it is known since then whether they stand anywhere. */
  private built = false;
  private readonly held = new Map<string, boolean>();

  constructor(private readonly model: Model) {
    this.predicates = new PredicateSearch(model, (name) => this.waySearch.exactly(name));
    const named = (text: string, known: Known) =>
      this.entities(text, 1, known).find(({ score }) => score >= HOLDS);
    const isSaid = (word: string) => this.predicates.words.has(new Sought(word));
    this.dealSearch = new DealSearch(model, named, isSaid);
    this.waySearch = new WaySearch(model, (folded, known) => {
      const best = new BestNames(model, 1, known);
      this.beginning(folded, best);
      return best.hits().find(({ score }) => score >= HOLDS)?.id;
    });
  }

  /** What is said with a predicate that goes by the text, of all and of those named in it; see `PredicateSearch`. */
  said(text: string, limit: number, known: Known): Hit[] {
    return this.predicates.hits(text, limit, known, (word) => !this.holdsWord(word));
  }

  /** The kinds of deals that go by the text, and the newest deals that it asks for; see `DealSearch`. */
  deals(text: string, known: Known): Hit[] {
    return this.dealSearch.hits(text, known);
  }

  /** The ways between two things that the text names; see `WaySearch`. */
  ways(text: string, known: Known): Hit[] {
    return this.waySearch.hits(text, known);
  }

  /** Takes up all names and texts, a few at a step. */
  *build(): Generator<void> {
    let taken = 0;
    for (const entity of this.model.entities.values()) {
      for (const name of new Set([entity.label, ...(entity.aliases ?? []), entity.id]))
        this.take(name, entity.id);
      this.dealSearch.take(entity.id, entity.type);
      if (++taken % STEP === 0) yield;
    }
    for (const row of this.model.statements) {
      // People are looked for by their positions: "CFO" as well as "Chief Financial Officer".
      if (row.role !== undefined) for (const name of positions(row.role)) this.take(name, row.subject, row);
    }
    this.lines.add(this.names.map(({ folded }) => folded));
    yield;
    this.described.push(...[...this.model.entities.values()].filter((entity) => entity.description));
    for (let from = 0; from < this.described.length; from += STEP) {
      this.descriptions.add(this.described.slice(from, from + STEP).map((row) => row.description ?? ""));
      yield;
    }
    yield* this.buildProfiles();
    const { quotations, statements } = this.model;
    for (let from = 0; from < quotations.length; from += STEP) {
      const some = quotations.slice(from, from + STEP);
      this.quotations.add(some.map((row) => `${row.text} … ${this.model.label(row.speaker)}`));
      yield;
    }
    for (let from = 0; from < statements.length; from += STEP) {
      const some = statements.slice(from, from + STEP);
      this.statements.add(some.map((row) => this.told(row)));
      yield;
    }
    this.built = true;
  }

  /** Takes up what an entity is called with what it is, and with each position that it holds. */
  private *buildProfiles(): Generator<void> {
    for (const entity of this.described) this.profiled.push({ entity });
    for (const row of this.model.statements) {
      const entity = this.model.entities.get(row.subject);
      if (row.role !== undefined && row.polarity !== "negated" && entity) this.profiled.push({ entity, row });
    }
    for (let from = 0; from < this.profiled.length; from += STEP) {
      const some = this.profiled.slice(from, from + STEP);
      this.profiles.add(some.map((profile) => this.profileText(profile, profile.entity.description)));
      yield;
    }
  }

  private profileText({ entity, row }: Profile, description = ""): string {
    const employer = this.model.entities.get(row?.object ?? "");
    const position = row?.role === undefined ? [] : [...positions(row.role), ...namesOf(employer)];
    return [...namesOf(entity), ...position, description].join(" … ");
  }

  /** The words under which a statement is found: those of its receipt, its figure and its speaker. */
  private told(row: Statement): string {
    return `${wordsOf(row)} … ${this.figure(row)} … ${this.model.label(row.speaker)}`;
  }

  /** Of whom or what a figure is said, its metric and its amount, none of which its quote may have in these words. */
  private figure(row: Statement): string {
    if (row.unit === undefined) return "";
    const metric = this.model.predicateLabel(row.predicate);
    return `${this.model.label(row.subject)} ${metric} ${quantityWords(row, this.model)}`;
  }

  private take(name: string, entity: string, row?: Statement): void {
    const folded = fold(name);
    const grams = trigrams(folded);
    const place = this.names.push({ folded, name, entity, row, grams: grams.size }) - 1;
    if (row === undefined) this.waySearch.take(folded, entity);
    for (const gram of grams) {
      const places = this.grams.get(gram);
      if (places) places.push(place);
      else this.grams.set(gram, [place]);
    }
  }

  /** The entities of which something is known that go by something like the text, best first. */
  entities(text: string, limit: number, known: Known): Hit[] {
    const wanted = fold(text.slice(0, 200));
    if (!wanted) return [];
    const best = new BestNames(this.model, limit, known);
    // Names with a word that begins with the text are better than all others.
    this.beginning(wanted, best);
    // Then those with its last word in another form.
    const words = wanted.split(" ");
    const last = new Sought(words.pop() ?? "");
    for (const place of this.lines.inflected(last)) {
      const name = this.names[place] as Name;
      const holdsWith = (form: string) => ` ${name.folded} `.includes(` ${[...words, form].join(" ")} `);
      if (holdsWith(last.word)) continue;
      if (name.folded.split(" ").some((word) => last.isForm(word) && holdsWith(word))) best.take(name, HOLDS);
    }
    if (!best.full) this.similar(wanted, best);
    return best.hits();
  }

  private beginning(wanted: string, best: BestNames): void {
    for (const place of this.lines.beginning(wanted)) {
      const name = this.names[place] as Name;
      best.take(name, fit(wanted, name));
    }
  }

  /** Takes the names that share trigrams with the text. */
  private similar(wanted: string, best: BestNames): void {
    // A number is not nearly another one.
    const words = wanted.split(" ");
    const numbers = words.filter((word) => /\d/.test(word));
    // Nor is a word that stands somewhere nearly another word: where nothing is misspelt, a name holds one of the words.
    const spelt = words.every((word) => this.holdsWord(word));
    const telling = words.filter((word) => words.length === 1 || word.length > SHORT);
    const grams = trigrams(wanted);
    const shared = new Uint8Array(this.names.length);
    for (const gram of grams)
      for (const place of this.grams.get(gram) ?? []) shared[place] = (shared[place] ?? 0) + 1;
    for (let place = 0; place < this.names.length; place++) {
      const common = shared[place] ?? 0;
      if (common === 0) continue;
      const name = this.names[place] as Name;
      const holds = (word: string) => ` ${name.folded} `.includes(` ${word} `);
      if (!numbers.every(holds) || (spelt && !telling.some(holds))) continue;
      const score = (1.6 * common) / (grams.size + name.grams);
      if (score > LEAST && score >= best.least) best.take(name, Math.max(score, fit(wanted, name)));
    }
  }

  /**
   * The words of a text that were left out to find anything: where there are only names spelt like it, those that stand
   * elsewhere, so are no typing errors, but in none of these names.
   */
  dropped(text: string, hits: Hit[]): string[] {
    if (!hits.every(({ kind, score }) => kind === "entity" && score < HOLDS)) return [];
    const names = hits.map(({ id }) => fold(namesOf(this.model.entities.get(id)).join(" … ")));
    const words = telling(fold(text.slice(0, 200)).split(" ").filter(Boolean));
    const isNamed = (word: string) => names.some((name) => new Sought(word).isIn(name, Fit.Part));
    return words.filter((word) => this.holdsWord(word) && !isNamed(word));
  }

  /** Whether a word or a form of it stands anywhere in what is searched. */
  private holdsWord(word: string): boolean {
    const known = this.held.get(word);
    if (known !== undefined) return known;
    const indexes = [this.lines, this.predicates.words, this.descriptions, this.quotations, this.statements];
    const sought = new Sought(word);
    const found = indexes.some((index) => index.has(sought));
    // Each key asks again for the words before, and one that stands nowhere is looked for in all texts.
    if (this.built) this.held.set(word, found);
    return found;
  }

  /**
   * Known descriptions, quotations and receipts that hold every word of the text, or whose speaker's name does, the
   * best of each first, after each piece of what is looked through.
   */
  *passages(text: string, known: Known): Generator<Hit[]> {
    const wanted = fold(text.slice(0, 200));
    const telltale = telling(wanted.split(" ").filter(Boolean));
    if (telltale.join("").length < 2) return;
    const words = telltale.map((word) => new Sought(word));
    const { described } = this;
    const { quotations, statements } = this.model;
    const kinds: Kinds = [
      [
        this.descriptions,
        (place) => hit("described", described[place], known.description(described[place]?.id ?? "")),
      ],
      [
        this.quotations,
        (place) => this.passage("quotation", said(quotations[place], known), quotations[place]?.text),
      ],
      [
        this.statements,
        (place) => this.passage("statement", said(statements[place], known), wordsOf(statements[place])),
      ],
    ];
    const spread = yield* this.spread(words, known);
    let found = spread;
    for (const hits of this.holding(wanted, words, kinds)) {
      found = [...spread, ...hits];
      yield found;
    }
    // Where no passage holds all of the words, those that hold the figure among them are better than none.
    const figure = telltale.filter((word) => /\d/.test(word) || SCALES.has(word));
    if (found.length > 0 || !figure.some((word) => /\d/.test(word)) || figure.length === words.length) return;
    yield* this.holding(figure.join(" "), soughtIn(figure.join(" ")), kinds);
  }

  /** Entities whose names, descriptions and positions hold the words together: "Lumen CFO"; none after each piece. */
  private *spread(words: Sought[], known: Known): Generator<Hit[], Hit[]> {
    if (words.length < 2) return [];
    const found: Hit[] = [];
    for (const place of this.profiles.find(words, LOOKED_AT)) {
      if (place === null) yield [];
      const profile = place === null ? undefined : this.profiled[place];
      if (!profile || !known.has(profile.entity.id) || (profile.row && !known.said(profile.row))) continue;
      const { entity, row } = profile;
      const description = known.description(entity.id);
      const text = fold(this.profileText(profile, description));
      const inName = named(words, entity);
      // What its name holds alone is found by name.
      if (inName === words.length || !words.every((word) => word.isIn(text, Fit.Part))) continue;
      const position = [row?.role, row?.object && this.model.label(row.object)].filter(Boolean).join(", ");
      const score = inName + (row ? 0.5 : 0);
      found.push({ kind: "described", id: entity.id, text: position || description, score });
    }
    return this.best(found);
  }

  private passage(kind: Hit["kind"], row: Statement | Quotation | undefined, text = "") {
    const found = hit(kind, row, text);
    return found && row && { ...found, speaker: this.model.label(row.speaker), words: row.evidence };
  }

  /** The passages of each kind that hold all of the words. */
  private *holding(wanted: string, words: Sought[], kinds: Kinds): Generator<Hit[]> {
    let before: Hit[] = [];
    for (const [index, hitOf] of kinds) {
      const found: Hit[] = [];
      for (const place of index.find(words, LOOKED_AT, (at) => hitOf(at) !== undefined)) {
        const row = place === null ? undefined : hitOf(place);
        if (row) {
          const inName = row.kind === "described" ? named(words, this.model.entities.get(row.id)) : 0;
          found.push({ ...row, score: inName * 10 + closeness(wanted, words, row) });
        } else yield [...before, ...this.best(found)];
      }
      before = [...before, ...this.best(found)];
    }
    yield before;
  }

  /**
   * The best first, of things the one of which most is said; each wording once, and of passages that stand within each
   * other the better one. Else the order of the graph holds.
   */
  private best(found: Hit[]): Hit[] {
    const texts = new Set<string>();
    const told = new Nested();
    const weight = ({ kind, id }: Hit) => (kind === "described" ? this.model.about(id).length : 0);
    return [...found]
      .sort((a, b) => b.score - a.score || weight(b) - weight(a))
      .filter(({ text, words = [] }) => !texts.has(text) && texts.add(text) && told.add(words))
      .slice(0, MOST);
  }
}

/** An entity, and a statement of a position that it holds, where there is one. */
interface Profile {
  entity: Entity;
  row?: Statement;
}

function namesOf(entity: Entity | undefined): string[] {
  return entity ? [entity.label, ...(entity.aliases ?? [])] : [];
}

/** How many of the words the names of an entity hold. */
function named(words: Sought[], entity: Entity | undefined): number {
  const names = fold(namesOf(entity).join(" … "));
  return words.filter((word) => word.isIn(names, word.begun)).length;
}

/** Words that stand between others and ask for nothing. */
const LITTLE = new Set("a an and at by for from in most of on or the to who with".split(" "));

/** The words that ask for something; all of them where none does. */
export function telling(words: string[]): string[] {
  const found = words.filter((word) => word !== "" && !LITTLE.has(word));
  return found.length > 0 ? found : words;
}

/** The row where it was out by the day that is set. */
function said<Row extends Statement | Quotation>(row: Row | undefined, known: Known): Row | undefined {
  return row && known.said(row) ? row : undefined;
}

function hit(
  kind: Hit["kind"],
  row: { id: string } | undefined,
  text: string,
): Omit<Hit, "score"> | undefined {
  return row && text !== "" ? { kind, id: row.id, text } : undefined;
}

/** How a passage holds the words: side by side, as they are, so with its speaker's, or as well as the worst of them fits. */
function closeness(wanted: string, words: Sought[], row: Omit<Hit, "score">): number {
  const text = fold(row.text);
  if (` ${text} `.includes(` ${wanted} `)) return Fit.Whole + 2;
  if (words.every((word) => word.isIn(text, Fit.Whole))) return Fit.Whole + 1;
  const both = `${text} ${fold(row.speaker ?? "")}`;
  // A figure may be found by its metric, which its words need not name.
  return Math.max(Fit.Part, Math.min(...words.map((word) => word.fitIn(both))));
}

function wordsOf(row: Statement | undefined): string {
  return [...new Set(row?.evidence.map(({ exact }) => exact))].join(" … ");
}

/** A position as people write it, and its initials where it is a title of several words. */
function positions(role: string): string[] {
  const initials = role.match(/\b\p{Lu}/gu) ?? [];
  return initials.length >= 3 ? [role, initials.join("")] : [role];
}
