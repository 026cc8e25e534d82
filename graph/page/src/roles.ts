// What a deal consists of, in short: its parties, each once with all of its roles, and its figures, each once.
import type { App } from "./app.ts";
import { lineId } from "./joins.ts";
import { prospect } from "./steps.ts";
import { voiceWords } from "./tellers.ts";
import { firmness } from "./theme.ts";
import type { Statement } from "./types.ts";
import { claimWords, when } from "./words.ts";

export interface Role {
  name: string;
  /** Of how many or of which of them it is said, where that is told. */
  scopes: string[];
  /** What tells of it with receipts. */
  selection: string;
  /** Whether it is one that gives an interest in the deal, not what the deal is about. */
  party: boolean;
}

/** Those whom statements of a deal name, each with its roles; whoever has an interest comes first. */
export function partiesOf(app: App, rows: Statement[]): { id: string; roles: Role[] }[] {
  const { predicates } = app.model.vocabulary;
  const order = Object.keys(predicates);
  const party = (row: Statement) => predicates[row.predicate]?.interest ?? false;
  const sorted = [...rows].sort(
    (a, b) => Number(party(b)) - Number(party(a)) || order.indexOf(a.predicate) - order.indexOf(b.predicate),
  );
  const found = new Map<string, Role[]>();
  for (const row of sorted) {
    const label = app.model.predicateLabel(row.predicate);
    const name = row.polarity === "negated" ? `not so: ${label}` : label;
    const roles = found.get(row.object ?? "") ?? [];
    let role = roles.find((each) => each.name === name);
    if (!role) {
      role = { name, scopes: [], selection: lineId(row), party: party(row) };
      roles.push(role);
    }
    if (row.scope && !role.scopes.includes(row.scope)) role.scopes.push(row.scope);
    found.set(row.object ?? "", roles);
  }
  return [...found].map(([id, roles]) => ({ id, roles }));
}

/** "not so: investor; many of them": a role with that of which it is said. */
export function roleWords({ name, scopes }: Role): string {
  return [name, ...scopes].join("; ");
}

export interface Figure {
  predicate: string;
  label: string;
  words: string;
  /** How firmly and for when it is given where that is not just asserted: each once. */
  marks: string[];
  rows: Statement[];
}

/** The figures among the statements, each amount of a metric once. */
export function figuresOf(app: App, rows: Statement[]): Figure[] {
  const found = new Map<string, Figure>();
  for (const row of rows) {
    const label = app.model.predicateLabel(row.predicate);
    const words = claimWords(row, app.model);
    const key = `${row.predicate} ${words}`;
    const figure = found.get(key) ?? { predicate: row.predicate, label, words, marks: [], rows: [] };
    figure.rows.push(row);
    found.set(key, figure);
  }
  for (const figure of found.values()) figure.marks = marksOf(app, figure.rows);
  return [...found.values()];
}

/** "2026-04", "projected, from 2027": what statements of one figure say besides it, of which "asserted" goes without saying. */
function marksOf(app: App, rows: Statement[]): string[] {
  const marks = new Set<string>();
  for (const row of rows) {
    const stance = app.model.stanceLabel(row.stance);
    const parts = [row.stance === "asserted" ? "" : stance, prospect(app, row), when(row)].filter(Boolean);
    if (parts.length > 0) marks.add(parts.join(", "));
  }
  const plainly = rows.some(
    (row) => row.stance === "asserted" && when(row) === "" && prospect(app, row) === "",
  );
  const soft = rows.some((row) => row.stance !== "asserted");
  // A figure that is asserted as well as expected says both.
  return plainly && soft ? ["asserted", ...marks] : [...marks];
}

/** So many voices are named for one figure. */
const VOICES = 3;

/** "asserted by Ann", "projected by Bob, as retold by Ann, from 2027": who gives a figure and who passes it on, how firmly and for when, the firmest first. */
export function voicesOf(app: App, rows: Statement[]): string[] {
  const firmest = [...rows].sort((a, b) => firmness(a.stance) - firmness(b.stance));
  const voices = new Set(
    firmest.map((row) => {
      const stance = app.model.stanceLabel(row.stance);
      const parts = [`${stance} by ${voiceWords(app.model, row)}`, prospect(app, row), when(row)];
      return parts.filter(Boolean).join(", ");
    }),
  );
  const named = [...voices].slice(0, VOICES);
  return voices.size > VOICES ? [...named, `and ${voices.size - VOICES} more`] : named;
}
