// One side of a circle of payments as a table: its deals with figures, with whom they are shared, and how far they are.
import type { App } from "./app.ts";
import { stepWords } from "./dealrows.ts";
import { type Child, el } from "./dom.ts";
import { entityLink } from "./links.ts";
import { stepsIn } from "./steps.ts";
import { saysWords } from "./take.ts";
import { firmest } from "./theme.ts";
import type { LoopDeal, LoopSide } from "./types.ts";

const VERBS: Record<string, string> = { money: "gives money to", compute: "pays for what it gets from" };

/** The table of a side; a side without a deal has a row for each statement that makes it. */
export function loopTable(app: App, { payer, payee, kinds, deals, direct }: LoopSide): HTMLElement {
  const verbs = Object.keys(VERBS).filter((kind) => kinds.includes(kind));
  const head = ["Deal", "How large", "Shared", "Status"].map((text) =>
    el("th", { scope: "col", role: "columnheader" }, text),
  );
  return el(
    "table",
    { class: "rows", role: "table" },
    el(
      "caption",
      {},
      `${app.model.shown(payer)} ${verbs.map((kind) => VERBS[kind]).join(" and ")} ${app.model.shown(payee)}`,
    ),
    el("thead", { role: "rowgroup" }, el("tr", { role: "row" }, ...head)),
    el(
      "tbody",
      { role: "rowgroup" },
      ...deals.map((deal) =>
        row(
          [entityLink(app, deal.id), ...deal.ties.map((tie) => el("div", { class: "small" }, tie))],
          deal.figures.join("; ") || "not told",
          deal.shared || "–",
          statusParts(app, deal),
        ),
      ),
      ...app.model
        .statementsOf(direct)
        .map((each) =>
          row(
            [el("span", {}, "outside deals"), el("div", { class: "small" }, saysWords(app, each))],
            "not told",
            "–",
            ["–"],
          ),
        ),
    ),
  );
}

function row(deal: Node[], figures: string, shared: string, status: Child[]): HTMLElement {
  const cell = (label: string, ...parts: Child[]) =>
    el("td", { role: "cell", "data-head": label }, el("div", {}, ...parts));
  return el(
    "tr",
    { role: "row" },
    cell("Deal", ...deal),
    cell("How large", figures),
    cell("Shared", shared),
    cell("Status", ...status),
  );
}

/** The steps of a deal in the words of the Deals tab; below them as what it counts, and what of it is no plain fact. */
function statusParts(app: App, { id, reached, qualifiers }: LoopDeal): Child[] {
  const steps = stepsIn(app, id, (step) => app.known.said(step)).map((step) => stepWords(app, step));
  const words = [...new Set(steps)].join(", ") || reached;
  const notes = [words !== reached && `counts as ${reached}`, ...qualifiers, ...softSizes(app, id)];
  const small = notes.filter(Boolean).join("; ");
  return [words, small && el("div", { class: "small" }, small)];
}

/** "its amount is projected": a deal may be signed, and its size only expected all the same. */
function softSizes({ model, known }: App, deal: string): string[] {
  return Object.values(model.counted.sizes).flatMap((predicate) => {
    const rows = model
      .about(deal)
      .filter((row) => row.subject === deal && row.predicate === predicate && row.scope === undefined)
      .filter((row) => row.unit !== undefined && model.tells(row) && known.said(row));
    const preferred = rows.filter(({ rank }) => rank === "preferred");
    const stance = rows.length > 0 ? firmest(preferred.length > 0 ? preferred : rows) : "asserted";
    if (stance === "asserted") return [];
    return [`its ${model.predicateLabel(predicate)} is ${model.stanceLabel(stance)}`];
  });
}
