// The page on paper: the picture as an SVG with title, date, filters, address and legend; lists and receipts open.
import type { App } from "./app.ts";
import { parseDate } from "./dates.ts";
import { type Child, clear, count, el } from "./dom.ts";
import { isFiltered } from "./filter.ts";
import { looksOf, namesOf } from "./legend.ts";
import type { ToldLine } from "./linelabels.ts";
import { lineMark, shapeMark } from "./marks.ts";
import type { Scene } from "./scene.ts";
import { FACETS, type Facet } from "./state.ts";
import { paperPicture } from "./svgpicture.ts";
import { LINES, onPaper } from "./theme.ts";

/** The event by which a list is asked to show for printing what it would show on demand. */
export const PRINTING = "printing";

const FACET_NAMES: Record<Facet, string> = {
  stance: "how firmly it is said",
  polarity: "said to be so",
  predicate: "what is said",
  source: "source",
  speaker: "speaker",
};

/** Makes the page ready for paper whenever it is printed, and as it was afterwards; `told` are the lines with words. */
export function keepPrintable(app: App, scene: () => Scene, told: () => ToldLine[]): void {
  const head = el("div", { class: "paper" });
  const drawing = el("div", { class: "paper" });
  let opened: HTMLElement[] = [];
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
        drawing.append(paperPicture(app.model, scene(), selected, told()), legendParts(app));
      });
    for (const list of document.querySelectorAll(".prints-all")) list.dispatchEvent(new Event(PRINTING));
    opened = [...document.querySelectorAll<HTMLElement>(".panel .receipt-toggle[aria-expanded=false]")];
    for (const toggle of opened) toggle.click();
  });
  addEventListener("afterprint", () => {
    for (const toggle of opened) toggle.click();
    opened = [];
    clear(head);
    clear(drawing);
  });
}

function headParts(app: App): Child[] {
  const passing = `${count(app.passing.size, "statement")} of ${app.model.statements.length}`;
  return [
    el("h1", {}, document.title),
    el("p", {}, `Printed on ${new Date().toISOString().slice(0, 10)}. ${filterWords(app)} (${passing}).`),
    el("p", { class: "small" }, `Address of this view: ${location.href}`),
  ];
}

/** The filters that are set, in words. */
function filterWords(app: App): string {
  const { state, model } = app;
  if (!isFiltered(state)) return "No filters are set";
  const names: Record<Facet, (id: string) => string> = {
    stance: (id) => model.vocabulary.lists.stance?.[id]?.label ?? id,
    polarity: (id) => id,
    predicate: (id) => model.vocabulary.predicates[id]?.label ?? id,
    source: (id) => model.sourceTitle(id),
    speaker: (id) => model.label(id),
  };
  const parts = FACETS.filter((facet) => state.only[facet].size > 0).map(
    (facet) => `${FACET_NAMES[facet]}: ${[...state.only[facet]].map(names[facet]).join(", ")}`,
  );
  if (parseDate(state.asOf)) parts.push(`as of ${state.asOf}, ${surely(state.asOfMaybe)}`);
  if (parseDate(state.knownBy)) parts.push(`known by ${state.knownBy}, ${surely(state.knownByMaybe)}`);
  return `Filters: ${parts.join("; ")}`;
}

function surely(maybe: boolean): string {
  return maybe ? "certainly or possibly" : "certainly";
}

function legendParts(app: App): HTMLElement {
  const kinds = looksOf(app).filter(({ kinds }) => kinds.some(({ id }) => !app.state.off.has(id)));
  const stances = Object.keys(LINES).filter((stance) => app.tally.counts.stance.has(stance));
  return el(
    "ul",
    { class: "paper-legend" },
    ...kinds.map((look) => el("li", {}, shapeMark(look.shape, look.color), namesOf(look))),
    ...stances.map((stance) =>
      el("li", {}, lineMark(stance), app.model.vocabulary.lists.stance?.[stance]?.label ?? stance),
    ),
    el("li", {}, lineMark("asserted", true), "said not to be so"),
  );
}
