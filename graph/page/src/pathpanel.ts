// The panel of a connection: the best paths between two entities, each hop with its receipt.
import type { App } from "./app.ts";
import { count, el } from "./dom.ts";
import { hiddenWords, statementItem } from "./lines.ts";
import { entityLink } from "./links.ts";
import { firmest } from "./theme.ts";

export function pathPanel(app: App, from: string, to: string): HTMLElement {
  const paths = app.paths(from, to);
  const panel = el(
    "div",
    {},
    el("h2", { tabindex: -1 }, `How ${app.model.label(from)} and ${app.model.label(to)} are connected`),
  );
  if (paths.length === 0) {
    const hidden = app.model.statements.length - app.passing.size;
    panel.append(
      el("p", {}, `No chain of statements leads from the one to the other${hiddenWords(hidden)}.`),
    );
  }
  for (const [place, path] of paths.entries()) {
    const names = path.entities.flatMap((id, step) =>
      step > 0 ? [" – ", entityLink(app, id)] : [entityLink(app, id)],
    );
    panel.append(
      el("h3", {}, `Way ${place + 1}, ${count(path.lines.length, "step")}`),
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
  return panel;
}
