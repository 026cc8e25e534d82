// What stands in an empty picture: why it is empty, and what brings something back.
import type { App } from "./app.ts";
import { button, count, el } from "./dom.ts";
import { looser } from "./empty.ts";
import type { State } from "./state.ts";

/** Each way out draws something; those that draw most come first. */
export function nothingDrawn(app: App, usual: State): HTMLElement {
  const { state } = app;
  const ways: [string, State][] = [
    ["Draw the usual kinds", { ...state, off: usual.off }],
    ["Draw all kinds", { ...state, off: new Set() }],
    ["Bring back what is hidden", { ...state, hidden: new Set() }],
    ["Draw the whole picture again", { ...state, focus: "", group: "" }],
  ];
  const drawing = ways
    .map(([text, then]) => ({ text, then, size: app.drawnAt(then) }))
    .filter(({ size }) => size > 0)
    .sort((a, b) => b.size - a.size);
  return el(
    "div",
    { class: "nothing" },
    el("h2", {}, "Nothing to draw"),
    el(
      "p",
      {},
      app.passing.size === 0
        ? "No statement passes all of the filters that are set."
        : `${count(app.passing.size, "statement passes", "statements pass")} the filters, but nothing that is ticked to be drawn has a line from them. The table has them all.`,
    ),
    el(
      "p",
      { class: "actions" },
      ...looser(app),
      ...drawing.map(({ text, then, size }) =>
        button(`${text}: ${count(size, "entity", "entities")}`, () => app.go(then)),
      ),
      button("Start afresh", () => app.startAfresh()),
    ),
  );
}
