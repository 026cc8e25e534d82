// Search by name, alias and typing error, as graph/dealgraph/search.py does it.
import { BestNames, fit, HOLDS, type Name } from "./bestnames.ts";
import { fold, trigrams } from "./folding.ts";
import type { Hit } from "./hit.ts";
import type { Known } from "./known.ts";
import type { Model } from "./model.ts";
import { Sought } from "./sought.ts";
import type { Statement } from "./types.ts";
import { Words } from "./wordindex.ts";

/** What fits worse than this is no hit. */
const LEAST = 0.35;
/** Words up to this length stand in so many names that they tell none from another. */
const SHORT = 3;

export class NameSearch {
  /** The words of the names. */
  readonly words = new Words();
  private readonly names: Name[] = [];
  private readonly grams = new Map<string, number[]>();

  /** `holdsWord` tells whether a word stands anywhere in what is searched. */
  constructor(
    private readonly model: Model,
    private readonly holdsWord: (word: string) => boolean,
  ) {}

  /** Takes up a name, with the statement that calls the entity so, where one does; gives it folded. */
  take(name: string, entity: string, row?: Statement): string {
    const folded = fold(name);
    const grams = trigrams(folded);
    const place = this.names.push({ folded, name, entity, row, grams: grams.size }) - 1;
    for (const gram of grams) {
      const places = this.grams.get(gram);
      if (places) places.push(place);
      else this.grams.set(gram, [place]);
    }
    return folded;
  }

  /** Ends the taking up. */
  end(): void {
    this.words.add(this.names.map(({ folded }) => folded));
  }

  /** The entities of which something is known that go by something like the text, best first. */
  entities(text: string, limit: number, known: Known): Hit[] {
    const wanted = fold(text.slice(0, 200));
    if (!wanted) return [];
    const best = new BestNames(this.model, limit, known);
    this.holding(wanted, best);
    if (!best.full) this.similar(wanted, best);
    return best.hits();
  }

  /** The entity whose name holds the text best; not what is only spelt like it, which takes longer to find. */
  named(text: string, known: Known): Hit | undefined {
    const wanted = fold(text.slice(0, 200));
    if (!wanted) return undefined;
    const best = new BestNames(this.model, 1, known);
    this.holding(wanted, best);
    const words = wanted.split(" ");
    // A name may hold the words in another order, if names hold each of them.
    if (!best.full && words.length > 1 && words.every((word) => this.words.has(new Sought(word))))
      this.similar(wanted, best);
    return best.hits().find(({ score }) => score >= HOLDS);
  }

  /** The entity of whose names one has a word that begins with the folded text. */
  begun(folded: string, known: Known): Hit | undefined {
    const best = new BestNames(this.model, 1, known);
    this.beginning(folded, best);
    return best.hits().find(({ score }) => score >= HOLDS);
  }

  /** Takes names with a word that begins with the text, better than all others, then those with its last word in another form. */
  private holding(wanted: string, best: BestNames): void {
    this.beginning(wanted, best);
    const words = wanted.split(" ");
    const last = new Sought(words.pop() ?? "");
    for (const place of this.words.inflected(last)) {
      const name = this.names[place] as Name;
      const holdsWith = (form: string) => ` ${name.folded} `.includes(` ${[...words, form].join(" ")} `);
      if (holdsWith(last.word)) continue;
      if (name.folded.split(" ").some((word) => last.isForm(word) && holdsWith(word))) best.take(name, HOLDS);
    }
  }

  private beginning(wanted: string, best: BestNames): void {
    for (const place of this.words.beginning(wanted)) {
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
      const name = this.names[place] as Name;
      const score = (1.6 * (shared[place] ?? 0)) / (grams.size + name.grams);
      if (score <= LEAST || score < best.least) continue;
      const holds = (word: string) => ` ${name.folded} `.includes(` ${word} `);
      if (!numbers.every(holds) || (spelt && !telling.some(holds))) continue;
      best.take(name, Math.max(score, fit(wanted, name)));
    }
  }
}
