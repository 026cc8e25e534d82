// Two sources or speakers, and the disagreements between them.
import type { Shown } from "./filter.ts";
import { proposition } from "./matter.ts";
import type { Model } from "./model.ts";
import { distance, gravity, nearest, type Scope, sidesOf } from "./sides.ts";
import type { Conflict, Statement } from "./types.ts";

/** A source or a speaker, "source:id" or "speaker:id"; "" for anyone. */
export type Voice = string;

export function voiceName(model: Model, voice: Voice): string {
  const id = idOf(voice);
  return voice.startsWith("source:") ? model.sourceTitle(id) : model.shown(id);
}

/** The entity that a voice is. */
export function idOf(voice: Voice): string {
  return voice.slice(voice.indexOf(":") + 1);
}

export function isBy(row: Statement, voice: Voice): boolean {
  return voices(row).includes(voice);
}

function voices(row: Statement): Voice[] {
  return [`source:${row.source}`, `speaker:${row.speaker}`];
}

/** Whether the one stands on a side of the disagreement and the other on another one; "" is anyone. */
export function differ(scope: Scope, conflict: Conflict, one: Voice, other: Voice): boolean {
  if (one === "" && other === "") return true;
  const [first, second] = one === "" ? [other, one] : [one, other];
  return opposite(sidesOf(scope, conflict), first).has(second);
}

/** Who stands on a side on which a voice does not stand alone with itself: all on other sides than one of its own. */
function opposite(sides: Statement[][], voice: Voice): Set<Voice> {
  const found = new Set<Voice>();
  const own = sides.filter((rows) => rows.some((row) => isBy(row, voice)));
  for (const rows of sides) {
    if (own.length === 0 || (own.length === 1 && own[0] === rows)) continue;
    found.add("");
    for (const each of rows.flatMap(voices)) found.add(each);
  }
  return found;
}

/** Who stands on a side of one of the disagreements, or on another side than a voice, with the number of these. */
export function opponents(scope: Scope, conflicts: Conflict[], voice: Voice): Map<Voice, number> {
  const numbers = new Map<Voice, number>();
  for (const conflict of conflicts) {
    const sides = sidesOf(scope, conflict);
    const there = voice === "" ? new Set(sides.flat().flatMap(voices)) : opposite(sides, voice);
    for (const each of there) if (each !== "") numbers.set(each, (numbers.get(each) ?? 0) + 1);
  }
  return numbers;
}

/** How far apart the two are in the same figure, as a factor; without a second one, how far from anyone. */
export function distanceBetween(scope: Scope, conflict: Conflict, one: Voice, other: Voice): number {
  if (one === "" && other === "") return distance(scope, conflict);
  if (gravity(scope, conflict) === "rounding") return 1;
  const [first, second] = one === "" ? [other, one] : [one, other];
  const sides = sidesOf(scope, conflict);
  let most = 1;
  for (const side of sides) {
    const own = side.filter((row) => isBy(row, first));
    for (const against of sides) {
      if (against === side) continue;
      const facing = against.filter((row) => second === "" || isBy(row, second));
      most = Math.max(most, nearest(own, facing));
    }
  }
  return most;
}

/**
 * The statements of a disagreement in columns: those of the one, those of the other, and the rest. What both said goes
 * where there is nothing yet, so that two sides face each other where the one differs with itself.
 */
export function columns(
  scope: Scope,
  conflict: Conflict,
  one: Voice,
  other: Voice,
): { left: Statement[]; right: Statement[]; rest: Statement[] } {
  const [first, second] = one === "" ? [other, one] : [one, other];
  const sides = sidesOf(scope, conflict);
  const own = (row: Statement) => isBy(row, first);
  const facing = (row: Statement) => (second === "" ? !own(row) : isBy(row, second));
  const rows = sides.flat();
  const left = rows.filter((row) => own(row) && !facing(row));
  const right = rows.filter((row) => facing(row) && !own(row));
  const both = sides
    .map((side) => side.filter((row) => own(row) && facing(row)))
    .filter((side) => side.length > 0);
  if (second === "" && right.length === 0) {
    // Only the one speaks here: its first side stands against its others.
    const [begin = [], ...others] = sides.map((side) => side.filter(own)).filter((side) => side.length > 0);
    return { left: begin, right: others.flat(), rest: [] };
  }
  for (const [place, side] of both.entries()) {
    const toRight = left.length > 0 && (right.length === 0 || place > 0);
    (toRight ? right : left).push(...side);
  }
  const shown = new Set([...left, ...right]);
  const rest = scope.model
    .statementsOf(conflict.statements)
    .filter((row) => scope.passing.has(row) && !shown.has(row));
  return { left, right, rest };
}

export interface Agreement {
  row: Statement;
  /** The statements of the other that say the same. */
  others: Statement[];
}

/** What both say: each proposition once, as the one says it, with the statements of the other. */
export function agreements(scope: Scope, one: Voice, other: Voice): Agreement[] {
  const found = new Map<string, Agreement>();
  for (const row of said(scope.model, scope.passing, one)) {
    const key = proposition(row);
    if (!found.has(key)) found.set(key, { row, others: [] });
  }
  for (const row of said(scope.model, scope.passing, other)) {
    const there = found.get(proposition(row));
    if (there && there.row !== row) there.others.push(row);
  }
  return [...found.values()].filter(({ others }) => others.length > 0);
}

export interface Topic {
  subject: string;
  predicate: string;
  /** How many statements the one and the other make of it. */
  one: number;
  other: number;
}

/** The figures of which both speak, whether they agree on them or not, those of which most is said first. */
export function commonFigures(scope: Scope, one: Voice, other: Voice): Topic[] {
  const found = new Map<string, Topic>();
  for (const [voice, key] of [
    [one, "one"],
    [other, "other"],
  ] as const) {
    for (const { subject, predicate, unit } of said(scope.model, scope.passing, voice)) {
      if (unit === undefined) continue;
      const name = `${subject}|${predicate}`;
      const topic = found.get(name) ?? { subject, predicate, one: 0, other: 0 };
      topic[key] += 1;
      found.set(name, topic);
    }
  }
  return [...found.values()]
    .filter((topic) => topic.one > 0 && topic.other > 0)
    .sort((a, b) => Math.min(b.one, b.other) - Math.min(a.one, a.other) || b.one + b.other - a.one - a.other);
}

function said(model: Model, passing: Shown, voice: Voice): Statement[] {
  const rows = voice.startsWith("speaker:") ? model.saidBy(idOf(voice)) : model.statements;
  return rows.filter((row) => isBy(row, voice) && passing.has(row));
}
