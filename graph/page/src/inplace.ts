// The words of receipts in their documents, once the user has given these to the page.
import type { App } from "./app.ts";
import type { Documents } from "./documents.ts";
import { button, clear, count, el } from "./dom.ts";
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
  const several = last.evidence.length > 1;
  clear(element, ...last.evidence.map((place) => partOf(documents, place, several)));
}

/** The words in one document, with its name where there are several. */
function partOf(documents: Documents, place: Evidence, several: boolean): HTMLElement | null {
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
    several && el("span", { class: "small" }, ` ${place.document}`),
  );
}

/** Lets the user choose documents and shows what stands in them; what they are called is how they are found. */
export function chooseDocuments(app: App): void {
  const input = el("input", { type: "file", multiple: true, accept: "text/*,.txt,.md" });
  input.addEventListener("change", async () => {
    const files = [...(input.files ?? [])];
    const problems = await app.documents.add(files);
    const wanted = documentsOf(app);
    const strange = files.filter(({ name }) => !wanted.has(name)).map(({ name }) => name);
    if (strange.length > 0) problems.push(`No receipt is of ${strange.join(", ")}.`);
    const read = files.filter(({ name }) => wanted.has(name) && app.documents.has(name)).length;
    const words = read > 0 ? "Receipts show what stands around their words." : "";
    app.confirm([`${count(read, "document")} read.`, words, ...problems].filter(Boolean).join(" "));
    fillPlaces(app.documents);
  });
  input.click();
}

/** The button that asks for the documents of a receipt that have not been given yet. */
export function documentButton(app: App, evidence: Evidence[]): HTMLElement | null {
  const missing = new Set(
    evidence.map(({ document }) => document).filter((name) => !app.documents.has(name)),
  );
  return missing.size === 0
    ? null
    : button("Read in the document", () => chooseDocuments(app), {
        title: `Choose ${[...missing].join(", ")} on this computer: it is read here, and goes nowhere.`,
      });
}

/** The names of all documents of the graph. */
function documentsOf({ model }: App): Set<string> {
  const rows = [...model.statements, ...model.quotations];
  return new Set(rows.flatMap(({ evidence }) => evidence.map(({ document }) => document)));
}
