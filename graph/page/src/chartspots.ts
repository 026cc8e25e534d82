// Where the figures of a chart stand: a scale that has its ends, and a spot for what is told of one time and size.
import { span } from "./dates.ts";
import type { Statement } from "./types.ts";

/** The part of a chart that its dots have, in its own measures. */
export interface Area {
  left: number;
  right: number;
  top: number;
  bottom: number;
}

export interface Spot extends Area {
  /** The statements that stand there, in their order. */
  rows: Statement[];
}

export interface Spots {
  spots: Spot[];
  /** The times at the two ends of the axis below, and the figures at those of the axis beside it. */
  first: number;
  last: number;
  low: number;
  high: number;
  x: (time: number) => number;
  y: (figure: number) => number;
}

/** Dots of one size that are nearer to each other than this are one. */
const NEAR = 6;

interface Dot {
  row: Statement;
  from: number;
  to: number;
  low: number;
  high: number;
}

/** Whether a statement gives a figure: what is denied or withdrawn gives none. */
export function isGiven(row: Statement): boolean {
  return row.polarity !== "negated" && row.rank !== "deprecated";
}

/** The figures that no time is given for. */
export function undated(rows: Statement[]): Statement[] {
  return rows.filter((row) => isGiven(row) && span(row) === null);
}

/** The spots of dated figures within an area, or null where fewer than two times are known. */
export function spotsOf(rows: Statement[], area: Area): Spots | null {
  const dots = rows.flatMap((row) => dotOf(row));
  if (new Set(dots.map(({ from, to }) => `${from} ${to}`)).size < 2) return null;
  const first = Math.min(...dots.map(({ from }) => from));
  const last = Math.max(...dots.map(({ to }) => to));
  const high = rounded(Math.max(0, ...dots.map((dot) => dot.high)));
  const low = 0 - rounded(Math.max(0, ...dots.map((dot) => -dot.low)));
  const x = (time: number) => area.left + ((time - first) / (last - first || 1)) * (area.right - area.left);
  const y = (figure: number) => area.bottom - ((figure - low) / (high - low || 1)) * (area.bottom - area.top);
  const spots: Spot[] = [];
  for (const dot of dots) {
    const box = { left: x(dot.from), right: x(dot.to), top: y(dot.high), bottom: y(dot.low) };
    const there = spots.find(
      (spot) =>
        spot.top === box.top &&
        spot.bottom === box.bottom &&
        Math.abs(spot.left + spot.right - box.left - box.right) < 2 * NEAR,
    );
    if (!there) {
      spots.push({ ...box, rows: [dot.row] });
      continue;
    }
    there.rows.push(dot.row);
    there.left = Math.min(there.left, box.left);
    there.right = Math.max(there.right, box.right);
  }
  return { spots, first, last, low, high, x, y };
}

function dotOf(row: Statement): Dot[] {
  const days = span(row);
  const low = row.value ?? row.lower;
  const high = row.value ?? row.upper;
  if (!days || low === undefined || high === undefined || !isGiven(row)) return [];
  const known = days.first.startsWith("0001") ? { ...days, first: days.last } : days;
  const to = known.last.startsWith("9999") ? known.first : known.last;
  return [{ row, from: day(known.first), to: day(to), low, high }];
}

function day(text: string): number {
  return Date.parse(`${text}T00:00:00Z`);
}

/** The next number that a scale may end with: 1, 1.5, 2, 2.5, 3, 4, 5, 6 or 8 with zeros. */
function rounded(number: number): number {
  if (number <= 0) return 0;
  const power = 10 ** Math.floor(Math.log10(number));
  const step = [1, 1.5, 2, 2.5, 3, 4, 5, 6, 8, 10].find((each) => each * power >= number) ?? 10;
  // Whole numbers stay whole: 1.5 times 10 to the 12th is not to end in a fraction.
  return power >= 10 ? Math.round(step * power) : step * power;
}
