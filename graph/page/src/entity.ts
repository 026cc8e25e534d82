// The panel of an entity: what it is, figures, deals, people, ideas, quotations, everything else.
import type { App } from "./app.ts";
import { comparedButton, disputedOf, toDisputesOf } from "./compare.ts";
import { placeView } from "./conflicts.ts";
import { dealCard, dealsOf, isRole, partyList, statusLine } from "./deals.ts";
import { append, button, type Child, count, disclosure, el, grouped, inSteps, plain } from "./dom.ts";
import { explained } from "./explain.ts";
import { isKeyFigure, keyFigures } from "./figures.ts";
import { groupedStatements, hiddenWords, limited } from "./lines.ts";
import { entityLink, kindMark, webLink } from "./links.ts";
import { mentions } from "./mentions.ts";
import { moneyNumber } from "./money.ts";
import { moneyParts } from "./moneyview.ts";
import { shortPrintButton } from "./printchoice.ts";
import { inOrder, quotationItem } from "./quotations.ts";
import { placesOf } from "./repeats.ts";
import { type Section, sectionParts } from "./sections.ts";
import { byGravity, sidesOf, standing } from "./sides.ts";
import { isOwnStand } from "./stands.ts";
import { isDeal } from "./steps.ts";
import { copyLink, saveCsv, statementsCsv } from "./take.ts";
import type { Quotation, Statement } from "./types.ts";

/** How many deals of a kind are shown at once. */
const DEALS = 3;
const CONFLICTS = 12;
/** Adding up so many deals takes longer than a click may wait. */
const MANY = 300;

export function entityPanel(app: App, id: string): HTMLElement {
  const { model } = app;
  const entity = model.entities.get(id);
  const term = model.vocabulary.classes[entity?.type ?? ""];
  const [kind, meaning] = explained(term?.label ?? "", plain(term?.definition ?? ""));
  const all = model.about(id);
  const description = app.known.description(id);
  const rows = all.filter((row) => app.passing.has(row));
  const deal = isDeal(app, id);
  const figures = rows.filter((row) => isKeyFigure(app, row));
  const roles = rows.filter((row) => deal && isRole(app, row, id));
  const linked = rows.filter((row) => row.object !== undefined && !roles.includes(row));
  const other = (row: Statement) => (row.subject === id ? (row.object ?? "") : row.subject);
  const inDeals = linked.filter((row) => isDeal(app, other(row)));
  const ideas = linked.filter((row) => model.isA(other(row), "Idea"));
  const people = linked.filter((row) => model.isA(other(row), "Person") && !inDeals.includes(row));
  const taken = new Set([...figures, ...roles, ...inDeals, ...ideas, ...people]);
  const rest = rows.filter((row) => !taken.has(row));
  const deals = dealsOf(app, id, rows);
  // What the filters hide of this entity brings none of its disagreements here.
  const concerned = standing(app, model.conflictsAbout(id)).filter(
    (conflict) =>
      conflict.about === id || sidesOf(app, conflict).some((side) => side.some((row) => row.subject === id)),
  );
  const conflicts = byGravity(app, concerned);
  const disputed = disputedOf(app, id);
  const ofOthers = disputed.filter((conflict) => !concerned.includes(conflict)).length;
  const said = rest.filter((row) => row.object === undefined);
  const ties = rest.filter((row) => row.object !== undefined);
  const money = moneyNumber(app, id);
  const section = (title: string, some: Statement[]): Section => ({
    title,
    number: some.length,
    build: () => groupedStatements(app, some, id),
  });
  const sections: Section[] = [
    { title: "Key figures", number: figures.length, boxed: deal, build: () => keyFigures(app, figures) },
    {
      title: "Money in and out",
      number: money,
      late: money > MANY,
      build: () => moneyParts(app, id),
    },
    {
      title: "Parties and their roles",
      number: roles.length,
      boxed: true,
      build: () => [
        partyList(app, roles),
        disclosure(
          "Statements and receipts",
          () => el("div", {}, ...groupedStatements(app, roles, id)),
          false,
          {
            class: "toggle parties-toggle",
          },
        ),
      ],
    },
    {
      title: "Deals",
      number: deals.length,
      boxed: deal,
      build: () => [
        el(
          "p",
          { class: "actions" },
          button("These as a table", () => app.go({ focus: id, view: "deals", kind: "" })),
        ),
        ...dealsByKind(app, deals, id),
        inDeals.length > 0 &&
          disclosure("Statements and receipts", () => el("div", {}, ...groupedStatements(app, inDeals, id))),
      ],
    },
    section("People", people),
    section("What is said of it", said),
    section("Ties to others", ties),
    section("Ideas", ideas),
    quotationSection(app, "Quotations by it", inOrder(app, model.quotationsOf(id))),
    quotationSection(app, "Quotations about it", model.quotationsOn(id)),
    {
      title: "Where sources differ",
      number: conflicts.length + ofOthers,
      build: () => [
        ...inSteps(placesOf(model, conflicts), CONFLICTS, (some) =>
          some.map((place) => placeView(app, place)),
        ),
        ofOthers > 0 && spokenOtherwise(app, id, ofOthers, conflicts.length),
      ],
    },
    interested(app, id, rows),
    spoken(app, id, disputed.length),
    passedOnSection(app, id),
  ];
  return el(
    "div",
    { class: "entity" },
    el("h2", { tabindex: -1 }, kindMark(app, id), model.shown(id)),
    el("p", { class: "kind" }, kind),
    meaning,
    description ? el("p", {}, description) : null,
    (entity?.aliases ?? []).length > 0 &&
      el("p", { class: "small" }, `Also called ${entity?.aliases?.join(", ")}`),
    ...(entity?.same_as ?? []).map((url) => el("p", { class: "small" }, "The same as ", webLink(url))),
    el(
      "p",
      { class: "small" },
      `${count(rows.length, "statement")}${hiddenWords(all.length - rows.length)}${wordWords(app, id)}`,
    ),
    actions(app, id, rows),
    all.length === 0 ? unspoken(app, id) : null,
    deal ? statusLine(app, id) : null,
    ...sectionParts(sections),
  );
}

/** The deals under their kinds, those first of which there are most. */
function dealsByKind(app: App, deals: string[], seenFrom: string): Child[] {
  const kinds = new Map<string, string[]>();
  for (const deal of deals) {
    const type = app.model.entities.get(deal)?.type ?? "";
    const group = kinds.get(type);
    if (group) group.push(deal);
    else kinds.set(type, [deal]);
  }
  return [...kinds]
    .sort((a, b) => b[1].length - a[1].length)
    .flatMap(([type, group]): Child[] => [
      el("h4", {}, `${app.model.classLabel(type)} `, el("span", { class: "count" }, String(group.length))),
      ...inSteps(group, DEALS, (some) => some.map((deal) => dealCard(app, deal, seenFrom))),
    ]);
}

function actions(app: App, id: string, rows: Statement[]): HTMLElement {
  const { state } = app;
  const open = state.expanded.has(id);
  const toggled = new Set(state.expanded);
  if (!toggled.delete(id)) toggled.add(id);
  const more = app.undrawn(id);
  return el(
    "p",
    { class: "actions" },
    state.focus === id
      ? button("Show the whole picture", () => app.go({ focus: "", view: "picture" }))
      : button("Only its neighbours", () => app.go({ focus: id, view: "picture", more: 1 }), {
          title: "Draw this and what is joined to it, nothing else",
        }),
    open
      ? button("Take its neighbours out", () => app.go({ expanded: toggled, view: "picture" }))
      : button(
          more > 0 ? `Add its neighbours (${more})` : "All its neighbours are drawn",
          () => app.go({ expanded: toggled, focus: "", view: "picture" }),
          { disabled: more === 0 },
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
      : state.view === "picture" && pinButton(app, id),
    state.hidden.has(id)
      ? button("Bring it back", () => app.go({ hidden: less(state.hidden, id), view: "picture" }))
      : button(
          "Hide it",
          () =>
            app.go({
              hidden: new Set([...state.hidden, id]),
              expanded: less(state.expanded, id),
              focus: state.focus === id ? "" : state.focus,
              selected: "",
              view: "picture",
            }),
          app.isDrawn(id) ? {} : { disabled: true, title: "It is not drawn" },
        ),
    button("Save statements", () => saveCsv(`statements-${id}.csv`, statementsCsv(app, rows)), {
      disabled: rows.length === 0,
      title: "Save the statements that are counted here as a CSV file",
    }),
    button("Copy link", () => void copyLink(app)),
    shortPrintButton(app, id),
  );
}

/** Keeps an entity drawn: where it is, or else beside what it is joined to. */
function pinButton(app: App, id: string): HTMLElement {
  const room = app.hasRoom(id);
  const title = app.isDrawn(id)
    ? "It stays drawn where it is. Dragging it, or Shift and an arrow key in the picture, pins it too"
    : room
      ? "Draw it beside the others, and keep it drawn"
      : "It cannot be drawn: it is hidden, or nothing of it was known by the date that is set";
  return button("Pin it", () => app.pin(id), { title, disabled: !room });
}

function less(ids: Set<string>, id: string): Set<string> {
  return new Set([...ids].filter((other) => other !== id));
}

function quotationSection(app: App, title: string, all: Quotation[]): Section {
  const shown = new Set(app.quotations);
  const rows = all.filter((row) => shown.has(row));
  const list = (part: Quotation[]) =>
    el("ul", { class: "quotations" }, ...part.map((row) => quotationItem(app, row)));
  return {
    title,
    number: rows.length,
    build: () => [
      list(rows.slice(0, 4)),
      rows.length > 4 &&
        disclosure(`${rows.length - 4} more`, () => list(rows.slice(4)), false, {
          class: "toggle more-toggle",
        }),
    ],
  };
}

/** Who speaks of it with an interest of their own, and why. */
function interested(app: App, id: string, rows: Statement[]): Section {
  const numbers = new Map<string, number>();
  const told = rows.filter((row) => row.subject !== id || !isOwnStand(row));
  for (const row of [...told, ...app.model.quotationsOn(id).filter((each) => app.quotations.includes(each))])
    if (app.model.interestIn(row.speaker, [id]))
      numbers.set(row.speaker, (numbers.get(row.speaker) ?? 0) + 1);
  const speakers = [...numbers].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
  const build = () => [
    el(
      "ul",
      { class: "figures" },
      ...speakers.map(([speaker, number]) =>
        el(
          "li",
          {},
          entityLink(app, speaker),
          ` (${number} of what is said or quoted here): ${app.model.interestIn(speaker, [id])}`,
        ),
      ),
    ),
    el("p", { class: "small" }, "Of the other speakers no tie to it shows in this graph."),
  ];
  return { title: "Who speaks of it with an interest", number: speakers.length, build };
}

/** What is told of an entity of which nothing is said itself: who rests on its word, and who names it. */
function unspoken(app: App, id: string): HTMLElement {
  const said = saidBy(app, id);
  const named = mentions(app.model, id).filter((row) => app.passing.has(row) && !said.includes(row));
  const part = el("section", {});
  append(part, [
    el(
      "p",
      {},
      said.length + named.length > 0
        ? "Nothing is said of it by itself, but it stands in what is said of others:"
        : "Nothing is said of it, and nothing that passes the filters names it.",
    ),
    said.length > 0 &&
      el("h3", {}, `Rests on ${whose(app, id)} word `, el("span", { class: "count" }, String(said.length))),
    said.length > 0 && limited(app, said),
    named.length > 0 && el("h3", {}, "Names it ", el("span", { class: "count" }, String(named.length))),
    named.length > 0 && limited(app, named),
  ]);
  return part;
}

/** How much rests on the word of an entity. */
function wordWords(app: App, id: string): string {
  const said = saidBy(app, id).length;
  const passed = passedOn(app, id).length;
  return [
    said > 0 ? `; ${count(said, "rests", "rest")} on ${whose(app, id)} word` : "",
    passed > 0 ? `; ${grouped(passed)} of others passed on` : "",
  ].join("");
}

function whose(app: App, id: string): string {
  return ["Person", "AnonymousGroup"].some((name) => app.model.isA(id, name)) ? "their" : "its";
}

function saidBy(app: App, id: string): Statement[] {
  return app.model.saidBy(id).filter((row) => app.passing.has(row));
}

function passedOn(app: App, id: string): Statement[] {
  return app.model.passedOnBy(id).filter((row) => app.passing.has(row));
}

/** What others say that sources have through an entity, as from a newspaper. */
function passedOnSection(app: App, id: string): Section {
  const rows = passedOn(app, id);
  const build = () => [
    el(
      "p",
      { class: "actions" },
      button("Save these", () => saveCsv(`passed-on-${id}.csv`, statementsCsv(app, rows)), {
        title: "Save the statements that are passed on as a CSV file",
      }),
    ),
    limited(app, rows),
  ];
  return { title: "Said by others, passed on", number: rows.length, late: rows.length > MANY, build };
}

/** How many disagreements there are in which an entity speaks of others, with the way to all of its disagreements. */
function spokenOtherwise(app: App, id: string, ofOthers: number, shown: number): HTMLElement {
  const says = whose(app, id) === "their" ? "they say" : "it says";
  const words = `${grouped(ofOthers)} in which ${says} otherwise of others`;
  return el(
    "p",
    {},
    button(shown > 0 ? `and ${words}` : words, () => toDisputesOf(app, id), { class: "link" }),
  );
}

function spoken(app: App, id: string, disputed: number): Section {
  const said = saidBy(app, id);
  const build = () => [
    el(
      "p",
      {},
      `${count(said.length, "statement")} in this graph ${said.length === 1 ? "rests" : "rest"} on ${whose(app, id)} word.`,
    ),
    el(
      "p",
      { class: "actions" },
      // In the picture much of it may have no place; and of the speaker itself nothing need be left for the panel.
      button("Show only what it says", () =>
        app.go({
          only: { ...app.state.only, speaker: new Set([id]) },
          view: "table",
          listed: "all",
          selected: "",
        }),
      ),
      comparedButton(app, id, disputed),
    ),
  ];
  return { title: "As a speaker", number: said.length, build };
}
