// Texts that can be searched for words. They stand in long strings, a line a text: a browser looks through megabytes
// of one string in the time that it needs to touch a few thousand small ones.
import { foldLines } from "./folding.ts";

/** Letters in one string: long enough to be quick, short enough to be made in a slice. */
const LONG = 400_000;

interface Chunk {
  text: string;
  /** The place of the first text, and where in the string each text begins. */
  first: number;
  starts: number[];
}

export class Words {
  private readonly chunks: Chunk[] = [];
  private size = 0;

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
  }

  /**
   * Yields the places of up to `limit` texts that hold all of the words, each wording once, and null after each piece
   * that is looked through; `admits` tells of a place whether its text may be told.
   */
  *find(
    words: string[],
    limit: number,
    admits: (place: number) => boolean = () => true,
  ): Generator<number | null> {
    const sought = this.rarest(words);
    const others = words.filter((word) => word !== sought || isWhole(word));
    const seen = new Set<string>();
    for (const { text, first, starts } of this.chunks) {
      for (let at = text.indexOf(sought); at >= 0; ) {
        const end = text.indexOf("\n", at);
        const start = text.lastIndexOf("\n", at) + 1;
        const line = text.slice(start, end);
        if (others.every((word) => holds(line, word)) && !seen.has(line)) {
          const place = first + placeOf(starts, start);
          if (admits(place)) {
            seen.add(line);
            yield place;
            if (seen.size >= limit) return;
          }
        }
        at = text.indexOf(sought, end);
      }
      yield null;
    }
  }

  /** That of the words which stands in the fewest places, as far as the first of the texts tell: each is looked at. */
  private rarest(words: string[]): string {
    const sample = this.chunks[0]?.text ?? "";
    const counts = new Map(words.map((word) => [word, count(sample, word)] as const));
    const [rarest = ""] = [...words].sort(
      (a, b) => (counts.get(a) ?? 0) - (counts.get(b) ?? 0) || b.length - a.length,
    );
    return rarest;
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

  /** Whether one of the texts holds the word as a whole one. */
  has(word: string): boolean {
    return this.chunks.some(({ text }) => {
      let at = this.nextWord(text, word, 0);
      while (at >= 0 && !/[ \n]/.test(text[at + word.length] ?? "\n")) at = this.nextWord(text, word, at + 1);
      return at >= 0;
    });
  }

  private nextWord(text: string, wanted: string, from: number): number {
    let at = text.indexOf(wanted, from);
    while (at > 0 && text[at - 1] !== " " && text[at - 1] !== "\n") at = text.indexOf(wanted, at + 1);
    return at;
  }
}

/** Whether a text holds a word, or one that it is a part of; a number or one or two letters only as a whole one. */
export function holds(line: string, word: string): boolean {
  if (!line.includes(word)) return false;
  return !isWhole(word) || ` ${line} `.includes(` ${word} `);
}

function isWhole(word: string): boolean {
  return /\d|^[a-z]{1,2}$/.test(word);
}

/** How often a word stands in a text. */
function count(text: string, word: string): number {
  let found = 0;
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + word.length)) found += 1;
  return found;
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
