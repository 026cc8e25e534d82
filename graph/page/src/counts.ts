// Which figures of deals a sum may add up: not that of a part beside its whole, nor that of what may be another deal.
import type { App } from "./app.ts";
import type { Deal } from "./dealrows.ts";
import { type DealTie, TIES } from "./dealties.ts";

/**
 * How the figure of a deal counts in a sum over some deals: "yes", "no: is part of X", "perhaps not: may be part of X",
 * or "" where it has none. What it is a part of holds it only where that has a figure of the kind itself.
 */
export function countsIn(app: App, deals: Deal[]): (deal: Deal, predicate: string) => string {
  const byId = new Map(deals.map((deal) => [deal.id, deal]));
  const has = (deal: Deal, predicate: string) =>
    deal.figures.some((figure) => figure.predicate === predicate && figure.rows.some(isNumber));
  return (deal, predicate) => {
    if (!has(deal, predicate)) return "";
    const ties = above(deal, byId).filter((tie) => has(byId.get(tie.other) as Deal, predicate));
    const tie = ties.find(isFirm) ?? ties[0];
    if (!tie) return "yes";
    return `${isFirm(tie) ? "no" : "perhaps not"}: ${tie.phrase} ${app.model.label(tie.other)}`;
  };
}

function isNumber({ unit, polarity }: Deal["rows"][number]): boolean {
  return unit !== undefined && polarity !== "negated";
}

/** Whether a tie leaves nothing open. */
function isFirm({ predicate, stance }: DealTie): boolean {
  return TIES[predicate]?.open === false && stance === "";
}

/** The ties to what a deal is, or may be, a part of or the same as, and to what that is, among these deals. */
function above(deal: Deal, byId: Map<string, Deal>): DealTie[] {
  const found: DealTie[] = [];
  const seen = new Set([deal.id]);
  const edge = [deal];
  for (let one = edge.shift(); one; one = edge.shift())
    for (const tie of one.ties.filter(({ forward }) => forward)) {
      const other = byId.get(tie.other);
      if (!other || seen.has(other.id)) continue;
      seen.add(other.id);
      found.push(tie);
      edge.push(other);
    }
  return found;
}
