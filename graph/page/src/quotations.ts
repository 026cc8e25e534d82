// Quotations: words with their speaker, direct or as the source retells them.
import type { App } from "./app.ts";
import { dateWords } from "./dates.ts";
import { append, button, type Child, count, disclosure, el, grouped, inSteps } from "./dom.ts";
import { nothing } from "./empty.ts";
import { foldLines } from "./folding.ts";
import { entityLink } from "./links.ts";
import { quotationReceipt, toldParts } from "./receipt.ts";
import { quotationsCsv, saveCsv } from "./take.ts";
import type { Quotation } from "./types.ts";
import { holdsAll, wordsField } from "./wordsfield.ts";

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

/** The quotations that pass the filters, narrowed to direct speech, to words and to what they are about. */
export function quotationsPage(app: App): HTMLElement {
  const { direct, about } = app.state;
  const holding = app.quotations.filter(holdsWords(app));
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
      wordsField("quotes-words", app.state.words, (words) => app.go({ words })),
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
    inSteps(rows, STEP, (some) => bySpeaker(app, some)),
  );
  return page;
}

function numberWords(shown: number, all: number): string {
  return shown < all ? `${grouped(shown)} of ${count(all, "quotation")}` : count(all, "quotation");
}

/** Whether a quotation holds the words that are asked for, in its text or the name of its speaker, as search has it. */
function holdsWords({ model, state, quotations }: App): (row: Quotation, place: number) => boolean {
  if (!state.words) return () => true;
  const holds = holdsAll(state.words);
  const lines = foldLines(quotations.map((row) => `${row.text} … ${model.label(row.speaker)}`));
  return (_, place) => holds(lines[place] ?? "");
}

function inOrder({ model }: App, rows: Quotation[]): Quotation[] {
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

/** The choice of what the quotations are about, with how many there are of each. */
function aboutChoice(app: App, rows: Quotation[]): Child[] {
  const chosen = app.state.about;
  const numbers = new Map<string, number>(chosen ? [[chosen, 0]] : []);
  for (const id of rows.flatMap(({ about = [] }) => about)) numbers.set(id, (numbers.get(id) ?? 0) + 1);
  const options = [...numbers].map(([id, number]) => ({
    id,
    text: `${app.model.label(id)} (${grouped(number)})`,
  }));
  options.sort((a, b) => (a.text < b.text ? -1 : 1));
  const select = el("select", { id: "quotes-about" }, el("option", { value: "" }, "anything"));
  append(
    select,
    options.map(({ id, text }) => el("option", { value: id }, text)),
  );
  select.value = chosen;
  select.addEventListener("change", () => app.go({ about: select.value }));
  return [el("label", {}, "About ", select)];
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
