// A word that is looked for, and how well a text holds it: as it is, inflected, begun, or as a part of another.
import { areForms, beginningsOf } from "./inflection.ts";

/** How well a place in a text fits a word that is looked for, the best last. */
export enum Fit {
  None,
  Part,
  Begun,
  Inflected,
  Whole,
}

const SPACE = 32;
const LINE = 10;

export class Sought {
  /** Whether it counts only as it is: a number, or one or two letters. */
  readonly whole: boolean;
  /** The fit of a word that begins so; other scripts than the Latin one need not have spaces between words. */
  readonly begun: Fit;
  private readonly begins: string[];
  private readonly either: RegExp | undefined;
  private readonly forms = new Map<string, boolean>();

  /** The word is a folded one. */
  constructor(readonly word: string) {
    this.whole = /\d|^[a-z]{1,2}$/.test(word);
    this.begun = /^[a-z\d.]+$/.test(word) ? Fit.Begun : Fit.Part;
    this.begins = this.whole ? [word] : beginningsOf(word);
    if (this.begins.length > 1) this.either = new RegExp(this.begins.join("|"), "g");
  }

  /** Whether a folded word is this one or a form of it. */
  isForm(word: string): boolean {
    let found = this.forms.get(word);
    if (found === undefined) {
      found = this.whole ? word === this.word : areForms(this.word, word);
      this.forms.set(word, found);
    }
    return found;
  }

  /** Whether a folded text holds it at least so well. */
  isIn(text: string, least: Fit): boolean {
    return this.next(text, 0, least) >= 0;
  }

  /** The best fit in a folded text. */
  fitIn(text: string): Fit {
    let best = Fit.None;
    for (let at = this.candidate(text, 0); at >= 0 && best < Fit.Whole; at = this.candidate(text, at + 1))
      best = Math.max(best, this.fitAt(text, at));
    return best;
  }

  /** The first place from one on that fits at least so well, or -1. */
  next(text: string, from: number, least: Fit): number {
    let at = this.candidate(text, from);
    while (at >= 0 && this.fitAt(text, at) < least) at = this.candidate(text, at + 1);
    return at;
  }

  /** How many places of a text have to be looked at. */
  countIn(text: string): number {
    let found = 0;
    for (let at = this.candidate(text, 0); at >= 0; at = this.candidate(text, at + 1)) found += 1;
    return found;
  }

  /** The next place at which it or one of its forms may begin. */
  private candidate(text: string, from: number): number {
    if (this.either === undefined) return text.indexOf(this.begins[0] ?? this.word, from);
    this.either.lastIndex = from;
    return this.either.exec(text)?.index ?? -1;
  }

  private fitAt(text: string, at: number): Fit {
    const spelt = text.startsWith(this.word, at);
    if (at > 0 && !isGap(text.charCodeAt(at - 1))) return spelt && !this.whole ? Fit.Part : Fit.None;
    const end = endOfWord(text, at);
    if (spelt && end === at + this.word.length) return Fit.Whole;
    if (this.whole) return Fit.None;
    if (this.isForm(text.slice(at, end))) return Fit.Inflected;
    return spelt ? Fit.Begun : Fit.None;
  }
}

/** The words of a folded text. */
export function soughtIn(folded: string): Sought[] {
  return folded
    .split(" ")
    .filter(Boolean)
    .map((word) => new Sought(word));
}

function isGap(code: number): boolean {
  return code === SPACE || code === LINE;
}

function endOfWord(text: string, at: number): number {
  let end = at;
  while (end < text.length && !isGap(text.charCodeAt(end))) end += 1;
  return end;
}
