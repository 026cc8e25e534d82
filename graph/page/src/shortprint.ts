// A short sheet: what stands in the panel now, each line with its words and its source, and the sources at the end.
import type { App } from "./app.ts";
import { passagesOf } from "./citation.ts";
import { dateWords } from "./dates.ts";
import { count, el } from "./dom.ts";
import type { Scene } from "./scene.ts";
import type { Statement } from "./types.ts";
import { claimWords } from "./words.ts";

const SHOWN = ".panel .statement[data-statement]";
const ADDED = "short-print";
const AGAIN = "told-again";
/** What tells of figures and parties, which a short sheet has with their words. */
const SHUT = [".panel .figure > .disclosure > .toggle", ".panel .parties-toggle"]
  .map((toggle) => `${toggle}[aria-expanded=false]`)
  .join();
const opened: HTMLElement[] = [];
let short = false;

/** Prints in short; the browser's own command prints all. */
export function printShort(): void {
  short = true;
  try {
    print();
  } finally {
    short = false;
  }
}

/** Whether the sheet that is being made is a short one. */
export function isShort(): boolean {
  return short;
}

/** Of a picture what is selected and what lines join to it; all of it where nothing drawn is selected. */
export function neighbourhood(scene: Scene, selected: string): Scene {
  if (!scene.places.has(selected)) return scene;
  const lines = scene.lines.filter(({ from, to }) => from === selected || to === selected);
  const near = new Set([selected, ...lines.flatMap(({ from, to }) => [from, to])]);
  return { ...scene, lines, places: new Map([...scene.places].filter(([id]) => near.has(id))) };
}

/** Writes the words and the source below each statement of the panel, and all of these sources at its end. */
export function shorten(app: App): void {
  document.body.classList.add("short");
  for (const toggle of document.querySelectorAll<HTMLElement>(SHUT)) {
    toggle.click();
    opened.push(toggle);
  }
  const numbers = new Map<string, number>();
  const told = new Set<string>();
  for (const item of document.querySelectorAll<HTMLElement>(SHOWN)) {
    const row = app.model.statementById.get(item.dataset.statement ?? "");
    if (!row || item.offsetParent === null) continue;
    const words = `${row.subject} ${row.predicate} ${row.object ?? ""} ${claimWords(row, app.model)}`;
    // Of what several say the first telling stands for all: its words are enough for a short sheet.
    item.classList.toggle(AGAIN, told.has(words));
    if (told.has(words)) continue;
    told.add(words);
    if (!numbers.has(row.source)) numbers.set(row.source, numbers.size + 1);
    item.append(el("p", { class: `paper ${ADDED}` }, `${wordsOf(row)} [${numbers.get(row.source)}]`));
  }
  const sources = [...numbers.keys()].map((id) => {
    const issued = app.model.sources.get(id)?.issued;
    const url = app.model.sources.get(id)?.url;
    const parts = [app.model.sourceTitle(id), issued ? dateWords(issued) : "n.d.", url];
    return el("li", {}, parts.filter(Boolean).join(", "));
  });
  document
    .querySelector(".panel")
    ?.append(
      el(
        "section",
        { class: `paper ${ADDED}` },
        el("h3", {}, count(numbers.size, "source")),
        el("ol", {}, ...sources),
      ),
    );
}

/** Takes away what was written for a short sheet. */
export function lengthen(): void {
  document.body.classList.remove("short");
  for (const toggle of opened.splice(0).reverse()) toggle.click();
  for (const part of document.querySelectorAll(`.${ADDED}`)) part.remove();
  for (const item of document.querySelectorAll(`.${AGAIN}`)) item.classList.remove(AGAIN);
}

function wordsOf({ evidence }: Statement): string {
  return passagesOf(evidence)
    .map(({ exact }) => `“${exact.replace(/\s+/g, " ").trim()}”`)
    .join(" and ");
}
