// The frame of the page: its parts, and how they lie in it.
import { button, el } from "./dom.ts";
import { tabRow } from "./tabrow.ts";

export type Parts = ReturnType<typeof makeParts>;

export function makeParts() {
  return {
    tabs: el("nav", { class: "tabs", "aria-label": "Views" }),
    legend: el("aside", { class: "legend", id: "legend", "aria-label": "Legend and filters" }),
    panel: el("aside", { class: "panel", id: "panel", "aria-label": "Details", hidden: true }),
    list: el("div", { class: "list", role: "region", "aria-label": "List", tabindex: 0 }),
    status: el("p", { class: "status", role: "status" }),
    intro: el("p", { class: "intro" }),
    /** What is read out and not shown. */
    live: el("p", { class: "unseen", "aria-live": "polite" }),
    notice: el("p", { class: "notice", role: "status" }),
    /** What stands where nothing is drawn. */
    nothing: el("div", {}),
    bar: el("div", { class: "bar" }),
  };
}

/** The parts in their places, with the box of the search and the picture; `skip` gives the view the focus. */
export function frame(
  parts: Parts,
  search: HTMLElement,
  picture: HTMLElement,
  skip: () => void,
): HTMLElement[] {
  const menu = button("Legend and filters", () => document.body.classList.toggle("legend-open"), {
    class: "menu",
    "aria-controls": "legend",
  });
  const toView = (event: Event) => {
    event.preventDefault();
    skip();
  };
  return [
    el("a", { class: "skip", href: "#main", onclick: toView }, "Skip to the view"),
    el("header", {}, el("h1", {}, "dealgraph"), search, tabRow(parts.tabs), menu),
    parts.legend,
    el(
      "main",
      { id: "main" },
      parts.intro,
      parts.status,
      el("div", { class: "view" }, picture, parts.nothing, parts.bar, parts.list),
    ),
    parts.panel,
    parts.notice,
    parts.live,
  ];
}
