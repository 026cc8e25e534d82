// By how much two figures of one thing differ.
import { span } from "./dates.ts";
import { isDoubt } from "./steps.ts";
import type { Statement } from "./types.ts";

/**
 * The factor between two figures of the same thing, at what they come nearest to each other: 1 where both can hold,
 * null where they are no figures of one thing at one time.
 */
export function apart(one: Statement, other: Statement): number | null {
  if (one.subject !== other.subject || one.predicate !== other.predicate || one.unit !== other.unit)
    return null;
  // Where both say what exactly they count, and it is not the same, they give two figures.
  if (one.scope && other.scope && one.scope !== other.scope) return null;
  if (!given(one) || !given(other) || !meet(one, other)) return null;
  const [a, b] = [reach(one), reach(other)];
  if (a === null || b === null) return null;
  const [low, high] = a.high < b.low ? [a.high, b.low] : [b.high, a.low];
  if (low >= high) return 1;
  if (low < 0 && high < 0) return low / high;
  return low > 0 ? high / low : Number.POSITIVE_INFINITY;
}

/** Whoever denies or disputes a figure gives none. */
function given(row: Statement): boolean {
  return row.polarity !== "negated" && !isDoubt(row);
}

function meet(one: Statement, other: Statement): boolean {
  const [a, b] = [span(one), span(other)];
  return a === null || b === null || (a.first <= b.last && b.first <= a.last);
}

function reach({ value, lower, upper, bound }: Statement): { low: number; high: number } | null {
  if (value === undefined)
    return lower === undefined || upper === undefined ? null : { low: lower, high: upper };
  return {
    low: bound === "at_most" ? Number.NEGATIVE_INFINITY : value,
    high: bound === "at_least" ? Number.POSITIVE_INFINITY : value,
  };
}
