// What the user opens comes into sight.

/** Scrolls to a receipt that was opened below the fold, as in the low panel of a phone. */
export function showOpened(event: Event): void {
  const toggle = (event.target as Element).closest(".receipt-toggle[aria-expanded=true]");
  // Printing opens receipts too, which nobody looks at then.
  if (toggle && event.isTrusted) toggle.parentElement?.scrollIntoView({ block: "nearest" });
}
