// What stands where a list would be empty: that it is the filters, and which of them to loosen.
import type { App } from "./app.ts";
import { button, type Child, count, el } from "./dom.ts";
import { type FilterName, isFiltered, without } from "./filter.ts";

const FILTERS: Record<FilterName, string> = {
  stance: "how firmly it is said",
  polarity: "whether it is said to be so",
  outlook: "whether it is forward-looking",
  predicate: "what is said",
  source: "the source",
  speaker: "the speaker",
  asOf: "the date “as of”",
  knownBy: "the date “known by”",
};

/** The words for an empty list, with a button for each filter, the one that gives most first. */
export function nothing(app: App, why: string): HTMLElement[] {
  if (!isFiltered(app.state)) return [el("p", {}, `There is nothing of this in the graph. ${why}`)];
  return [
    el("p", {}, `The filters leave nothing to list here. ${why}`),
    el(
      "p",
      { class: "actions" },
      ...looser(app),
      button("Start afresh", () => app.startAfresh()),
    ),
  ];
}

/** A button for each filter that is set, the one whose removal shows most first. */
export function looser(app: App): Child[] {
  const sorted = [...app.tally.without].filter(([, size]) => size > 0).sort((a, b) => b[1] - a[1]);
  return sorted.flatMap(([filter, statements]): Child[] => [
    button(`Without ${FILTERS[filter]}: ${count(statements, "statement")}`, () =>
      app.go(without(app.state, filter)),
    ),
    " ",
  ]);
}
