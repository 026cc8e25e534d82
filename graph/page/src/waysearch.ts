// Two things named together, between which ways are looked for: "Micron Ann Author", "how is Micron tied to Ann".
import { fold } from "./folding.ts";
import type { Hit } from "./hit.ts";
import type { Known } from "./known.ts";
import type { Model } from "./model.ts";

/** Words that ask how two things are connected; "and" and the like only stand between their names. */
const ASKING = new Set(
  "connect connected connection connections how link linked related tied ways".split(" "),
);
const BETWEEN = new Set("and are between do does is of the to with".split(" "));
/** Longer texts name more than two things, or none. */
const MOST_WORDS = 12;

export class WaySearch {
  /** The entities by their names; of those that share one, the one of which most is said. */
  private readonly names = new Map<string, string>();

  /** `named` gives the entity whose name best holds a text. */
  constructor(
    private readonly model: Model,
    private readonly named: (text: string, known: Known) => string | undefined,
  ) {}

  take(folded: string, entity: string): void {
    const before = this.names.get(folded);
    const weight = (id: string) => this.model.about(id).length;
    if (before === undefined || weight(before) < weight(entity)) this.names.set(folded, entity);
  }

  /** The entity of exactly that folded name. */
  exactly(folded: string): string | undefined {
    return this.names.get(folded);
  }

  /**
   * The ways between two things, where the text is their names, with words between them or not. Where it asks how they
   * are connected one of the names may be a part of the whole; such a hit has the score 1, others 0.9.
   */
  hits(text: string, known: Known): Hit[] {
    const wanted = fold(text.slice(0, 200));
    const all = wanted.split(" ");
    if (all.length < 2 || all.length > MOST_WORDS || this.names.has(wanted)) return [];
    const asks = all.some((word) => ASKING.has(word));
    const parts = asks ? all.map((word) => (ASKING.has(word) ? "" : word)) : all;
    const found = new Map<string, Hit>();
    for (let place = 1; place < parts.length; place++) {
      const pair = this.pair(bare(parts.slice(0, place)), bare(parts.slice(place)), asks, known);
      if (pair === null) continue;
      const [one, other] = pair;
      const text = `Ways between ${this.model.shown(one)} and ${this.model.shown(other)}`;
      found.set(pair.join("|"), { kind: "ways", id: pair.join("|"), text, score: asks ? 1 : 0.9 });
    }
    return [...found.values()];
  }

  private pair(first: string, second: string, asks: boolean, known: Known): [string, string] | null {
    if (first === "" || second === "") return null;
    const exact = [this.names.get(first), this.names.get(second)];
    if (exact.every((id) => id === undefined) || (!asks && exact.includes(undefined))) return null;
    const one = exact[0] ?? this.named(first, known);
    const other = exact[1] ?? this.named(second, known);
    const isPair = one !== undefined && other !== undefined && one !== other;
    return isPair && known.has(one) && known.has(other) ? [one, other] : null;
  }
}

/** Words without those at their start and end that only stand between names. */
function bare(words: string[]): string {
  const said = (word: string) => word !== "" && !BETWEEN.has(word);
  const first = words.findIndex(said);
  const after = words.length - [...words].reverse().findIndex(said);
  return first < 0 ? "" : words.slice(first, after).filter(Boolean).join(" ");
}
