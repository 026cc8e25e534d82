// The money of an entity as a file for spreadsheets: a row for each side of a deal, and for each value that it tells.
import type { App } from "./app.ts";
import { stepWords } from "./dealrows.ts";
import { differsWords } from "./differs.ts";
import type { Money, MoneySide } from "./money.ts";
import type { Metric, Told } from "./moneymetrics.ts";
import type { MoneyRow } from "./moneyrows.ts";
import { sideTitle, sumTitle, termWords } from "./moneywords.ts";
import { roleWords, voicesOf } from "./roles.ts";
import { csv } from "./take.ts";
import type { Statement } from "./types.ts";

const HEAD = [
  "What it does",
  "Deal or figure",
  "In the role of",
  "Paid to or by",
  "How much",
  "From number",
  "To number",
  "Shared with",
  "Counts in the sum of",
  "When",
  "Over which time",
  "How far",
  "Whose word",
  "Id of the deal or figure",
  "Statements",
  "Exact words",
];

export function moneyCsv(app: App, { sides, spent, raised, earned }: Money): string {
  const metrics: [string, Metric[]][] = [
    ["Spends", spent],
    ["Raises", raised],
    ["Earns", earned],
  ];
  return csv([
    HEAD,
    ...sides.flatMap((side) => side.rows.map((row) => dealLine(app, side, row))),
    ...metrics.flatMap(([title, some]) => some.flatMap((metric) => metricLines(app, title, metric))),
  ]);
}

function dealLine(app: App, side: MoneySide, row: MoneyRow): (string | number | undefined)[] {
  const { model } = app;
  const { deal, figures, size, others, beside, roles, terms } = row;
  const labels = (ids: Iterable<string>) => [...ids].map((id) => model.label(id)).join(" | ");
  const own = deal.parties.find(({ id }) => id === roles[0]?.object)?.roles ?? [];
  const amounts = figures.flatMap((figure) => figure.rows);
  const rows = [...roles, ...[...others.values()].flat(), ...amounts, ...deal.steps, ...terms];
  return [
    sideTitle(side.party),
    model.label(deal.id),
    own.map(roleWords).join(" | "),
    labels(others.keys()),
    figures.map(({ words, marks }) => [words, ...marks].join("; ")).join(" | "),
    size?.low,
    size?.high ?? undefined,
    labels(beside),
    countsIn(app, side, row),
    deal.date,
    [...new Set(terms.map((term) => termWords(app, term)))].join(" | "),
    [...new Set(deal.steps.map((step) => stepWords(app, step)))].join(" | "),
    voicesOf(app, amounts.length > 0 ? amounts : roles).join(" | "),
    deal.id,
    ...sourced(rows),
  ];
}

/** In which sum a row is added, or why in none. */
function countsIn(app: App, { sums, overlaps }: MoneySide, row: MoneyRow): string {
  const sum = sums.find((each) => !each.total && each.rows.includes(row));
  const overlap = overlaps.find((each) => each.row === row);
  if (!sum) return "";
  if (!overlap) return sumTitle(app, sum);
  const tie = `${overlap.tie.phrase} ${app.model.label(overlap.tie.other)}`;
  return overlap.across ? `${sumTitle(app, sum)}; ${tie}` : `none: ${tie}`;
}

function metricLines(
  app: App,
  title: string,
  { values, against }: Metric,
): (string | number | undefined)[][] {
  return [
    ...values.map((value) => metricLine(app, title, value)),
    ...against.map((value) => metricLine(app, `${title}: said otherwise`, value)),
  ];
}

function metricLine(
  app: App,
  title: string,
  { predicate, value, marks, row, rows }: Told,
): (string | number | undefined)[] {
  // Of a number that is denied no cell holds what could be added up.
  const { value: number, lower = number, upper = number } = row.polarity === "negated" ? {} : row;
  return [
    title,
    app.model.predicateLabel(predicate),
    "",
    "",
    [value + marks, differsWords(app, rows)].filter(Boolean).join("; "),
    lower,
    upper,
    "",
    "",
    row.at,
    "",
    "",
    app.model.stanceLabel(row.stance),
    predicate,
    ...sourced(rows),
  ];
}

function sourced(rows: Statement[]): [string, string] {
  const words = rows.flatMap(({ evidence }) => evidence.map(({ exact }) => exact));
  return [[...new Set(rows.map(({ id }) => id))].join(" | "), [...new Set(words)].join(" | ")];
}
