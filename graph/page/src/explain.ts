// Words that tell what they mean where they stand, by pointer, key and touch.
import { button, el } from "./dom.ts";

/** A word that opens what it means below it, and that meaning: the one for a heading, the other to stand after it. */
export function explained(word: string, says: string): [HTMLElement, HTMLElement] {
  const meaning = el("p", { class: "meaning", hidden: true }, says);
  const term = button(
    word,
    () => {
      meaning.hidden = !meaning.hidden;
      term.setAttribute("aria-expanded", String(!meaning.hidden));
    },
    { class: "term", "aria-expanded": "false", title: says },
  );
  return [says ? term : el("span", {}, word), meaning];
}
