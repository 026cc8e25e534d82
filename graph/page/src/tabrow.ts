// The row of tabs where not all of them have room: arrows at its ends say that there are more, and lead to them.
import { el } from "./dom.ts";

/** The share of what is in sight by which an arrow goes on. */
const STEP = 0.7;

export function tabRow(tabs: HTMLElement): HTMLElement {
  // The keyboard reaches every tab without them.
  const arrow = (end: "before" | "after", text: string, way: number) =>
    el(
      "button",
      {
        type: "button",
        class: `more-tabs ${end}`,
        tabindex: -1,
        "aria-hidden": "true",
        onclick: () => tabs.scrollBy({ left: way * STEP * tabs.clientWidth, behavior: "smooth" }),
      },
      text,
    );
  const row = el("div", { class: "tab-row" }, tabs, arrow("before", "‹", -1), arrow("after", "›", 1));
  const mark = () => {
    row.classList.toggle("at-start", tabs.scrollLeft < 1);
    row.classList.toggle("at-end", tabs.scrollLeft + tabs.clientWidth > tabs.scrollWidth - 1);
  };
  tabs.addEventListener("scroll", mark, { passive: true });
  new ResizeObserver(mark).observe(tabs);
  return row;
}
