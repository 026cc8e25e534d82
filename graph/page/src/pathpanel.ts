// The panel of a connection: the best paths between two entities, each hop with its receipt.
import type { App } from "./app.ts";
import type { Path } from "./cheapest.ts";
import { type Child, count, el, grouped } from "./dom.ts";
import { hiddenWords, statementItem } from "./lines.ts";
import { entityLink } from "./links.ts";
import { independent } from "./origins.ts";
import { isTied, subjectsOf } from "./paths.ts";
import { firmest } from "./theme.ts";

export function pathPanel(app: App, from: string, to: string): HTMLElement {
  const paths = app.paths(from, to);
  const panel = el(
    "div",
    {},
    el("h2", { tabindex: -1 }, `How ${app.model.shown(from)} and ${app.model.shown(to)} are connected`),
  );
  if (paths.length === 0) {
    const hidden = app.model.statements.length - app.passing.size;
    panel.append(
      el("p", {}, `No chain of statements leads from the one to the other${hiddenWords(hidden)}.`),
    );
  }
  const tied = paths.filter((path) => isTied(app.model, path)).length;
  // An idea is joined by what is thought of it, and by nothing else.
  const things = [from, to].every((id) => !app.model.isA(id, "Idea"));
  if (things && paths.length > 0 && tied === 0) {
    const hidden = app.model.statements.length - app.passing.size;
    panel.append(
      el(
        "p",
        { class: "warning" },
        `No deal or tie joins ${app.model.label(from)} and ${app.model.label(to)}, not even by way of others${hiddenWords(hidden)}. ` +
          "What follows runs through subjects: both are spoken of with them, which does not say that the one has to do with the other.",
      ),
    );
  }
  for (const [place, path] of paths.entries()) {
    const names = path.entities.flatMap((id, step) =>
      step > 0 ? [" – ", entityLink(app, id)] : [entityLink(app, id)],
    );
    panel.append(
      el("h3", {}, `Way ${place + 1}, ${count(path.lines.length, "step")}`),
      ...(things ? [wayNote(app, path, tied > 0)] : []),
      el("p", { class: "small" }, restWords(app, path)),
      el("p", {}, ...names),
      el(
        "ol",
        { class: "statements" },
        ...path.lines.map((line) => {
          const firm = firmest(line.rows);
          const [row] = line.rows.filter((each) => each.stance === firm);
          return row ? statementItem(app, row) : null;
        }),
      ),
    );
  }
  if (paths.length > 0)
    panel.append(
      el(
        "p",
        { class: "small" },
        "At most three ways stand here. One that only goes round about on a better one, or is far longer or weaker than the best, is none.",
      ),
    );
  return panel;
}

/** On how many sources and origins a way rests, and how many of its steps on one alone: it is as strong as these. */
function restWords(app: App, { lines }: Path): Child {
  const steps = lines.map(({ rows }) => rows.filter((row) => row.rank !== "deprecated"));
  const all = steps.flat();
  const sources = [...new Set(all.map(({ source }) => source))];
  const [first = ""] = sources;
  if (sources.length === 1) return `Rests on one source alone: ${app.model.sourceTitle(first)}.`;
  const origins = independent(app.model, all).length;
  if (origins === 1) return `Rests on ${grouped(sources.length)} sources of one origin.`;
  const alone = steps.filter((rows) => independent(app.model, rows).length === 1).length;
  const weak =
    alone === 0
      ? "each step on several of them"
      : `${alone === steps.length ? "each step" : `${grouped(alone)} of ${count(steps.length, "step")}`} on one origin alone`;
  return `Rests on ${count(sources.length, "source")} of ${count(origins, "origin")}, ${weak}.`;
}

/** Says of a way through subjects which these are; where there are ties besides, also what it is worth. */
function wayNote(app: App, path: Path, besideTies: boolean): HTMLElement {
  if (isTied(app.model, path)) return el("p", { class: "small" }, "Through deals and ties.");
  const names = subjectsOf(app.model, path).map((id) => app.model.label(id));
  const through = names.length > 0 ? `Through subjects: ${names.join(", ")}.` : "Named together only.";
  return el("p", { class: "small" }, besideTies ? `${through} No chain of ties.` : through);
}
