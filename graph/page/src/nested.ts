// Passages of which one stands within the other: the same words told twice.
import type { Evidence } from "./types.ts";

/** What a passage spans of a document, since most are told apart by that. */
interface Taken {
  passage: Evidence[];
  from: number;
  to: number;
}

export class Nested {
  private readonly byDocument = new Map<string, Taken[]>();

  /** Takes a passage, unless all of its words stand in one that was taken, or all words of such a one in it. */
  add(passage: Evidence[]): boolean {
    const documents = [...new Set(passage.map(({ document }) => document))];
    const spans = documents.map((document) => spanIn(document, passage));
    for (const [place, { from, to }] of spans.entries())
      for (const other of this.byDocument.get(documents[place] as string) ?? [])
        if (from < other.to && other.from < to && areNested(passage, other.passage)) return false;
    for (const [place, span] of spans.entries()) {
      const document = documents[place] as string;
      const there = this.byDocument.get(document);
      if (there) there.push(span);
      else this.byDocument.set(document, [span]);
    }
    return true;
  }
}

function spanIn(document: string, passage: Evidence[]): Taken {
  const own = passage.filter((each) => each.document === document);
  const from = Math.min(...own.map(({ start = Number.NEGATIVE_INFINITY }) => start));
  const to = Math.max(...own.map(({ end = Number.POSITIVE_INFINITY }) => end));
  return { passage, from, to };
}

function areNested(one: Evidence[], other: Evidence[]): boolean {
  return isWithin(one, other) || isWithin(other, one);
}

function isWithin(passage: Evidence[], other: Evidence[]): boolean {
  return passage.every((each) => other.some((wider) => holds(wider, each)));
}

function holds(wider: Evidence, { document, start, end, exact }: Evidence): boolean {
  if (document !== wider.document || !wider.exact.includes(exact)) return false;
  if (start === undefined || wider.start === undefined) return true;
  return wider.start <= start && (end ?? start) <= (wider.end ?? wider.start);
}
