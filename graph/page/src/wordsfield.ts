// The field by which a list is narrowed to words, and what holds them, as search has it.
import { el } from "./dom.ts";
import { fold } from "./folding.ts";
import { holds } from "./wordindex.ts";

/** Milliseconds after the last key before the list follows. */
const PAUSE = 250;

/** The field; `change` is told what stands in it. */
export function wordsField(id: string, value: string, change: (words: string) => void): HTMLElement {
  const input = el("input", { type: "search", id, value, size: 14 });
  let told = value;
  let pause = 0;
  const tell = () => {
    clearTimeout(pause);
    const words = input.value.trim();
    if (words === told || !input.isConnected) return;
    told = words;
    change(words);
  };
  input.addEventListener("change", tell);
  input.addEventListener("input", () => {
    clearTimeout(pause);
    pause = window.setTimeout(tell, PAUSE);
  });
  return el("label", {}, "With the words ", input);
}

/** Whether a folded line holds all of the words. */
export function holdsAll(words: string): (line: string) => boolean {
  const wanted = fold(words).split(" ").filter(Boolean);
  return (line) => wanted.every((word) => holds(line, word));
}
