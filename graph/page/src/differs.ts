// The mark of a statement that is not the only word on its matter: it leads to the disagreement.
import type { App } from "./app.ts";
import { button } from "./dom.ts";
import { GRAVITIES, gravity, standing } from "./sides.ts";
import type { Statement } from "./types.ts";

const MARKS = {
  contradiction: "≠ sources differ",
  figures: "≠ sources differ",
  words: "contested",
  rounding: "≈ elsewhere more or less exact",
};

/** The mark, or null where no disagreement about the statement passes the filters. */
export function differsTag(app: App, row: Statement): HTMLElement | null {
  const found = standing(app, app.model.conflictsOf(row));
  const [first] = found;
  if (!first) return null;
  const weights = found.map((conflict) => gravity(app, conflict));
  const worst = GRAVITIES.find((weight) => weights.includes(weight)) ?? "words";
  const target = found.length === 1 ? `c:${first.id}` : `d:${row.id}`;
  return button(MARKS[worst], () => app.select(target), {
    class: `tag differs ${worst}`,
    title: found.map((conflict) => conflict.explanation).join("\n"),
  });
}
