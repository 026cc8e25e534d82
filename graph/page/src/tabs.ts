// The tabs: one for each view.
import type { App } from "./app.ts";
import { button, clear } from "./dom.ts";
import type { View } from "./state.ts";

const TABS: [View, string][] = [
  ["overview", "Overview"],
  ["picture", "Picture"],
  ["table", "Table"],
  ["deals", "Deals"],
  ["times", "Timeline"],
  ["ideas", "Ideas"],
  ["quotes", "Quotations"],
  ["conflicts", "Disagreements"],
  ["loops", "Circles"],
  ["guide", "Guide"],
];
/** In a window up to this width the tabs have a row of their own, and scroll where not all have room; see page.css. */
const NARROW = 1180;

export function showTabs(app: App, tabs: HTMLElement): void {
  clear(
    tabs,
    ...TABS.filter(([view]) => view !== "overview" || app.model.large).map(([view, name]) =>
      button(name, () => app.go({ view }), {
        id: `tab-${view}`,
        "aria-current": view === app.state.view ? "page" : undefined,
      }),
    ),
  );
  // To ask for the width of the window makes the browser lay out the page, and the first tab is in sight anyway.
  const current = tabs.querySelector("[aria-current]");
  if (current && current !== tabs.firstElementChild && innerWidth <= NARROW)
    current.scrollIntoView({ block: "nearest", inline: "center" });
}
