// The sections of an entity's panel: a line that names them all and leads to each, and their content, built in turns.
import { append, type Child, el, grouped } from "./dom.ts";
import { PRINTING } from "./print.ts";

export interface Section {
  title: string;
  /** How many things it holds; of nothing there is no section. */
  number: number;
  /** Whether the facts box of a short sheet tells it instead. */
  boxed?: boolean;
  /** Whether it takes so long that it is built after the first paint wherever it stands. */
  late?: boolean;
  build(): Child[];
}

/** About the height in pixels of a thing that is still to be built, and of the most that is shown of a section. */
const THING = 70;
const MOST = 1500;
/** So many pixels are built at once. */
const SCREEN = 900;

/**
 * The line of the sections, and below it the sections. All headings are there from the start. What is not on the first
 * screen is built after it is painted, one section in a turn, so that a click is answered at once; until then it has
 * about the height that it will have.
 */
export function sectionParts(sections: Section[]): HTMLElement[] {
  const some = sections.filter(({ number }) => number > 0);
  const parts = some.map((section) => new Part(section));
  let height = 0;
  const later = parts.filter((part) => {
    const below = height >= SCREEN || part.section.late === true;
    height += part.height;
    if (!below) part.fill();
    return below;
  });
  const next = () => {
    const part = later.shift();
    // A panel that has been left is not built on.
    if (!part?.element.isConnected) return;
    part.fill();
    setTimeout(next, 0);
  };
  requestAnimationFrame(() => setTimeout(next, 0));
  const line = el(
    "nav",
    { class: "sections", "aria-label": "Sections of this panel" },
    ...parts.map(({ section: { title, number } }, place) =>
      el(
        "button",
        { type: "button", class: "link", onclick: () => leadTo(parts.slice(0, place + 1), line) },
        `${title} `,
        el("span", { class: "count" }, grouped(number)),
      ),
    ),
  );
  return parts.length > 1 ? [line, ...elements(parts)] : elements(parts);
}

class Part {
  readonly heading: HTMLElement;
  readonly element: HTMLElement;
  /** About how high it will be. */
  readonly height: number;
  private filled = false;

  constructor(readonly section: Section) {
    const { title, number, boxed = false } = section;
    this.height = Math.min(MOST, THING * (number + 1));
    const amount = el("span", { class: "count" }, grouped(number));
    this.heading = el("h3", { tabindex: -1 }, `${title} `, amount);
    this.element = el("section", { class: boxed ? "prints-all boxed" : "prints-all" }, this.heading);
    this.element.addEventListener(PRINTING, () => this.fill());
    this.element.style.minHeight = `${this.height}px`;
  }

  fill(): void {
    if (this.filled) return;
    this.filled = true;
    append(this.element, this.section.build());
    this.element.style.minHeight = "";
  }
}

function elements(parts: Part[]): HTMLElement[] {
  return parts.map(({ element }) => element);
}

/** Brings the last of some parts to the top, below the line if that stays in sight; those above it get their true height. */
function leadTo(parts: Part[], line: HTMLElement): void {
  for (const part of parts) part.fill();
  const heading = parts.at(-1)?.heading;
  const panel = line.closest(".panel");
  if (!heading || !panel) return;
  const top = (element: Element) => element.getBoundingClientRect().top;
  const taken = getComputedStyle(line).position === "sticky" ? line.offsetHeight : 0;
  panel.scrollTop += top(heading) - top(panel) - taken;
  heading.focus({ preventScroll: true });
}
