// The deals as a file for spreadsheets.
import type { App } from "./app.ts";
import { countsIn } from "./counts.ts";
import { type Deal, stepWords } from "./dealrows.ts";
import { namedTies, TIES } from "./dealties.ts";
import { csv } from "./take.ts";

/** A row a deal: a column for each role and for each metric that one of them has, in words, and the numbers beside. */
export function dealsCsv(app: App, deals: Deal[]): string {
  const roles = [
    ...new Set(deals.flatMap(({ parties }) => parties.flatMap((each) => each.roles.map(({ name }) => name)))),
  ];
  const metrics = [...new Set(deals.flatMap(({ figures }) => figures.map(({ predicate }) => predicate)))];
  const named = ({ parties }: Deal, role: string) =>
    parties.flatMap(({ id, roles: own }) =>
      own
        .filter(({ name }) => name === role)
        .map(({ scopes }) => app.model.label(id) + (scopes.length > 0 ? ` (${scopes.join("; ")})` : "")),
    );
  const words = (deal: Deal, predicate: string) =>
    deal.figures
      .filter((figure) => figure.predicate === predicate)
      .map((figure) => `${figure.words}${figure.marks.length > 0 ? ` (${figure.marks.join("; ")})` : ""}`);
  const counts = countsIn(app, deals);
  const bounds = app.model.vocabulary.lists.bound;
  // What a number is worth stands beside it, as nothing else keeps a ceiling from being added to a figure.
  const numbers = (deal: Deal, predicate: string) => {
    const rows = deal.figures
      .filter((figure) => figure.predicate === predicate)
      .flatMap((figure) => figure.rows)
      .filter((row) => row.value !== undefined && row.polarity !== "negated");
    const each = [...new Map(rows.map((row) => [`${row.value} ${row.bound}`, row])).values()];
    const exact = each.map(({ bound = "" }) => bounds?.[bound]?.label ?? bound);
    return [
      each.length === 1 ? each[0]?.value : each.map(({ value }) => value).join(" | "),
      exact.join(" | "),
    ];
  };
  const split = deals.some(({ begun }) => begun !== "");
  const head = [
    "id",
    "deal",
    "kind",
    ...Object.values(TIES).map(({ column }) => column),
    ...roles,
    ...metrics.flatMap((predicate) => [
      app.model.predicateLabel(predicate),
      `${app.model.predicateLabel(predicate)}, number`,
      `${app.model.predicateLabel(predicate)}, how exact`,
      `${app.model.predicateLabel(predicate)}, counts in a sum`,
    ]),
    "date",
    "begins",
    ...(split ? [`had begun by ${app.state.asOf}`] : []),
    "status",
    "how firmly",
    "statements",
    "exact words",
  ];
  const body = deals.map((deal) => [
    deal.id,
    app.model.label(deal.id),
    app.model.classLabel(deal.kind),
    ...Object.keys(TIES).map((predicate) => namedTies(app, deal.ties, predicate).join(" | ")),
    ...roles.map((role) => named(deal, role).join(" | ")),
    ...metrics.flatMap((predicate) => [
      words(deal, predicate).join(" | "),
      ...numbers(deal, predicate),
      counts.words(deal, predicate),
    ]),
    deal.date,
    deal.begins,
    ...(split ? [deal.begun] : []),
    [...new Set(deal.steps.map((row) => stepWords(app, row)))].join(" | "),
    deal.stances.map(([part, stance]) => `${part}: ${app.model.stanceLabel(stance)}`).join(" | "),
    deal.rows.map(({ id }) => id).join(" | "),
    [...new Set(deal.rows.flatMap((row) => row.evidence.map(({ exact }) => exact)))].join(" | "),
  ]);
  return csv([head, ...body]);
}
