// Disagreements that tell the sides of another one again, under another kind: they stand in one place with it.
import type { Model } from "./model.ts";
import { sidesOf } from "./sides.ts";
import { isDoubt } from "./steps.ts";
import type { Conflict, Statement } from "./types.ts";

/** A disagreement, the others of which all sides stand in it, and one that has the statements of all. */
export interface Place {
  lead: Conflict;
  others: Conflict[];
  whole: Conflict;
}

/** What is the same where somebody says the same with the same words, though of another metric, basis or scope. */
const SAME = ["speaker", "polarity", "object", "text", "unit", "value", "lower", "upper"] as const;

/**
 * The disagreements by the places in which they are told, each place where its first one stood.
 *
 * One is told in the place of another about the same entity that has all of its sides: each of its statements, or the
 * same figure or matter in the same words of the same speaker, and on different sides what it has on different sides.
 * So no two sides are taken for one, and no statement is left out.
 */
export function placesOf(model: Model, conflicts: Conflict[]): Place[] {
  const order = new Map(conflicts.map((conflict, place) => [conflict, place]));
  const largest = [...conflicts].sort((a, b) => b.statements.length - a.statements.length);
  const about = new Map<string, { lead: Conflict; others: Conflict[]; has: (row: Statement) => number }[]>();
  for (const conflict of largest) {
    const places = about.get(conflict.about) ?? [];
    about.set(conflict.about, places);
    const place = places.find(({ has }) => isToldIn(has, sides(model, conflict)));
    if (place) place.others.push(conflict);
    else places.push({ lead: conflict, others: [], has: sideFinder(sides(model, conflict)) });
  }
  const first = ({ lead, others }: Pick<Place, "lead" | "others">) =>
    Math.min(...[lead, ...others].map((each) => order.get(each) ?? 0));
  return [...about.values()]
    .flat()
    .map(({ lead, others, has }) => ({ lead, others, whole: whole(model, lead, others, has) }))
    .sort((a, b) => first(a) - first(b));
}

/** All disagreements of some places. */
export function toldIn(places: Place[]): Conflict[] {
  return places.flatMap(({ lead, others }) => [lead, ...others]);
}

function sides(model: Model, conflict: Conflict): Statement[][] {
  return sidesOf({ model, passing: { has: () => true } }, conflict);
}

/** On which of the sides a statement stands, from 0 on; -1 where it stands on none. */
function sideFinder(sides: Statement[][]): (row: Statement) => number {
  const byId = new Map(sides.flatMap((rows, side) => rows.map((row) => [row.id, side] as const)));
  const byWords = new Map(sides.flatMap((rows, side) => rows.map((row) => [words(row), side] as const)));
  return (row) => byId.get(row.id) ?? byWords.get(words(row)) ?? -1;
}

function words(row: Statement): string {
  const quotes = row.evidence.map(({ exact }) => exact.replace(/\s+/g, " ").trim());
  // Whoever disputes something does not say so.
  return JSON.stringify([...SAME.map((field) => row[field]), isDoubt(row), [...new Set(quotes)].sort()]);
}

/** Whether all statements of the sides are found, and those of different sides on different ones. */
function isToldIn(has: (row: Statement) => number, sides: Statement[][]): boolean {
  const taken = new Map<number, number>();
  for (const [side, rows] of sides.entries())
    for (const row of rows) {
      const found = has(row);
      if (found < 0 || (taken.get(found) ?? side) !== side) return false;
      taken.set(found, side);
    }
  return sides.length > 1;
}

/** The first one with the statements of the others that it has not itself, on the sides on which it has their words. */
function whole(model: Model, lead: Conflict, others: Conflict[], has: (row: Statement) => number): Conflict {
  const more = model
    .statementsOf([...new Set(others.flatMap(({ statements }) => statements))])
    .filter(({ id }) => !lead.statements.includes(id));
  if (more.length === 0) return lead;
  const own = lead.sides ?? lead.statements.map((_, place) => place + 1);
  const numbers = [...new Set(own.filter((side) => side > 0))];
  return {
    ...lead,
    statements: [...lead.statements, ...more.map(({ id }) => id)],
    // What only ties sides together stands on none.
    sides: [...own, ...more.map((row) => numbers[has(row)] ?? 0)],
  };
}
