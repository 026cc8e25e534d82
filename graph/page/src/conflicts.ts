// Where sources differ: both sides side by side, what kind of difference it is, and why.
import type { App } from "./app.ts";
import { append, button, count, disclosure, el, inSteps } from "./dom.ts";
import { nothing } from "./empty.ts";
import { KINDS, kindTerms } from "./glossary.ts";
import { limited, statementItem } from "./lines.ts";
import { entityLink } from "./links.ts";
import { explanationOf, GRAVITIES, gravity, standing } from "./sides.ts";
import type { Conflict, Statement } from "./types.ts";

const STEP = 60;
/** How many statements of a disagreement are there at once. */
const SIDES = 12;

export function conflictView(
  app: App,
  conflict: Conflict,
  open: boolean,
  heading: "h3" | "h4" = "h4",
): HTMLElement {
  const rows = conflict.statements
    .map((id) => app.model.statementById.get(id))
    .filter((row) => row !== undefined && app.passing.has(row)) as Statement[];
  const hidden = conflict.statements.length - rows.length;
  return el(
    "article",
    { class: "conflict", "data-conflict": conflict.id },
    el(heading, {}, KINDS[conflict.kind]?.title ?? conflict.kind),
    el("p", {}, "About ", entityLink(app, conflict.about), " – ", explanationOf(app, conflict)),
    hidden > 0 && el("p", { class: "small" }, `The filters hide ${count(hidden, "statement")} of it.`),
    el(
      "ul",
      { class: "statements sides" },
      ...rows.slice(0, SIDES).map((row) => {
        const item = statementItem(app, row, undefined, open, true);
        const words = new Set(row.evidence.map(({ exact }) => exact));
        const quotes = [...words].map((exact) => el("blockquote", {}, exact));
        item.querySelector(".says")?.after(...quotes);
        if (conflict.preferred === row.id)
          item.prepend(
            el(
              "span",
              { class: "tag", title: "The curators prefer it; its receipt tells why." },
              "take this first",
            ),
          );
        return item;
      }),
    ),
    rows.length > SIDES &&
      disclosure(`${rows.length - SIDES} more statements`, () =>
        limited(app, rows.slice(SIDES), undefined, 50),
      ),
  );
}

/** What the list is narrowed to; it is no part of the view. */
let chosenKind = "";
let chosenEntity = "";

/** The list of all disagreements of which two sides pass the filters, the weightiest first. */
export function conflictsPage(app: App): HTMLElement {
  const all = standing(app, app.model.conflicts);
  const ofEntity = all.filter((conflict) => !chosenEntity || conflict.about === chosenEntity);
  const shown = ofEntity.filter((conflict) => !chosenKind || conflict.kind === chosenKind);
  const page = el("div", { class: "page" }, el("h2", {}, "Where sources differ"));
  const again = () => page.replaceWith(conflictsPage(app));
  page.append(
    el(
      "p",
      {},
      `${count(all.length, "disagreement")} among what the filters let pass. Nothing is dropped to settle one: the sides stand here with their words. What cannot both hold comes first, then figures that differ, then thoughts, last what is only more or less exact.`,
    ),
  );
  if (all.length === 0) {
    page.append(
      ...nothing(app, "A disagreement shows only while at least two of its sides pass the filters."),
    );
    return page;
  }
  page.append(
    kindChoice(ofEntity, again),
    disclosure("What these kinds mean", kindTerms),
    entityChoice(app, all, again),
  );
  if (shown.length < all.length)
    page.append(el("p", { role: "status" }, `${count(shown.length, "one")} of these.`));
  append(
    page,
    inSteps(byGravity(app, shown), STEP, (some) =>
      some.map((conflict) => conflictView(app, conflict, false, "h3")),
    ),
  );
  return page;
}

/** The weightiest first: by how much they matter, then by how much is said of what they are about. */
export function byGravity(app: App, conflicts: Conflict[]): Conflict[] {
  const keys = new Map(
    conflicts.map((conflict) => [
      conflict,
      GRAVITIES.indexOf(gravity(app, conflict)) * 1e6 - app.model.about(conflict.about).length,
    ]),
  );
  return [...conflicts].sort((a, b) => (keys.get(a) ?? 0) - (keys.get(b) ?? 0) || (a.id < b.id ? -1 : 1));
}

function kindChoice(conflicts: Conflict[], again: () => void): HTMLElement {
  const kinds = [...new Set([...Object.keys(KINDS), ...conflicts.map(({ kind }) => kind)])];
  const choice = (kind: string, text: string, number: number) =>
    button(
      `${text} (${number})`,
      () => {
        chosenKind = kind;
        again();
      },
      { "aria-pressed": String(chosenKind === kind) },
    );
  return el(
    "p",
    { class: "actions", role: "group", "aria-label": "Kinds of disagreement" },
    choice("", "All kinds", conflicts.length),
    ...kinds.flatMap((kind) => {
      const number = conflicts.filter((conflict) => conflict.kind === kind).length;
      return number > 0 || kind === chosenKind ? [choice(kind, KINDS[kind]?.word ?? kind, number)] : [];
    }),
  );
}

function entityChoice(app: App, conflicts: Conflict[], again: () => void): HTMLElement {
  const numbers = new Map<string, number>();
  for (const { about } of conflicts) numbers.set(about, (numbers.get(about) ?? 0) + 1);
  if (chosenEntity && !numbers.has(chosenEntity)) numbers.set(chosenEntity, 0);
  const ids = [...numbers.keys()].sort((a, b) => (app.model.label(a) < app.model.label(b) ? -1 : 1));
  const select = el("select", { id: "conflicts-about" });
  select.append(el("option", { value: "" }, "anything"));
  for (const id of ids)
    select.append(el("option", { value: id }, `${app.model.label(id)} (${numbers.get(id)})`));
  select.value = chosenEntity;
  select.addEventListener("change", () => {
    chosenEntity = select.value;
    again();
  });
  return el("p", {}, el("label", { for: "conflicts-about" }, "About "), select);
}
