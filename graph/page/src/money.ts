// What an entity has to pay, gets and earns, as far as its deals and figures tell: rows, and sums where they are honest.
import type { App } from "./app.ts";
import { above, isFirm } from "./counts.ts";
import { type Deal, dealOf } from "./dealrows.ts";
import type { DealTie } from "./dealties.ts";
import type { Shown } from "./filter.ts";
import { behindOthers, otherNames, type Party, partiesOn, partyBy, partyOutside } from "./flows.ts";
import { hullOf, isOpen, type Range, rangeOf, sumOf } from "./ranges.ts";
import type { Figure } from "./roles.ts";
import { FACTS, isDeal, isSoft, stepsOf } from "./steps.ts";
import { firmest, firmness } from "./theme.ts";
import type { Statement } from "./types.ts";
import { byValue, firstTold, isFact, lastDay, newestFirst, told } from "./values.ts";

/** How far a deal has come, in the words of `REACHED` in graph/dealgraph/analysis/figures.py. */
const PROSPECT = "in prospect";
const ENDED = "ended";
const UNKNOWN = "unknown";
/** What binds and is not yet told to be paid: the sum of these is what is agreed. */
const AGREED = ["contracted", "pledged"];
/** What it pays for, what it puts in, what is put in, what it is paid for: the order in which they are shown. */
const SIDES: Party[] = [
  { kind: "compute", pays: true },
  { kind: "money", pays: true },
  { kind: "money", pays: false },
  { kind: "compute", pays: false },
];
/** So long a time is one over which money is due; what takes minutes is none. */
const LONG = ["year", "month"];
/** So many values of a metric are told at once as plain facts, and so many that are none. */
const VALUES = 2;

/** An entity on one side of a deal. */
export interface MoneyRow {
  id: string;
  /** How many statements tell of it. */
  number: number;
  /** All that the deal consists of, made up when it is asked for: few of many rows are shown. */
  readonly deal: Deal;
  party: Party;
  /** The statements that put it there, and those that deny it. */
  roles: Statement[];
  denied: Statement[];
  /** Those on the other side, each with the statements that put it there, and those that share this side. */
  others: Map<string, Statement[]>;
  beside: string[];
  /** What its deal is, or may be, a part of or the same as. */
  above: DealTie[];
  /** The other names that sources give the entity in this deal. */
  names: string[];
  /** Whether it only supplies another one, who is paid. */
  behind: boolean;
  /** The amount of the deal as it is told, and what of it is the entity's own; null where nobody gives a number. */
  readonly figures: Figure[];
  size: Range | null;
  /** Whether the amount is told by statements that the filters leave out. */
  hidden: boolean;
  reached: string;
  /** How firmly it is told that it pays, or is paid, this. */
  stance: string;
  /** The statements that tell over which time, of the deal's sizes and of what is said of it in words. */
  terms: Statement[];
}

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

/** The newest values of a metric: each with when and by whom it is told, and the statement that opens its receipt. */
export interface Metric {
  predicate: string;
  values: { value: string; marks: string; row: Statement }[];
  /** How many statements there are in all. */
  number: number;
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

function rowOf(app: App, id: string, name: string, party: Party): MoneyRow {
  const { model, passing } = app;
  const about = model.about(name).filter((row) => row.subject === name);
  const rows = about.filter((row) => passing.has(row));
  const { kind, pays } = party;
  const near = partiesOn(model, rows, party);
  const far = partiesOn(model, rows, { kind, pays: !pays });
  const behind = behindOthers(pays ? far : near);
  const isBehind = behind.has(id);
  // Who pays for the deal pays those who deliver, and they those behind them.
  const others = new Map([...far].filter(([other]) => other !== id && !isBehind && !behind.has(other)));
  const names = otherNames(model, near, id);
  const beside = [...near.keys()].filter(
    (other) => ![id, ...names].includes(other) && !isBehind && !behind.has(other),
  );
  const counted = countedOf(app, rows);
  const whole = counted.length > 0 ? hullOf(counted.map(rangeOf).filter((range) => range !== null)) : null;
  const roles = near.get(id) ?? [];
  const stands = [roles, [...others.values()].flat(), counted].filter((some) => some.length > 0).map(firmest);
  const current = rows.filter((row) => row.polarity !== "negated" && row.rank !== "deprecated");
  const isOwn = isBehind ? null : beside.length > 0 && whole ? { ...whole, low: 0 } : whole;
  let made: Deal | undefined;
  return {
    id: name,
    number: rows.length,
    get deal() {
      made ??= dealOf(app, name, model.entities.get(name)?.type ?? "", rows);
      return made;
    },
    get figures() {
      return this.deal.figures.filter(({ predicate }) => predicate === amountMetric(app));
    },
    party,
    roles,
    denied: rows.filter((row) => row.object === id && row.polarity === "negated" && isSame(app, row, party)),
    others,
    names,
    beside,
    above: above(app, name),
    behind: isBehind,
    size: isOwn,
    hidden: whole === null && countedOf(app, about).length > 0,
    reached: reachedBy(app, stepsOf(app, name)),
    stance: stands.reduce((a, b) => (firmness(a) > firmness(b) ? a : b), "asserted"),
    terms: current.filter((row) => isTerm(app, row)),
  };
}

function isSame(app: App, row: Statement, { kind, pays }: Party): boolean {
  const party = partyBy(app.model, row);
  return party?.kind === kind && party.pays === pays;
}

function isTerm(app: App, row: Statement): boolean {
  const { counted, vocabulary } = app.model;
  const ofIt =
    Object.values(counted.sizes).includes(row.predicate) || vocabulary.predicates[row.predicate]?.text;
  return isLong(row) || (ofIt === true && (row.from ?? row.to) !== undefined);
}

function isLong({ unit = "" }: Statement): boolean {
  return LONG.includes(unit);
}

/** Whether it is told over which time the money of a deal is due, not only when something else of it is so. */
export function isTimed(app: App, { terms }: MoneyRow): boolean {
  return terms.some((row) => isLong(row) || row.predicate === amountMetric(app));
}

/** The unit of money in which deals are told. */
export function moneyUnit({ model }: App): string {
  const isMoney = (unit: string) => model.vocabulary.units[unit]?.dimension === "money";
  return Object.keys(model.counted.sizes).find(isMoney) ?? "";
}

/** The metric of how much money a deal is about. */
export function amountMetric(app: App): string {
  return app.model.counted.sizes[moneyUnit(app)] ?? "";
}

/** The statements of a deal's amount that count: the preferred, and plain facts, where there are such; see `figure_of`. */
function countedOf(app: App, rows: Statement[]): Statement[] {
  const { model } = app;
  const usable = rows.filter(
    (row) =>
      row.predicate === amountMetric(app) &&
      row.unit === moneyUnit(app) &&
      row.scope === undefined &&
      model.tells(row) &&
      rangeOf(row) !== null,
  );
  const preferred = usable.filter(({ rank }) => rank === "preferred");
  const some = preferred.length > 0 ? preferred : usable;
  const facts = some.filter(({ stance }) => FACTS.includes(stance) || stance === "disputed");
  return facts.length > 0 ? facts : some;
}

/** How far a deal has come by the steps that are told as facts. */
function reachedBy({ model }: App, steps: Statement[]): string {
  const { reached } = model.steps;
  const stages = [...new Set(Object.values(reached))];
  const places = steps
    .filter((row) => !isSoft(row))
    .map(({ text = "" }) => stages.indexOf(reached[text] ?? ""));
  return stages[Math.max(-1, ...places)] ?? UNKNOWN;
}

export function isInProspect({ reached }: Pick<MoneyRow, "reached">): boolean {
  return reached === PROSPECT;
}

export function hasEnded({ reached }: Pick<MoneyRow, "reached">): boolean {
  return reached === ENDED;
}

export function isStatusTold({ reached }: Pick<MoneyRow, "reached">): boolean {
  return reached !== UNKNOWN;
}

function isSized(row: MoneyRow): boolean {
  return row.size !== null && !isOpen(row.size) && !hasEnded(row);
}

/** The rows whose amount nobody tells, of deals that have not ended and are no part of one that is told. */
export function untoldOf({ rows }: MoneySide): MoneyRow[] {
  const sized = new Set(rows.filter(isSized).map(({ id }) => id));
  const isPart = ({ above: ties }: MoneyRow) => ties.some((tie) => isFirm(tie) && sized.has(tie.other));
  return rows.filter(
    (row) => row.size === null && !row.hidden && !row.behind && !hasEnded(row) && !isPart(row),
  );
}

/** The sums of rows by how far they have come and how firmly they are told, and all that is agreed first. */
function sumsOf(sized: MoneyRow[]): Pick<MoneySide, "sums" | "overlaps"> {
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

function outsideOf(app: App, id: string, party: Party, rows: MoneyRow[]): Map<string, Statement[]> {
  const { model } = app;
  const inDeals = new Set(rows.flatMap(({ others }) => [...others.keys()]));
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

function isOfMoney({ model }: App, row: Statement): boolean {
  const isSaid = row.polarity !== "negated" && row.rank !== "deprecated";
  return isSaid && model.vocabulary.predicates[row.predicate]?.money !== undefined;
}

/** The newest values that are told of an entity's own money, by what the vocabulary marks as such. */
function metricsOf(app: App, id: string): (kind: string) => Metric[] {
  const { predicates } = app.model.vocabulary;
  const groups = new Map<string, Statement[]>();
  for (const row of app.model.about(id)) {
    if (row.subject !== id || !app.passing.has(row) || !isOfMoney(app, row)) continue;
    groups.set(row.predicate, [...(groups.get(row.predicate) ?? []), row]);
  }
  const metrics = [...groups].map(([predicate, rows]) => ({
    predicate,
    values: newest(app, predicates[predicate]?.units ? rows.filter(({ unit }) => unit !== undefined) : rows),
    number: rows.length,
  }));
  return (kind) => metrics.filter(({ predicate }) => predicates[predicate]?.money === kind);
}

/** What holds as plain fact at the last date, and what is expected or judged for no earlier one. */
function newest(app: App, rows: Statement[]): Metric["values"] {
  const facts = latest(rows.filter((row) => isFact(app, row)));
  const day = facts[0] ? lastDay(facts[0]) : "";
  const others = latest(rows.filter((row) => !isFact(app, row) && lastDay(row) >= day));
  return [facts, others].flatMap((some) =>
    [...byValue(app, some)].slice(0, VALUES).map(([value, same]) => {
      const [words = ""] = told(app, new Map([[value, same]]));
      return { value, marks: words.slice(value.length), row: firstTold(app, same) };
    }),
  );
}

/** Those of the last date, what is said of the whole first. */
function latest(rows: Statement[]): Statement[] {
  const sorted = newestFirst(rows);
  const last = sorted.filter((row) => lastDay(row) === lastDay(sorted[0] as Statement));
  return [...last.filter(({ scope }) => !scope), ...last.filter(({ scope }) => scope)];
}
