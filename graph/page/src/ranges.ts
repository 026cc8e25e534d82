// Sums of quantities whose words leave something open; see graph/dealgraph/analysis/ranges.py.
import type { Model } from "./model.ts";
import type { Statement } from "./types.ts";
import { quantityWords } from "./words.ts";

/** All numbers from `low` to `high`, which is null where there is no ceiling. */
export interface Range {
  low: number;
  high: number | null;
  /** Whether the words say that a number is rounded. */
  about: boolean;
}

const NOTHING: Range = { low: 0, high: 0, about: false };

/** What the words of a quantity allow, taking nothing to be below nought; null where it is no quantity. */
export function rangeOf({ value, lower, upper, bound }: Statement): Range | null {
  if (value === undefined)
    return lower === undefined || upper === undefined ? null : { low: lower, high: upper, about: false };
  if (bound === "at_least") return { low: value, high: null, about: false };
  return {
    low: bound === "at_most" ? Math.min(0, value) : value,
    high: value,
    about: bound === "approximate",
  };
}

/** The sum of ranges, nothing where there are none. */
export function sumOf(ranges: Range[]): Range {
  const add = (a: number, b: number) => a + b;
  return [NOTHING, ...ranges].reduce((a, b) => joined(a, b, add, add));
}

/** The smallest range that holds all of some, of which there is one. */
export function hullOf(ranges: Range[]): Range {
  return ranges.reduce((a, b) => joined(a, b, Math.min, Math.max));
}

type Fold = (a: number, b: number) => number;

function joined(a: Range, b: Range, low: Fold, high: Fold): Range {
  return {
    low: low(a.low, b.low),
    high: a.high === null || b.high === null ? null : high(a.high, b.high),
    about: a.about || b.about,
  };
}

/** Whether nothing is known of it. */
export function isOpen({ low, high }: Range): boolean {
  return low === 0 && high === null;
}

/** "$5 billion to $10 billion", "at most $5 billion", "about at least $3 billion". */
export function rangeWords({ low, high, about }: Range, unit: string, model: Model): string {
  const words = (row: Partial<Statement>) => quantityWords({ unit, ...row } as Statement, model);
  const mark = about ? "about " : "";
  if (high === null) return `${mark}${words({ value: low, bound: "at_least" })}`;
  if (low === high) return `${mark}${words({ value: low })}`;
  if (low === 0) return `${mark}${words({ value: high, bound: "at_most" })}`;
  return `${mark}${words({ lower: low, upper: high })}`;
}
