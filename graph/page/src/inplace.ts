// The words of receipts in their documents, once the user has given these to the page.
import type { App } from "./app.ts";
import type { Documents, Read } from "./documents.ts";
import { button, clear, count, el, grouped } from "./dom.ts";
import type { Evidence } from "./types.ts";

const shown = new WeakMap<Element, { evidence: Evidence[]; version: number }>();

/** A part of a receipt that shows the words in their documents, now or when they come. */
export function placesOf(app: App, evidence: Evidence[]): HTMLElement {
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

/** The words in one document. What stands around them nobody has compared, so it is said whose it is. */
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
    el("span", { class: "small" }, ` (around the words: ${place.document} as you gave it)`),
  );
}

/** Lets the user choose documents, `wanted` among them, and shows what stands in them. */
export function chooseDocuments(app: App, wanted: Iterable<string> = []): void {
  const input = el("input", { type: "file", multiple: true, accept: "text/*,.txt,.md" });
  input.addEventListener("change", async () => {
    const reads = await app.documents.add(input.files ?? [], quotesByDocument(app));
    const missing = [...wanted].filter((name) => !app.documents.has(name));
    const words = missing.length > 0 ? [`${missing.join(", ")}: not among the files.`] : [];
    app.confirm([...reads.map(readWords), ...words].join(" "));
    fillPlaces(app.documents);
  });
  input.click();
}

/** What became of a file, in words. */
function readWords({ file, document, quotes, found, problem }: Read): string {
  if (problem) return `${file} ${problem}.`;
  if (!document) return `No receipt is of ${file}.`;
  const name = file === document ? file : `${file} is ${document}`;
  return found === quotes
    ? `${name}: ${quotes === 1 ? "its only quote stands" : `all ${grouped(quotes)} quotes stand`} in it.`
    : `${name}: ${grouped(quotes - found)} of ${count(quotes, "quote")} not in it, so it is another version.`;
}

/** The button that asks for the documents of a receipt that have not been given yet. */
export function documentButton(app: App, evidence: Evidence[]): HTMLElement | null {
  const missing = new Set(
    evidence.map(({ document }) => document).filter((name) => !app.documents.has(name)),
  );
  return missing.size === 0
    ? null
    : button("Read in the document", () => chooseDocuments(app, missing), {
        title: `Choose ${[...missing].join(", ")} on this computer: it is read here, and goes nowhere.`,
      });
}

/** All quotes from each document of the graph. */
function quotesByDocument({ model }: App): Map<string, Evidence[]> {
  const found = new Map<string, Evidence[]>();
  for (const { evidence } of [...model.statements, ...model.quotations])
    for (const each of evidence) {
      const own = found.get(each.document);
      if (own) own.push(each);
      else found.set(each.document, [each]);
    }
  return found;
}
