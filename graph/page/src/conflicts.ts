// Where sources differ: both sides side by side, what kind of difference it is, and why.
import type { App } from "./app.ts";
import { append, count, disclosure, el, inSteps } from "./dom.ts";
import { limited, statementItem } from "./lines.ts";
import { entityLink } from "./links.ts";
import type { Conflict } from "./types.ts";

const STEP = 60;
/** How many statements of a disagreement are there at once. */
const SIDES = 12;

const KINDS: Record<string, string> = {
  contradiction: "Contradiction: both cannot hold",
  scope: "Different scope: they count different things",
  basis: "Different basis, such as gross and net, or run rate and year",
  bound: "Different precision: one is a bound or a rounding of the other",
  date: "Different dates, perhaps",
  name: "Different names: perhaps the same thing, perhaps not",
  opinion: "Difference of opinion, estimate or forecast",
};

export function conflictView(
  app: App,
  conflict: Conflict,
  open: boolean,
  heading: "h3" | "h4" = "h4",
): HTMLElement {
  const rows = conflict.statements
    .map((id) => app.model.statementById.get(id))
    .filter((row) => row !== undefined);
  return el(
    "article",
    { class: "conflict", "data-conflict": conflict.id },
    el(heading, {}, KINDS[conflict.kind] ?? conflict.kind),
    el("p", {}, "About ", entityLink(app, conflict.about), ". ", conflict.explanation),
    el(
      "ul",
      { class: "statements sides" },
      ...rows.slice(0, SIDES).map((row) => {
        const item = statementItem(app, row, undefined, open, true);
        const quotes = row.evidence.map((evidence) => el("blockquote", {}, evidence.exact));
        item.querySelector(".says")?.after(...quotes);
        if (conflict.preferred === row.id) item.prepend(el("span", { class: "tag" }, "take this first"));
        return item;
      }),
    ),
    rows.length > SIDES &&
      disclosure(`${rows.length - SIDES} more statements`, () =>
        limited(app, rows.slice(SIDES), undefined, 50),
      ),
  );
}

/** The list of all disagreements whose statements pass the filters. */
export function conflictsPage(app: App): HTMLElement {
  const shown = app.model.conflicts.filter((conflict) =>
    conflict.statements.some((id) => {
      const row = app.model.statementById.get(id);
      return row !== undefined && app.passing.has(row);
    }),
  );
  const order = Object.keys(KINDS);
  const sorted = [...shown].sort((a, b) => order.indexOf(a.kind) - order.indexOf(b.kind));
  const others = shown.map((row) => row.kind).filter((kind) => !order.includes(kind));
  const kinds = [...order, ...new Set(others)].filter((kind) =>
    shown.some((conflict) => conflict.kind === kind),
  );
  const page = el("div", { class: "page" }, el("h2", {}, "Where sources differ"));
  page.append(
    el(
      "p",
      {},
      `${count(shown.length, "disagreement")} among what the filters let pass. Nothing is dropped to settle one: both sides stand here with their words.`,
    ),
  );
  if (kinds.length > 1) {
    page.append(
      el(
        "ul",
        { class: "tally" },
        ...kinds.map((kind) =>
          el("li", {}, `${KINDS[kind] ?? kind} — ${shown.filter((row) => row.kind === kind).length}`),
        ),
      ),
    );
  }
  append(
    page,
    inSteps(sorted, STEP, (some) => some.map((conflict) => conflictView(app, conflict, false, "h3"))),
  );
  return page;
}
