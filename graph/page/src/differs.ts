// The mark of a statement that is not the only word on its matter: it leads to the disagreement.
import type { App } from "./app.ts";
import { button } from "./dom.ts";
import { GRAVITIES, gravity, sidesOf, standing } from "./sides.ts";
import { firmness } from "./theme.ts";
import type { Conflict, Statement } from "./types.ts";

/** What a mark says in few words, and what that means. */
export const MARKS = {
  differ: {
    text: "≠ sources differ",
    says: "Somebody else gives another figure, or says what cannot also hold.",
  },
  views: { text: "≠ views differ", says: "Somebody else judges, expects or estimates otherwise." },
  otherwise: {
    text: "≠ told otherwise elsewhere",
    says: "Somebody else tells it of another part, time or name; both can hold.",
  },
  rounding: {
    text: "≈ elsewhere more or less exact",
    says: "The same figure, elsewhere rounded or given as a bound such as “at least”. Both hold.",
  },
  firmer: {
    text: "≈ the same speaker elsewhere more firmly",
    says: "Nobody else says otherwise: the speaker says it elsewhere more firmly than here.",
  },
  softer: {
    text: "≈ the same speaker elsewhere less firmly",
    says: "Nobody else says otherwise: the speaker says it elsewhere less firmly than here, as under a condition.",
  },
  same: {
    text: "≈ the same speaker elsewhere otherwise",
    says: "Nobody else says otherwise: the speaker gives it elsewhere of another part, time or name, or judges otherwise.",
  },
} as const;

export type Mark = keyof typeof MARKS;

/** The mark, or null where no disagreement about the statement passes the filters. */
export function differsTag(app: App, row: Statement): HTMLElement | null {
  const found = standing(app, app.model.conflictsOf(row));
  const weights = found.map((conflict) => gravity(app, conflict));
  const worst = GRAVITIES.find((weight) => weights.includes(weight));
  const conflict = worst && found[weights.indexOf(worst)];
  if (!conflict) return null;
  const { text, says } = MARKS[markOf(app, row, conflict)];
  const target = found.length === 1 ? `c:${conflict.id}` : `d:${row.id}`;
  return button(text, () => app.select(target), {
    class: `tag differs ${worst}`,
    title: [says, ...found.map(({ explanation }) => explanation)].join("\n"),
  });
}

/** The mark for a disagreement, seen from one of its statements: what one speaker says twice is no dispute. */
export function markOf(app: App, row: Statement, conflict: Conflict): Mark {
  const weight = gravity(app, conflict);
  if (weight === "rounding") return "rounding";
  const sides = sidesOf(app, conflict);
  const others = sides.filter((side) => !side.includes(row)).flat();
  if (sides.flat().every(({ speaker }) => speaker === row.speaker)) {
    const most = Math.min(...others.map(({ stance }) => firmness(stance)));
    const own = firmness(row.stance);
    return weight === "contradiction" || most === own ? "same" : most < own ? "firmer" : "softer";
  }
  if (weight !== "words") return "differ";
  return conflict.kind === "opinion" ? "views" : "otherwise";
}
