// What the search box finds: names, deals, predicates, ways, and the words of quotations and receipts.
import { HOLDS } from "./bestnames.ts";
import { DealSearch } from "./dealsearch.ts";
import { fold } from "./folding.ts";
import { ASKING, type Hit, telling } from "./hit.ts";
import type { Known } from "./known.ts";
import type { Model } from "./model.ts";
import { namesOf, positions } from "./names.ts";
import { NameSearch } from "./namesearch.ts";
import { PassageSearch } from "./passagesearch.ts";
import { PredicateSearch } from "./predicatesearch.ts";
import { Fit, Sought } from "./sought.ts";
import { WaySearch } from "./waysearch.ts";

/** Entities of which the names are taken up in one go. */
const STEP = 500;
/** So many texts are kept with what goes by them. */
const KEPT = 100;

export class SearchIndex {
  private readonly names: NameSearch;
  private readonly predicates: PredicateSearch;
  private readonly texts: PassageSearch;
  private readonly dealSearch: DealSearch;
  private readonly waySearch: WaySearch;
  /** Whether all is taken up, and of which words it is known since then whether they stand anywhere. */
  private built = false;
  private readonly held = new Map<string, boolean>();
  /** What goes best by the texts that were asked for last, of what is known; each kind of deals asks anew. */
  private best = new Map<string, Hit | undefined>();
  private bestOf: Known | undefined;

  constructor(private readonly model: Model) {
    this.names = new NameSearch(model, (word) => this.holdsWord(word));
    this.texts = new PassageSearch(model);
    this.predicates = new PredicateSearch(model, (name) => this.waySearch.exactly(name));
    const isSaid = (word: string) => this.predicates.words.has(new Sought(word));
    this.dealSearch = new DealSearch(model, (text, known) => this.named(text, known), isSaid);
    this.waySearch = new WaySearch(model, (folded, known) => this.names.begun(folded, known)?.id);
  }

  /** Takes up all names and texts, a few at a step. */
  *build(): Generator<void> {
    let taken = 0;
    for (const entity of this.model.entities.values()) {
      for (const name of new Set([entity.label, ...(entity.aliases ?? []), entity.id]))
        this.waySearch.take(this.names.take(name, entity.id), entity.id);
      this.dealSearch.take(entity.id, entity.type);
      if (++taken % STEP === 0) yield;
    }
    for (const row of this.model.statements) {
      // People are looked for by their positions: "CFO" as well as "Chief Financial Officer".
      if (row.role !== undefined)
        for (const name of positions(row.role)) this.names.take(name, row.subject, row);
    }
    this.names.end();
    yield;
    yield* this.texts.build();
    this.built = true;
  }

  /** The entities of which something is known that go by something like the text, best first. */
  entities(text: string, limit: number, known: Known): Hit[] {
    return this.names.entities(text, limit, known);
  }

  /** The entity whose name holds the text best, if one does. */
  named(text: string, known: Known): Hit | undefined {
    if (!this.built || this.bestOf !== known || this.best.size > KEPT) this.best = new Map();
    this.bestOf = known;
    if (!this.best.has(text)) this.best.set(text, this.names.named(text, known));
    return this.best.get(text);
  }

  /** Known descriptions, quotations and receipts that hold the words of the text; see `PassageSearch`. */
  passages(text: string, known: Known): Generator<() => Hit[]> {
    return this.texts.passages(text, known);
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

  /**
   * The words of a text that were left out to find anything: where there are only names spelt like it, those that stand
   * elsewhere, so are no typing errors, but in none of these names.
   */
  dropped(text: string, hits: Hit[]): string[] {
    if (!hits.every(({ kind, score }) => kind === "entity" && score < HOLDS)) return [];
    const names = hits.map(({ id }) => fold(namesOf(this.model.entities.get(id)).join(" … ")));
    const words = telling(fold(text.slice(0, 200)).split(" ").filter(Boolean));
    const isNamed = (word: string) => names.some((name) => new Sought(word).isIn(name, Fit.Part));
    return words.filter((word) => !ASKING.has(word) && this.holdsWord(word) && !isNamed(word));
  }

  /** Whether a word or a form of it stands anywhere in what is searched. */
  private holdsWord(word: string): boolean {
    const known = this.held.get(word);
    if (known !== undefined) return known;
    const indexes = [this.names.words, this.predicates.words, ...this.texts.words];
    const sought = new Sought(word);
    const found = indexes.some((index) => index.has(sought));
    // Each key asks again for the words before.
    if (this.built) this.held.set(word, found);
    return found;
  }
}
