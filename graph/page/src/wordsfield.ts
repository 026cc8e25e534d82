// The field by which a list is narrowed to words, and what goes by them.
import { el } from "./dom.ts";
import { fold } from "./folding.ts";
import { Fit, type Sought, soughtIn } from "./sought.ts";

/** Milliseconds after the last key before the list follows. */
const PAUSE = 250;

/** A word that is asked for, and how well a line has to hold it. */
export interface Wanted {
  sought: Sought;
  least: Fit;
}

/** What the field in which is being typed has told last; until it is left, what follows belongs to the same step. */
let typed = { id: "", words: "" };

/** The field; `change` is told what stands in it, and whether that takes the place of what it was told last. */
export function wordsField(
  id: string,
  value: string,
  change: (words: string, how: { replace: boolean }) => void,
): HTMLElement {
  const input = el("input", { type: "search", id, value, size: 14 });
  let told = value;
  let pause = 0;
  let telling = false;
  const tell = () => {
    clearTimeout(pause);
    const words = input.value.trim();
    if (words === told || !input.isConnected) return;
    const replace = typed.id === id && typed.words === told;
    typed = { id, words };
    told = words;
    // The list is made anew, with a field that takes the place of this one.
    telling = true;
    change(words, { replace });
    telling = false;
  };
  input.addEventListener("change", tell);
  input.addEventListener("input", () => {
    clearTimeout(pause);
    pause = window.setTimeout(tell, PAUSE);
  });
  input.addEventListener("blur", () => {
    if (!telling) typed = { id: "", words: "" };
  });
  return el("label", {}, "With the words ", input);
}

/**
 * The words of a field, each as a whole word or in another form. One that stands in none of the folded lines so is still
 * being typed: words that begin with it count. Where a script has no spaces between words, parts count.
 */
export function wantedOf(words: string, lines: string[]): Wanted[] {
  return soughtIn(fold(words)).map((sought) => {
    const stands = sought.begun === Fit.Begun && lines.some((line) => sought.isIn(line, Fit.Inflected));
    return { sought, least: stands ? Fit.Inflected : sought.begun };
  });
}

export function lineHolds(line: string, { sought, least }: Wanted): boolean {
  return sought.isIn(line, least);
}
