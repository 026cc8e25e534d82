// Deals as cards: parties in their roles, figures, status.
import type { App } from "./app.ts";
import { dateWords } from "./dates.ts";
import { button, el, grouped } from "./dom.ts";
import { isKeyFigure } from "./figures.ts";
import { entityLink, kindMark } from "./links.ts";
import { figuresOf, partiesOf, roleWords, voicesOf } from "./roles.ts";
import { isDeal, stepsOf } from "./steps.ts";
import { voiceWords } from "./tellers.ts";
import type { Statement } from "./types.ts";
import { claimWords, when } from "./words.ts";

/** How many parties in one role are named at once. */
const PARTIES = 40;

/** Whether a statement names a party of a deal: someone or something in a role. */
export function isRole(app: App, row: Statement, deal: string): boolean {
  return (
    row.subject === deal &&
    row.object !== undefined &&
    !app.model.isA(row.object, "Deal") &&
    !app.model.isA(row.object, "Idea")
  );
}

/** How far a deal has come, each step with its date. */
export function statusLine(app: App, deal: string): HTMLElement | null {
  const words = [...new Set(stepsOf(app, deal).map((row) => statusWords(app, row)))];
  if (words.length === 0) return null;
  return el("ul", { class: "figures steps" }, ...words.map((text) => el("li", {}, `status: ${text}`)));
}

function statusWords(app: App, row: Statement): string {
  const known = row.known_since ? `no date; the source is of ${dateWords(row.known_since)}` : "no date";
  const marks = [
    row.date_text && !row.at && !row.from ? row.date_text : when({ ...row, date_text: "" }) || known,
    `${app.model.stanceLabel(row.stance)} by ${voiceWords(app.model, row)}`,
  ];
  return `${claimWords(row, app.model)} (${marks.filter(Boolean).join("; ")})`;
}

/** The deals in which an entity stands, in the order of how much is said of them. */
export function dealsOf(app: App, id: string, rows: Statement[]): string[] {
  const found = new Set<string>();
  for (const row of rows) {
    for (const end of [row.subject, row.object]) if (end && end !== id && isDeal(app, end)) found.add(end);
  }
  return [...found].sort((a, b) => app.model.about(b).length - app.model.about(a).length || (a < b ? -1 : 1));
}

/** A deal in short; `role` says what the entity whose panel shows it is in it. */
export function dealCard(app: App, deal: string, seenFrom: string): HTMLElement {
  const rows = app.model.about(deal).filter((row) => app.passing.has(row) && row.subject === deal);
  const figures = rows.filter((row) => isKeyFigure(app, row) && row.rank !== "deprecated");
  const own = new Set(
    app.model
      .about(deal)
      .filter((row) => app.passing.has(row) && (row.subject === seenFrom || row.object === seenFrom))
      .map((row) => tieWords(app, row, deal)),
  );
  return el(
    "article",
    { class: "card", "data-deal": deal },
    el("h5", {}, kindMark(app, deal), entityLink(app, deal)),
    el("p", { class: "small" }, [...own].join(", ")),
    partyList(
      app,
      rows.filter((row) => isRole(app, row, deal)),
    ),
    figureLine(app, figures, deal),
    statusLine(app, deal),
  );
}

/** What a deal makes of the other end: the role of a party, or how it is tied to another deal. */
function roleOf(app: App, row: Statement): string {
  const term = app.model.vocabulary.predicates[row.predicate];
  if (app.model.isA(row.object ?? "", "Deal")) return `this ${term?.phrase ?? row.predicate} it`;
  return `in the role of ${term?.label ?? row.predicate}`;
}

function tieWords(app: App, row: Statement, deal: string): string {
  const term = app.model.vocabulary.predicates[row.predicate];
  const denied = row.polarity === "negated" ? "said not to be so: " : "";
  return denied + (row.subject === deal ? roleOf(app, row) : `it ${term?.phrase ?? row.predicate} this`);
}

/** Parties by what they are in the deal: who has several roles stands once, under all of them. */
export function partyList(app: App, rows: Statement[]): HTMLElement | null {
  if (rows.length === 0) return null;
  const groups = new Map<string, string[]>();
  for (const { id, roles } of partiesOf(app, rows)) {
    const title = roles.map(roleWords).join(", ");
    const group = groups.get(title);
    if (group) group.push(id);
    else groups.set(title, [id]);
  }
  const list = el("dl", { class: "parties" });
  for (const [title, parties] of groups) {
    const names = parties
      .slice(0, PARTIES)
      .flatMap((id, place) => (place > 0 ? [", ", entityLink(app, id)] : [entityLink(app, id)]));
    const more = parties.length > PARTIES ? ` and ${grouped(parties.length - PARTIES)} more` : "";
    list.append(el("dt", {}, title), el("dd", {}, ...names, more));
  }
  return list;
}

function figureLine(app: App, rows: Statement[], deal: string): HTMLElement | null {
  const figures = figuresOf(app, rows);
  const shown = figures.slice(0, 4);
  if (shown.length === 0) return null;
  const more = figures.length - shown.length;
  return el(
    "ul",
    { class: "figures" },
    ...shown.map((figure) =>
      el("li", {}, `${figure.label}: ${figure.words} (${voicesOf(app, figure.rows).join("; ")})`),
    ),
    more > 0 &&
      el(
        "li",
        {},
        button(`and ${more} more`, () => app.select(`e:${deal}`), { class: "link" }),
      ),
  );
}
