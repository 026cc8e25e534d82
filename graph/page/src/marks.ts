// Small drawings that explain the picture: the shapes of kinds, the lines of stances.
import { el, svg } from "./dom.ts";
import { lineOf, shades } from "./theme.ts";

export const SHAPES: Record<string, string> = {
  dot: "M14 8A6 6 0 1 1 2 8A6 6 0 1 1 14 8Z",
  diamond: "M8 1L15 8L8 15L1 8Z",
  diamonds: "M5.4 1.6L9.9 8L5.4 14.4L.9 8ZM10.6 1.6L15.1 8L10.6 14.4L6.1 8Z",
  square: "M2.5 2.5H13.5V13.5H2.5Z",
  triangle: "M8 1.5L15 14H1Z",
  triangleDown: "M8 14.5L15 2H1Z",
  hexagon: "M4.5 2H11.5L15 8L11.5 14H4.5L1 8Z",
  star: "M8 .8L10 5.8L15.4 6.2L11.3 9.6L12.6 14.8L8 12L3.4 14.8L4.7 9.6L.6 6.2L6 5.8Z",
};

/** The shape of a kind. */
export function shapeMark(shape: string, color: string): SVGElement {
  const { background, border } = shades(color);
  return svg(
    "svg",
    { viewBox: "0 0 16 16", width: 16, height: 16, "aria-hidden": "true", class: "mark" },
    svg("path", { d: SHAPES[shape] ?? SHAPES.dot, fill: background, stroke: border, "stroke-width": 1.2 }),
  );
}

/** A piece of the line with which statements of a stance are drawn. */
export function lineMark(stance: string, denied = false): SVGElement {
  const style = lineOf(stance);
  // Colours of the style sheet, which on paper are others.
  const stroke = denied ? "var(--denied)" : "var(--ink)";
  return svg(
    "svg",
    {
      viewBox: "0 0 44 12",
      width: 44,
      height: 12,
      opacity: style.opacity,
      "aria-hidden": "true",
      class: "mark",
    },
    svg("path", {
      d: "M1 6H37",
      stroke,
      "stroke-width": style.width + 0.4,
      "stroke-dasharray": style.dashes ? style.dashes.join(" ") : undefined,
    }),
    denied && svg("path", { d: "M19 1V11", stroke, "stroke-width": 2.4 }),
    svg("path", { d: "M36 2L43 6L36 10Z", fill: stroke }),
  );
}

/** The word for a stance with its line. */
export function stanceTag(stance: string, label: string, denied: boolean): HTMLElement {
  return el(
    "span",
    { class: `tag stance-${stance}` },
    lineMark(stance, denied),
    denied ? `${label}: not so` : label,
  );
}
