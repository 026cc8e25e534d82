// What a short sheet is to have: of what much is said, how many statements that is, and which sections of the panel.
import type { App } from "./app.ts";
import { button, count, el, grouped } from "./dom.ts";
import { SECTION } from "./sections.ts";
import { countShort, printShort } from "./shortprint.ts";
import { isDeal } from "./steps.ts";

/** Up to so many statements are printed without asking: about three sheets. */
const UNASKED = 50;
/** The sections that are chosen at first. */
const CHOSEN = ["Key figures", "Deals"];
const CHOICE = "print-choice";

/** The button that prints the panel of an entity in short, after a choice where that would be many sheets. */
export function shortPrintButton(app: App, id: string): HTMLElement {
  const press = () => {
    const panel = document.querySelector(".panel .entity");
    const there = panel?.querySelector(`.${CHOICE}`);
    if (there) there.remove();
    else if (!panel || isDeal(app, id) || countShort(app, new Set()) <= UNASKED) printShort();
    else panel.querySelector(".actions")?.after(choice(app, panel));
  };
  return button("Print in short", press, {
    title:
      "What stands here now, each line with its words and its source; the browser's own print has all receipts",
  });
}

function choice(app: App, panel: Element): HTMLElement {
  const sections = [...panel.querySelectorAll<HTMLElement>(`[${SECTION}]`)];
  const titleOf = (section: Element) => section.getAttribute(SECTION) ?? "";
  const out = new Set<Element>(sections.filter((section) => !CHOSEN.includes(titleOf(section))));
  const print = button("", () => printShort(out));
  const tell = () => {
    const number = countShort(app, out);
    // What is put together of statements, as a table of payments, counts none.
    print.textContent = number > 0 ? `Print ${count(number, "statement")}` : "Print what is chosen";
    print.disabled = out.size === sections.length;
  };
  const boxes = sections.map((section) => {
    const box = el("input", { type: "checkbox" });
    box.checked = !out.has(section);
    box.addEventListener("change", () => {
      if (box.checked) out.delete(section);
      else out.add(section);
      tell();
    });
    return el("label", { class: "choice" }, box, el("span", {}, titleOf(section)));
  });
  tell();
  const all = countShort(app, new Set());
  return el(
    "div",
    { class: `${CHOICE} no-paper`, role: "group", "aria-label": "What to print" },
    el(
      "p",
      { class: "small" },
      `In short all that stands here would be ${grouped(all)} statements with their words. Choose what to print:`,
    ),
    ...boxes,
    el(
      "p",
      { class: "actions" },
      print,
      button(`Print all ${grouped(all)}`, () => printShort()),
    ),
  );
}
