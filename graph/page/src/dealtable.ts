// The deals as a table: who is in them in which roles, their figures, when, how far they have come, and how firmly.
import type { App } from "./app.ts";
import { countsIn } from "./counts.ts";
import { dateWords } from "./dates.ts";
import { dealsCsv } from "./dealcsv.ts";
import { type Deal, dealsIn, stepWords } from "./dealrows.ts";
import type { DealTie } from "./dealties.ts";
import { button, type Child, count, el, grouped, plain } from "./dom.ts";
import { nothing } from "./empty.ts";
import { entityLink } from "./links.ts";
import { stanceTag } from "./marks.ts";
import { PRINTING } from "./print.ts";
import type { Figure } from "./roles.ts";
import { saveCsv } from "./take.ts";
import { firmest, firmness } from "./theme.ts";
import type { Statement } from "./types.ts";
import { objectWords } from "./words.ts";

const STEP = 100;
/** So many metrics have a column each: those that most of the deals have. */
const METRICS = 3;

interface Column {
  id: string;
  name: string;
  title?: string;
  /** Whether the largest come first at the first click. */
  falling?: boolean;
  /** What it is sorted by; what is "" or null comes last. */
  key: (deal: Deal) => string | number | null;
  view: (deal: Deal) => Child[];
}

/** All deals of which something passes the filters, or those of one entity; kinds of things that are not drawn count too. */
export function dealsPage(app: App): HTMLElement {
  const focus = app.known.has(app.state.focus) ? app.state.focus : "";
  const every = dealsIn(app).filter(
    (deal) => !focus || deal.rows.some((row) => row.object === focus) || deal.id === focus,
  );
  const shown = every.filter(({ kind }) => !app.state.kind || kind === app.state.kind);
  const columns = columnsOf(app, shown);
  // Where what may have begun is listed too, what certainly had comes first, whatever the order.
  const sorted = sortedBy(app, shown, columns).sort(
    (a, b) => Number(a.begun === "perhaps") - Number(b.begun === "perhaps"),
  );
  const page = el(
    "div",
    { class: "page wide" },
    el("h2", {}, focus ? `Deals of ${app.model.label(focus)}` : "Deals"),
    el(
      "p",
      {},
      "Each party stands once, with all of its roles. A role, a figure or a status opens its receipts, a name its panel. Kinds that are not ticked for the picture are named here all the same.",
    ),
    focus !== "" &&
      el(
        "p",
        { class: "actions" },
        entityLink(app, focus),
        button("All deals", () => app.go({ focus: "" })),
      ),
    kindChoice(app, every),
  );
  if (shown.length === 0)
    page.append(...nothing(app, "A deal is listed when a statement of it passes the filters."));
  else
    page.append(
      el(
        "p",
        { class: "actions" },
        button("Save deals as CSV", () => saveCsv("deals.csv", dealsCsv(app, sorted))),
      ),
      sumNote(app, shown),
      dealTable(app, sorted, columns),
    );
  return page;
}

/** How many rows of each metric a sum would count twice, in words. */
function sumNote(app: App, deals: Deal[]): HTMLElement {
  const counts = countsIn(app, deals);
  const twice = metricsOf(deals).flatMap((predicate) => {
    const rows = deals.filter((deal) => counts.twice(deal, predicate));
    return rows.length > 0 ? [`${app.model.predicateLabel(predicate)}: ${grouped(rows.length)}`] : [];
  });
  const words =
    twice.length > 0 &&
    `Before adding up: some rows are, or may be, a part of another row, or the same deal, and would count twice (${twice.join(", ")}). ` +
      "Below a deal's name stands of which; the CSV tells for each figure whether it counts in a sum.";
  return el("p", { class: "small sum-note" }, words);
}

function columnsOf(app: App, deals: Deal[]): Column[] {
  return [
    {
      id: "deal",
      name: "Deal",
      key: ({ id }) => app.model.label(id).toLowerCase(),
      view: ({ id, ties }) => [entityLink(app, id), ...ties.map((tie) => tieLine(app, tie))],
    },
    {
      id: "kind",
      name: "Kind",
      key: (deal) => app.model.classLabel(deal.kind),
      view: (deal) => [app.model.classLabel(deal.kind)],
    },
    {
      id: "parties",
      name: "Parties and their roles",
      key: ({ parties }) => app.model.label(parties[0]?.id ?? "").toLowerCase(),
      view: ({ parties }) => [partyLines(app, parties)],
    },
    ...metricsOf(deals).map((predicate) => metricColumn(app, predicate)),
    {
      id: "date",
      name: "Signed or announced, begins",
      title: "Where no date of signing is given, the first date that the deal has",
      key: ({ date, begins }) => date || begins,
      view: ({ date, begins, later }) => [
        later ? el("div", { class: "small" }, `dated later: ${dateWords(later)}`) : null,
        date ? el("div", {}, dateWords(date)) : null,
        begins ? el("div", {}, `from ${dateWords(begins)}`) : null,
      ],
    },
    {
      id: "status",
      name: "Status",
      key: ({ steps }) => (steps[0] ? objectWords(steps[0], app.model) : ""),
      view: ({ steps }) => (steps.length > 0 ? [statusLines(app, steps)] : []),
    },
    {
      id: "stance",
      name: "How firmly",
      title:
        "The firmest statement of its status and of its figures, or of its parties where neither is told",
      key: ({ stances }) => Math.max(...stances.map(([, stance]) => firmness(stance))),
      view: ({ stances }) =>
        [...new Set(stances.map(([, stance]) => stance))].map((stance) => stanceLine(app, stances, stance)),
    },
  ];
}

/** "may be the same as or become Series Q", or what another deal is to this one; the phrase opens the receipts. */
export function tieLine(
  app: App,
  { other, forward, phrase, stance, scope, selection }: DealTie,
): HTMLElement {
  const receipts = button(phrase, () => app.select(selection), {
    class: "link",
    title: scope || "The statements, with receipts",
  });
  const link = entityLink(app, other);
  return el(
    "div",
    { class: "small deal-tie" },
    ...(forward ? [receipts, " ", link] : [link, " ", receipts, " this"]),
    stance && ` (${stance})`,
  );
}

/** "status, figures: asserted": what is told so firmly. */
function stanceLine(app: App, stances: Deal["stances"], stance: string): HTMLElement {
  const parts = stances.filter(([, each]) => each === stance).map(([part]) => part);
  return el(
    "div",
    {},
    el("span", { class: "small" }, `${parts.join(", ")}: `),
    stanceTag(stance, app.model.stanceLabel(stance), false),
  );
}

/** The metrics that most of the deals have. */
function metricsOf(deals: Deal[]): string[] {
  const numbers = new Map<string, number>();
  for (const { figures } of deals)
    for (const predicate of new Set(figures.map((figure) => figure.predicate)))
      numbers.set(predicate, (numbers.get(predicate) ?? 0) + 1);
  return [...numbers]
    .sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))
    .slice(0, METRICS)
    .map(([predicate]) => predicate);
}

function metricColumn(app: App, predicate: string): Column {
  const term = app.model.vocabulary.predicates[predicate];
  const name = term?.label ?? predicate;
  const own = ({ figures }: Deal) => figures.filter((figure) => figure.predicate === predicate);
  const size = (row: Statement) => row.value ?? row.upper ?? 0;
  return {
    id: predicate,
    name: name.charAt(0).toUpperCase() + name.slice(1),
    title: plain(term?.definition ?? ""),
    falling: true,
    key: (deal) => {
      const sizes = own(deal).flatMap(({ rows }) => rows.filter((row) => row.unit !== undefined).map(size));
      return sizes.length > 0 ? Math.max(...sizes) : null;
    },
    view: (deal) => own(deal).map((figure) => figureLine(app, figure)),
  };
}

export function figureLine(app: App, { words, marks, rows }: Figure): HTMLElement {
  const firm = firmest(rows);
  const row = rows.find((each) => each.stance === firm) ?? rows[0];
  return el(
    "div",
    {},
    button(words, () => app.select(`s:${row?.id}`), { class: "link" }),
    marks.length > 0 && el("span", { class: "small" }, ` ${marks.join("; ")}`),
  );
}

function partyLines(app: App, parties: Deal["parties"]): HTMLElement {
  return el(
    "ul",
    { class: "deal-parties" },
    ...parties.map(({ id, roles }) =>
      el(
        "li",
        {},
        entityLink(app, id),
        " ",
        el(
          "span",
          { class: "small" },
          "(",
          ...roles.flatMap(({ name, scopes, selection }, place): Child[] => [
            place > 0 && ", ",
            button(name, () => app.select(selection), {
              class: "link",
              title: "The statements, with receipts",
            }),
            ...scopes.map((scope) => `; ${scope}`),
          ]),
          ")",
        ),
      ),
    ),
  );
}

/** The latest step first, what is only expected last, each wording once. */
export function statusLines(app: App, steps: Statement[]): HTMLElement {
  const found = new Map<string, Statement>();
  for (const row of steps) {
    const text = stepWords(app, row);
    if (!found.has(text)) found.set(text, row);
  }
  return el(
    "div",
    {},
    ...[...found].map(([text, row]) =>
      el(
        "div",
        {},
        button(text, () => app.select(`s:${row.id}`), { class: "link" }),
      ),
    ),
  );
}

/** How many deals there are of each kind, those of which there are most first. */
function kindNumbers(deals: Deal[]): Map<string, number> {
  const numbers = new Map<string, number>();
  for (const { kind } of deals) numbers.set(kind, (numbers.get(kind) ?? 0) + 1);
  return new Map([...numbers].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)));
}

function kindChoice(app: App, deals: Deal[]): HTMLElement {
  const numbers = kindNumbers(deals);
  const chosen = app.state.kind;
  if (chosen && !numbers.has(chosen)) numbers.set(chosen, 0);
  const choice = (kind: string, text: string, number: number) =>
    button(`${text} (${grouped(number)})`, () => app.go({ kind }), {
      id: `deals-${kind || "all"}`,
      "aria-pressed": String(chosen === kind),
    });
  return el(
    "p",
    { class: "actions", role: "group", "aria-label": "Kinds of deals" },
    choice("", "All kinds", deals.length),
    ...[...numbers].map(([kind, number]) => choice(kind, app.model.classLabel(kind), number)),
  );
}

/** The column by which the deals stand, and whether from its other end; none where no column is chosen. */
function sortOf(app: App, columns: Column[]): [Column | undefined, boolean] {
  const { sort } = app.state;
  return [columns.find(({ id }) => id === sort.replace(/^-/, "")), sort.startsWith("-")];
}

/** Kinds of which there are most first, in each the deals of which most is said; those that name no party come last. */
function asTheyCome(app: App, deals: Deal[]): Deal[] {
  const numbers = kindNumbers(deals);
  const places = new Map([...numbers.keys()].map((kind, place) => [kind, place]));
  const nameless = (deal: Deal) =>
    Number(
      !deal.parties.some(({ id }) => app.model.isA(id, "Agent") && !app.model.isA(id, "AnonymousGroup")),
    );
  return [...deals].sort(
    (a, b) =>
      nameless(a) - nameless(b) ||
      (places.get(a.kind) ?? 0) - (places.get(b.kind) ?? 0) ||
      b.rows.length - a.rows.length ||
      (a.id < b.id ? -1 : 1),
  );
}

function sortedBy(app: App, deals: Deal[], columns: Column[]): Deal[] {
  const [column, turned] = sortOf(app, columns);
  if (!column) return asTheyCome(app, deals);
  const keys = new Map(deals.map((deal) => [deal, column.key(deal)]));
  const direction = (column.falling ?? false) === turned ? 1 : -1;
  return [...deals].sort((a, b) => {
    const [one, other] = [keys.get(a) ?? null, keys.get(b) ?? null];
    const [no, none] = [one === null || one === "", other === null || other === ""];
    if (no !== none) return no ? 1 : -1;
    if (no || one === other || one === null || other === null)
      return b.rows.length - a.rows.length || (a.id < b.id ? -1 : 1);
    return direction * (one < other ? -1 : 1);
  });
}

function dealTable(app: App, deals: Deal[], columns: Column[]): HTMLElement {
  const [chosen, turned] = sortOf(app, columns);
  const head = el("tr", { role: "row" });
  for (const { id, name, title, falling = false } of columns) {
    const rises = falling === turned;
    const sorted = id !== chosen?.id ? undefined : rises ? "ascending" : "descending";
    const arrow = sorted === undefined ? "" : rises ? " ↓" : " ↑";
    head.append(
      el(
        "th",
        { scope: "col", role: "columnheader", "aria-sort": sorted, title },
        button(`${name}${arrow}`, () => app.go({ sort: sorted && !turned ? `-${id}` : id }), {
          class: "link",
          id: `sort-${id}`,
        }),
      ),
    );
  }
  const body = el("tbody", { role: "rowgroup" });
  const more = button("", () => add(STEP), { class: "no-paper" });
  let shown = 0;
  let group: Deal["begun"] = "";
  const add = (number: number) => {
    for (const deal of deals.slice(shown, shown + number)) {
      if (deal.begun !== group) body.append(groupHead(app, deal.begun, deals, columns.length));
      group = deal.begun;
      body.append(line(deal, columns));
    }
    shown = Math.min(deals.length, shown + number);
    more.textContent = `Show ${Math.min(STEP, deals.length - shown)} more of ${grouped(deals.length - shown)}`;
    more.hidden = shown >= deals.length;
  };
  add(STEP);
  const table = el(
    "table",
    { class: "rows prints-all deals", role: "table" },
    el("caption", {}, count(deals.length, "deal")),
    el("thead", { role: "rowgroup" }, head),
    body,
  );
  table.addEventListener(PRINTING, () => add(deals.length - shown));
  return el(
    "div",
    {},
    el("div", { class: "scroll", tabindex: 0, role: "region", "aria-label": "Deals" }, table),
    more,
  );
}

/** The head of those that had certainly begun by "as of", or of those that may have, with their number. */
function groupHead(app: App, begun: Deal["begun"], deals: Deal[], width: number): HTMLElement {
  const number = grouped(deals.filter((deal) => deal.begun === begun).length);
  const words =
    begun === "certainly"
      ? `Had certainly begun by ${dateWords(app.state.asOf)} (${number})`
      : `May have begun by then: no date says so (${number})`;
  return el("tr", { role: "row" }, el("th", { role: "rowheader", class: "group", colspan: width }, words));
}

function line(deal: Deal, columns: Column[]): HTMLElement {
  return el(
    "tr",
    { role: "row", "data-deal": deal.id },
    ...columns.map(({ name, view }) => {
      const content = view(deal).filter(Boolean);
      return el(
        "td",
        { role: "cell", "data-head": name },
        el("div", {}, ...(content.length > 0 ? content : ["–"])),
      );
    }),
  );
}
