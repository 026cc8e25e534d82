// A short sheet: what stands in the panel now, each line with its words and its source, and the sources at the end.
import type { App } from "./app.ts";
import { passagesOf } from "./citation.ts";
import { dateWords } from "./dates.ts";
import { count, el } from "./dom.ts";
import { factsBox } from "./factsbox.ts";
import { makersWords } from "./makers.ts";
import type { Scene } from "./scene.ts";
import { isDeal } from "./steps.ts";
import type { Statement } from "./types.ts";
import { claimWords } from "./words.ts";

const SHOWN = ".panel .statement[data-statement]";
const ADDED = "short-print";
const QUOTED = ".panel .quotation";
const ABOVE = "the words above";
const AGAIN = "told-again";
/** What tells of figures and parties, which a short sheet has with their words. */
const SHUT = [".panel .figure > .disclosure > .toggle", ".panel .parties-toggle"]
  .map((toggle) => `${toggle}[aria-expanded=false]`)
  .join();
const LEFT_OUT = "left-out";
const opened: HTMLElement[] = [];
let short = false;
/** The sections of the panel that a short sheet leaves out. */
let without: ReadonlySet<Element> = new Set();

/** Prints the panel in short, but for some of its sections; the browser's own command prints all. */
export function printShort(but: ReadonlySet<Element> = new Set()): void {
  short = true;
  without = but;
  try {
    print();
  } finally {
    short = false;
    without = new Set();
  }
}

/** How many statements a short sheet has the words of without some sections of the panel. */
export function countShort(app: App, but: ReadonlySet<Element>): number {
  without = but;
  try {
    shorten(app);
    return document.querySelectorAll(`.panel p.${ADDED}`).length;
  } finally {
    lengthen();
    without = new Set();
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

/**
 * Writes the words and the source below each statement of the panel, of a deal first a box of its facts, and all of these
 * sources at its end. No words stand there twice.
 */
export function shorten(app: App): void {
  document.body.classList.add("short");
  const panel = document.querySelector(".panel");
  const cite = citer();
  const deal = app.state.selected.replace(/^e:/, "");
  const boxed = isDeal(app, deal);
  if (boxed)
    panel
      ?.querySelector(".sections, section")
      ?.before(el("section", { class: `paper ${ADDED}` }, factsBox(app, deal, cite.all)));
  panel?.classList.toggle("has-facts", boxed);
  for (const section of without) section.classList.add(LEFT_OUT);
  const isOut = (element: Element) => element.closest(`.${LEFT_OUT}`) !== null;
  if (!boxed)
    for (const toggle of document.querySelectorAll<HTMLElement>(SHUT)) {
      if (isOut(toggle)) continue;
      toggle.click();
      opened.push(toggle);
    }
  const told = new Set<string>();
  for (const item of document.querySelectorAll<HTMLElement>(SHOWN)) {
    const row = app.model.statementById.get(item.dataset.statement ?? "");
    // The facts box and the sentence about a disagreement stand for these.
    const isLeftOut = item.closest(boxed ? ".conflict, .boxed" : ".conflict") !== null;
    if (!row || isLeftOut || isOut(item) || item.offsetParent === null) continue;
    const words = `${row.subject} ${row.predicate} ${row.object ?? ""} ${claimWords(row, app.model)}`;
    // Of what several say the first telling stands for all: its words are enough for a short sheet. So are a deal's steps.
    const again = told.has(words) || (boxed && row.subject === deal && row.predicate === "status");
    item.classList.toggle(AGAIN, again);
    if (again) continue;
    told.add(words);
    item.append(el("p", { class: `paper ${ADDED}` }, cite.words(row)));
  }
  for (const group of document.querySelectorAll<HTMLElement>(".panel .group"))
    group.classList.toggle(AGAIN, group.querySelector(`.statement:not(.${AGAIN})`) === null);
  for (const quote of document.querySelectorAll<HTMLElement>(QUOTED))
    quote.classList.toggle(
      AGAIN,
      cite.told.has(oneLine(quote.querySelector("blockquote")?.textContent ?? "")),
    );
  panel?.append(
    el(
      "section",
      { class: `paper ${ADDED}` },
      el("h3", {}, count(cite.numbers.size, "source")),
      el("ol", {}, ...[...cite.numbers.keys()].map((id) => el("li", {}, sourceWords(app, id)))),
    ),
  );
}

/** What cites statements: the words of each that have not been cited yet, and the number of its source. */
function citer() {
  const numbers = new Map<string, number>();
  const told = new Set<string>();
  const words = ({ source, evidence }: Statement): string => {
    if (!numbers.has(source)) numbers.set(source, numbers.size + 1);
    const fresh = passagesOf(evidence)
      .map(({ exact }) => oneLine(exact))
      .filter((exact) => ![...told].some((before) => before.includes(exact)));
    for (const exact of fresh) told.add(exact);
    const quotes = fresh.map((exact) => `“${exact}”`).join(" and ") || ABOVE;
    return `${quotes} [${numbers.get(source)}]`;
  };
  /** The words of several statements for one thing: those that stand above already only where all do. */
  const all = (rows: Statement[]): string[] => {
    const cited = [...new Set(rows.map(words))];
    const fresh = cited.filter((text) => !text.startsWith(ABOVE));
    return fresh.length > 0 ? fresh : cited;
  };
  return { numbers, told, words, all };
}

function sourceWords({ model }: App, id: string): string {
  const source = model.sources.get(id);
  const parts = [
    model.sourceTitle(id),
    ...makersWords(model, id),
    source?.issued ? dateWords(source.issued) : "n.d.",
    source?.url,
  ];
  return parts.filter(Boolean).join(", ");
}

/** Takes away what was written for a short sheet. */
export function lengthen(): void {
  document.body.classList.remove("short");
  document.querySelector(".panel")?.classList.remove("has-facts");
  for (const toggle of opened.splice(0).reverse()) toggle.click();
  for (const part of document.querySelectorAll(`.${ADDED}`)) part.remove();
  for (const mark of [AGAIN, LEFT_OUT])
    for (const item of document.querySelectorAll(`.${mark}`)) item.classList.remove(mark);
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, " ").trim();
}
