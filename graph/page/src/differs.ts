// The mark of a statement that is not the only word on its matter: it leads to the disagreement.
import type { App } from "./app.ts";
import { dealTies, TIES } from "./dealties.ts";
import { button } from "./dom.ts";
import { gravity, sidesOf, standing } from "./sides.ts";
import { firmness } from "./theme.ts";
import type { Conflict, Statement } from "./types.ts";

/** What a mark says in few words, and what that means, the weightiest first. */
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
  another: {
    text: "≠ elsewhere, perhaps of another deal",
    says: "It is given otherwise of a deal of which the texts leave open whether it is this one, or a part of it. Both can hold.",
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
const HEAVIEST_FIRST = Object.keys(MARKS) as Mark[];

/** The statement of some that say the same which has the weightiest mark, with its disagreements that pass the filters. */
function weightiest(app: App, rows: Statement[]): { row: Statement; found: Conflict[]; mark: Mark } | null {
  const marked = rows.flatMap((row) => {
    const found = standing(app, app.model.conflictsOf(row));
    const mark = worstMark(found.map((conflict) => markOf(app, row, conflict)));
    return mark ? [{ row, found, mark }] : [];
  });
  const worst = worstMark(marked.map(({ mark }) => mark));
  return marked.find(({ mark }) => mark === worst) ?? null;
}

/** The words of the weightiest mark of statements that say the same; "" where there is none. */
export function differsWords(app: App, rows: Statement[]): string {
  const found = weightiest(app, rows);
  return found ? MARKS[found.mark].text : "";
}

/** The weightiest mark of statements that say the same, or null where no disagreement about them passes the filters. */
export function differsTag(app: App, rows: Statement[]): HTMLElement | null {
  const worst = weightiest(app, rows);
  if (!worst) return null;
  const { row, found, mark } = worst;
  const { text, says } = MARKS[mark];
  const target = found.length === 1 ? `c:${found[0]?.id}` : `d:${row.id}`;
  return button(text, () => app.select(target), {
    class: `tag differs ${mark}`,
    title: [says, ...found.map(({ explanation }) => explanation)].join("\n"),
  });
}

/** The weightiest of some marks. */
export function worstMark(marks: Mark[]): Mark | undefined {
  return HEAVIEST_FIRST.find((mark) => marks.includes(mark));
}

/**
 * The mark for a disagreement, seen from one of its statements: what one speaker says twice is no dispute, nor is what is
 * said of something else.
 */
export function markOf(app: App, row: Statement, conflict: Conflict): Mark {
  const weight = gravity(app, conflict);
  if (weight === "rounding") return "rounding";
  const sides = sidesOf(app, conflict);
  const others = sides.filter((side) => !side.includes(row)).flat();
  if (isOfAnotherDeal(app, row, others)) return "another";
  if (sides.flat().every(({ speaker }) => speaker === row.speaker)) {
    const most = Math.min(...others.map(({ stance }) => firmness(stance)));
    const own = firmness(row.stance);
    return weight === "contradiction" || most === own ? "same" : most < own ? "firmer" : "softer";
  }
  if (conflict.kind === "opinion") return "views";
  const isOfOne = conflict.kind !== "scope" || others.some((other) => isOfTheSame(app, row, other));
  return weight === "contradiction" || (weight === "figures" && isOfOne) ? "differ" : "otherwise";
}

/** Whether all the others are said of deals of which it is left open whether they are the deal of the statement, or a part. */
function isOfAnotherDeal(app: App, row: Statement, others: Statement[]): boolean {
  const deal = app.model.dealOf(row);
  if (deal === undefined) return false;
  const open = dealTies(app, deal).filter(({ predicate }) => TIES[predicate]?.open);
  return others.every((each) => open.some(({ other }) => other === app.model.dealOf(each)));
}

/** Whether two statements give a figure of the same thing or deal, and of the same of it. */
function isOfTheSame(app: App, row: Statement, other: Statement): boolean {
  const thing = (each: Statement) => app.model.dealOf(each) ?? each.subject;
  const isFigure = row.unit !== undefined && row.unit === other.unit;
  return isFigure && thing(row) === thing(other) && row.scope === other.scope;
}
