// Which figures of deals a sum may add up: not that of a part beside its whole, nor that of what may be another deal.
import type { App } from "./app.ts";
import type { Deal } from "./dealrows.ts";
import { type DealTie, dealTies, TIES } from "./dealties.ts";
import type { Statement } from "./types.ts";

export interface Counts {
  /** The tie by which the figure of a deal would count twice: with what it is, or may be, a part of or the same as. */
  twice(deal: Deal, predicate: string): DealTie | undefined;
  /**
   * How the figure counts: "yes", "no: is part of X", "perhaps not: may be part of X", "no" with why where it is none that
   * adds up, or "" where the deal has none.
   */
  words(deal: Deal, predicate: string): string;
}

/** How figures count in a sum over some deals. What a deal is a part of holds it only where that has such a figure itself. */
export function countsIn(app: App, deals: Deal[]): Counts {
  const byId = new Map(deals.map((deal) => [deal.id, deal]));
  const numbers = (deal: Deal, predicate: string) =>
    deal.figures
      .filter((figure) => figure.predicate === predicate)
      .flatMap(({ rows }) => rows.filter(isNumber));
  const has = (deal: Deal, predicate: string) =>
    numbers(deal, predicate).some((row) => whyNot(app, row) === "");
  const twice = (deal: Deal, predicate: string) => {
    if (!has(deal, predicate)) return undefined;
    const holds = ({ other }: DealTie) => {
      const one = byId.get(other);
      return one !== undefined && has(one, predicate);
    };
    const ties = above(app, deal.id).filter(holds);
    return ties.find(isFirm) ?? ties[0];
  };
  const words = (deal: Deal, predicate: string) => {
    const [first] = numbers(deal, predicate);
    if (!first) return "";
    if (!has(deal, predicate)) return `no: ${whyNot(app, first)}`;
    const tie = twice(deal, predicate);
    if (!tie) return "yes";
    return `${isFirm(tie) ? "no" : "perhaps not"}: ${tie.phrase} ${app.model.label(tie.other)}`;
  };
  return { twice, words };
}

function isNumber({ unit, polarity }: Statement): boolean {
  return unit !== undefined && polarity !== "negated";
}

/** Why a number adds up to nothing with those of other deals, or "". */
function whyNot({ model }: App, { predicate, unit = "", stance, scope }: Statement): string {
  const { sizes, stances } = model.counted;
  if (sizes[unit] !== predicate) {
    const named = Object.values(sizes).map((size) => model.predicateLabel(size));
    return `${model.predicateLabel(predicate)} is no size of a deal (${named.join(", ")})`;
  }
  if (!stances.includes(stance)) return `only ${model.stanceLabel(stance)}`;
  return scope ? "of a part of the deal only" : "";
}

/** Whether a tie leaves nothing open. */
export function isFirm({ predicate, stance }: DealTie): boolean {
  return TIES[predicate]?.open === false && stance === "";
}

/**
 * The ties to what a deal is, or may be, a part of or the same as, and to what that is. Behind a tie that leaves
 * something open nothing is sure: that is a part which may be one.
 */
export function above(app: App, deal: string): DealTie[] {
  const found: DealTie[] = [];
  const sure = new Map([[deal, true]]);
  const edge = [deal];
  for (let one = edge.shift(); one !== undefined; one = edge.shift())
    for (const tie of dealTies(app, one).filter(({ forward }) => forward)) {
      if (sure.has(tie.other)) continue;
      const isSure = sure.get(one) === true;
      found.push(isSure ? tie : { ...tie, ...open(app) });
      sure.set(tie.other, isSure && isFirm(tie));
      edge.push(tie.other);
    }
  return found;
}

function open({ model }: App): Pick<DealTie, "predicate" | "phrase"> {
  const predicate = "mayBePartOf";
  return { predicate, phrase: model.vocabulary.predicates[predicate]?.phrase ?? predicate };
}
