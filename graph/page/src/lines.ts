// Statements as lines of a list, each with its stance, date and speaker, and a receipt that opens.
import type { App } from "./app.ts";
import { differsTag } from "./differs.ts";
import { append, type Child, count, disclosure, el, inSteps, moreWords, plain } from "./dom.ts";
import { explained } from "./explain.ts";
import { mayBeLater } from "./later.ts";
import { entityLink, kindMark } from "./links.ts";
import { stanceTag } from "./marks.ts";
import { FORWARD, outlookWords } from "./outlook.ts";
import { phraseFor } from "./plural.ts";
import { receipt, smallPrint } from "./receipt.ts";
import type { Statement } from "./types.ts";
import { objectWords } from "./words.ts";

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
  const [stance, outlook, later, differs] = tagsOf(app, row);
  const small = smallPrint(app, row);
  return el(
    "li",
    { class: "statement", "data-statement": row.id },
    el(
      "div",
      { class: "says" },
      seenFrom === undefined ? whole(app, row) : otherEnd(app, row, seenFrom),
      stance,
      outlook,
      later,
      compared ? null : differs,
    ),
    small ? el("div", { class: "small" }, small) : null,
    disclosure("Receipt", () => receipt(app, row), open, { class: "toggle receipt-toggle" }),
  );
}

/** How firmly a statement is said, whether it is forward-looking or may be later than "as of", and that sources differ on it, where they do. */
export function tagsOf(app: App, row: Statement): Child[] {
  const stance = app.model.stanceLabel(row.stance);
  const [outlook, later] = [outlookWords(row), mayBeLater(app, row)];
  return [
    stanceTag(row.stance, stance, row.polarity === "negated"),
    outlook && el("span", { class: "tag later", title: FORWARD.says }, outlook),
    later && el("span", { class: "tag later" }, later),
    differsTag(app, row),
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
  const phrase = phraseFor(app.model, row.subject, row.predicate);
  return el(
    "span",
    { class: "what" },
    row.polarity === "negated" ? "It is not so that " : null,
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
