// The deals of which something passes the filters: their parties, figures, steps, dates, and how firmly they are told.
import type { App } from "./app.ts";
import { noLater, parseDate } from "./dates.ts";
import { isRole } from "./deals.ts";
import { type DealTie, dealTies } from "./dealties.ts";
import { type Figure, figuresOf, partiesOf, type Role } from "./roles.ts";
import { isDeal, isSoft, prospect, stepsIn, stepsOf } from "./steps.ts";
import { firmest } from "./theme.ts";
import type { Statement } from "./types.ts";
import { claimWords } from "./words.ts";

export interface Deal {
  id: string;
  kind: string;
  rows: Statement[];
  parties: { id: string; roles: Role[] }[];
  figures: Figure[];
  /** When it was signed or announced, or else first dated, and from when what it brings begins. */
  date: string;
  begins: string;
  /** Its first date where that comes after "as of", so that only what has no date lists it; else "". */
  later: string;
  /** Whether it had certainly begun by the day of "as of" or only may have, where both are listed; else "". */
  begun: "certainly" | "perhaps" | "";
  steps: Statement[];
  /** The stance of the firmest statement of its status and of its figures, or of its parties where it has neither. */
  stances: [string, string][];
  ties: DealTie[];
}

/** The deals of which something passes the filters. */
export function dealsIn(app: App): Deal[] {
  return [...app.model.entities.values()].flatMap(({ id, type }) => {
    if (!isDeal(app, id) || !app.known.has(id)) return [];
    const rows = app.model.about(id).filter((row) => row.subject === id && app.passing.has(row));
    return rows.length > 0 ? [dealOf(app, id, type, rows)] : [];
  });
}

/** A deal as these statements of it tell it. */
export function dealOf(app: App, id: string, kind: string, rows: Statement[]): Deal {
  const steps = stepsOf(app, id);
  const metrics = Object.entries(app.model.vocabulary.predicates).filter(([, term]) => term.units);
  const told = new Set(metrics.map(([name]) => name));
  const current = rows.filter((row) => row.rank !== "deprecated" && row.polarity !== "negated");
  const figures = figuresOf(
    app,
    rows.filter((row) => told.has(row.predicate) && row.rank !== "deprecated"),
  );
  return {
    id,
    kind,
    rows,
    parties: partiesOf(
      app,
      rows.filter((row) => isRole(app, row, id)),
    ),
    figures,
    date: dates(steps.filter((row) => !isSoft(row)))[0] ?? dates(current.filter((row) => row.at))[0] ?? "",
    begins: current.flatMap((row) => row.from ?? []).sort()[0] ?? "",
    later: laterDate(app, id),
    begun: begunIn(app, rows),
    steps,
    stances: stancesOf(app, rows, steps, figures),
    ties: dealTies(app, id),
  };
}

function dates(rows: Statement[]): string[] {
  return rows.flatMap((row) => row.at ?? row.from ?? []).sort();
}

/** The first date of a deal among all that was known of it, where it comes after the day that "as of" sets; else "". */
function laterDate(app: App, id: string): string {
  const day = parseDate(app.state.asOf);
  if (day === null) return "";
  const known = (row: Statement) => app.known.said(row);
  const steps = dates(stepsIn(app, id, known).filter((row) => !isSoft(row)));
  const others = app.known
    .about(id)
    .filter((row) => row.subject === id && row.at && row.rank !== "deprecated" && row.polarity !== "negated");
  const [first] = steps.length > 0 ? steps : dates(others);
  return first !== undefined && !noLater(first, day) ? first : "";
}

function begunIn({ state, tally }: App, rows: Statement[]): Deal["begun"] {
  const { begun } = tally;
  if (begun === null || !state.asOfMaybe) return "";
  return rows.some((row) => begun(row, true)) ? "certainly" : "perhaps";
}

/** A party may be named as a fact in a deal of which nothing else is sure, so it tells of neither status nor figures. */
function stancesOf(app: App, rows: Statement[], steps: Statement[], figures: Figure[]): Deal["stances"] {
  const given = figures.flatMap((figure) => figure.rows);
  // A figure of a deal in talks is none of a deal, however firmly it is given.
  const open = given[0] ? prospect(app, given[0]) : "";
  const parts: [string, Statement[]][] = [
    ["status", steps],
    [open ? "figures, if it comes about" : "figures", given],
  ];
  const said = parts
    .map(([part, some]) => [part, some.filter((row) => row.polarity !== "negated")] as const)
    .filter(([, some]) => some.length > 0);
  return said.length > 0 ? said.map(([part, some]) => [part, firmest(some)]) : [["parties", firmest(rows)]];
}

/** "closed", "said not to be signed (reported)". */
export function stepWords(app: App, row: Statement): string {
  const words = claimWords(row, app.model);
  return row.stance === "asserted" ? words : `${words} (${app.model.stanceLabel(row.stance)})`;
}
