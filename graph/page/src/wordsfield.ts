// The field by which a list is narrowed to words, and what holds them, as search has it.
import { el } from "./dom.ts";
import { fold } from "./folding.ts";
import { holds } from "./wordindex.ts";

/** The field; `change` is told what stands in it. */
export function wordsField(id: string, value: string, change: (words: string) => void): HTMLElement {
  const input = el("input", { type: "search", id, value, size: 14 });
  input.addEventListener("change", () => change(input.value.trim()));
  return el("label", {}, "With the words ", input);
}

/** Whether a folded line holds all of the words. */
export function holdsAll(words: string): (line: string) => boolean {
  const wanted = fold(words).split(" ").filter(Boolean);
  return (line) => wanted.every((word) => holds(line, word));
}
