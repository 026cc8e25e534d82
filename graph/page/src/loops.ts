// Circles of money and compute: who pays whom, until the money is back where it came from.
import type { App } from "./app.ts";
import { button, type Child, count, disclosure, el } from "./dom.ts";
import { limited } from "./lines.ts";
import { entityLink } from "./links.ts";
import type { Loop } from "./types.ts";

/** The list of all circles. */
export function loopsPage(app: App): HTMLElement {
  const { loops } = app.model;
  const page = el("div", { class: "page" }, el("h2", {}, "Circles of money and compute"));
  if (app.model.large) {
    page.append(el("p", {}, "Circles are not looked for in a graph of this size: there would be thousands."));
    return page;
  }
  page.append(
    el(
      "p",
      {},
      `${count(loops.length, "circle")}: one gives money to another, and pays or is paid for computing, until the circle closes. ` +
        "They follow from the parties of deals; nobody needs to have said that there is a circle. The filters do not apply here.",
    ),
    ...loops.map((loop, number) => loopView(app, loop, number, "h3")),
  );
  return page;
}

export function loopView(app: App, loop: Loop, number: number, heading: "h2" | "h3"): HTMLElement {
  const alone = app.state.selected === `o:${number}`;
  return el(
    "article",
    { class: "conflict", "data-loop": number },
    el(heading, { tabindex: heading === "h2" ? -1 : undefined }, ...ring(app, loop)),
    el("p", {}, loop.text),
    alone
      ? null
      : el(
          "p",
          { class: "actions" },
          button("Draw it", () => app.go({ selected: `o:${number}`, view: "picture" })),
        ),
    ...loop.sides.map((side) => {
      const rows = side.statements
        .map((id) => app.model.statementById.get(id))
        .filter((row) => row !== undefined);
      const text = `${app.model.label(side.payer)} to ${app.model.label(side.payee)}: ${count(rows.length, "statement")} with receipts`;
      return disclosure(text, () => limited(app, rows, undefined, 12), alone);
    }),
  );
}

function ring(app: App, loop: Loop): Child[] {
  const names = loop.sides.flatMap((side): Child[] => [entityLink(app, side.payer), " → "]);
  const [first] = loop.sides;
  return [...names, first ? entityLink(app, first.payer) : null];
}
