// Passages of which one stands within the other: the same words told twice.
import type { Evidence } from "./types.ts";

export class Nested {
  private readonly byDocument = new Map<string, Evidence[][]>();

  /** Takes a passage, unless all of its words stand in one that was taken, or all words of such a one in it. */
  add(passage: Evidence[]): boolean {
    const [first] = passage;
    if (!first) return true;
    const told = this.byDocument.get(first.document) ?? [];
    if (told.some((other) => isWithin(passage, other) || isWithin(other, passage))) return false;
    for (const document of new Set(passage.map((each) => each.document))) {
      const there = this.byDocument.get(document);
      if (there) there.push(passage);
      else this.byDocument.set(document, [passage]);
    }
    return true;
  }
}

function isWithin(passage: Evidence[], other: Evidence[]): boolean {
  return passage.every((each) => other.some((wider) => holds(wider, each)));
}

function holds(wider: Evidence, { document, start, end, exact }: Evidence): boolean {
  if (document !== wider.document) return false;
  if (start === undefined || wider.start === undefined) return wider.exact.includes(exact);
  return wider.start <= start && (end ?? start) <= (wider.end ?? wider.start);
}
