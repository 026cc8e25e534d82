// Panels that have been left: what was open in each, how far it was scrolled and what had the focus, so that Back shows
// it as it was.
import { type Openings, openAgain, openingsOf } from "./opened.ts";

interface Left {
  address: string;
  openings: Openings;
  scrolled: number;
  /** The place of what had the focus among all in the panel that can have it; -1 where it was elsewhere. */
  place: number;
  /** What had the focus in the list beside the panel. */
  inList: HTMLElement | undefined;
}

export class LeftPanels {
  private readonly steps = new Map<number, Left>();

  /** Notes how the panel is left at a step, which shows what the address tells. */
  leave(step: number, address: string, panel: HTMLElement): void {
    const { activeElement } = document;
    this.steps.set(step, {
      address,
      openings: openingsOf(panel),
      scrolled: panel.scrollTop,
      place: activeElement ? focusable(panel).indexOf(activeElement) : -1,
      inList:
        activeElement instanceof HTMLElement && activeElement.closest(".list") ? activeElement : undefined,
    });
  }

  /** Shows a panel as it was left at the step, unless the step has come to show something else. */
  restore(step: number, address: string, panel: HTMLElement): void {
    const left = this.steps.get(step);
    if (left?.address !== address) return;
    openAgain(panel, left.openings);
    panel.scrollTop = left.scrolled;
    const focused = focusable(panel)[left.place] ?? left.inList;
    if (focused instanceof HTMLElement && focused.isConnected) focused.focus({ preventScroll: true });
  }
}

function focusable(panel: HTMLElement): Element[] {
  return [...panel.querySelectorAll("a, button, input, select, [tabindex]")];
}
