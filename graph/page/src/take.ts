// What users take away: files and copied text.
import type { App } from "./app.ts";
import { dateWords } from "./dates.ts";
import { el } from "./dom.ts";
import type { Quotation, Statement } from "./types.ts";
import { objectWords, sentence, when } from "./words.ts";

/** Offers a file for saving. */
export function save(name: string, content: Blob): void {
  const url = URL.createObjectURL(content);
  el("a", { href: url, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}

/** Offers a table as a CSV file. Spreadsheets take a file for UTF-8 only where a byte-order mark says so. */
export function saveCsv(name: string, text: string): void {
  save(name, new Blob(["\ufeff", text], { type: "text/csv" }));
}

/** Copies the address of what is shown. That of a page on disk leads nobody else to it, which is said. */
export function copyLink(app: App): Promise<void> {
  const onDisk = location.protocol === "file:";
  const more = onDisk
    ? ". A colleague needs this file too: send it, and the part of the link from # on."
    : "";
  return copy(app, location.href, "Link", more);
}

/** Copies text, and says what happened. */
export async function copy(app: App, text: string, what: string, more = ""): Promise<void> {
  try {
    await navigator.clipboard.writeText(text);
    app.confirm(`${what} copied${more}`);
  } catch {
    // A browser may deny pages from disk the clipboard: then the text is shown, ready to be copied by hand.
    prompt(`${what}: copy it from here${more}`, text);
  }
}

/** A table as CSV. A cell that a spreadsheet would take for a formula begins with an apostrophe. */
export function csv(rows: (string | number | undefined)[][]): string {
  return rows.map((row) => `${row.map(cell).join(",")}\r\n`).join("");
}

function cell(value: string | number | undefined): string {
  if (typeof value === "number") return String(value);
  const text = value ?? "";
  const safe = /^[=+\-@\t\r\n]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

export function statementsCsv(app: App, rows: Statement[]): string {
  const { model } = app;
  const head = [
    "id",
    "subject",
    "subject_label",
    "predicate",
    "object",
    "object_label",
    "value",
    "lower",
    "upper",
    "unit",
    "text",
    "bound",
    "stance",
    "polarity",
    "when",
    "known_since",
    "basis",
    "scope",
    "role",
    "speaker",
    "via",
    "source",
    "deal",
    "document",
    "exact",
  ];
  const body = rows.map((row) => [
    row.id,
    row.subject,
    model.label(row.subject),
    row.predicate,
    row.object,
    row.object && model.label(row.object),
    row.value,
    row.lower,
    row.upper,
    row.unit,
    row.text,
    row.bound,
    row.stance,
    row.polarity,
    when(row),
    row.known_since,
    row.basis,
    row.scope,
    row.role,
    model.label(row.speaker),
    row.via && model.label(row.via),
    model.sourceTitle(row.source),
    row.deal,
    row.evidence.map((evidence) => evidence.document).join(" | "),
    row.evidence.map((evidence) => evidence.exact).join(" | "),
  ]);
  return csv([head, ...body]);
}

/** A statement as it is cited: what it says, then who says it in which words, where and when, and its id in the graph. */
export function citation(app: App, row: Statement): string {
  return `${sentence(row, app.model)} ${reference(app, row)} dealgraph statement ${row.id}.`;
}

export function quotationCitation(app: App, row: Quotation): string {
  return `${reference(app, row)} dealgraph quotation ${row.id}.`;
}

/** Speaker, “exact words”, in: title, date, document and place, address; “n.d.” where the source has no date. */
function reference(app: App, row: Statement | Quotation): string {
  const { model } = app;
  const { evidence } = row;
  const source = model.sources.get(row.source);
  const said = row.via
    ? `${model.label(row.speaker)}, as told by ${model.label(row.via)}`
    : model.label(row.speaker);
  const quotes = evidence.map(({ exact }) => `“${exact}”`).join(" and ");
  const places = evidence.map(
    ({ document, start, end }) => document + (start === undefined ? "" : `, characters ${start}–${end}`),
  );
  const parts = [
    `${said}, ${quotes}, in: ${model.sourceTitle(row.source)}`,
    source?.issued ? dateWords(source.issued) : "n.d.",
    [...new Set(places)].join(" and "),
    source?.url,
  ];
  return `${parts.filter(Boolean).join(", ")}.`;
}

export function quotationsCsv(app: App, rows: Quotation[]): string {
  const { model } = app;
  const body = rows.map((row) => [
    row.id,
    model.label(row.speaker),
    row.direct ? "direct" : "indirect",
    row.text,
    (row.about ?? []).map((id) => model.label(id)).join(" | "),
    row.at,
    row.known_since,
    model.sourceTitle(row.source),
    row.evidence.map((evidence) => evidence.document).join(" | "),
  ]);
  return csv([
    ["id", "speaker", "kind", "text", "about", "at", "known_since", "source", "document"],
    ...body,
  ]);
}

/** What a statement says, for a table. */
export function saysWords(app: App, row: Statement): string {
  const phrase = app.model.vocabulary.predicates[row.predicate]?.label ?? row.predicate;
  return `${row.polarity === "negated" ? "not: " : ""}${phrase}: ${objectWords(row, app.model)}`;
}
