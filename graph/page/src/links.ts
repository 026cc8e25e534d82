// Names that lead on: an entity's to its panel, a document's address out of the page.
import type { App } from "./app.ts";
import { button, el } from "./dom.ts";
import { shapeMark } from "./marks.ts";
import { shownName } from "./names.ts";

/** The entity's label as a button that opens its panel. */
export function entityLink(app: App, id: string): HTMLElement {
  const entity = app.model.entities.get(id);
  if (!entity) return el("span", {}, id);
  return button(shownName(entity), () => app.select(`e:${id}`), { class: "link", "data-entity": id });
}

export function kindMark(app: App, id: string): SVGElement {
  const term = app.model.vocabulary.classes[app.model.entities.get(id)?.type ?? ""];
  return shapeMark(term?.shape ?? "dot", term?.color ?? "#6b7280");
}

/** An address as a link where it is one of the web, else as plain text. */
export function webLink(url: string): HTMLElement {
  if (!/^https?:\/\//i.test(url)) return el("span", {}, url);
  return el("a", { href: url, rel: "noopener noreferrer", target: "_blank" }, url);
}
