// The page on paper: what it is a print of, the picture as an SVG with its legend, lists whole and receipts open.
import { kindFilters, valueName } from "./active.ts";
import type { App } from "./app.ts";
import { dateWords, parseDate } from "./dates.ts";
import { type Child, clear, count, el, grouped } from "./dom.ts";
import { isDenied } from "./items.ts";
import { looksOf, namesOf } from "./legend.ts";
import type { ToldLine } from "./linelabels.ts";
import { isGroup } from "./looks.ts";
import { lineMark, shapeMark } from "./marks.ts";
import type { Scene } from "./scene.ts";
import { isShort, lengthen, neighbourhood, shorten } from "./shortprint.ts";
import { FACETS, type Facet } from "./state.ts";
import { PAPER as PAPER_ROOM, paperPicture, SHORT_PAPER } from "./svgpicture.ts";
import { firmest, LINES, onPaper } from "./theme.ts";

/** The event by which a list is asked to show for printing what it would show on demand. */
export const PRINTING = "printing";

/** No more entries of a list, or rows of a table, than this go on paper, about a hundred pages; the CSV has all. */
export const PAPER = 3000;
const LIST = ".list:not([hidden])";
const ENTRY = ":is(.statement, .quotation)";
const IN_PANEL = ".panel .toggle[aria-expanded=false]";
const IN_LIST = `${LIST} .toggle:not(.receipt-toggle)[aria-expanded=false]`;

const FACET_NAMES: Record<Facet, string> = {
  stance: "how firmly it is said",
  polarity: "said to be so",
  outlook: "forward-looking",
  predicate: "what is said",
  source: "source",
  speaker: "speaker",
};

/** Makes the page ready for paper whenever it is printed, and as it was afterwards; `told` are the lines with words. */
export function keepPrintable(app: App, scene: () => Scene, told: () => ToldLine[]): void {
  const head = el("div", { class: "paper" });
  const drawing = el("div", { class: "paper" });
  const opened: HTMLElement[] = [];
  const main = document.getElementById("main");
  main?.prepend(head);
  main?.append(drawing);
  addEventListener("beforeprint", () => {
    clear(head, ...headParts(app));
    const { view } = app.state;
    const drawn = (view === "picture" || view === "overview") && scene().places.size > 0;
    clear(drawing);
    if (drawn)
      onPaper(() => {
        const selected = app.state.selected.replace(/^e:/, "");
        const part = isShort() ? neighbourhood(scene(), selected) : scene();
        const room = isShort() ? SHORT_PAPER : PAPER_ROOM;
        drawing.append(paperPicture(app.model, part, selected, told(), room), legendParts(app, part));
      });
    if (isShort()) {
      shorten(app);
      return;
    }
    for (const list of document.querySelectorAll(".prints-all")) list.dispatchEvent(new Event(PRINTING));
    opened.push(...openAll());
  });
  addEventListener("afterprint", () => {
    lengthen();
    // What stands inside of something is shut before it.
    for (const toggle of opened.splice(0).reverse()) toggle.click();
    clear(head);
    clear(drawing);
  });
}

/**
 * Opens all that is shut in the panel, and what is shut in that, down to the last receipt, and the rest of what the view
 * lists, up to `PAPER` entries; gives what was opened.
 */
function openAll(): HTMLElement[] {
  const opened: HTMLElement[] = [];
  for (;;) {
    const full = document.querySelectorAll(`${LIST} ${ENTRY}`).length >= PAPER;
    const shut = [...document.querySelectorAll<HTMLElement>(full ? IN_PANEL : `${IN_PANEL}, ${IN_LIST}`)];
    if (shut.length === 0) return opened;
    for (const toggle of shut) toggle.click();
    opened.push(...shut);
  }
}

function headParts(app: App): Child[] {
  const passing = `${count(app.passing.size, "statement")} of ${grouped(app.model.statements.length)}`;
  return [
    el("h1", {}, document.title),
    el("p", {}, `Printed on ${new Date().toISOString().slice(0, 10)}. ${filterWords(app)} (${passing}).`),
    el("p", { class: "small" }, `${placeWords()} ${dataWords(app)}`),
  ];
}

/** Where the view is found again. Where a file lies on a disk is nobody else's concern. */
function placeWords(): string {
  if (location.protocol !== "file:") return `Address of this view: ${location.href}`;
  const name = decodeURIComponent(location.pathname.split("/").at(-1) ?? "");
  return location.hash
    ? `File ${name}; open it with ${location.hash} at the end of its address.`
    : `File ${name}.`;
}

/** How new the data is. */
function dataWords({ model }: App): string {
  const issued = [...model.sources.values()].flatMap(({ issued = "" }) => {
    const first = parseDate(issued)?.first;
    return first ? [{ issued, first }] : [];
  });
  const latest = issued.reduce((one, other) => (other.first > one.first ? other : one), {
    issued: "",
    first: "",
  });
  const undated = model.sources.size - issued.length;
  const told = latest.issued && `, the latest published ${on(latest.issued)}`;
  const rest = undated > 0 ? `${told ? "; " : ", "}${grouped(undated)} without a date` : "";
  return `Data: ${count(model.sources.size, "source")}${told}${rest}.`;
}

/** "on 13 May 2026", "in May 2026", "between May 2026 and June 2026". */
function on(date: string): string {
  const words = dateWords(date);
  return /^\d{1,2} /.test(words) ? `on ${words}` : words.startsWith("between ") ? words : `in ${words}`;
}

/** The filters that are set, in words. */
function filterWords(app: App): string {
  const { state, model } = app;
  const name = (facet: Facet) => (id: string) => valueName(app, facet, id);
  const parts = FACETS.filter((facet) => state.only[facet].size > 0).map(
    (facet) => `${FACET_NAMES[facet]}: ${[...state.only[facet]].map(name(facet)).join(", ")}`,
  );
  if (parseDate(state.asOf)) parts.push(`as of ${state.asOf}, ${surely(state.asOfMaybe)}`);
  if (parseDate(state.knownBy)) parts.push(`known by ${state.knownBy}, ${surely(state.knownByMaybe)}`);
  const kinds = kindFilters(app).map(({ words }) => words);
  if (kinds.length > 0) parts.push(`drawn: ${kinds.join(", ")}`);
  if (state.focus) parts.push(`only ${model.label(state.focus)} and its neighbours`);
  if (state.group) parts.push(`only the group around ${model.label(state.group)}`);
  if (state.hidden.size > 0)
    parts.push(`without ${[...state.hidden].map((id) => model.label(id)).join(", ")}`);
  return parts.length > 0 ? `Filters: ${parts.join("; ")}` : "No filters are set";
}

function surely(maybe: boolean): string {
  return maybe ? "certainly or possibly" : "certainly";
}

/** What explains the shapes and lines that are in the picture, and no others. */
function legendParts(app: App, { places, lines }: Scene): HTMLElement {
  const drawn = new Set(
    [...places.keys()].map((id) => app.model.entities.get(isGroup(id) ? id.slice(2) : id)?.type),
  );
  const kinds = looksOf(app)
    .map((look) => ({ ...look, kinds: look.kinds.filter(({ id }) => drawn.has(id)) }))
    .filter((look) => look.kinds.length > 0);
  const told = lines.filter(({ rows }) => rows.length > 0);
  const firmly = new Set(told.map(({ rows }) => firmest(rows)));
  const stances = Object.keys(LINES).filter((stance) => firmly.has(stance));
  return el(
    "ul",
    { class: "paper-legend" },
    ...kinds.map((look) => el("li", {}, shapeMark(look.shape, look.color), namesOf(look))),
    ...stances.map((stance) => el("li", {}, lineMark(stance), app.model.stanceLabel(stance))),
    told.some(isDenied) && el("li", {}, lineMark("asserted", true), "said not to be so"),
  );
}
