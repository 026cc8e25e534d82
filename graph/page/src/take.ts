// What users take away: files and copied text.
import type { App } from "./app.ts";
import { el } from "./dom.ts";
import { tellerWords } from "./tellers.ts";
import type { Quotation, Statement } from "./types.ts";
import { basisWords, objectWords, sentence, when } from "./words.ts";

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

/** Where this page shows what is selected: of a page on disk, whose name may change, what follows its address. */
export function addressOf(selection: string): string {
  const { origin, pathname, protocol } = location;
  const page = protocol === "file:" ? "in the page at " : `${origin}${pathname}`;
  return `${page}#show=${selection}`;
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

/** Statements in the words of the page, with the ids by which tools join them. */
export function statementsCsv(app: App, rows: Statement[]): string {
  const { model } = app;
  const { units, lists } = model.vocabulary;
  const head = [
    "As a sentence",
    "Of whom or what",
    "What is said",
    "Whom or what",
    "Said to be so",
    "How firmly",
    "Who says it",
    "Quoted or retold by",
    "When",
    "Known since",
    "Forward-looking",
    "Number",
    "From number",
    "To number",
    "Unit",
    "How exact",
    "Basis",
    "Scope",
    "Role",
    "Rank",
    "Deal",
    "Source",
    "Exact words",
    "Document",
    "Statement id",
    "Id of whom or what",
    "Id of what is said",
    "Id of the other",
    "Id of who says it",
    "Id of who quotes or retells",
    "Id of the deal",
    "Id of the source",
  ];
  const body = rows.map((row) => {
    const told = model.tellers.ofStatement(row);
    return [
      sentence(row, model),
      model.label(row.subject),
      model.predicateLabel(row.predicate),
      objectWords(row, model),
      row.polarity === "negated" ? "no: said not to be so" : "yes",
      model.stanceLabel(row.stance),
      model.label(row.speaker),
      tellerWords(told, (id) => model.label(id)),
      when(row),
      row.known_since,
      row.outlook === "forward" ? "yes" : "no",
      row.value,
      row.lower,
      row.upper,
      units[row.unit ?? ""]?.label ?? row.unit,
      lists.bound?.[row.bound ?? ""]?.label ?? row.bound,
      basisWords(row, model),
      row.scope,
      row.role,
      row.rank === "normal" ? "" : row.rank,
      row.deal && model.label(row.deal),
      model.sourceTitle(row.source),
      row.evidence.map(({ exact }) => exact).join(" | "),
      row.evidence.map(({ document }) => document).join(" | "),
      row.id,
      row.subject,
      row.predicate,
      row.object,
      row.speaker,
      told.teller,
      row.deal,
      row.source,
    ];
  });
  return csv([head, ...body]);
}

export function quotationsCsv(app: App, rows: Quotation[]): string {
  const { model } = app;
  const head = [
    "Who says it",
    "Whose words",
    "Quoted or retold by",
    "Exact words",
    "About",
    "When",
    "Known since",
    "Source",
    "Document",
    "Quotation id",
    "Id of who says it",
    "Id of who quotes or retells",
    "Ids of what it is about",
    "Id of the source",
  ];
  const body = rows.map((row) => {
    const told = model.tellers.ofQuotation(row);
    return [
      model.label(row.speaker),
      told.wording === "retold" ? "retold" : "in quotation marks in the source",
      tellerWords(told, (id) => model.label(id)),
      row.text,
      (row.about ?? []).map((id) => model.label(id)).join(" | "),
      row.at,
      row.known_since,
      model.sourceTitle(row.source),
      row.evidence.map(({ document }) => document).join(" | "),
      row.id,
      row.speaker,
      told.teller,
      (row.about ?? []).join(" | "),
      row.source,
    ];
  });
  return csv([head, ...body]);
}

/** What a statement says, for a table. */
export function saysWords(app: App, row: Statement): string {
  const phrase = app.model.predicateLabel(row.predicate);
  return `${row.polarity === "negated" ? "not: " : ""}${phrase}: ${objectWords(row, app.model)}`;
}
