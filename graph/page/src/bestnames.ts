// How well names hold a text, and the best of them, an entity once.

import type { Hit } from "./hit.ts";
import type { Known } from "./known.ts";
import type { Model } from "./model.ts";
import type { Statement } from "./types.ts";

/** A name that fits so well holds the text; one that fits less is only spelt like it. */
export const HOLDS = 0.8;

export interface Name {
  folded: string;
  name: string;
  entity: string;
  /** The statement that calls the entity so, where one does. */
  row: Statement | undefined;
  grams: number;
}

/** How well a name holds the text: 1 if it is the text, 0 if no word of it begins with it and it lacks one of its words. */
export function fit(wanted: string, name: Name): number {
  if (wanted === name.folded) return 1;
  // A word may be begun only, a number may not.
  const end = /\d$/.test(wanted) ? " " : "";
  if (` ${name.folded} `.includes(` ${wanted}${end}`))
    return HOLDS + (0.15 * wanted.length) / name.folded.length;
  // The same words in another order, as of a surname before the first name.
  const words = wanted.split(" ");
  return words.length > 1 && words.every((word) => ` ${name.folded} `.includes(` ${word} `)) ? HOLDS : 0;
}

/** The best hits so far, an entity once. */
export class BestNames {
  /** A name that scores less is none of the best. */
  least = 0;
  private found: { name: Name; score: number }[] = [];

  constructor(
    private readonly model: Model,
    private readonly limit: number,
    private readonly known: Known,
  ) {}

  take(name: Name, score: number): void {
    if (score < this.least || !this.isKnown(name)) return;
    this.found.push({ name, score });
    if (this.found.length >= 8 * this.limit + 200) this.cut();
  }

  private isKnown({ entity, row }: Name): boolean {
    return this.known.has(entity) && (row === undefined || this.known.said(row));
  }

  /** Whether there are as many as are wanted. */
  get full(): boolean {
    this.cut();
    return this.found.length === this.limit;
  }

  hits(): Hit[] {
    this.cut();
    return this.found.map(({ name, score }) => ({
      kind: "entity",
      id: name.entity,
      text: name.name,
      score,
    }));
  }

  private cut(): void {
    const weight = ({ name }: { name: Name }) => this.model.about(name.entity).length;
    this.found.sort(
      (a, b) => b.score - a.score || weight(b) - weight(a) || (a.name.entity < b.name.entity ? -1 : 1),
    );
    const entities = new Set<string>();
    this.found = this.found
      .filter(({ name }) => !entities.has(name.entity) && entities.add(name.entity))
      .slice(0, this.limit);
    if (this.found.length === this.limit) this.least = this.found.at(-1)?.score ?? 0;
  }
}
