// What the user opens: it comes into sight, and stays open when what it stands in is built anew.

/** Whether each part that opens is open, by the words on it, what it belongs to, and its place among its likes. */
export type Openings = ReadonlyMap<string, boolean>;

const OWNER = "[data-statement], [data-quotation]";

/** Scrolls to a receipt that was opened below the fold, as in the low panel of a phone. */
export function showOpened(event: Event): void {
  const toggle = (event.target as Element).closest(".receipt-toggle[aria-expanded=true]");
  // Printing opens receipts too, which nobody looks at then.
  if (toggle && event.isTrusted) toggle.parentElement?.scrollIntoView({ block: "nearest" });
}

export function openingsOf(panel: HTMLElement): Openings {
  return new Map(toggles(panel).map(({ key, toggle }) => [key, isOpen(toggle)]));
}

/** Opens and closes what the user had opened and closed. */
export function openAgain(panel: HTMLElement, openings: Openings): void {
  // What opens may hold more that opens, which comes behind it.
  for (let place = 0, all = toggles(panel); place < all.length; place++) {
    const next = all[place];
    if (!next || isOpen(next.toggle) === (openings.get(next.key) ?? isOpen(next.toggle))) continue;
    next.toggle.click();
    all = toggles(panel);
  }
}

function toggles(panel: HTMLElement): { key: string; toggle: HTMLElement }[] {
  const numbers = new Map<string, number>();
  return [...panel.querySelectorAll<HTMLElement>("[aria-expanded]")]
    .filter((toggle) => !toggle.closest("[hidden]"))
    .map((toggle) => {
      const { statement, quotation } = toggle.closest<HTMLElement>(OWNER)?.dataset ?? {};
      const words = `${statement ?? quotation ?? ""} ${toggle.textContent}`;
      const number = numbers.get(words) ?? 0;
      numbers.set(words, number + 1);
      return { key: `${words} ${number}`, toggle };
    });
}

function isOpen(toggle: Element): boolean {
  return toggle.getAttribute("aria-expanded") === "true";
}
