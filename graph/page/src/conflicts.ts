// Where sources differ: both sides side by side, what kind of difference it is, and why.
import type { App } from "./app.ts";
import { columns, differ, distanceBetween } from "./between.ts";
import {
  allVoicesNote,
  betweenChoice,
  betweenWords,
  common,
  facing,
  hiddenVoicesNote,
  nothingBetween,
  withAllVoices,
} from "./compare.ts";
import { append, button, type Child, count, disclosure, el, grouped, inSteps } from "./dom.ts";
import { nothing } from "./empty.ts";
import { passingBut } from "./filter.ts";
import { KINDS, kindTerms } from "./glossary.ts";
import { limited, statementItem } from "./lines.ts";
import { entityLink } from "./links.ts";
import { type Place, placesOf, toldIn } from "./repeats.ts";
import { byGravity, byWords, explanationOf, type Scope, standing } from "./sides.ts";
import { FACETS, type State } from "./state.ts";
import type { Conflict, Statement } from "./types.ts";

const STEP = 60;
/** How many statements of a disagreement are there at once. */
const SIDES = 12;

/** How a disagreement is shown. */
interface Look {
  /** Whether the receipts are open. */
  open?: boolean;
  heading?: "h3" | "h4";
  /** Which statements are shown, where these are not those that pass the filters. */
  scope?: Scope;
  /** The two that face each other, where all sides do not stand in one list. */
  between?: State["between"];
}

/** A disagreement with its sides, each with its words. */
export function conflictView(app: App, conflict: Conflict, look: Look = {}): HTMLElement {
  return placeView(app, { lead: conflict, others: [], whole: conflict }, look);
}

/** Disagreements that have the same sides, each with its kind and why, and these sides once. */
export function placeView(app: App, place: Place, look: Look = {}): HTMLElement {
  const { open = false, heading = "h4", scope = app, between = ["", ""] } = look;
  const { lead, others, whole } = place;
  const all = app.model.statementsOf(whole.statements);
  const rows = all.filter((row) => scope.passing.has(row));
  const factor = Math.max(...toldIn([place]).map((each) => distanceBetween(scope, each, ...between)));
  const list = (some: Statement[]) => sideList(app, place, some, open);
  const article = el(
    "article",
    { class: "conflict", "data-conflict": lead.id },
    el(heading, {}, titleOf(lead)),
    factor > 1 && el("p", { class: "small" }, factorWords(factor, rows.every(isExact))),
    el("p", {}, "About ", entityLink(app, lead.about), " – ", explanationOf(scope, lead)),
    ...others.map((other) => alsoPart(app, scope, other, rows.length)),
    hiddenPart(app, all, rows, (wide) =>
      article.replaceWith(placeView(app, place, { ...look, scope: wide })),
    ),
    ...(between.some(Boolean) ? facing(app, columns(scope, whole, ...between), between, list) : [list(rows)]),
  );
  return article;
}

function titleOf({ kind }: Conflict): string {
  return KINDS[kind]?.title ?? kind;
}

/** Of which kind else the difference between the sides is, why, and a way to these sides alone. */
function alsoPart(app: App, scope: Scope, other: Conflict, shown: number): HTMLElement {
  const number = app.model.statementsOf(other.statements).filter((row) => scope.passing.has(row)).length;
  const own = number < shown ? `${number} of the ${shown} statements` : `${number} statements`;
  return el(
    "p",
    { class: "also", "data-also": other.id },
    el("strong", {}, `Also: ${titleOf(other)}`),
    ` – ${explanationOf(scope, other)} `,
    button(`These ${own} alone`, () => app.select(`c:${other.id}`), { class: "link no-paper" }),
  );
}

/** Whether a statement gives one number, neither a range nor a bound nor about. */
function isExact({ unit, value, bound = "exact" }: Statement): boolean {
  return unit === undefined || (value !== undefined && bound === "exact");
}

/** How far apart the figures of two sides are, at the least where one is no exact number. */
function factorWords(factor: number, exactly: boolean): string {
  if (!Number.isFinite(factor)) return "Figures of which one is nothing, or below it";
  const shown = factor < 10 ? Math.round(factor * 100) / 100 : grouped(Math.round(factor));
  return `Figures ${exactly ? "" : "at least "}${shown} times apart`;
}

/** What the filters hide of a disagreement, and a button that shows what they hide by anything but the dates. */
function hiddenPart(app: App, all: Statement[], rows: Statement[], show: (wide: Scope) => void): Child {
  if (all.length === rows.length) return null;
  const wide = { model: app.model, passing: passingBut(app, FACETS) };
  const gained = all.filter((row) => wide.passing.has(row)).length - rows.length;
  return el(
    "p",
    { class: "small" },
    `The filters hide ${count(all.length - rows.length, "statement")} of it. `,
    gained > 0 && button(`Show ${gained < all.length - rows.length ? gained : "them"}`, () => show(wide)),
  );
}

function sideList(app: App, place: Place, rows: Statement[], open: boolean): HTMLElement {
  return el(
    "div",
    {},
    el(
      "ul",
      { class: "statements sides" },
      ...rows.slice(0, SIDES).map((row) => side(app, place, row, open)),
    ),
    rows.length > SIDES &&
      disclosure(`${rows.length - SIDES} more statements`, () =>
        limited(app, rows.slice(SIDES), undefined, 50),
      ),
  );
}

function side(app: App, place: Place, row: Statement, open: boolean): HTMLElement {
  const item = statementItem(app, row, undefined, open, true);
  const words = new Set(row.evidence.map(({ exact }) => exact));
  const quotes = [...words].map((exact) => el("blockquote", {}, exact));
  item.querySelector(".says")?.after(...quotes);
  if (toldIn([place]).some(({ preferred }) => preferred === row.id))
    item.prepend(
      el(
        "span",
        { class: "tag", title: "The curators prefer it; its receipt tells why." },
        "take this first",
      ),
    );
  return item;
}

/** The list of all disagreements of which two sides pass the filters, or of those between two, the weightiest first. */
export function conflictsPage(app: App): HTMLElement {
  const { between, difference, on } = app.state;
  const compared = between.some(Boolean);
  const scope = compared ? withAllVoices(app) : app;
  const passing = standing(scope, app.model.conflicts);
  const all = passing.filter((conflict) => differ(scope, conflict, ...between));
  const ofEntity = all.filter((conflict) => !on || conflict.about === on);
  const shown = ofEntity.filter((conflict) => !difference || conflict.kind === difference);
  const places = placesOf(app.model, compared ? byWords(scope, shown) : byGravity(scope, shown));
  const page = el("div", { class: "page" }, el("h2", {}, "Where sources differ"));
  append(page, [
    betweenChoice(app, scope, passing),
    el("p", {}, heading(app, all.length, placesOf(app.model, all).length)),
    compared ? allVoicesNote(app) : hiddenVoicesNote(app, all),
  ]);
  if (all.length === 0 && compared) append(page, nothingBetween(app, scope, passing));
  else if (all.length === 0)
    append(page, nothing(app, "A disagreement shows only while at least two of its sides pass the filters."));
  else
    append(page, [
      kindChoice(app, ofEntity),
      disclosure("What these kinds mean", kindTerms),
      entityChoice(
        app,
        all.filter(({ kind }) => !difference || kind === difference),
      ),
    ]);
  if (shown.length < all.length)
    page.append(el("p", { role: "status" }, narrowedWords(app, shown.length, places.length)));
  append(
    page,
    inSteps(places, STEP, (some) =>
      some.map((place) => placeView(app, place, { heading: "h3", scope, between })),
    ),
  );
  append(page, common(app, scope));
  return page;
}

/** "2 of this kind about Lumen Lab.": what the choices leave. */
function narrowedWords(app: App, number: number, places: number): string {
  const { difference, on } = app.state;
  const kind = difference ? " of this kind" : "";
  const about = on ? ` about ${app.model.label(on)}` : "";
  return `${grouped(number)}${kind}${about}${inPlaces(number, places)}.`;
}

/** In how many places they stand, where that is fewer: " in 8 places". */
function inPlaces(number: number, places: number): string {
  return places < number ? ` in ${count(places, "place")}` : "";
}

/** How many disagreements are listed, between whom, and in which order. */
function heading(app: App, number: number, places: number): string {
  const compared = app.state.between.some(Boolean);
  if (compared && number === 0) return `No disagreement ${betweenWords(app)}`;
  const same = places < number ? " Those that have the same sides stand in one place." : "";
  const kept = `Nothing is dropped to settle one: the sides stand here with their words.${same}`;
  const found = `${count(number, "disagreement")}${inPlaces(number, places)}`;
  if (compared)
    return `${found} ${betweenWords(app)} ${kept} That of which most is said comes first, last what is only more or less exact.`;
  return (
    `${found} among what the filters let pass. ${kept} ` +
    "What at least two sides give for a fact or an estimate comes first, of it the figures that are furthest apart; then opinions and what is only supposed, last what is only more or less exact."
  );
}

function kindChoice(app: App, conflicts: Conflict[]): HTMLElement {
  const { difference } = app.state;
  const kinds = [...new Set([...Object.keys(KINDS), ...conflicts.map(({ kind }) => kind)])];
  const choice = (kind: string, text: string, number: number) =>
    button(`${text} (${number})`, () => app.go({ difference: kind }), {
      id: `difference-${kind || "all"}`,
      "aria-pressed": String(difference === kind),
    });
  return el(
    "p",
    { class: "actions", role: "group", "aria-label": "Kinds of disagreement" },
    choice("", "All kinds", conflicts.length),
    ...kinds.flatMap((kind) => {
      const number = conflicts.filter((conflict) => conflict.kind === kind).length;
      return number > 0 || kind === difference ? [choice(kind, KINDS[kind]?.word ?? kind, number)] : [];
    }),
  );
}

function entityChoice(app: App, conflicts: Conflict[]): HTMLElement {
  const { on } = app.state;
  const numbers = new Map<string, number>();
  for (const { about } of conflicts) numbers.set(about, (numbers.get(about) ?? 0) + 1);
  if (on && !numbers.has(on)) numbers.set(on, 0);
  const ids = [...numbers.keys()].sort((a, b) => (app.model.label(a) < app.model.label(b) ? -1 : 1));
  const select = el("select", { id: "conflicts-about" });
  select.append(el("option", { value: "" }, "anything"));
  for (const id of ids)
    select.append(el("option", { value: id }, `${app.model.label(id)} (${numbers.get(id)})`));
  select.value = on;
  select.addEventListener("change", () => app.go({ on: select.value }));
  return el("p", {}, el("label", { for: "conflicts-about" }, "About "), select);
}
