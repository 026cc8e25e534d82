// The timeline: what is dated, month by month, of one entity or of all.
import type { App } from "./app.ts";
import { span } from "./dates.ts";
import { append, button, type Child, count, el, inSteps } from "./dom.ts";
import { statementItem } from "./lines.ts";
import { entityLink } from "./links.ts";
import type { Statement } from "./types.ts";

const STEP = 80;

export function timesPage(app: App): HTMLElement {
  const { focus } = app.state;
  const rows = (focus ? app.model.about(focus) : [...app.passing]).filter((row) => app.passing.has(row));
  const dated = rows
    .map((row) => ({ row, month: monthOf(row) }))
    .filter(({ month }) => month !== "")
    .sort((a, b) =>
      a.month < b.month ? -1 : a.month > b.month ? 1 : weight(app, b.row) - weight(app, a.row),
    );
  const page = el(
    "div",
    { class: "page" },
    el("h2", {}, focus ? `Timeline of ${app.model.label(focus)}` : "Timeline"),
    el(
      "p",
      {},
      `${count(dated.length, "dated statement")} of ${count(rows.length, "one that passes", "that pass")} the filters, by the time for which they are said. ` +
        "A vague date, such as a quarter or a year, stands where it begins.",
    ),
    focus
      ? el(
          "p",
          { class: "actions" },
          entityLink(app, focus),
          button("Timeline of everything", () => app.go({ focus: "" })),
        )
      : null,
  );
  append(
    page,
    inSteps(dated, STEP, (some) => months(app, some)),
  );
  return page;
}

function months(app: App, dated: { row: Statement; month: string }[]): Child[] {
  const found: Child[] = [];
  let month = "";
  let list = el("ul", { class: "statements" });
  for (const each of dated) {
    if (each.month !== month) {
      month = each.month;
      list = el("ul", { class: "statements" });
      found.push(el("h3", {}, month), list);
    }
    list.append(statementItem(app, each.row));
  }
  return found;
}

/** The month in which a statement's time begins; "" where it is undated. */
function monthOf(row: Statement): string {
  const days = span(row);
  if (!days) return "";
  return (days.first.startsWith("0001") ? days.last : days.first).slice(0, 7);
}

/** Within a month, what is said of deals comes first, then what most is said of. */
function weight(app: App, row: Statement): number {
  return (app.model.isA(row.subject, "Deal") ? 1e6 : 0) + app.model.about(row.subject).length;
}
