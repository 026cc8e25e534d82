// Quotations: words with their speaker, direct or as the source retells them.
import type { App } from "./app.ts";
import { dateWords } from "./dates.ts";
import { append, button, type Child, count, disclosure, el, grouped, inSteps } from "./dom.ts";
import { nothing } from "./empty.ts";
import { entityLink } from "./links.ts";
import { quotationReceipt, toldParts } from "./receipt.ts";
import { quotationsCsv, saveCsv } from "./take.ts";
import { holdingWords, themesLine } from "./themes.ts";
import type { Quotation } from "./types.ts";
import { wordsField } from "./wordsfield.ts";

const STEP = 200;

/** A quotation with its speaker and its receipt; `why` tells how it was found, where its words do not. */
export function quotationItem(app: App, row: Quotation, open = false, why: Child = null): HTMLElement {
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
    why,
    disclosure("Receipt", () => quotationReceipt(app, row), open, { class: "toggle receipt-toggle" }),
  );
}

/** The quotations that pass the filters, narrowed to direct speech, to words and to what they are about. */
export function quotationsPage(app: App): HTMLElement {
  const { direct, about } = app.state;
  const found = holdingWords(app, app.quotations, app.state.words);
  const whys = new Map(found.map(({ row, themes }) => [row, themesLine(app, themes)]));
  const holding = found.map(({ row }) => row);
  const offered = direct ? holding.filter((row) => row.direct) : holding;
  const ofTopic = holding.filter((row) => !about || row.about?.includes(about));
  const quoted = ofTopic.filter((row) => row.direct);
  const rows = inOrder(app, direct ? quoted : ofTopic);
  const page = el("div", { class: "page" }, el("h2", {}, "Quotations"));
  page.append(
    el(
      "p",
      {},
      `${numberWords(rows.length, app.quotations.length)} that the filters let pass: by the name of the speaker, of each first the words in quotation marks, then in the order of the text. Of the filters, source, speaker and the two dates apply to quotations. Quotation marks stand only around words that the source itself sets in them.`,
    ),
    el(
      "p",
      { class: "actions" },
      button(`Only direct speech (${grouped(quoted.length)})`, () => app.go({ direct: !direct }), {
        id: "quotes-direct",
        "aria-pressed": String(direct),
      }),
      wordsField("quotes-words", app.state.words, (words, how) => app.go({ words }, how)),
      ...aboutChoice(app, offered),
      button("Save as CSV", () => saveCsv("quotations.csv", quotationsCsv(app, rows)), {
        disabled: rows.length === 0,
        title: rows.length === 0 ? "No quotation is all of this, so there is nothing to save." : undefined,
      }),
    ),
  );
  if (app.quotations.length === 0) page.append(...nothing(app, ""));
  else if (rows.length === 0)
    page.append(
      el("p", {}, "No quotation is all of this."),
      button("Show all quotations", () => app.go({ direct: false, words: "", about: "" })),
    );
  append(
    page,
    inSteps(rows, STEP, (some) => bySpeaker(app, some, whys)),
  );
  return page;
}

function numberWords(shown: number, all: number): string {
  return shown < all ? `${grouped(shown)} of ${count(all, "quotation")}` : count(all, "quotation");
}

/** By their speakers; of each first direct speech, then in the order of the text. */
export function inOrder({ model }: App, rows: Quotation[]): Quotation[] {
  const keys = new Map(
    rows.map((row) => {
      const [{ document = "", start = 0 } = {}] = row.evidence;
      return [row, [model.label(row.speaker), row.speaker, row.direct ? 0 : 1, document, start]];
    }),
  );
  return [...rows].sort((a, b) => {
    const [one = [], other = []] = [keys.get(a), keys.get(b)];
    const place = one.findIndex((part, at) => part !== other[at]);
    return (one[place] ?? 0) < (other[place] ?? 0) ? -1 : place < 0 ? 0 : 1;
  });
}

/**
 * The choice of what the quotations are about: by kind, the kind with most quotations first, and in each what most are
 * about.
 */
function aboutChoice(app: App, rows: Quotation[]): Child[] {
  const { model, state } = app;
  const numbers = new Map<string, number>(state.about ? [[state.about, 0]] : []);
  for (const id of rows.flatMap(({ about = [] }) => about)) numbers.set(id, (numbers.get(id) ?? 0) + 1);
  const most = [...numbers].sort(
    ([one, a], [other, b]) => b - a || (model.label(one) < model.label(other) ? -1 : 1),
  );
  const kinds = new Map<string, [string, number][]>();
  for (const each of most) {
    const kind = model.entities.get(each[0])?.type ?? "";
    kinds.set(kind, [...(kinds.get(kind) ?? []), each]);
  }
  const sum = (each: [string, number][]) => each.reduce((all, [, number]) => all + number, 0);
  const select = el("select", { id: "quotes-about" }, el("option", { value: "" }, "anything"));
  for (const [kind, each] of [...kinds].sort(([, a], [, b]) => sum(b) - sum(a))) {
    const options = each.map(([id, number]) =>
      el("option", { value: id }, `${model.label(id)} (${grouped(number)})`),
    );
    select.append(el("optgroup", { label: model.classLabel(kind) || "other" }, ...options));
  }
  select.value = state.about;
  select.addEventListener("change", () => app.go({ about: select.value }));
  return [el("label", {}, "About ", select)];
}

function bySpeaker(app: App, rows: Quotation[], whys: Map<Quotation, Child>): Child[] {
  const found: Child[] = [];
  let speaker = "";
  let list = el("ul", { class: "quotations" });
  for (const row of rows) {
    if (row.speaker !== speaker) {
      speaker = row.speaker;
      list = el("ul", { class: "quotations" });
      found.push(el("h3", {}, app.model.shown(speaker)), list);
    }
    list.append(quotationItem(app, row, false, whys.get(row)));
  }
  return found;
}
