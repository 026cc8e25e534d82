// The words of receipts in their documents, once the user has given these to the page.
import type { App } from "./app.ts";
import type { Documents, InPlace, Quoted, Read } from "./documents.ts";
import { button, clear, count, el, grouped } from "./dom.ts";
import type { Evidence } from "./types.ts";

const shown = new WeakMap<Element, { evidence: Evidence[]; version: number }>();

/** A part of a receipt that shows the words in their documents, now or when they come. */
export function inPlace(app: App, evidence: Evidence[]): HTMLElement {
  const element = el("div", { class: "places" });
  shown.set(element, { evidence, version: 0 });
  fill(app.documents, element);
  return element;
}

/** Fills all such parts that were there before the documents. */
export function fillPlaces(documents: Documents): void {
  for (const element of document.querySelectorAll(".places")) fill(documents, element);
}

function fill(documents: Documents, element: Element): void {
  const last = shown.get(element);
  if (!last || last.version === documents.version) return;
  last.version = documents.version;
  clear(element, ...last.evidence.map((place) => partOf(documents, place)));
}

/** What the file is that was given for a document. */
function whose({ same }: InPlace, document: string): string {
  if (same === undefined) return ` (around the words: ${document} as you gave it)`;
  return same
    ? ` (${document}, the very file that was quoted)`
    : ` (your ${document} is not the very file that was quoted: around the words it may say something else)`;
}

/** The words in one document. */
function partOf(documents: Documents, place: Evidence): HTMLElement | null {
  if (!documents.has(place.document)) return null;
  const found = documents.find(place);
  if (!found)
    return el(
      "p",
      { class: "warning" },
      `${place.document}, as you gave it, does not have these words at this place: it may be another version.`,
    );
  return el(
    "p",
    { class: "in-place" },
    found.before,
    el("mark", {}, found.words),
    found.after,
    el("span", { class: found.same === false ? "small warning" : "small" }, whose(found, place.document)),
  );
}

/** Lets the user choose documents, `wanted` among them, and shows what stands in them. */
export function chooseDocuments(app: App, wanted: Iterable<string> = []): void {
  const input = el("input", { type: "file", multiple: true, accept: "text/*,.txt,.md" });
  input.addEventListener("change", async () => {
    const reads = await app.documents.add(input.files ?? [], quotedDocuments(app));
    const missing = [...wanted].filter((name) => !app.documents.has(name));
    const words = missing.length > 0 ? [`${missing.join(", ")}: not among the files.`] : [];
    app.confirm([...reads.map(readWords), ...words].join(" "));
    fillPlaces(app.documents);
  });
  input.click();
}

/** What became of a file, in words. */
function readWords({ file, document, quotes, found, moved, same, problem }: Read): string {
  if (problem) return `${file} ${problem}.`;
  if (!document) return `No receipt is of ${file}.`;
  const name = file === document ? file : `${file} is ${document}`;
  if (found < quotes) {
    const gone = quotes - found - moved;
    const parts = [
      gone > 0 && `${grouped(gone)} not in it`,
      moved > 0 && `${grouped(moved)} at another place`,
    ].filter(Boolean);
    return `${name} is another version: of ${count(quotes, "quote")} ${parts.join(", ")}.`;
  }
  const all = quotes === 1 ? "its only quote stands" : `all ${grouped(quotes)} quotes stand`;
  const changed = "but it is not the very file that was quoted: around them it may say something else";
  return `${name}: ${all} in it${same === false ? `, ${changed}` : ""}.`;
}

/** The button that asks for the documents of a receipt that have not been given yet. */
export function documentButton(app: App, evidence: Evidence[]): HTMLElement | null {
  const missing = new Set(
    evidence.map(({ document }) => document).filter((name) => !app.documents.has(name)),
  );
  return missing.size === 0
    ? null
    : button("Read in your copy of the document", () => chooseDocuments(app, missing), {
        title: `Choose ${[...missing].join(", ")} on this computer: it is read here, and goes nowhere.`,
      });
}

/** The documents of the graph with all quotes from them. */
function quotedDocuments({ model }: App): Map<string, Quoted> {
  const found = new Map<string, Quoted>();
  for (const { documents } of model.sources.values())
    for (const { file, sha256 = "" } of documents) found.set(file, { sha256, quotes: [] });
  for (const { evidence } of [...model.statements, ...model.quotations])
    for (const each of evidence) found.get(each.document)?.quotes.push(each);
  return found;
}
