// Deals as cards: parties in their roles, figures, status.
import type { App } from "./app.ts";
import { el, grouped } from "./dom.ts";
import { entityLink, kindMark } from "./links.ts";
import type { Statement } from "./types.ts";
import { objectWords, when } from "./words.ts";

/** How many parties in one role are named at once. */
const PARTIES = 40;

export function isDeal(app: App, id: string): boolean {
  return app.model.isA(id, "Deal");
}

/** Whether a statement names a party of a deal: someone or something in a role. */
export function isRole(app: App, row: Statement, deal: string): boolean {
  return (
    row.subject === deal &&
    row.object !== undefined &&
    !app.model.isA(row.object, "Deal") &&
    !app.model.isA(row.object, "Idea")
  );
}

/** The deals in which an entity stands, in the order of how much is said of them. */
export function dealsOf(app: App, id: string, rows: Statement[]): string[] {
  const found = new Set<string>();
  for (const row of rows) {
    for (const end of [row.subject, row.object, row.deal])
      if (end && end !== id && isDeal(app, end)) found.add(end);
  }
  return [...found].sort((a, b) => app.model.about(b).length - app.model.about(a).length || (a < b ? -1 : 1));
}

/** A deal in short; `role` says what the entity whose panel shows it is in it. */
export function dealCard(app: App, deal: string, seenFrom: string): HTMLElement {
  const rows = app.model.about(deal).filter((row) => app.passing.has(row) && row.subject === deal);
  const kind = app.model.vocabulary.classes[app.model.entities.get(deal)?.type ?? ""]?.label ?? "deal";
  const status = rows.filter((row) => app.model.vocabulary.predicates[row.predicate]?.choice);
  const figures = rows.filter((row) => row.unit !== undefined);
  const own = new Set(
    app.model
      .about(deal)
      .filter((row) => app.passing.has(row) && (row.subject === seenFrom || row.object === seenFrom))
      .map((row) => roleWords(app, row, deal)),
  );
  return el(
    "article",
    { class: "card", "data-deal": deal },
    el("h4", {}, kindMark(app, deal), entityLink(app, deal)),
    el("p", { class: "small" }, [kind, [...own].join(", ")].filter(Boolean).join(" · ")),
    partyList(
      app,
      rows.filter((row) => isRole(app, row, deal)),
    ),
    figureLine(app, figures),
    figureLine(app, status),
  );
}

function roleWords(app: App, row: Statement, deal: string): string {
  const term = app.model.vocabulary.predicates[row.predicate];
  const role = row.subject === deal ? term?.label : (term?.phrase ?? row.predicate);
  return `${row.polarity === "negated" ? "not " : ""}here: ${role}`;
}

/** Parties by role; the roles in the order of the vocabulary. */
export function partyList(app: App, rows: Statement[]): HTMLElement | null {
  if (rows.length === 0) return null;
  const roles = new Map<string, Set<string>>();
  const names = Object.entries(app.model.vocabulary.predicates);
  // Those who have an interest in the deal come before what it is about.
  const order = [...names]
    .sort((a, b) => Number(b[1].interest ?? false) - Number(a[1].interest ?? false))
    .map(([id]) => id);
  for (const row of [...rows].sort((a, b) => order.indexOf(a.predicate) - order.indexOf(b.predicate))) {
    const name = app.model.vocabulary.predicates[row.predicate]?.label ?? row.predicate;
    const role = row.polarity === "negated" ? `not ${name}` : name;
    roles.set(role, (roles.get(role) ?? new Set()).add(row.object ?? ""));
  }
  const list = el("dl", { class: "parties" });
  for (const [role, parties] of roles) {
    const names = [...parties]
      .slice(0, PARTIES)
      .flatMap((id, place) => (place > 0 ? [", ", entityLink(app, id)] : [entityLink(app, id)]));
    const more = parties.size > PARTIES ? ` and ${grouped(parties.size - PARTIES)} more` : "";
    list.append(el("dt", {}, role), el("dd", {}, ...names, more));
  }
  return list;
}

function figureLine(app: App, rows: Statement[]): HTMLElement | null {
  const words = new Set(
    rows.map((row) => {
      const label = app.model.vocabulary.predicates[row.predicate]?.label ?? row.predicate;
      const firm = row.stance === "asserted" ? "" : ` (${row.stance})`;
      const date = when(row);
      return `${label}: ${row.polarity === "negated" ? "not " : ""}${objectWords(row, app.model)}${date ? `, ${date}` : ""}${firm}`;
    }),
  );
  const shown = [...words].slice(0, 4);
  if (shown.length === 0) return null;
  const more = words.size - shown.length;
  return el(
    "ul",
    { class: "figures" },
    ...shown.map((text) => el("li", {}, text)),
    more > 0 && el("li", {}, `and ${more} more`),
  );
}
