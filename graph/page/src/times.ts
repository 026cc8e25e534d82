// The timeline: what is dated, month by month, of one entity or of all.
import type { App } from "./app.ts";
import { dateWords, parseDate } from "./dates.ts";
import { isRole } from "./deals.ts";
import { append, button, type Child, count, disclosure, el, grouped, inSteps } from "./dom.ts";
import { nothing } from "./empty.ts";
import { saidAlike } from "./lines.ts";
import { entityLink } from "./links.ts";
import { matterAtTime } from "./matter.ts";
import { isDeal } from "./steps.ts";
import type { Statement } from "./types.ts";

const STEP = 80;

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
        "What says the same for the same time is one line. What is dated to a quarter or a year only stands under those words, before the months in it.",
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
  // So much is there at once; the other years open on demand.
  let room = STEP;
  const parts = [...years].map(([year, rows]) => {
    const step = room > 0 ? room : STEP;
    const part = yearPart(app, year, rows, step, room > 0);
    room -= rows.length;
    return part;
  });
  if (years.size > 1) page.append(yearChoice(parts));
  append(
    page,
    parts.map(({ element }) => element),
  );
  return page;
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

type Dated = { row: Statement; title: string; key: string };

function byYear(dated: Dated[]): Map<string, Dated[]> {
  const years = new Map<string, Dated[]>();
  for (const each of dated) {
    const year = each.key.slice(0, 4);
    const rows = years.get(year);
    if (rows) rows.push(each);
    else years.set(year, [each]);
  }
  return years;
}

interface YearPart {
  year: string;
  number: number;
  element: HTMLElement;
  /** Opens the year and brings it to the top. */
  show: () => void;
}

/** A year with its statements, `step` at a time. */
function yearPart(app: App, year: string, rows: Dated[], step: number, open: boolean): YearPart {
  const list = () => {
    const part = el("div", {});
    append(
      part,
      inSteps(folded(rows), step, (some) => periods(app, some)),
    );
    return part;
  };
  const element = el(
    "section",
    { "data-year": year },
    disclosure(`${year}: ${count(rows.length, "statement")}`, list, open, { class: "year" }),
  );
  const show = () => {
    const toggle = element.querySelector("button");
    if (toggle?.getAttribute("aria-expanded") === "false") toggle.click();
    toggle?.focus({ preventScroll: true });
    element.scrollIntoView({ block: "start" });
  };
  return { year, number: rows.length, element, show };
}

/** A row of years with the number of statements that begin in each: one click leads there. */
function yearChoice(parts: YearPart[]): HTMLElement {
  return el(
    "nav",
    { class: "years no-paper", "aria-label": "Years" },
    ...parts.map(({ year, number, show }) => button(`${year} (${grouped(number)})`, show)),
  );
}

interface Told {
  title: string;
  rows: Statement[];
}

/** What says the same for the same time together, in its first place. */
function folded(dated: Dated[]): Told[] {
  const found = new Map<string, Told>();
  for (const { row, title } of dated) {
    // Whoever disputes something does not say so.
    const key = `${matterAtTime(row)} ${row.stance === "disputed"}`;
    const told = found.get(key);
    if (told) told.rows.push(row);
    else found.set(key, { title, rows: [row] });
  }
  return [...found.values()];
}

function periods(app: App, told: Told[]): Child[] {
  const found: Child[] = [];
  let period = "";
  let list = el("ul", { class: "statements" });
  for (const { rows, title } of told) {
    if (title !== period) {
      period = title;
      list = el("ul", { class: "statements" });
      found.push(el("h3", {}, title), list);
    }
    list.append(saidAlike(app, rows));
  }
  return found;
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
    title: `${dateWords(date)}, no month given`,
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
