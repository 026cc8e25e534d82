// What an entity has to pay, gets and earns, as far as its deals and figures tell: rows, and sums where they are honest.
import type { App } from "./app.ts";
import { isFirm } from "./counts.ts";
import type { Shown } from "./filter.ts";
import { type Party, partyBy, partyOutside } from "./flows.ts";
import { isOfMoney, type Metric, metricsOf } from "./moneymetrics.ts";
import { hasEnded, isSized, type MoneyRow, rowOf } from "./moneyrows.ts";
import { type Overlap, type Sum, sumsOf } from "./moneysums.ts";
import { isDeal } from "./steps.ts";
import type { Statement } from "./types.ts";

/** What it pays for, what it puts in, what is put in, what it is paid for: the order in which they are shown. */
const SIDES: Party[] = [
  { kind: "compute", pays: true },
  { kind: "money", pays: true },
  { kind: "money", pays: false },
  { kind: "compute", pays: false },
];
export interface MoneySide {
  party: Party;
  rows: MoneyRow[];
  sums: Sum[];
  overlaps: Overlap[];
  /** Those whom it pays, or who pay it, by statements outside deals, and who stand in none of its deals here. */
  outside: Map<string, Statement[]>;
  /** How many deals the filters leave out. */
  hidden: number;
}

export interface Money {
  sides: MoneySide[];
  spent: Metric[];
  raised: Metric[];
  earned: Metric[];
}

/** All that is told of an entity's money. */
export function moneyOf(app: App, id: string): Money {
  const all = standings(app, id, { has: () => true });
  const shown = standings(app, id, app.passing);
  const sides = SIDES.map((party) => sideOf(app, id, party, shown, all));
  const metrics = metricsOf(app, id);
  return {
    sides: sides.filter(({ rows, outside, hidden }) => rows.length + outside.size + hidden > 0),
    spent: metrics("spent"),
    raised: metrics("raised"),
    earned: metrics("earned"),
  };
}

/** How many deals and figures tell of what an entity pays or gets; 0 where there is only what it earns. */
export function moneyNumber(app: App, id: string): number {
  const deals = standings(app, id, app.passing).length;
  const told = app.model.about(id).filter((row) => app.passing.has(row));
  const own = told.filter((row) => row.subject === id && isOfMoney(app, row));
  const metrics = new Set(own.map(({ predicate }) => predicate));
  const kinds = [...metrics].map((predicate) => app.model.vocabulary.predicates[predicate]?.money);
  const outside = told.some((row) => partyOutside(app.model, row, id));
  return deals > 0 || outside || kinds.some((kind) => kind !== "earned") ? deals + metrics.size : 0;
}

interface Standing {
  deal: string;
  party: Party;
}

/** The deals in which an entity pays or is paid, each side of each once. */
function standings({ model }: App, id: string, shown: Shown): Standing[] {
  const found = new Map<string, Standing>();
  for (const row of model.about(id)) {
    const party = row.object === id && model.tells(row) && shown.has(row) ? partyBy(model, row) : undefined;
    if (party && model.isA(row.subject, "Deal"))
      found.set(`${row.subject} ${party.kind} ${party.pays}`, { deal: row.subject, party });
  }
  return [...found.values()];
}

function sideOf(app: App, id: string, party: Party, shown: Standing[], all: Standing[]): MoneySide {
  const own = (some: Standing[]) =>
    some.filter((each) => each.party.kind === party.kind && each.party.pays === party.pays);
  const rows = own(shown).map(({ deal }) => rowOf(app, id, deal, party));
  const sized = rows.filter(isSized);
  const { sums, overlaps } = sumsOf(sized);
  const parts = sums.filter(({ total }) => !total);
  const places = new Map(parts.flatMap((sum, place) => sum.rows.map((row) => [row, place] as const)));
  const place = (row: MoneyRow) => places.get(row) ?? parts.length;
  const most = ({ size }: MoneyRow) => size?.high ?? size?.low ?? 0;
  rows.sort((a, b) => place(a) - place(b) || most(b) - most(a) || b.number - a.number || order(a, b));
  return {
    party,
    rows,
    sums,
    overlaps,
    outside: outsideOf(app, id, party, rows),
    hidden: own(all).length - rows.length,
  };
}

function order(a: MoneyRow, b: MoneyRow): number {
  return a.id < b.id ? -1 : 1;
}

/** The rows whose amount nobody tells, of deals that have not ended: those that are part of one that is told, and others. */
export function untoldOf({ rows }: MoneySide): { parts: MoneyRow[]; others: MoneyRow[] } {
  const sized = new Set(rows.filter(isSized).map(({ id }) => id));
  const isPart = ({ above: ties }: MoneyRow) => ties.some((tie) => isFirm(tie) && sized.has(tie.other));
  const untold = rows.filter((row) => row.size === null && !row.hidden && !row.behind && !hasEnded(row));
  return { parts: untold.filter(isPart), others: untold.filter((row) => !isPart(row)) };
}

function outsideOf(app: App, id: string, party: Party, rows: MoneyRow[]): Map<string, Statement[]> {
  const { model } = app;
  // Whoever has any part in one of the deals is told of there.
  const parties = rows.flatMap(({ id: deal }) =>
    model.about(deal).filter((row) => row.subject === deal && app.passing.has(row)),
  );
  const inDeals = new Set(parties.map(({ object }) => object));
  const found = new Map<string, Statement[]>();
  for (const row of model.about(id)) {
    if (row.object === undefined || !app.passing.has(row) || isDeal(app, row.subject)) continue;
    const own = partyOutside(model, row, id);
    const other = row.subject === id ? row.object : row.subject;
    if (own?.kind !== party.kind || own.pays !== party.pays || inDeals.has(other)) continue;
    found.set(other, [...(found.get(other) ?? []), row]);
  }
  return found;
}
