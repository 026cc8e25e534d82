// The line above the view, which says what is shown and how to see more, and the buttons below the picture.
import type { App } from "./app.ts";
import { button, type Child, count, grouped } from "./dom.ts";
import { type FilterName, isFiltered, limits, without } from "./filter.ts";
import type { Scene } from "./scene.ts";
import { MOST } from "./scene.ts";

const FILTERS: Record<FilterName, string> = {
  stance: "how firmly it is said",
  polarity: "whether it is said to be so",
  predicate: "what is said",
  source: "the source",
  speaker: "the speaker",
  asOf: "the date “as of”",
  knownBy: "the date “known by”",
};

/** What is shown, in words and with the buttons that change it. */
export function statusParts(app: App, scene: Scene): Child[] {
  const { state, model } = app;
  if (model.waiting > 0) return [readingWords(app)];
  const parts: Child[] = [];
  if (app.passing.size === 0) parts.push(...emptyParts(app));
  else if (state.view === "overview") {
    parts.push(
      `${count(model.entities.size, "entity", "entities")} in ${count(scene.places.size, "group")}: each stands with the one of the weightiest that it is most closely tied to. Click a group to see what is in it, double-click to draw it.`,
    );
  } else if (state.view === "picture" || state.view === "table") parts.push(...drawnParts(app, scene));
  else parts.push(`${passedWords(app)}. `);
  const vague = app.passing.size - app.tally.certain;
  if (vague > 0)
    parts.push(
      `${count(vague, "of them may be later, as its date is vague or missing", "of them may be later, as their dates are vague or missing")}. `,
      button("Leave these out", () => app.go({ sure: true })),
      " ",
    );
  const { asOf, knownBy } = limits(state);
  for (const [text, found] of [
    [state.asOf, asOf],
    [state.knownBy, knownBy],
  ] as const)
    if (text !== "" && found === null) parts.push(`The date “${text}” is no date and is not used. `);
  if (state.hidden.size > 0)
    parts.push(
      button(`Bring back ${count(state.hidden.size, "hidden one")}`, () => app.go({ hidden: new Set() })),
      " ",
    );
  if (state.pinned.size > 0)
    parts.push(
      button(`Let ${count(state.pinned.size, "pinned one")} go`, () => app.go({ pinned: new Map() })),
      " ",
    );
  if (isFiltered(state) || state.focus || state.group)
    parts.push(button("Start afresh", () => app.startAfresh()));
  return parts;
}

export function readingWords(app: App): string {
  const { statements = 0 } = app.model.counts;
  return `Reading the file: ${grouped(app.model.statements.length)} of ${count(statements, "statement")} …`;
}

function emptyParts(app: App): Child[] {
  const sorted = [...app.tally.without].sort((a, b) => b[1] - a[1]);
  return [
    "Nothing passes all of these filters. ",
    ...sorted.flatMap(([filter, statements]): Child[] => [
      button(`Without ${FILTERS[filter]}: ${count(statements, "statement")}`, () =>
        app.go(without(app.state, filter)),
      ),
      " ",
    ]),
  ];
}

function drawnParts(app: App, scene: Scene): Child[] {
  const { state, model } = app;
  const parts: Child[] = [];
  const only = state.focus
    ? `Only ${model.label(state.focus)} and its neighbours: `
    : state.group
      ? `Only the group around ${model.label(state.group)}: `
      : "";
  const drawn = `${count(scene.places.size, "entity", "entities")} and ${count(scene.lines.length, "line")} drawn`;
  parts.push(`${state.selected.startsWith("p:") ? "" : only}${drawn}, ${passedWords(app)}. `);
  if (scene.left > 0 && scene.places.size < MOST)
    parts.push(
      button(`Draw more (${grouped(scene.left)} left)`, () => app.go({ more: state.more * 2 })),
      " ",
    );
  else if (scene.left > 0)
    parts.push(`${grouped(scene.left)} more are too many to draw: filter, or read them in the table. `);
  if (state.more > 1)
    parts.push(
      button("Draw fewer", () => app.go({ more: Math.max(1, Math.floor(state.more / 2)) })),
      " ",
    );
  return parts;
}

function passedWords(app: App): string {
  return `${count(app.passing.size, "statement")} of ${grouped(app.model.statements.length)} pass the filters`;
}
