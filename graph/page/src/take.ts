// What users take away: files and copied text.
import type { App } from "./app.ts";
import { el } from "./dom.ts";
import type { Quotation, Statement } from "./types.ts";
import { objectWords, sentence, when } from "./words.ts";

/** Offers a file for saving. */
export function save(name: string, content: Blob): void {
  const url = URL.createObjectURL(content);
  el("a", { href: url, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}

/** Copies text, and says what happened. */
export async function copy(app: App, text: string, what: string): Promise<void> {
  try {
    await navigator.clipboard.writeText(text);
    app.confirm(`${what} copied`);
  } catch {
    // A browser may deny pages from disk the clipboard: then the text is shown, ready to be copied by hand.
    prompt(`${what}: copy it from here`, text);
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

/** A statement with its receipt, to be put under a text. */
export function citation(app: App, row: Statement): string {
  const { model } = app;
  const source = model.sources.get(row.source);
  const quotes = row.evidence.map(
    ({ exact, document, start, end }) =>
      `“${exact}” (${document}${start === undefined ? "" : `, characters ${start} to ${end}`})`,
  );
  const issued = source?.issued ? `, ${source.issued}` : "";
  return `${sentence(row, model)} ${model.sourceTitle(row.source)}${issued}: ${quotes.join("; ")}. Statement ${row.id}.`;
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
