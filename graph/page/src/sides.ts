// The sides of a disagreement that pass the filters: where fewer than two do, there is nothing to differ about.

import { apart } from "./apart.ts";
import type { App } from "./app.ts";
import type { Shown } from "./filter.ts";
import type { Conflict, Statement } from "./types.ts";

/** A graph, and which of its statements are shown: an `App`, or something that lets more of them pass. */
export interface Scope {
  model: App["model"];
  passing: Shown;
}

/** The statements of each side that pass the filters; sides of which none passes are left out. */
export function sidesOf({ model, passing }: Scope, conflict: Conflict): Statement[][] {
  const sides = new Map<number, Statement[]>();
  for (const [place, id] of conflict.statements.entries()) {
    const side = conflict.sides?.[place] ?? place + 1;
    const row = model.statementById.get(id);
    if (side === 0 || row === undefined || !passing.has(row)) continue;
    const rows = sides.get(side);
    if (rows) rows.push(row);
    else sides.set(side, [row]);
  }
  return [...sides.values()];
}

/** Who speaks on the sides of disagreements that pass the filters: where it is one alone, sources do not differ. */
export function speakersOf(app: App, conflicts: Conflict[]): Set<string> {
  return new Set(
    conflicts.flatMap((conflict) =>
      sidesOf(app, conflict)
        .flat()
        .map(({ speaker }) => speaker),
    ),
  );
}

/** Those of the disagreements of which at least two sides pass the filters. */
export function standing(app: Scope, conflicts: Conflict[]): Conflict[] {
  return conflicts.filter((conflict) => sidesOf(app, conflict).length > 1);
}

/** How many sides a disagreement has when nothing is left out. */
export function allSides(conflict: Conflict): number {
  const sides = conflict.sides ?? conflict.statements.map((_, place) => place + 1);
  return new Set(sides.filter((side) => side > 0)).size;
}

/** How much a disagreement matters: what cannot both hold, then figures that differ, then thoughts, then roundings. */
export function gravity(
  app: Pick<Scope, "model">,
  conflict: Conflict,
): "contradiction" | "figures" | "words" | "rounding" {
  if (conflict.kind === "contradiction" || conflict.kind === "bound")
    return conflict.kind === "bound" ? "rounding" : "contradiction";
  const rows = conflict.statements.map((id) => app.model.statementById.get(id));
  const values = rows.flatMap((row) => (row?.unit === undefined ? [] : [row.value ?? row.lower]));
  return new Set(values).size > 1 ? "figures" : "words";
}

const GRAVITIES = ["contradiction", "figures", "words", "rounding"] as const;

/** In what the sides differ. The words speak of all sides, so they are not told while the filters hide one. */
export function explanationOf(app: Scope, conflict: Conflict): string {
  return sidesOf(app, conflict).length === allSides(conflict)
    ? conflict.explanation
    : "The filters hide a side of this, and with it the words that explain the difference.";
}

/** How far apart two of the sides are in the same figure, as a factor; 1 where no figure tells them apart. */
export function distance(app: Scope, conflict: Conflict): number {
  // What is a bound or a rounding of the other differs in no figure.
  return gravity(app, conflict) === "rounding" ? 1 : spread(sidesOf(app, conflict));
}

function spread(sides: Statement[][]): number {
  let most = 1;
  for (const [place, one] of sides.entries())
    for (const other of sides.slice(place + 1)) most = Math.max(most, nearest(one, other));
  return most;
}

/** By which factor the figures of two sides differ that come nearest to each other; 1 where none can be compared. */
export function nearest(one: Statement[], other: Statement[]): number {
  const found = one.flatMap((row) =>
    other.map((each) => apart(row, each)).filter((factor) => factor !== null),
  );
  return found.length > 0 ? Math.min(...found) : 1;
}

/** What cannot both hold without a figure to tell how much stands where figures do that differ by so much. */
const CONTRADICTION = 1.2;

/** What nobody gives for a fact or an estimate. */
const THOUGHTS = ["hypothetical", "opinion"];

/** What the sides give for more than a thought, where at least two of them do. */
function firmSides(app: Scope, conflict: Conflict): Statement[][] {
  const firm = sidesOf(app, conflict)
    .map((rows) => rows.filter(({ stance }) => !THOUGHTS.includes(stance)))
    .filter((rows) => rows.length > 0);
  return firm.length > 1 ? firm : [];
}

/** Of two that differ first that of which they say most, last what only is more or less exact. */
export function byWords(app: Scope, conflicts: Conflict[]): Conflict[] {
  return sorted(conflicts, (conflict) => [
    gravity(app, conflict) === "rounding" ? 1 : 0,
    -sidesOf(app, conflict).flat().length,
  ]);
}

/**
 * The weightiest first: that in which two sides differ that give more than a thought before all else, then what is
 * furthest apart, then what matters most, then that of which most is said; last what only is more or less exact.
 */
export function byGravity(app: Scope, conflicts: Conflict[]): Conflict[] {
  return sorted(conflicts, (conflict) => {
    const weight = gravity(app, conflict);
    const least = weight === "contradiction" ? CONTRADICTION : 1;
    const about = app.model.about(conflict.about).length;
    const firm = firmSides(app, conflict);
    // Two may say the same beside a third one that only supposes another figure.
    const isFirm = firm.length > 1 && (weight !== "figures" || spread(firm) > 1);
    const rank = weight === "rounding" ? 2 : isFirm ? 0 : 1;
    const far = isFirm ? spread(firm) : distance(app, conflict);
    return [rank, -Math.max(far, least), GRAVITIES.indexOf(weight), -about];
  });
}

/** The disagreements in the order of their keys, the smallest first, and where these are the same by id. */
function sorted(conflicts: Conflict[], key: (conflict: Conflict) => number[]): Conflict[] {
  const keys = new Map(conflicts.map((conflict) => [conflict, key(conflict)]));
  return [...conflicts].sort((a, b) => {
    const [one = [], other = []] = [keys.get(a), keys.get(b)];
    const place = one.findIndex((each, at) => each !== other[at]);
    return place < 0 ? (a.id < b.id ? -1 : 1) : (one[place] ?? 0) - (other[place] ?? 0);
  });
}
