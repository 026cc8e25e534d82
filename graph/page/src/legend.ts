// The legend, which explains shapes and lines and is a filter with counts, and the filters that it has besides.
import { valueName } from "./active.ts";
import type { App } from "./app.ts";
import { dateControls } from "./clocks.ts";
import { button, clear, disclosure, el, grouped, inSteps } from "./dom.ts";
import { stanceTerms, toGlossary } from "./glossary.ts";
import { lineMark, shapeMark } from "./marks.ts";
import { FORWARD } from "./outlook.ts";
import type { Facet } from "./state.ts";
import { LINES } from "./theme.ts";

export interface Look {
  color: string;
  shape: string;
  kinds: { id: string; label: string; number: number | undefined }[];
}

/** A list of values to choose from shows so many at first. */
const SHORT = 12;

/** Which disclosures are open survives redrawing; it is no part of the view. */
const opened = new Set<string>();
/** What is looked for in the long lists does so, too. */
const asked = new Map<string, string>();

/** What the legend explains, before the first picture: what it counts, and the other filters, come after that. */
export function showFrame(app: App, legend: HTMLElement): void {
  clear(legend, el("h2", {}, "Legend and filters"), kindLegend(app, looksOf(app, false)), stanceLegend(app));
}

export function showLegend(app: App, legend: HTMLElement): void {
  const focused = document.activeElement?.id;
  const scroll = legend.scrollTop;
  clear(
    legend,
    el("h2", {}, "Legend and filters"),
    kindLegend(app, looksOf(app)),
    stanceLegend(app),
    marksOfLines(app),
    dateControls(app),
    facet(app, "predicate", "What is said"),
    facet(app, "source", "Source"),
    facet(app, "speaker", "Speaker"),
    el(
      "label",
      { class: "choice" },
      checkbox("fade", app.state.fade, (fade) => app.go({ fade })),
      el("span", {}, "Show faintly what the filters leave out"),
    ),
  );
  if (scroll > 0) legend.scrollTop = scroll;
  if (focused && focused !== document.activeElement?.id)
    document.getElementById(focused)?.focus({ preventScroll: true });
}

function checkbox(id: string, checked: boolean, change: (on: boolean) => void): HTMLInputElement {
  const box = el("input", { type: "checkbox", id: `box-${id}` });
  box.checked = checked;
  box.addEventListener("change", () => change(box.checked));
  return box;
}

/** Kinds that look alike stand together; each can be switched on and off by itself as well. */
function kindLegend(app: App, looks: Look[]): HTMLElement {
  const part = el("fieldset", {}, el("legend", {}, "Kinds of things (tick to draw)"));
  for (const look of looks) {
    const ids = look.kinds.map((kind) => kind.id);
    const on = ids.filter((id) => !app.state.off.has(id));
    const name = namesOf(look);
    const box = checkbox(`kind-${ids[0]}`, on.length > 0, (checked) => switchKinds(app, ids, checked));
    box.indeterminate = on.length > 0 && on.length < ids.length;
    const row = el(
      "div",
      { class: "choice-row" },
      el(
        "label",
        { class: "choice" },
        box,
        shapeMark(look.shape, look.color),
        el("span", {}, name),
        el("span", { class: "count" }, numberWords(look.kinds)),
      ),
    );
    part.append(row);
    if (look.kinds.length > 1)
      part.append(
        remembered(
          `kinds of ${name}`,
          box.indeterminate
            ? `${on.length} of these ${ids.length} kinds drawn`
            : `choose among ${ids.length} kinds`,
          () => singleKinds(app, look),
        ),
      );
  }
  part.append(
    el(
      "p",
      { class: "keys" },
      "A dash in a box: some of these kinds are drawn. Ideas, texts and unnamed groups are not drawn at first, as they touch nearly everything. Counted is what a statement that passes the filters tells of; the Guide counts all that the file holds, and Ideas lists only ideas that somebody stands on or that stand to others.",
    ),
  );
  return part;
}

function numberWords(kinds: Look["kinds"]): string {
  const numbers = kinds.flatMap(({ number }) => number ?? []);
  return numbers.length > 0 ? grouped(numbers.reduce((sum, number) => sum + number, 0)) : "";
}

export function namesOf(look: Look): string {
  return look.kinds.map((kind) => kind.label).join(", ");
}

function singleKinds(app: App, look: Look): HTMLElement {
  const list = el("div", { class: "inner" });
  for (const kind of look.kinds) {
    const term = app.model.vocabulary.classes[kind.id];
    list.append(
      el(
        "label",
        { class: "choice", title: term?.definition },
        checkbox(`one-${kind.id}`, !app.state.off.has(kind.id), (checked) =>
          switchKinds(app, [kind.id], checked),
        ),
        el("span", {}, kind.label),
        el("span", { class: "count" }, numberWords([kind])),
      ),
    );
  }
  return list;
}

function switchKinds(app: App, ids: string[], on: boolean): void {
  const off = new Set(app.state.off);
  for (const id of ids)
    if (on) off.delete(id);
    else off.add(id);
  app.go({ off });
}

/** The kinds of the graph by what they look like, each with how many things of it pass the filters, if `counted`. */
export function looksOf(app: App, counted = true): Look[] {
  const numbers = counted ? passingKinds(app) : undefined;
  const all = new Map<string, number>();
  for (const { type } of app.model.entities.values()) all.set(type, (all.get(type) ?? 0) + 1);
  const looks = new Map<string, Look>();
  for (const [id, term] of Object.entries(app.model.vocabulary.classes)) {
    if (!all.has(id)) continue;
    const key = `${term.color} ${term.shape}`;
    const look = looks.get(key) ?? { color: term.color, shape: term.shape, kinds: [] };
    look.kinds.push({ id, label: term.label, number: numbers && (numbers.get(id) ?? 0) });
    looks.set(key, look);
  }
  for (const look of looks.values()) look.kinds.sort((a, b) => (all.get(b.id) ?? 0) - (all.get(a.id) ?? 0));
  return [...looks.values()];
}

function passingKinds(app: App): Map<string, number> {
  const numbers = new Map<string, number>();
  for (const { id, type } of app.model.entities.values())
    if (app.model.about(id).some((row) => app.passing.has(row)))
      numbers.set(type, (numbers.get(type) ?? 0) + 1);
  return numbers;
}

function stanceLegend(app: App): HTMLElement {
  const found = app.tally.counts.stance;
  const part = el("fieldset", {}, el("legend", {}, "How firmly it is said (tick to show only these)"));
  for (const [stance, line] of Object.entries(LINES)) {
    const term = app.model.vocabulary.lists.stance?.[stance];
    if (!term || !found.has(stance)) continue;
    part.append(
      el(
        "label",
        { class: "choice", title: `${term.definition} Drawn ${line.says}.` },
        checkbox(`stance-${stance}`, app.state.only.stance.has(stance), (on) =>
          choose(app, "stance", stance, on),
        ),
        lineMark(stance),
        el("span", {}, term.label),
        el("span", { class: "count" }, grouped(found.get(stance) ?? 0)),
      ),
    );
  }
  part.append(
    remembered("words", "What these words mean", () =>
      el("div", { class: "inner" }, stanceTerms(app), toGlossary(app)),
    ),
  );
  return part;
}

/** The denials and what lay ahead, which are filters too, and what else the lines of the picture tell. */
function marksOfLines(app: App): HTMLElement {
  const denied = app.tally.counts.polarity.get("negated");
  const ahead = app.tally.counts.outlook.get("forward");
  return el(
    "div",
    {},
    denied !== undefined &&
      el(
        "label",
        { class: "choice", title: "Tick to show only what is said not to be so" },
        checkbox("polarity-negated", app.state.only.polarity.has("negated"), (on) =>
          choose(app, "polarity", "negated", on),
        ),
        lineMark("asserted", true),
        el("span", {}, "said not to be so"),
        el("span", { class: "count" }, grouped(denied)),
      ),
    ahead !== undefined &&
      el(
        "label",
        { class: "choice", title: `${FORWARD.says} Tick to show only this` },
        checkbox("outlook-forward", app.state.only.outlook.has("forward"), (on) =>
          choose(app, "outlook", "forward", on),
        ),
        el("span", {}, FORWARD.label),
        el("span", { class: "count" }, grouped(ahead)),
      ),
    el(
      "p",
      { class: "keys" },
      "Arrows run from the one spoken of to the other; a line without a head runs both ways. Several lines between two: several things are said. A line shows the firmest of what it stands for; thick means said often. Large means much is said of it.",
    ),
  );
}

interface Choice {
  id: string;
  number: number;
  text: string;
}

/** A filter: what is chosen stands first and stays in sight, the other values open below it. */
function facet(app: App, name: Facet, title: string): HTMLElement {
  const chosen = app.state.only[name];
  const text = chosen.size > 0 ? `${title} (${chosen.size} chosen)` : title;
  const all = () =>
    [...app.tally.counts[name]]
      .filter(([id, number]) => number > 0 || chosen.has(id))
      .map(([id, number]): Choice => ({ id, number, text: valueName(app, name, id) }))
      .sort((a, b) => b.number - a.number || (a.text < b.text ? -1 : 1));
  const row = ({ id, number, text }: Choice) =>
    el(
      "label",
      { class: "choice" },
      checkbox(`${name}-${id}`, chosen.has(id), (on) => choose(app, name, id, on)),
      el("span", {}, text),
      el("span", { class: "count" }, grouped(number)),
    );
  const element = remembered(`facet ${name}`, text, () =>
    el(
      "div",
      { class: "inner" },
      searchable(`${title}: find in the list`, name, all(), (choice) => chosen.has(choice.id), row),
    ),
  );
  element.setAttribute("role", "group");
  element.setAttribute("aria-label", title);
  if (chosen.size > 0)
    element.firstElementChild?.after(
      el(
        "div",
        { class: "inner chosen" },
        ...all()
          .filter(({ id }) => chosen.has(id))
          .map(row),
        button("Show all again", () => app.go({ only: { ...app.state.only, [name]: new Set() } })),
      ),
    );
  return element;
}

/**
 * A list that shows its first few without those that stand elsewhere; where it is long, with a search box that looks
 * through all of it.
 */
function searchable(
  title: string,
  name: string,
  items: Choice[],
  elsewhere: (item: Choice) => boolean,
  view: (item: Choice) => HTMLElement,
): HTMLElement {
  const shown = el("div", {});
  const fill = () => {
    const words = (asked.get(name) ?? "").toLowerCase().split(/\s+/).filter(Boolean);
    const fitting = items.filter(({ text }) => words.every((word) => text.toLowerCase().includes(word)));
    const here = fitting.filter((item) => !elsewhere(item));
    clear(
      shown,
      ...inSteps(here, SHORT, (some) => some.map(view)),
      fitting.length === 0 && el("p", { class: "small" }, "Nothing here goes by that name."),
      fitting.length > 0 &&
        here.length === 0 &&
        el("p", { class: "small" }, "All of these are chosen above."),
    );
  };
  fill();
  if (items.length <= SHORT) return shown;
  const input = el("input", {
    type: "search",
    id: `find-${name}`,
    class: "find",
    value: asked.get(name) ?? "",
    placeholder: `Find among ${grouped(items.length)}`,
    "aria-label": title,
  });
  input.addEventListener("input", () => {
    asked.set(name, input.value);
    fill();
  });
  return el("div", {}, input, shown);
}

function choose(app: App, name: Facet, value: string, on: boolean): void {
  const chosen = new Set(app.state.only[name]);
  if (on) chosen.add(value);
  else chosen.delete(value);
  app.go({ only: { ...app.state.only, [name]: chosen } });
}

/** A disclosure that stays as it is when the legend is drawn anew. */
function remembered(key: string, text: string, build: () => Node): HTMLElement {
  const element = disclosure(text, build, opened.has(key), {
    id: `toggle-${key.replaceAll(" ", "-")}`,
    class: "toggle",
    title: key,
  });
  element.firstElementChild?.addEventListener("click", () => {
    if (!opened.delete(key)) opened.add(key);
  });
  return element;
}
