// Colours and lines. Kinds have a shape besides their colour, stances a dash besides their shade, so that
// nothing depends on telling colours apart.
import type { Statement } from "./types.ts";

export interface Theme {
  dark: boolean;
  paper: string;
  ink: string;
  accent: string;
  denied: string;
}

const LIGHT: Theme = { dark: false, paper: "#ffffff", ink: "#1c2430", accent: "#0b57d0", denied: "#b3261e" };
const DARK: Theme = { dark: true, paper: "#12161c", ink: "#e4e8ee", accent: "#8ab4f8", denied: "#ff8a80" };
const dark = typeof matchMedia === "undefined" ? null : matchMedia("(prefers-color-scheme: dark)");

let paper = false;

export function theme(): Theme {
  return dark?.matches && !paper ? DARK : LIGHT;
}

/** Makes a drawing for paper, which is light. */
export function onPaper<T>(draw: () => T): T {
  paper = true;
  try {
    return draw();
  } finally {
    paper = false;
  }
}

export function onThemeChange(handler: () => void): void {
  dark?.addEventListener("change", handler);
}

export interface Line {
  dashes: number[] | false;
  opacity: number;
  width: number;
  says: string;
}

/** How a line is drawn for what the firmest of its statements commits to, the firmest first. */
export const LINES: Record<string, Line> = {
  asserted: { dashes: false, opacity: 0.85, width: 1.6, says: "solid: stated as a fact" },
  reported: { dashes: [10, 5], opacity: 0.85, width: 1.6, says: "long dashes: passed on from others" },
  estimated: { dashes: [6, 5], opacity: 0.8, width: 1.6, says: "short dashes: an estimate" },
  disputed: {
    dashes: [10, 4, 2, 4],
    opacity: 0.8,
    width: 1.6,
    says: "dash and dot: said, but called into question",
  },
  projected: { dashes: [2, 5], opacity: 0.85, width: 1.8, says: "dots: expected or planned" },
  opinion: { dashes: false, opacity: 0.4, width: 1, says: "faint and thin: a judgement" },
  hypothetical: { dashes: [2, 7], opacity: 0.5, width: 1.2, says: "faint dots: only under a condition" },
};
const FIRMEST = Object.keys(LINES);

/** The place of a stance among all, the firmest first. */
export function firmness(stance: string): number {
  return FIRMEST.includes(stance) ? FIRMEST.indexOf(stance) : FIRMEST.length;
}

/** The stance that a line shows: the firmest of its statements. */
export function firmest(rows: Statement[]): string {
  return FIRMEST.find((stance) => rows.some((row) => row.stance === stance)) ?? "hypothetical";
}

export function lineOf(stance: string): Line {
  return LINES[stance] ?? { dashes: [2, 7], opacity: 0.5, width: 1.2, says: "" };
}

/** A colour mixed with another: 0 is the one, 1 the other. */
export function mix(one: string, other: string, share: number): string {
  const parts = [1, 3, 5].map((place) => {
    const from = Number.parseInt(one.slice(place, place + 2), 16);
    const to = Number.parseInt(other.slice(place, place + 2), 16);
    return Math.round(from + (to - from) * share)
      .toString(16)
      .padStart(2, "0");
  });
  return `#${parts.join("")}`;
}

/** A colour that covers only a share of what is behind it. */
export function seeThrough(color: string, share: number): string {
  return (
    color +
    Math.round(255 * share)
      .toString(16)
      .padStart(2, "0")
  );
}

/** The fill and the rim of a kind's shape: rims stand out from the paper, whatever the fill. */
export function shades(color: string): { background: string; border: string } {
  const now = theme();
  return now.dark
    ? { background: mix(color, "#ffffff", 0.18), border: mix(color, "#ffffff", 0.5) }
    : { background: color, border: mix(color, "#000000", 0.35) };
}
