// Money in and out of an entity: what it has to pay, gets and earns in short, what to keep in mind, and each deal.
import type { App } from "./app.ts";
import { passagesOf } from "./citation.ts";
import { dateWords } from "./dates.ts";
import { figureLine, statusLines, tieLine } from "./dealtable.ts";
import { differsTag } from "./differs.ts";
import { button, type Child, count, disclosure, el, grouped, moreWords } from "./dom.ts";
import { looser } from "./empty.ts";
import { lineId } from "./joins.ts";
import { entityLink } from "./links.ts";
import { type MoneySide, moneyOf } from "./money.ts";
import { moneyCsv } from "./moneycsv.ts";
import { isOfBefore, type Metric, type Told } from "./moneymetrics.ts";
import { amountMetric, type MoneyRow } from "./moneyrows.ts";
import type { Overlap, Sum } from "./moneysums.ts";
import {
  mindful,
  overlapWords,
  sideTitle,
  sizeWords,
  sumTitle,
  termWords,
  untoldWords,
} from "./moneywords.ts";
import { PRINTING } from "./print.ts";
import { roleWords, voicesOf } from "./roles.ts";
import { FACTS } from "./steps.ts";
import { saveCsv } from "./take.ts";
import { firmest } from "./theme.ts";
import type { Statement } from "./types.ts";

/** So many deals of a side are shown at once, and where nothing else is. */
const STEP = 4;
const ALONE = 20;
/** So many that would count twice are named at once. */
const OVERLAPS = 6;

/** The panel of nothing but an entity's money. */
export function moneyPanel(app: App, id: string): HTMLElement {
  return el(
    "div",
    { class: "entity" },
    el("h2", { tabindex: -1 }, `Money in and out of ${app.model.shown(id)}`),
    el("p", {}, entityLink(app, id)),
    el("section", { class: "prints-all" }, ...moneyParts(app, id)),
  );
}

/** What stands in the section of an entity's panel. */
export function moneyParts(app: App, id: string): Child[] {
  const money = moneyOf(app, id);
  const { sides, spent, raised, earned } = money;
  const paying = sides.filter(({ party }) => party.pays);
  const paid = sides.filter(({ party }) => !party.pays);
  const hidden = sides.reduce((sum, side) => sum + side.hidden, 0);
  const alone = app.state.selected === `m:${id}`;
  return [
    el(
      "dl",
      { class: "money-sums" },
      ...paying.flatMap((side) => sideSums(app, side)),
      paying.length + spent.length === 0 && noneTold("Pays or is to pay"),
      ...metricLines(app, id, "Its spending, as told in all", spent),
      ...paid.flatMap((side) => sideSums(app, side)),
      ...metricLines(app, id, "What it has raised or expects, as told in all", raised),
      ...metricLines(app, id, "Earns", earned),
      earned.length === 0 && noneTold("Earns"),
    ),
    ...mindful(app, money).map((words) => el("p", { class: "small money-mind" }, words)),
    hidden > 0 && el("p", { class: "small" }, `${count(hidden, "more deal")} left out by the filters.`),
    el(
      "p",
      { class: "actions" },
      ...(hidden > 0 ? looser(app) : []),
      button("Save as CSV", () => saveCsv(`money-${id}.csv`, moneyCsv(app, money))),
      !alone &&
        button("By itself", () => app.select(`m:${id}`), {
          title: "A panel, and a link, of nothing but this",
        }),
    ),
    ...sides.filter(({ rows }) => rows.length > 0).map((side) => sideTable(app, side, alone ? ALONE : STEP)),
  ];
}

function noneTold(title: string): HTMLElement {
  return el("div", {}, el("dt", {}, title), el("dd", {}, "nothing is told of this here"));
}

function overlapLine(app: App, overlap: Overlap): HTMLElement {
  return el("li", { class: "small" }, overlapWords(app, overlap));
}

function sideSums(app: App, side: MoneySide): Child[] {
  const lines: Child[] = [
    ...side.sums.map((sum) =>
      el(
        "li",
        {},
        `${isPart(side, sum) ? "of it " : ""}${sumTitle(app, sum)}: `,
        el("strong", {}, sizeWords(app, sum)),
        ofHowMany(sum),
      ),
    ),
    ...side.overlaps.slice(0, OVERLAPS).map((each) => overlapLine(app, each)),
    side.overlaps.length > OVERLAPS &&
      el(
        "li",
        {},
        disclosure(`${grouped(side.overlaps.length - OVERLAPS)} more that would count twice`, () =>
          el(
            "ul",
            { class: "figures" },
            ...side.overlaps.slice(OVERLAPS).map((each) => overlapLine(app, each)),
          ),
        ),
      ),
    ...untoldWords(side).map((words) => el("li", {}, words)),
    side.outside.size > 0 && outsideLine(app, side),
  ];
  return [
    el(
      "div",
      {},
      el("dt", {}, sideTitle(side.party)),
      el("dd", {}, el("ul", { class: "figures" }, ...lines)),
    ),
  ];
}

/** Whether a sum is a part of the one of all that is agreed. */
function isPart({ sums }: MoneySide, { rows, total }: Sum): boolean {
  const all = sums.find((sum) => sum.total);
  return !total && all !== undefined && rows.every((row) => all.rows.includes(row));
}

function ofHowMany({ rows, total }: Sum): string {
  return total ? "" : ` (${count(rows.length, "deal")})`;
}

function outsideLine(app: App, { outside }: MoneySide): HTMLElement {
  const names = [...outside].flatMap(([id, rows], place): Child[] => [
    place > 0 && ", ",
    entityLink(app, id),
    " (",
    button(
      app.model.predicateLabel(rows[0]?.predicate ?? ""),
      () => app.select(lineId(rows[0] as Statement)),
      {
        class: "link",
        title: "The statements, with receipts",
      },
    ),
    ")",
  ]);
  return el("li", {}, "outside these deals, without an amount: ", ...names);
}

function metricLines(app: App, id: string, title: string, metrics: Metric[]): Child[] {
  if (metrics.length === 0) return [];
  const lines = metrics.map((metric) => {
    const { predicate, values, against, number, left } = metric;
    const lead = (value: Told) => (isOfBefore(metric, value) ? "earlier, in dispute: " : "but ");
    const toAll = (words: string) =>
      button(words, () => app.select(`f:${id}|${predicate}`), {
        class: "link",
        title: `All that is told of it: ${count(number, "statement")}`,
      });
    const rest = left === number ? count(left, "statement") : `and ${grouped(left)} more: all statements`;
    return el(
      "li",
      {},
      toAll(app.model.predicateLabel(predicate)),
      ...values.map((value) => el("div", {}, ...toldParts(app, value, predicate))),
      ...against.map((value) =>
        el("div", { class: "small" }, lead(value), ...toldParts(app, value, predicate)),
      ),
      left > 0 && el("div", { class: "small" }, toAll(rest)),
    );
  });
  return [el("div", {}, el("dt", {}, title), el("dd", {}, el("ul", { class: "figures" }, ...lines)))];
}

/** A value under the name that it has, where that is not the metric's, with its mark. */
function toldParts(app: App, { predicate, value, marks, row, rows }: Told, metric: string): Child[] {
  return [
    predicate !== metric && `${app.model.predicateLabel(predicate)} `,
    button(value, () => app.select(`s:${row.id}`), { class: "link" }),
    el("span", { class: "small" }, marks),
    " ",
    differsTag(app, rows),
  ];
}

interface Column {
  name: string;
  view: (row: MoneyRow) => Child[];
}

function columnsOf(app: App, pays: boolean): Column[] {
  return [
    { name: "Deal", view: (row) => dealParts(app, row) },
    { name: pays ? "Paid to" : "Paid by", view: (row) => otherParts(app, row) },
    { name: "How much", view: (row) => amountParts(app, row) },
    { name: "When", view: (row) => whenParts(app, row) },
    {
      name: "How far",
      view: ({ deal }) => [deal.steps.length > 0 ? statusLines(app, deal.steps) : "not told"],
    },
    { name: "Whose word", view: (row) => voiceParts(app, row) },
  ];
}

function sideTable(app: App, { party, rows }: MoneySide, step: number): HTMLElement {
  const columns = columnsOf(app, party.pays);
  const body = el("tbody", { role: "rowgroup" });
  const more = button("", () => add(step), { class: "no-paper" });
  // On a short sheet, which has what stands here, the button would be missed.
  const rest = el("p", { class: "paper small" });
  let shown = 0;
  const add = (number: number) => {
    for (const row of rows.slice(shown, shown + number)) body.append(line(row, columns));
    shown = Math.min(rows.length, shown + number);
    more.textContent = `Show ${moreWords(rows.length - shown, step)}`;
    rest.textContent = `${count(rows.length - shown, "more deal")} in the page`;
    for (const element of [more, rest]) element.hidden = shown >= rows.length;
  };
  add(rows.length === step + 1 ? rows.length : step);
  const head = columns.map(({ name }) => el("th", { scope: "col", role: "columnheader" }, name));
  const table = el(
    "table",
    { class: "rows prints-all payments", role: "table" },
    el("caption", {}, `${sideTitle(party)}: ${count(rows.length, "deal")}`),
    el("thead", { role: "rowgroup" }, el("tr", { role: "row" }, ...head)),
    body,
  );
  table.addEventListener(PRINTING, () => add(rows.length - shown));
  return el("div", { class: "money" }, table, more, rest);
}

function line(row: MoneyRow, columns: Column[]): HTMLElement {
  return el(
    "tr",
    { role: "row", "data-money": row.id },
    ...columns.map(({ name, view }) =>
      el("td", { role: "cell", "data-head": name }, el("div", {}, ...view(row))),
    ),
  );
}

function small(...parts: Child[]): HTMLElement {
  return el("div", { class: "small" }, ...parts);
}

function receipts(app: App, rows: Statement[], words: string): HTMLElement {
  return button(words, () => app.select(lineId(rows[0] as Statement)), {
    class: "link",
    title: "The statements, with receipts",
  });
}

/** "customer", "investor, projected": in which roles, with their receipts. */
function rolesOf(app: App, rows: Statement[]): Child[] {
  return [...new Set(rows.map(({ predicate }) => predicate))].flatMap((predicate, place): Child[] => {
    const own = rows.filter((row) => row.predicate === predicate);
    const stance = firmest(own);
    const soft = stance === "asserted" ? "" : `, ${app.model.stanceLabel(stance)}`;
    const scopes = [...new Set(own.flatMap(({ scope }) => scope ?? []))].map((scope) => `; ${scope}`);
    return [place > 0 && ", ", receipts(app, own, app.model.predicateLabel(predicate)), soft, ...scopes];
  });
}

function dealParts(app: App, { deal, roles, denied, behind, names }: MoneyRow): Child[] {
  return [
    entityLink(app, deal.id),
    small("as ", ...rolesOf(app, roles)),
    behind && small("it only supplies the one who delivers, and who is paid"),
    names.length > 0 && small(`also said of ${names.map((id) => app.model.label(id)).join(", ")}`),
    denied.length > 0 && small(receipts(app, denied, "also said not to be so")),
    ...deal.ties.map((tie) => tieLine(app, tie)),
  ];
}

function otherParts(app: App, row: MoneyRow): Child[] {
  const { deal, others, names, beside } = row;
  const own = [row.roles[0]?.object, ...others.keys(), ...names, ...beside];
  const rest = deal.parties.filter(({ id, roles }) => !own.includes(id) && roles.some(({ party }) => party));
  const beyond = rest.map(({ id, roles }) => `${app.model.label(id)} (${roles.map(roleWords).join(", ")})`);
  return [
    others.size === 0 && "not told",
    ...payments(app, others),
    beyond.length > 0 && small(`also in it: ${beyond.join(", ")}`),
  ];
}

function payments(app: App, others: MoneyRow["others"]): Child[] {
  return [...others].map(([id, rows]) =>
    el("div", {}, entityLink(app, id), " ", el("span", { class: "small" }, "(", ...rolesOf(app, rows), ")")),
  );
}

function amountParts(app: App, { deal, figures, beside, behind, hidden, size }: MoneyRow): Child[] {
  const sizes = Object.values(app.model.counted.sizes).filter((metric) => metric !== amountMetric(app));
  const rows = figures.flatMap((figure) => figure.rows);
  const names = beside.map((id) => app.model.label(id)).join(", ");
  return [
    ...figures.map((figure) => figureLine(app, figure)),
    figures.length === 0 && el("div", {}, hidden ? "left out by the filters" : "not told"),
    differsTag(app, rows),
    behind && figures.length > 0 && small("of the whole deal, which others are paid"),
    beside.length > 0 && small(`shared with ${names}${size ? ": its part is not told" : ""}`),
    ...deal.figures
      .filter(({ predicate }) => sizes.includes(predicate))
      .map((figure) => small(`${figure.label}: `, ...figureLine(app, figure).childNodes)),
    ...paperWords(app, rows),
  ];
}

/** On paper, where no receipt opens, the words of the amount and their source. */
function paperWords(app: App, rows: Statement[]): Child[] {
  const quotes = rows.map(
    (row) =>
      `“${passagesOf(row.evidence)
        .map(({ exact }) => exact)
        .join(" … ")}” (${app.model.sourceTitle(row.source)})`,
  );
  return [...new Set(quotes)].map((text) => el("p", { class: "paper small" }, text));
}

function whenParts(app: App, { deal, terms }: MoneyRow): Child[] {
  const { date, later, begun } = deal;
  return [
    date && el("div", {}, dateWords(date)),
    later && small(`dated later: ${dateWords(later)}`),
    begun === "perhaps" && small("may have begun only later"),
    ...[...new Map(terms.map((row) => [termWords(app, row), row]))].map(([words, row]) =>
      small(button(words, () => app.select(`s:${row.id}`), { class: "link" })),
    ),
    !date && terms.length === 0 && "not told",
  ];
}

/** Who gives the amount, or else who says that the deal is so, and how firmly; and what of it is less firm. */
function voiceParts(app: App, { figures, roles, stance }: MoneyRow): Child[] {
  const given = figures.flatMap((figure) => figure.rows).filter((row) => row.polarity !== "negated");
  const rows = given.length > 0 ? given : roles;
  const isSofter = !FACTS.includes(stance) && firmest(rows) !== stance;
  return [
    ...voicesOf(app, rows).map((voice) => el("div", {}, voice)),
    isSofter && small(`who pays it is only ${app.model.stanceLabel(stance)}`),
  ];
}
