// The panel of a connection: the best paths between two entities, each hop with its receipt.
import type { App } from "./app.ts";
import type { Path } from "./cheapest.ts";
import { append, type Child, count, disclosure, el, grouped } from "./dom.ts";
import { hiddenWords, statementItem } from "./lines.ts";
import { entityLink } from "./links.ts";
import { independent } from "./origins.ts";
import { isTied, subjectsOf } from "./paths.ts";
import { firmest } from "./theme.ts";
import type { Statement } from "./types.ts";

/** So many ways that go round about are shown. */
const ROUNDABOUT = 3;

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
  const note = (path: Path) => (things ? [wayNote(app, path, tied > 0)] : []);
  for (const [place, path] of paths.entries())
    append(panel, wayParts(app, path, `Way ${place + 1}, ${count(path.lines.length, "step")}`, note(path)));
  if (paths.length > 0)
    panel.append(
      roundaboutPart(app, paths, note),
      el(
        "p",
        { class: "small" },
        "At most three ways stand above. A way that is far longer or weaker than the best one is left out.",
      ),
    );
  return panel;
}

/** A way: what it rests on, whom it passes, and the firmest statement of each step. */
function wayParts(app: App, path: Path, title: string, note: Child[]): Child[] {
  const names = path.entities.flatMap((id, step) =>
    step > 0 ? [" – ", entityLink(app, id)] : [entityLink(app, id)],
  );
  return [
    el("h3", {}, title),
    ...note,
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
  ];
}

/** The ways that go round about on these, which are not drawn; they are looked for when they are asked for. */
function roundaboutPart(app: App, paths: Path[], note: (path: Path) => Child[]): HTMLElement {
  const build = () => {
    const part = el("div", {});
    const ways = app.roundabout(paths, ROUNDABOUT);
    for (const way of ways)
      append(
        part,
        wayParts(app, way, `Round about, ${count(way.lines.length, "step")}, not drawn`, note(way)),
      );
    if (ways.length === 0)
      part.append(el("p", { class: "small" }, "None that is not far longer or weaker than the best one."));
    return part;
  };
  const text = `Up to ${ROUNDABOUT} ways that go round about on these`;
  return disclosure(text, build, false, { id: "toggle-roundabout", class: "toggle" });
}

/** How weak the weakest step of a way is, as which the way is strong, and on how many sources and origins all rests. */
function restWords(app: App, { entities, lines }: Path): Child {
  const steps = lines.map(({ rows }) => rows.filter((row) => row.rank !== "deprecated"));
  const all = steps.flat();
  const sourcesOf = (rows: Statement[]) => [...new Set(rows.map(({ source }) => source))];
  const sources = sourcesOf(all);
  const [first = ""] = sources;
  if (sources.length === 1) return `Rests on one source alone: ${app.model.sourceTitle(first)}.`;
  const origins = independent(app.model, all).length;
  if (origins === 1) return `Rests on ${grouped(sources.length)} sources of one origin.`;
  const whole = `in all ${count(sources.length, "source")} of ${count(origins, "origin")}`;
  const numbers = steps.map((rows) => independent(app.model, rows).length);
  const least = Math.min(...numbers);
  const on = least === 1 ? "one origin alone" : count(least, "origin");
  const weak = [...numbers.keys()].filter((step) => numbers[step] === least);
  if (weak.length === steps.length) return `Each step rests on ${on}; ${whole}.`;
  const label = (id: string) => app.model.label(id);
  const names = weak.map((step) =>
    entities
      .slice(step, step + 2)
      .map(label)
      .join(" – "),
  );
  if (weak.length > 1) return `Its weakest steps, ${names.join(" and ")}, rest on ${on} each; ${whole}.`;
  const [only = "", ...more] = sourcesOf(weak.flatMap((step) => steps[step] ?? []));
  const sourced =
    least > 1
      ? on
      : more.length > 0
        ? `${grouped(more.length + 1)} sources of one origin`
        : `one source alone (${app.model.sourceTitle(only)})`;
  return `Its weakest step, ${names.join()}, rests on ${sourced}; ${whole}.`;
}

/** Says of a way through subjects which these are; where there are ties besides, also what it is worth. */
function wayNote(app: App, path: Path, besideTies: boolean): HTMLElement {
  if (isTied(app.model, path)) return el("p", { class: "small" }, "Through deals and ties.");
  const names = subjectsOf(app.model, path).map((id) => app.model.label(id));
  const through = names.length > 0 ? `Through subjects: ${names.join(", ")}.` : "Named together only.";
  return el("p", { class: "small" }, besideTies ? `${through} No chain of ties.` : through);
}
