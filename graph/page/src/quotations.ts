// Quotations: words with their speaker, direct or as the source retells them.
import type { App } from "./app.ts";
import { dateWords } from "./dates.ts";
import { append, button, type Child, count, disclosure, el, inSteps } from "./dom.ts";
import { nothing } from "./empty.ts";
import { entityLink } from "./links.ts";
import { quotationReceipt, toldParts } from "./receipt.ts";
import { quotationsCsv, saveCsv } from "./take.ts";
import type { Quotation } from "./types.ts";

const STEP = 200;

export function quotationItem(app: App, row: Quotation, open = false): HTMLElement {
  const about = (row.about ?? []).flatMap((id, place) => [place > 0 ? ", " : "about ", entityLink(app, id)]);
  return el(
    "li",
    { class: "quotation", "data-quotation": row.id },
    el("blockquote", {}, row.direct ? `“${row.text}”` : row.text),
    el(
      "p",
      { class: "small" },
      entityLink(app, row.speaker),
      ...toldParts(app, app.model.tellers.ofQuotation(row)),
      row.direct && " · in quotation marks in the source",
      row.at ? ` · ${dateWords(row.at)}` : "",
      app.model.interestIn(row.speaker, row.about ?? []) ? " · speaks with an interest" : "",
      about.length > 0 ? " · " : "",
      ...about,
    ),
    disclosure("Receipt", () => quotationReceipt(app, row), open, { class: "toggle receipt-toggle" }),
  );
}

export function quotationsPage(app: App): HTMLElement {
  const rows = [...app.quotations].sort((a, b) => {
    const [one, other] = [app.model.label(a.speaker), app.model.label(b.speaker)];
    return one < other ? -1 : one > other ? 1 : 0;
  });
  const page = el("div", { class: "page" }, el("h2", {}, "Quotations"));
  page.append(
    el(
      "p",
      {},
      `${count(rows.length, "quotation")} that the filters let pass, by speaker. Of the filters, source, speaker and the two dates apply to quotations. Quotation marks stand only around words that the source itself sets in them.`,
    ),
    el(
      "p",
      { class: "actions" },
      button("Save as CSV", () => saveCsv("quotations.csv", quotationsCsv(app, rows))),
    ),
  );
  if (rows.length === 0) page.append(...nothing(app, ""));
  append(
    page,
    inSteps(rows, STEP, (some) => bySpeaker(app, some)),
  );
  return page;
}

function bySpeaker(app: App, rows: Quotation[]): Child[] {
  const found: Child[] = [];
  let speaker = "";
  let list = el("ul", { class: "quotations" });
  for (const row of rows) {
    if (row.speaker !== speaker) {
      speaker = row.speaker;
      list = el("ul", { class: "quotations" });
      found.push(el("h3", {}, app.model.shown(speaker)), list);
    }
    list.append(quotationItem(app, row));
  }
  return found;
}
