// Builds elements. Text from the data only ever becomes text nodes and attribute values, never markup.

export type Child = Node | string | null | undefined | false;
type Attributes = Record<string, string | number | boolean | ((event: never) => void) | undefined>;

/** An element with attributes (`onclick` and the like take functions) and children. */
export function el<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  attributes: Attributes = {},
  ...children: Child[]
): HTMLElementTagNameMap[K] {
  const element = document.createElement(tag);
  set(element, attributes);
  append(element, children);
  return element;
}

/** An SVG element. */
export function svg(tag: string, attributes: Attributes = {}, ...children: Child[]): SVGElement {
  const element = document.createElementNS("http://www.w3.org/2000/svg", tag);
  set(element, attributes);
  append(element, children);
  return element;
}

function set(element: Element, attributes: Attributes): void {
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value === "function") element.addEventListener(name.slice(2), value as EventListener);
    else if (value === true) element.setAttribute(name, "");
    else if (value !== undefined && value !== false) element.setAttribute(name, String(value));
  }
}

export function append(element: Element, children: Child[]): void {
  for (const child of children) if (child) element.append(child);
}

export function button(text: string, onclick: () => void, attributes: Attributes = {}): HTMLButtonElement {
  return el("button", { type: "button", onclick, ...attributes }, text);
}

/** A button that opens and closes a part, which is built when it is first opened. */
export function disclosure(
  text: string,
  build: () => Node,
  open = false,
  attributes: Attributes = {},
): HTMLElement {
  const part = el("div", { class: "disclosed" });
  const toggle = button(
    text,
    () => {
      const opened = toggle.getAttribute("aria-expanded") !== "true";
      toggle.setAttribute("aria-expanded", String(opened));
      part.hidden = !opened;
      if (opened && !part.firstChild) part.append(build());
    },
    { class: "toggle", "aria-expanded": open, ...attributes },
  );
  toggle.setAttribute("aria-expanded", String(open));
  part.hidden = !open;
  if (open) part.append(build());
  return el("div", { class: "disclosure" }, toggle, part);
}

/** The first few of many things, and the next ones behind a button, and so on. */
export function inSteps<T>(items: T[], step: number, view: (some: T[]) => Child[]): Child[] {
  const rest = items.slice(step);
  const more = () => {
    const part = el("div", {});
    append(part, inSteps(rest, step, view));
    return part;
  };
  const toggle = { class: "toggle more-toggle" };
  return [
    ...view(items.slice(0, step)),
    rest.length > 0 && disclosure(moreWords(rest.length, step), more, false, toggle),
  ];
}

/** "3 more", or "12 more of 108" where so many open at a time. */
export function moreWords(rest: number, step: number): string {
  return rest > step ? `${step} more of ${grouped(rest)}` : `${grouped(rest)} more`;
}

export function clear(element: Element, ...children: Child[]): void {
  element.replaceChildren();
  append(element, children);
}

/** A definition of the vocabulary without the marks that set off names of fields. */
export function plain(text: string): string {
  return text.replaceAll("`", "");
}

/** A whole number with commas between the thousands. */
export function grouped(number: number): string {
  return String(number).replace(/\B(?=(\d{3})+$)/g, ",");
}

/** "1 statement", "12 statements". */
export function count(number: number, one: string, many = `${one}s`): string {
  return `${grouped(number)} ${number === 1 ? one : many}`;
}
