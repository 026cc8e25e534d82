// The sides of a disagreement that pass the filters: where fewer than two do, there is nothing to differ about.
import type { App } from "./app.ts";
import type { Model } from "./model.ts";
import type { Conflict, Statement } from "./types.ts";

/** The statements of each side that pass the filters; sides of which none passes are left out. */
export function sidesOf(app: App, conflict: Conflict): Statement[][] {
  return sidesAmong(app.model, conflict, (row) => app.passing.has(row));
}

/** The statements of each side that fit; sides of which none does are left out. */
export function sidesAmong(
  model: Model,
  conflict: Conflict,
  fits: (row: Statement) => boolean,
): Statement[][] {
  const sides = new Map<number, Statement[]>();
  for (const [place, id] of conflict.statements.entries()) {
    const side = conflict.sides?.[place] ?? place + 1;
    const row = model.statementById.get(id);
    if (side === 0 || row === undefined || !fits(row)) continue;
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
export function standing(app: App, conflicts: Conflict[]): Conflict[] {
  return conflicts.filter((conflict) => sidesOf(app, conflict).length > 1);
}

/** How many sides a disagreement has when nothing is left out. */
export function allSides(conflict: Conflict): number {
  const sides = conflict.sides ?? conflict.statements.map((_, place) => place + 1);
  return new Set(sides.filter((side) => side > 0)).size;
}

/** How much a disagreement matters: what cannot both hold, then figures that differ, then thoughts, then roundings. */
export function gravity(app: App, conflict: Conflict): "contradiction" | "figures" | "words" | "rounding" {
  if (conflict.kind === "contradiction" || conflict.kind === "bound")
    return conflict.kind === "bound" ? "rounding" : "contradiction";
  const rows = conflict.statements.map((id) => app.model.statementById.get(id));
  const values = rows.flatMap((row) => (row?.unit === undefined ? [] : [row.value ?? row.lower]));
  return new Set(values).size > 1 ? "figures" : "words";
}

export const GRAVITIES = ["contradiction", "figures", "words", "rounding"] as const;

/** In what the sides differ. The words speak of all sides, so they are not told while the filters hide one. */
export function explanationOf(app: App, conflict: Conflict): string {
  return sidesOf(app, conflict).length === allSides(conflict)
    ? conflict.explanation
    : "The filters hide a side of this, and with it the words that explain the difference.";
}
