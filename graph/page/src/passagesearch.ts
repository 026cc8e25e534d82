// Search in the words of descriptions, quotations and receipts.
import { fold, SCALES } from "./folding.ts";
import { type Hit, MOST, telling } from "./hit.ts";
import type { Known } from "./known.ts";
import type { Model } from "./model.ts";
import { namesOf, positions } from "./names.ts";
import { Nested } from "./nested.ts";
import { Fit, Sought, soughtIn } from "./sought.ts";
import type { Entity, Quotation, Statement } from "./types.ts";
import { Words } from "./wordindex.ts";
import { quantityWords } from "./words.ts";

/** So many passages of a kind are looked at to find the best of them. */
const LOOKED_AT = 500;
/** Texts that are taken up in one go. */
const STEP = 500;

/** Where passages of each kind are looked for, and the hit that stands at a place there. */
type Kinds = [Words, (place: number) => Omit<Hit, "score"> | undefined][];

/** The hits so far, put in order only when they are asked for. */
type Found = () => Hit[];

export class PassageSearch {
  private readonly described: Entity[] = [];
  private readonly descriptions = new Words();
  /** What entities are called with what they are, and with each position that they hold. */
  private readonly profiled: Profile[] = [];
  private readonly profiles = new Words();
  private readonly quotations = new Words();
  private readonly statements = new Words();
  /** All texts that are told. */
  readonly words = [this.descriptions, this.quotations, this.statements];

  constructor(private readonly model: Model) {}

  /** Takes up all texts, a few at a step. */
  *build(): Generator<void> {
    const { entities, quotations, statements } = this.model;
    this.described.push(...[...entities.values()].filter((entity) => entity.description));
    yield* taken(this.descriptions, this.described, (row) => row.description ?? "");
    for (const entity of this.described) this.profiled.push({ entity });
    for (const row of statements) {
      const entity = entities.get(row.subject);
      if (row.role !== undefined && row.polarity !== "negated" && entity) this.profiled.push({ entity, row });
    }
    yield* taken(this.profiles, this.profiled, (row) => this.profileText(row, row.entity.description));
    yield* taken(this.quotations, quotations, (row) => `${row.text} … ${this.model.label(row.speaker)}`);
    yield* taken(this.statements, statements, (row) => this.told(row));
    for (const words of [...this.words, this.profiles]) yield* words.list();
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

  /**
   * Known descriptions, quotations and receipts that hold every word of the text, or whose speaker's name does, the
   * best of each first; after each piece of what is looked through it can be asked for what has been found so far.
   */
  *passages(text: string, known: Known): Generator<Found> {
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
    let found: Found = () => spread;
    for (const hits of this.holding(wanted, words, kinds)) {
      found = () => [...spread, ...hits()];
      yield found;
    }
    // Where no passage holds all of the words, those that hold the figure among them are better than none.
    const figure = telltale.filter((word) => /\d/.test(word) || SCALES.has(word));
    if (found().length > 0 || !figure.some((word) => /\d/.test(word)) || figure.length === words.length)
      return;
    yield* this.holding(figure.join(" "), soughtIn(figure.join(" ")), kinds);
  }

  /** Entities whose names, descriptions and positions hold the words together: "Lumen CFO"; none after each piece. */
  private *spread(words: Sought[], known: Known): Generator<Found, Hit[]> {
    if (words.length < 2) return [];
    const found: Hit[] = [];
    for (const place of this.profiles.find(words, LOOKED_AT)) {
      if (place === null) yield () => [];
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
  private *holding(wanted: string, words: Sought[], kinds: Kinds): Generator<Found> {
    let before: Hit[] = [];
    for (const [index, hitOf] of kinds) {
      const found: Hit[] = [];
      for (const place of index.find(words, LOOKED_AT, (at) => hitOf(at) !== undefined)) {
        const row = place === null ? undefined : hitOf(place);
        if (row) {
          const inName = row.kind === "described" ? named(words, this.model.entities.get(row.id)) : 0;
          found.push({ ...row, score: inName * 10 + closeness(wanted, words, row) });
        } else {
          const earlier = before;
          yield () => [...earlier, ...this.best(found)];
        }
      }
      before = [...before, ...this.best(found)];
    }
    yield () => before;
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

/** How many of the words the names of an entity hold. */
function named(words: Sought[], entity: Entity | undefined): number {
  const names = fold(namesOf(entity).join(" … "));
  return words.filter((word) => word.isIn(names, word.begun)).length;
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

/** Takes up the texts of some things, a few at a step. */
function* taken<Thing>(words: Words, things: Thing[], textOf: (thing: Thing) => string): Generator<void> {
  for (let from = 0; from < things.length; from += STEP) {
    words.add(things.slice(from, from + STEP).map(textOf));
    yield;
  }
}
