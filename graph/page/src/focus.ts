// Keeps the focus of the keyboard where the user is, though parts of the page are built anew.

export class Focus {
  /** What had the focus before the panel opened. */
  private opener: HTMLElement | undefined;

  /** Notes from where the panel is opened: not from itself, and not from a text box, whose keys are letters. */
  remember(): void {
    const { activeElement } = document;
    if (activeElement?.closest(".panel")) return;
    const opens = activeElement instanceof HTMLElement && !activeElement.matches("body, input");
    this.opener = opens ? activeElement : undefined;
  }

  /** Does something that may take away what has the focus, then gives it back to its like, or to what opened it. */
  keep(task: () => void, fallback: () => HTMLElement): void {
    const before = document.activeElement;
    const id = before?.id;
    task();
    if (before === null || before === document.body || isThere(before)) return;
    const like = id ? document.getElementById(id) : null;
    for (const next of [like, this.opener, fallback()]) {
      if (!next || !isThere(next)) continue;
      if (next === like) typeOn(before, next);
      next.focus({ preventScroll: true });
      if (document.activeElement === next) return;
    }
  }
}

/** What is being typed goes on in the new field, blanks and cursor included. */
function typeOn(before: Element, next: HTMLElement): void {
  if (!(before instanceof HTMLInputElement && next instanceof HTMLInputElement)) return;
  if (next.type !== "search" || before.value.trim() !== next.value) return;
  next.value = before.value;
  next.setSelectionRange(before.selectionStart, before.selectionEnd);
}

function isThere(element: Element): boolean {
  return element.isConnected && element.getClientRects().length > 0;
}

/** Whether keys pressed there are part of a text. */
export function takesText(target: HTMLElement): boolean {
  return target.matches("textarea, select, input:not([type=checkbox]):not([type=radio]):not([type=range])");
}
