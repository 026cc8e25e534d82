// The timeline: what is dated, month by month, of one entity or of all.
import type { App } from "./app.ts";
import { dateWords, parseDate, span } from "./dates.ts";
import { isRole } from "./deals.ts";
import { append, button, count, disclosure, el, grouped, inSteps } from "./dom.ts";
import { nothing } from "./empty.ts";
import { saidAlike } from "./lines.ts";
import { entityLink } from "./links.ts";
import { matterAtTime } from "./matter.ts";
import { isDeal, isDoubt } from "./steps.ts";
import type { Statement } from "./types.ts";

/** How many statements are there at once, and how many lines of one month. */
const STEP = 80;
const PERIOD = 15;
/** Of a year that has more than so many the months are to choose; at the top while there are few such years. */
const MANY = 20;
const ROWS = 3;
/** What reaches further than this many years is told in its first year alone. */
const REACH = 2;
const NO_MONTH = ", no month given";

export function timesPage(app: App): HTMLElement {
  const focus = app.known.has(app.state.focus) ? app.state.focus : "";
  const rows = (focus ? withDeals(app, focus) : [...app.passing]).filter((row) => app.passing.has(row));
  const dated = rows
    .map((row) => ({ row, ...periodOf(row) }))
    .filter(({ title }) => title !== "")
    .sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : weight(app, b.row) - weight(app, a.row)));
  const page = el(
    "div",
    { class: "page" },
    el("h2", {}, focus ? `Timeline of ${app.model.shown(focus)}` : "Timeline"),
    el(
      "p",
      {},
      `${count(dated.length, "dated statement")} of ${count(rows.length, "one that passes", "that pass")} the filters, by the time for which they are said. ` +
        "What says the same for the same time is one line. What is dated to a quarter or a year only stands under those words, before the months in it; what reaches into later years, or may fall in one of them, stands under these too.",
    ),
    focus
      ? el(
          "p",
          { class: "actions" },
          entityLink(app, focus),
          button("Timeline of everything", () => app.go({ focus: "" })),
        )
      : null,
  );
  if (dated.length === 0) page.append(...nothing(app, "Only what is dated stands in a timeline."));
  const years = byYear(dated);
  const open = openAtFirst(app, years);
  const parts = years.map((year) => yearPart(app, year, open.has(year)));
  const show = (time: string) => {
    if (time === app.state.time) showTime(page, time, true);
    else app.go({ time });
  };
  if (years.length > 1) page.append(yearChoice(parts, show));
  const rich = parts.filter(({ number, periods }) => number > MANY && periods.length > 1);
  for (const part of rich)
    if (rich.length <= ROWS) page.append(monthChoice(part, show));
    else part.element.prepend(monthChoice(part, show));
  append(
    page,
    parts.map(({ element }) => element),
  );
  return page;
}

/** The years that are there at once, those nearest to the newest source; the others open on demand. */
function openAtFirst({ model }: App, years: Year[]): Set<Year> {
  const issued = [...model.sources.values()].flatMap((source) => parseDate(source.issued ?? "")?.first ?? []);
  const newest = Number(issued.sort().at(-1)?.slice(0, 4) ?? years.at(-1)?.year);
  const distance = ({ year }: Year) => Math.abs(Number(year) - newest);
  const open = new Set<Year>();
  let room = STEP;
  for (const year of [...years].sort((one, other) => distance(one) - distance(other))) {
    if (room <= 0) break;
    open.add(year);
    room -= sizeOf(year.before) + sizeOf(year.own);
  }
  return open;
}

/** Opens a year of the timeline and brings it, or one of its times, to the top. */
export function showTime(page: HTMLElement, time: string, focus: boolean): void {
  const [year, key] = time.split(" ");
  const element = [...page.querySelectorAll<HTMLElement>("[data-year]")].find(
    ({ dataset }) => dataset.year === year,
  );
  const toggle = element?.querySelector<HTMLElement>("button.year");
  if (!element || !toggle) return;
  if (toggle.getAttribute("aria-expanded") === "false") toggle.click();
  const heads = [...element.querySelectorAll<HTMLElement>("h3")];
  const head = heads.find(({ dataset }) => dataset.time === key);
  if (focus) (head ?? toggle).focus({ preventScroll: true });
  (head ?? element).scrollIntoView({ block: "start" });
}

/** What is said of an entity, and of the deals to which it is a party. */
function withDeals(app: App, id: string): Statement[] {
  const own = app.model.about(id);
  const deals = new Set(own.filter((row) => isRole(app, row, row.subject)).map(({ subject }) => subject));
  const ofDeals = [...deals]
    .filter((deal) => deal !== id && isDeal(app, deal))
    .flatMap((deal) => app.model.about(deal).filter(({ subject }) => subject === deal));
  return [...new Set([...own, ...ofDeals])];
}

interface Dated {
  row: Statement;
  title: string;
  key: string;
}

interface Period {
  title: string;
  rows: Statement[];
}

interface Year {
  year: string;
  /** What reaches into it from earlier years, or may fall in it, by the times that are told. */
  before: Period[];
  /** What begins in it, month by month. */
  own: Period[];
}

function byYear(dated: Dated[]): Year[] {
  const years = new Map<string, Record<"before" | "own", Map<string, Statement[]>>>();
  const add = (year: string, part: "before" | "own", title: string, row: Statement) => {
    const found = years.get(year) ?? { before: new Map(), own: new Map() };
    years.set(year, found);
    const rows = found[part].get(title);
    if (rows) rows.push(row);
    else found[part].set(title, [row]);
  };
  for (const { row, title, key } of dated) {
    const begun = key.slice(0, 4);
    add(begun, "own", title, row);
    for (const year of laterYears(row)) add(year, "before", `${spanWords(row)} (also under ${begun})`, row);
  }
  const periods = (found: Map<string, Statement[]>) => [...found].map(([title, rows]) => ({ title, rows }));
  return [...years]
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([year, { before, own }]) => ({ year, before: periods(before), own: periods(own) }));
}

/** The years after its first one into which the time of a statement reaches, or in which it may be. */
export function laterYears(row: Statement): string[] {
  const days = row.at || (row.from && row.to) ? span(row) : null;
  if (days === null) return [];
  const [first, last] = [Number(days.first.slice(0, 4)), Number(days.last.slice(0, 4))];
  if (last - first > REACH) return [];
  return Array.from({ length: last - first }, (_, place) => String(first + 1 + place));
}

function spanWords(row: Statement): string {
  return row.at ? dateWords(row.at) : `from ${dateWords(row.from ?? "")} to ${dateWords(row.to ?? "")}`;
}

interface YearPart {
  year: string;
  number: number;
  element: HTMLElement;
  periods: Period[];
}

/** A year with its statements, those of each month a few at a time. */
function yearPart(app: App, { year, before, own }: Year, open: boolean): YearPart {
  const number = sizeOf(before) + sizeOf(own);
  const all = [...before, ...own];
  const list = () => {
    const part = el("div", {});
    for (const period of all) {
      const { title, rows } = period;
      const numbered = number > MANY && el("span", { class: "count" }, ` ${grouped(rows.length)}`);
      const head = el("h3", { tabindex: -1, "data-time": keyOf(period) }, title, numbered);
      append(part, [head, ...inSteps(folded(rows), PERIOD, (some) => [listOf(app, some)])]);
    }
    return part;
  };
  const earlier = before.length > 0 ? `, ${grouped(sizeOf(before))} of them from before` : "";
  const element = el(
    "section",
    { "data-year": year },
    disclosure(`${year}: ${count(number, "statement")}${earlier}`, list, open, { class: "year" }),
  );
  return { year, number, element, periods: all };
}

function sizeOf(periods: Period[]): number {
  return periods.reduce((all, { rows }) => all + rows.length, 0);
}

/** A time as it stands in the address: "2026-04", or as it is told where that is no month. */
function keyOf({ rows: [row] }: Period): string {
  const date = row?.from ?? row?.at ?? row?.to ?? "";
  const days = parseDate(date);
  const month = days?.first.slice(0, 7);
  return month !== undefined && month === days?.last.slice(0, 7) ? month : date;
}

/** A row of years with the number of statements that stand under each: one click leads there. */
function yearChoice(parts: YearPart[], show: (time: string) => void): HTMLElement {
  return el(
    "nav",
    { class: "years no-paper", "aria-label": "Years" },
    ...parts.map(({ year, number }) => button(`${year} (${grouped(number)})`, () => show(year))),
  );
}

/** The months of a year of which much is told, and what is dated no nearer: one click leads to each. */
function monthChoice({ year, periods }: YearPart, show: (time: string) => void): HTMLElement {
  return el(
    "nav",
    { class: "years months no-paper", "aria-label": `Months of ${year}` },
    el("span", { class: "small" }, year),
    ...periods.map((period) =>
      button(`${shortTitle(period.title, year)} (${grouped(period.rows.length)})`, () =>
        show(`${year} ${keyOf(period)}`),
      ),
    ),
  );
}

/** "April" for "April 2026": the year stands before. */
function shortTitle(title: string, year: string): string {
  if (title === dateWords(year) + NO_MONTH) return NO_MONTH.slice(2);
  return title
    .replace(NO_MONTH, "")
    .replace(/ \(also under \d+\)$/, "")
    .replaceAll(` of ${year}`, "")
    .replaceAll(` ${year}`, "");
}

/** What says the same for the same time together, in its first place. */
function folded(rows: Statement[]): Statement[][] {
  const found = new Map<string, Statement[]>();
  for (const row of rows) {
    // Whoever disputes something does not say so.
    const key = `${matterAtTime(row)} ${isDoubt(row)}`;
    const told = found.get(key);
    if (told) told.push(row);
    else found.set(key, [row]);
  }
  return [...found.values()];
}

function listOf(app: App, told: Statement[][]): HTMLElement {
  return el("ul", { class: "statements" }, ...told.map((rows) => saidAlike(app, rows)));
}

/** The month in which a statement's time begins, or the longer time within which nobody says when; "" if undated. */
export function periodOf(row: Statement): { title: string; key: string } {
  const date = row.from ?? row.at ?? row.to;
  const days = date === undefined ? null : parseDate(date);
  if (date === undefined || days === null) return { title: "", key: "" };
  const month = days.first.slice(0, 7);
  // Of times that begin on one day the longer ones come first.
  if (month === days.last.slice(0, 7)) return { title: dateWords(month), key: `${days.first.slice(0, 8)}z` };
  return {
    title: dateWords(date) + NO_MONTH,
    key: `${days.first.slice(0, 8)}a${99999 - length(days)}`,
  };
}

function length(days: { first: string; last: string }): number {
  return Math.round((Date.parse(days.last) - Date.parse(days.first)) / 86_400_000);
}

/** Within a month, what is said of deals comes first, then what most is said of. */
function weight(app: App, row: Statement): number {
  return (app.model.isA(row.subject, "Deal") ? 1e6 : 0) + app.model.about(row.subject).length;
}
