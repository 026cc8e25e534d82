// An entity on one side of a deal: who pays whom, how much, how far it has come, and how firmly that is told.
import type { App } from "./app.ts";
import { above } from "./counts.ts";
import { type Deal, dealOf } from "./dealrows.ts";
import type { DealTie } from "./dealties.ts";
import { behindOthers, otherNames, type Party, partiesOn, partyBy } from "./flows.ts";
import { hullOf, isOpen, type Range, rangeOf } from "./ranges.ts";
import type { Figure } from "./roles.ts";
import { FACTS, isDoubt, isSoft, stepsOf } from "./steps.ts";
import { firmest, firmness } from "./theme.ts";
import type { Statement } from "./types.ts";

/** How far a deal has come, in the words of `REACHED` in graph/dealgraph/analysis/figures.py. */
const PROSPECT = "in prospect";
const ENDED = "ended";
const UNKNOWN = "unknown";
/** So long a time is one over which money is due; what takes minutes is none. */
const LONG = ["year", "month"];

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

export function rowOf(app: App, id: string, name: string, party: Party): MoneyRow {
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
  const facts = some.filter((row) => FACTS.includes(row.stance) || isDoubt(row));
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

export function isSized(row: MoneyRow): boolean {
  return row.size !== null && !isOpen(row.size) && !hasEnded(row);
}
