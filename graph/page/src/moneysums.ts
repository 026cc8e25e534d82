// What deals of one side add up to, by how far they have come, and what is not added since it may be counted already.
import { isFirm } from "./counts.ts";
import type { DealTie } from "./dealties.ts";
import { isInProspect, isStatusTold, type MoneyRow } from "./moneyrows.ts";
import { type Range, sumOf } from "./ranges.ts";
import { FACTS } from "./steps.ts";

/** What binds and is not yet told to be paid: the sum of these is what is agreed. */
const AGREED = ["contracted", "pledged"];

/** Rows that have come equally far and are told equally firmly, with their sum. */
export interface Sum {
  /** Where several groups are added up: all that is agreed. */
  total: boolean;
  reached: string;
  /** How firmly, where it is no plain fact; else "". */
  soft: string;
  rows: MoneyRow[];
  size: Range;
}

/** What a sum does not add, or what is not to be added across sums: the one may be, or be in, the other. */
export interface Overlap {
  row: MoneyRow;
  tie: DealTie;
  /** Whether the two stand in different sums. */
  across: boolean;
}

/** The sums of rows by how far they have come and how firmly they are told, and all that is agreed first. */
export function sumsOf(sized: MoneyRow[]): { sums: Sum[]; overlaps: Overlap[] } {
  const groups = new Map<string, MoneyRow[]>();
  for (const row of sized) {
    const key = JSON.stringify([row.reached, softness(row)]);
    const group = groups.get(key);
    if (group) group.push(row);
    else groups.set(key, [row]);
  }
  const overlaps = new Map<MoneyRow, Overlap>();
  const added = (rows: MoneyRow[]) => {
    const { size, left } = apart(rows);
    for (const [row, tie] of left) if (!overlaps.has(row)) overlaps.set(row, { row, tie, across: false });
    return size;
  };
  const sums = [...groups.values()].map((rows): Sum => {
    const [first] = rows as [MoneyRow];
    return { total: false, reached: first.reached, soft: softness(first), rows, size: added(rows) };
  });
  sums.sort((a, b) => turn(a) - turn(b));
  const agreed = sums.filter((sum) => AGREED.includes(sum.reached) && sum.soft === "");
  if (agreed.length > 1) {
    const rows = agreed.flatMap((sum) => sum.rows);
    sums.unshift({ total: true, reached: "", soft: "", rows, size: added(rows) });
  }
  for (const [row, tie] of apart(sized).left)
    if (!overlaps.has(row)) overlaps.set(row, { row, tie, across: true });
  return { sums, overlaps: [...overlaps.values()] };
}

/** How firmly what is no plain fact is told; what is only in talks is none whatever is said of it. */
function softness(row: MoneyRow): string {
  return FACTS.includes(row.stance) || isInProspect(row) ? "" : row.stance;
}

/** What is agreed first, then what is only expected, what nobody tells the status of, and what is in talks. */
function turn(sum: Sum): number {
  const place = AGREED.indexOf(sum.reached);
  if (isInProspect(sum)) return 9;
  return (place < 0 ? AGREED.length : place) + (sum.soft ? 4 : 0) + (isStatusTold(sum) ? 0 : 3);
}

/** What sized rows add up to, and those that are left out since they are, or may be, in another or the same. */
function apart(rows: MoneyRow[]): { size: Range; left: Map<MoneyRow, DealTie> } {
  const byDeal = new Map(rows.map((row) => [row.id, row]));
  const left = new Map<MoneyRow, DealTie>();
  const parts = new Map<string, Range[]>();
  for (const row of rows) {
    // What is left out itself holds nothing: of two that may be each other one stays.
    const ties = row.above.filter(({ other }) => {
      const whole = byDeal.get(other);
      return whole !== undefined && !left.has(whole);
    });
    const tie = ties.find(isFirm) ?? ties[0];
    if (!tie) continue;
    left.set(row, tie);
    if (isFirm(tie)) parts.set(tie.other, [...(parts.get(tie.other) ?? []), row.size as Range]);
  }
  const sizes = rows
    .filter((row) => !left.has(row))
    .map((row) => holding(row.size as Range, sumOf(parts.get(row.id) ?? [])));
  return { size: sumOf(sizes), left };
}

/** The size of a whole that is at least what its parts come to. */
function holding({ low, high, about }: Range, parts: Range): Range {
  return {
    low: Math.max(low, parts.low),
    high: high === null ? null : Math.max(high, parts.low),
    about: about || parts.about,
  };
}
