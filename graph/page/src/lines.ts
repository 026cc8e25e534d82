// Statements as lines of a list, each with its stance, date and speaker, and a receipt that opens.
import type { App } from "./app.ts";
import { differsTag } from "./differs.ts";
import { append, type Child, count, disclosure, el, inSteps, moreWords, plain } from "./dom.ts";
import { explained } from "./explain.ts";
import { mayBeLater } from "./later.ts";
import { entityLink, kindMark } from "./links.ts";
import { stanceTag } from "./marks.ts";
import { voicesOfSame, voicesWords } from "./origins.ts";
import { FORWARD, outlookWords } from "./outlook.ts";
import { receipt, smallPrint } from "./receipt.ts";
import { isDoubt } from "./steps.ts";
import { firmness } from "./theme.ts";
import type { Statement } from "./types.ts";
import { notes, objectWords, wordsFor } from "./words.ts";

/** So many more lines open at a time. */
const STEP = 100;

/** A statement as a list item, seen from one of its two ends or, without `seenFrom`, as a whole. */
export function statementItem(
  app: App,
  row: Statement,
  seenFrom?: string,
  open = false,
  compared = false,
): HTMLElement {
  const small = smallPrint(app, row);
  return el(
    "li",
    { class: "statement", "data-statement": row.id },
    el(
      "div",
      { class: "says" },
      seenFrom === undefined ? whole(app, row) : otherEnd(app, row, seenFrom),
      ...tagsOf(app, [row], compared),
    ),
    small ? el("div", { class: "small" }, small) : null,
    disclosure("Receipt", () => receipt(app, row), open, { class: "toggle receipt-toggle" }),
  );
}

/**
 * Statements that say the same for the same time as one item: how many say so, how firmly, how many voices of how many
 * origins, and on demand each of them.
 */
export function saidAlike(app: App, rows: Statement[]): HTMLElement {
  const [first] = rows as [Statement];
  if (rows.length === 1) return statementItem(app, first);
  const numbers = stancesOf(rows).map((stance) => {
    const number = rows.filter((row) => row.stance === stance).length;
    return `${number === rows.length ? "" : `${number} `}${app.model.stanceLabel(stance)}`;
  });
  return el(
    "li",
    { class: "statement" },
    el("div", { class: "says" }, whole(app, first), ...tagsOf(app, rows)),
    el(
      "div",
      { class: "small" },
      notes({ ...first, role: "", scope: "", date_text: "" }, app.model).join(" · "),
    ),
    disclosure(
      `${rows.length} ${rows.some(isDoubt) && !rows.every(isDoubt) ? "speak of it" : "say so"}: ${numbers.join(", ")}; ${voicesWords(voicesOfSame(app.model, rows))}`,
      () => el("ul", { class: "statements" }, ...rows.map((row) => statementItem(app, row))),
    ),
  );
}

/** How firmly statements are said, the firmest first. */
function stancesOf(rows: Statement[]): string[] {
  const stances = new Set(rows.map(({ stance }) => stance));
  return [...stances].sort((a, b) => firmness(a) - firmness(b));
}

/**
 * How firmly one statement, or several that say the same, are said, whether they are forward-looking or may be later than
 * "as of", and that sources differ on it, where they do and are not `compared` here.
 */
export function tagsOf(app: App, rows: Statement[], compared = false): Child[] {
  const denied = rows[0]?.polarity === "negated";
  const outlook = rows.map(outlookWords).find(Boolean);
  const later = rows.map((row) => mayBeLater(app, row)).find(Boolean);
  return [
    ...stancesOf(rows).map((stance) => stanceTag(stance, app.model.stanceLabel(stance), denied)),
    outlook && el("span", { class: "tag later", title: FORWARD.says }, outlook),
    later && el("span", { class: "tag later" }, later),
    compared ? null : differsTag(app, rows),
  ];
}

function otherEnd(app: App, row: Statement, seenFrom: string): HTMLElement {
  const denied = row.polarity === "negated" ? "not so: " : null;
  if (row.object === undefined)
    return el("span", { class: "what" }, denied, objectWords(row, app.model), scopePart(row));
  const id = row.subject === seenFrom ? row.object : row.subject;
  return el("span", { class: "what" }, denied, kindMark(app, id), entityLink(app, id), scopePart(row));
}

/** Of what part, or under which condition: without it a sentence would claim more. */
export function scopePart({ scope }: Statement): Child {
  return scope ? el("span", { class: "scope" }, `, ${scope}`) : null;
}

function whole(app: App, row: Statement): HTMLElement {
  const [opening, phrase] = wordsFor(row, app.model);
  return el(
    "span",
    { class: "what" },
    opening.replace(/^./, (letter) => letter.toUpperCase()),
    entityLink(app, row.subject),
    ` ${phrase} `,
    row.object === undefined ? el("strong", {}, objectWords(row, app.model)) : entityLink(app, row.object),
    scopePart(row),
  );
}

/** The heading under which a statement stands on the panel of one of its ends. */
export function heading(app: App, row: Statement, seenFrom: string): string {
  const term = app.model.vocabulary.predicates[row.predicate];
  if (row.subject === seenFrom || term?.symmetric) return term?.label ?? row.predicate;
  return term?.inverse ?? `is ${term?.label ?? row.predicate} of`;
}

/** Statements grouped under headings, in the order of the vocabulary; long groups open on demand. */
export function groupedStatements(app: App, rows: Statement[], seenFrom: string): HTMLElement[] {
  const order = Object.keys(app.model.vocabulary.predicates);
  const groups = new Map<string, Statement[]>();
  const sorted = [...rows].sort((a, b) => order.indexOf(a.predicate) - order.indexOf(b.predicate));
  for (const row of sorted) {
    const name = heading(app, row, seenFrom);
    const group = groups.get(name);
    if (group) group.push(row);
    else groups.set(name, [row]);
  }
  return [...groups].map(([name, group]) => {
    const [term, meaning] = explained(name, meaningOf(app, group[0]?.predicate));
    return el(
      "div",
      { class: "group" },
      el("h4", {}, term, " ", el("span", { class: "count" }, String(group.length))),
      meaning,
      limited(app, group, seenFrom),
    );
  });
}

/** What a predicate says, in words. */
export function meaningOf(app: App, predicate = ""): string {
  return plain(app.model.vocabulary.predicates[predicate]?.definition ?? "");
}

/** A list of statements, the first few at once and the rest behind a button. */
export function limited(app: App, rows: Statement[], seenFrom?: string, first = 5): HTMLElement {
  const items = (part: Statement[]) =>
    el("ul", { class: "statements" }, ...part.map((row) => statementItem(app, row, seenFrom)));
  if (rows.length <= first + 1) return items(rows);
  const rest = rows.slice(first);
  const more = () => {
    const part = el("div", {});
    append(
      part,
      inSteps(rest, STEP, (some) => [items(some)]),
    );
    return part;
  };
  return el(
    "div",
    {},
    items(rows.slice(0, first)),
    disclosure(moreWords(rest.length, STEP), more, false, { class: "toggle more-toggle" }),
  );
}

/** What a count says of what the filters leave out. */
export function hiddenWords(hidden: number): string {
  return hidden > 0 ? `; the filters hide ${count(hidden, "more", "more")}` : "";
}
