// Texts that can be searched for words. They stand in long strings, a line a text: a browser looks through megabytes
// of one string in the time that it needs to touch a few thousand small ones.
import { foldLines } from "./folding.ts";
import { Fit, type Sought } from "./sought.ts";

/** Letters in one string: long enough to be quick, short enough to be made in a slice. */
const LONG = 400_000;

/** So many texts with one of the words are looked at in one go. */
const PIECE = 50;
const WORD = /[^ \n]+/g;

interface Chunk {
  text: string;
  /** The place of the first text, and where in the string each text begins. */
  first: number;
  starts: number[];
}

export class Words {
  private readonly chunks: Chunk[] = [];
  private size = 0;
  /** Each word of the texts once, a line a word; nothing until they are listed. */
  private listed: string | undefined;

  add(texts: string[]): void {
    const folded = foldLines(texts);
    let last = this.chunks.at(-1);
    if (!last || last.text.length > LONG) {
      last = { text: "\n", first: this.size, starts: [] };
      this.chunks.push(last);
    }
    let { length } = last.text;
    for (const line of folded) {
      last.starts.push(length);
      length += line.length + 1;
    }
    last.text += `${folded.join("\n")}\n`;
    this.size += texts.length;
    this.listed = undefined;
  }

  /** Lists the words once all texts are there, a string at a step: so it is soon known which words stand nowhere. */
  *list(): Generator<void> {
    const words = new Set<string>();
    for (const { text } of this.chunks) {
      for (const [word] of text.matchAll(WORD)) words.add(word);
      yield;
    }
    this.listed = `\n${[...words].join("\n")}\n`;
  }

  /**
   * Yields the places of texts that hold all of the words, each wording once, and null after each piece that is looked
   * through: up to `limit` that have the words as they are, and as many more that have forms or parts of others.
   * `admits` tells of a place whether its text may be told.
   */
  *find(
    words: Sought[],
    limit: number,
    admits: (place: number) => boolean = () => true,
  ): Generator<number | null> {
    const { listed } = this;
    if (listed !== undefined && !words.every((word) => word.isIn(listed, Fit.Part))) return;
    const rarest = this.rarest(words);
    if (!rarest) return;
    const others = words.filter((word) => word !== rarest);
    const seen = new Set<string>();
    let [exact, inexact, looked] = [0, 0, 0];
    for (const { text, first, starts } of this.chunks) {
      for (let at = 0; ; ) {
        const least = inexact < limit ? Fit.Part : Fit.Whole;
        at = rarest.next(text, at, least);
        if (at < 0) break;
        const end = text.indexOf("\n", at);
        const start = text.lastIndexOf("\n", at) + 1;
        const line = text.slice(start, end);
        at = end;
        looked += 1;
        if (looked % PIECE === 0) yield null;
        if (seen.has(line) || !others.every((word) => word.isIn(line, least))) continue;
        const place = first + placeOf(starts, start);
        if (!admits(place)) continue;
        seen.add(line);
        if (words.every((word) => word.isIn(line, Fit.Whole))) exact += 1;
        else inexact += 1;
        yield place;
        if (exact >= limit) return;
      }
      yield null;
    }
  }

  /** That of the words which stands in the fewest places, as far as the first of the texts tell: each is looked at. */
  private rarest(words: Sought[]): Sought | undefined {
    const sample = this.chunks[0]?.text ?? "";
    const counts = new Map(words.map((sought) => [sought, sought.countIn(sample)] as const));
    return [...words].sort(
      (a, b) => (counts.get(a) ?? 0) - (counts.get(b) ?? 0) || b.word.length - a.word.length,
    )[0];
  }

  /** Yields the places of the texts in which a word begins with the wanted text. */
  *beginning(wanted: string): Generator<number> {
    for (const { text, first, starts } of this.chunks) {
      let at = this.nextWord(text, wanted, 0);
      while (at >= 0) {
        const start = text.lastIndexOf("\n", at) + 1;
        yield first + placeOf(starts, start);
        at = this.nextWord(text, wanted, text.indexOf("\n", at));
      }
    }
  }

  /** Yields the places of the texts that hold a form of the word. */
  *inflected(word: Sought): Generator<number> {
    for (const { text, first, starts } of this.chunks)
      for (let at = word.next(text, 0, Fit.Inflected); at >= 0; ) {
        const start = text.lastIndexOf("\n", at) + 1;
        yield first + placeOf(starts, start);
        at = word.next(text, text.indexOf("\n", at), Fit.Inflected);
      }
  }

  /** Whether one of the texts holds the word or a form of it. */
  has(word: Sought): boolean {
    const texts = this.listed === undefined ? this.chunks.map(({ text }) => text) : [this.listed];
    return texts.some((text) => word.isIn(text, Fit.Inflected));
  }

  private nextWord(text: string, wanted: string, from: number): number {
    let at = text.indexOf(wanted, from);
    while (at > 0 && text[at - 1] !== " " && text[at - 1] !== "\n") at = text.indexOf(wanted, at + 1);
    return at;
  }
}

/** The place in a rising list of the number. */
function placeOf(starts: number[], start: number): number {
  let low = 0;
  let high = starts.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((starts[middle] ?? 0) < start) low = middle + 1;
    else high = middle;
  }
  return low;
}
