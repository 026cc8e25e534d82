// The panel of an entity: what it is, figures, deals, people, ideas, quotations, everything else.
import type { App } from "./app.ts";
import { chart } from "./chart.ts";
import { conflictView } from "./conflicts.ts";
import { span } from "./dates.ts";
import { dealCard, dealsOf, isDeal, isRole, partyList } from "./deals.ts";
import { append, button, type Child, count, disclosure, el, inSteps } from "./dom.ts";
import { groupedStatements, hiddenWords, limited, statementItem } from "./lines.ts";
import { kindMark, webLink } from "./links.ts";
import { quotationItem } from "./quotations.ts";
import { copy } from "./take.ts";
import type { Quotation, Statement } from "./types.ts";
import { quantityWords, when } from "./words.ts";

/** How many figures and deals are shown at once. */
const FIGURES = 7;
const DEALS = 6;
const CONFLICTS = 12;

export function entityPanel(app: App, id: string): HTMLElement {
  const { model } = app;
  const entity = model.entities.get(id);
  const term = model.vocabulary.classes[entity?.type ?? ""];
  const all = model.about(id);
  const rows = all.filter((row) => app.passing.has(row));
  const deal = isDeal(app, id);
  const figures = rows.filter((row) => row.unit !== undefined);
  const roles = rows.filter((row) => deal && isRole(app, row, id));
  const linked = rows.filter((row) => row.object !== undefined && !roles.includes(row));
  const other = (row: Statement) => (row.subject === id ? (row.object ?? "") : row.subject);
  const inDeals = linked.filter((row) => isDeal(app, other(row)));
  const ideas = linked.filter((row) => model.isA(other(row), "Idea"));
  const people = linked.filter((row) => model.isA(other(row), "Person") && !inDeals.includes(row));
  const taken = new Set([...figures, ...roles, ...inDeals, ...ideas, ...people]);
  const rest = rows.filter((row) => !taken.has(row));
  const deals = dealsOf(app, id, rows);
  const conflicts = model.conflictsAbout(id);
  // The first screen is there at once, the rest a moment later.
  const later = el("div", {});
  const furtherParts = () => [
    section("People", people.length, () => groupedStatements(app, people, id)),
    section("What is said of it", rest.filter((row) => row.object === undefined).length, () =>
      groupedStatements(
        app,
        rest.filter((row) => row.object === undefined),
        id,
      ),
    ),
    section("Ties to others", rest.filter((row) => row.object !== undefined).length, () =>
      groupedStatements(
        app,
        rest.filter((row) => row.object !== undefined),
        id,
      ),
    ),
    section("Ideas", ideas.length, () => groupedStatements(app, ideas, id)),
    quotationSection(app, "Quotations by it", model.quotationsOf(id)),
    quotationSection(app, "Quotations about it", model.quotationsOn(id)),
    section("Where sources differ", conflicts.length, () =>
      inSteps(conflicts, CONFLICTS, (some) => some.map((row) => conflictView(app, row, false))),
    ),
    spoken(app, id),
  ];
  setTimeout(() => {
    for (const part of furtherParts()) if (part) later.append(part);
  }, 0);
  return el(
    "div",
    { class: "entity" },
    el("h2", { tabindex: -1 }, kindMark(app, id), entity?.label ?? id),
    el("p", { class: "kind", title: term?.definition }, term?.label ?? ""),
    entity?.description ? el("p", {}, entity.description) : null,
    (entity?.aliases ?? []).length > 0 &&
      el("p", { class: "small" }, `Also called ${entity?.aliases?.join(", ")}`),
    ...(entity?.same_as ?? []).map((url) => el("p", { class: "small" }, "The same as ", webLink(url))),
    el("p", { class: "small" }, `${count(rows.length, "statement")}${hiddenWords(all.length - rows.length)}`),
    actions(app, id),
    section("Key figures", figures.length, () => keyFigures(app, figures)),
    section("Parties and their roles", roles.length, () => [
      partyList(app, roles),
      disclosure("Statements and receipts", () => el("div", {}, ...groupedStatements(app, roles, id))),
    ]),
    section("Deals", deals.length, () => [
      ...deals.slice(0, DEALS).map((other) => dealCard(app, other, id)),
      deals.length > DEALS &&
        disclosure(`${deals.length - DEALS} more deals`, () => {
          const part = el("div", {});
          const cards = (some: string[]) => some.map((other) => dealCard(app, other, id));
          append(part, inSteps(deals.slice(DEALS), 50, cards));
          return part;
        }),
      inDeals.length > 0 &&
        disclosure("Statements and receipts", () => el("div", {}, ...groupedStatements(app, inDeals, id))),
    ]),
    later,
  );
}

function actions(app: App, id: string): HTMLElement {
  const { state } = app;
  const open = state.expanded.has(id);
  const toggled = new Set(state.expanded);
  if (!toggled.delete(id)) toggled.add(id);
  return el(
    "p",
    { class: "actions" },
    state.focus === id
      ? button("Show the whole picture", () => app.go({ focus: "", view: "picture" }))
      : button("Only its neighbours", () => app.go({ focus: id, view: "picture", more: 1 }), {
          title: "Draw this and what is joined to it, nothing else",
        }),
    button(open ? "Take its neighbours out" : "Add its neighbours", () =>
      app.go({ expanded: toggled, view: "picture" }),
    ),
    button("Timeline", () => app.go({ focus: id, view: "times" }), {
      title: "What is dated of it, by month",
    }),
    button("How is it connected with …", () => app.connect(id)),
    state.pinned.has(id)
      ? button("Unpin it", () => {
          const pinned = new Map(state.pinned);
          pinned.delete(id);
          app.go({ pinned });
        })
      : state.view === "picture" &&
          button("Pin it", () => app.pin(id), {
            title:
              "It stays drawn where it is. Dragging it, or Shift and an arrow key in the picture, pins it too",
          }),
    button("Hide it", () =>
      app.go({ hidden: new Set([...state.hidden, id]), selected: "", view: "picture" }),
    ),
    button("Copy link", () => void copy(app, location.href, "Link")),
  );
}

function section(title: string, number: number, build: () => Child[]): HTMLElement | null {
  if (number === 0) return null;
  const content = build();
  return el(
    "section",
    {},
    el("h3", {}, `${title} `, el("span", { class: "count" }, String(number))),
    ...content,
  );
}

/** A row a figure: the latest value, and all of them through time on demand. */
function keyFigures(app: App, rows: Statement[]): Child[] {
  const order = Object.keys(app.model.vocabulary.predicates);
  const metrics = new Map<string, Statement[]>();
  for (const row of rows) {
    const key = JSON.stringify([row.predicate, row.unit]);
    const group = metrics.get(key);
    if (group) group.push(row);
    else metrics.set(key, [row]);
  }
  const sorted = [...metrics.values()].sort((a, b) => rank(order, a) - rank(order, b));
  const parts = sorted.map((group) => () => figure(app, group));
  const rest = parts.slice(FIGURES);
  return [
    ...parts.slice(0, FIGURES).map((build) => build()),
    rest.length > 0 &&
      disclosure(`${rest.length} more figures`, () => el("div", {}, ...rest.map((build) => build()))),
  ];
}

function rank(order: string[], group: Statement[]): number {
  return order.indexOf(group[0]?.predicate ?? "");
}

function figure(app: App, group: Statement[]): HTMLElement {
  const sorted = [...group].sort((a, b) =>
    last(a) < last(b) ? 1 : last(a) > last(b) ? -1 : a.id < b.id ? -1 : 1,
  );
  const label = app.model.vocabulary.predicates[group[0]?.predicate ?? ""]?.label ?? "";
  const [first] = sorted;
  if (!first) return el("div", {});
  if (sorted.length === 1) {
    return el(
      "div",
      { class: "figure" },
      el("h4", {}, label),
      el("ul", { class: "statements" }, statementItem(app, first, first.subject)),
    );
  }
  const date = (row: Statement) => when({ ...row, date_text: "" });
  const values = [
    ...new Set(sorted.map((row) => quantityWords(row, app.model) + (date(row) && ` (${date(row)})`))),
  ];
  return el(
    "div",
    { class: "figure" },
    el("h4", {}, `${label} `, el("span", { class: "count" }, String(sorted.length))),
    el("p", { class: "values" }, values.slice(0, 3).join(" · ")),
    chart(app, label, sorted),
    disclosure(`${count(sorted.length, "statement")} with receipts`, () =>
      limited(app, sorted, first.subject, 12),
    ),
  );
}

/** Undated figures come last, and what holds now before what is expected. */
function last(row: Statement): string {
  return span(row)?.last ?? "0000";
}

function quotationSection(app: App, title: string, all: Quotation[]): HTMLElement | null {
  const shown = new Set(app.quotations);
  const rows = all.filter((row) => shown.has(row));
  const list = (part: Quotation[]) =>
    el("ul", { class: "quotations" }, ...part.map((row) => quotationItem(app, row)));
  return section(title, rows.length, () => [
    list(rows.slice(0, 4)),
    rows.length > 4 &&
      disclosure(`${rows.length - 4} more`, () => list(rows.slice(4)), false, {
        class: "toggle more-toggle",
      }),
  ]);
}

function spoken(app: App, id: string): HTMLElement | null {
  const said = app.model.saidBy(id).filter((row) => app.passing.has(row));
  if (said.length === 0) return null;
  return section("As a speaker", said.length, () => [
    el(
      "p",
      {},
      `${count(said.length, "statement")} in this graph ${said.length === 1 ? "rests" : "rest"} on its word.`,
    ),
    button("Show only what it says", () => app.go({ only: { ...app.state.only, speaker: new Set([id]) } })),
  ]) as HTMLElement;
}
