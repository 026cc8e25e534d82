// The line above the view, which says what is shown and how to see more, and the buttons below the picture.
import { activeParts } from "./active.ts";
import type { App } from "./app.ts";
import { knownWords } from "./clocks.ts";
import { dateWords } from "./dates.ts";
import { button, type Child, count, el, grouped } from "./dom.ts";
import { looser } from "./empty.ts";
import { isFiltered, limits } from "./filter.ts";
import type { Scene } from "./scene.ts";
import { MOST } from "./scene.ts";
import { FACETS } from "./state.ts";

/** What is shown, in words and with the buttons that change it. */
export function statusParts(app: App, scene: Scene): Child[] {
  const { state, model } = app;
  if (model.waiting > 0) return [readingWords(app)];
  const parts: Child[] = [];
  if (app.passing.size === 0) parts.push("Nothing passes all of these filters. ", ...looser(app));
  else if (state.view === "overview") {
    parts.push(
      `${count(app.known.size, "entity", "entities")} in ${count(scene.places.size, "group")}: each stands with the one of the weightiest that it is most closely tied to. Click a group to see what is in it, double-click to draw it. `,
      isFiltered(state) && "The first number at a group counts those of which something passes the filters. ",
    );
  } else if (state.view === "picture" || state.view === "table") parts.push(...drawnParts(app, scene));
  else if (state.view === "quotes") parts.push(`${quotedWords(app)}. `);
  else parts.push(`${passedWords(app)}. `);
  parts.push(...certaintyParts(app));
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
      button(`Unpin ${grouped(state.pinned.size)}`, () => app.go({ pinned: new Map() })),
      " ",
    );
  const active = activeParts(app);
  parts.push(...active);
  if (active.length > 0 || isFiltered(state) || state.focus || state.group)
    parts.push(button("Start afresh", () => app.startAfresh()));
  return parts;
}

/** What the graph is called, how much it holds and what to do first. */
export function introduction({ model }: App): string {
  const { statements = model.statements.length } = model.counts;
  return (
    `${document.title}: ${count(statements, "statement")} from ${count(model.sources.size, "source")}, each with its exact words. ` +
    "Search a name, or click a thing or a line to read who says what; double-click a thing for its neighbours alone."
  );
}

export function readingWords(app: App): string {
  const { statements = 0 } = app.model.counts;
  return `Reading the file: ${grouped(app.model.statements.length)} of ${count(statements, "statement")} …`;
}

/** What the dates take for certain, and the other choice with its number. */
function certaintyParts(app: App): Child[] {
  const { state } = app;
  const parts: Child[] = [];
  for (const [clock, { certainly, perhaps }] of app.tally.dated) {
    if (perhaps === 0) continue;
    const known = clock === "knownBy";
    const date = `${known ? "Known by" : "As of"} ${dateWords(state[clock])}`;
    const maybe = known ? state.knownByMaybe : state.asOfMaybe;
    const change = known ? { knownByMaybe: !maybe } : { asOfMaybe: !maybe };
    if (maybe) {
      const why = known
        ? "may have come out only later, as their sources are undated or dated to a month"
        : "may have begun only later, as their dates are vague or missing";
      parts.push(
        el("strong", {}, `${date}: ${grouped(perhaps)} of these ${why}. `),
        button(
          `Only what ${known ? "was certainly out" : "had certainly begun"} by then: ${grouped(certainly)}`,
          () => app.go(change),
        ),
        " ",
      );
    } else {
      const early = known && app.known.tooEarlyFor !== "";
      const why = early
        ? "are of sources without a date"
        : known
          ? "may have been out by then"
          : "may have begun by then";
      parts.push(
        `${date}: ${early ? knownWords(app) : "only what is certain"}. `,
        button(`Show also ${grouped(perhaps)} that ${why}`, () => app.go(change)),
        " ",
      );
    }
  }
  return parts;
}

function drawnParts(app: App, scene: Scene): Child[] {
  const { state, model } = app;
  const parts: Child[] = [];
  const only =
    scene.alone && state.focus
      ? `Only ${model.label(state.focus)} and its neighbours${besidesWords(app, scene)}: `
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

/** How many things are drawn with the neighbours of one although they are none, as they are pinned. */
function besidesWords({ state, model }: App, { places }: Scene): string {
  const { focus } = state;
  const isNear = (id: string) =>
    id === focus || model.about(id).some(({ subject, object }) => subject === focus || object === focus);
  const others = [...state.pinned.keys()].filter((id) => places.has(id) && !isNear(id)).length;
  return others > 0 ? `, and ${grouped(others)} pinned` : "";
}

/** How many quotations are listed: filters that only statements have hide none of them. */
function quotedWords({ model, quotations, state }: App): string {
  const idle = FACETS.some(
    (facet) => facet !== "source" && facet !== "speaker" && state.only[facet].size > 0,
  );
  const words = `${count(quotations.length, "quotation")} of ${grouped(model.quotations.length)} pass the filters`;
  return idle ? `${words} by source, speaker and date; the others are of statements` : words;
}

function passedWords(app: App): string {
  return `${count(app.passing.size, "statement")} of ${grouped(app.model.statements.length)} pass the filters`;
}
