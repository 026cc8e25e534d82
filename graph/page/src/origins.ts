// How many independent origins statements have: what is retold twice is told once, by the rule of
// graph/dealgraph/analysis/origins.py.
import { count } from "./dom.ts";
import { content } from "./matter.ts";
import type { Model } from "./model.ts";
import { isDoubt } from "./steps.ts";
import { CURATORS } from "./tellers.ts";
import type { Statement } from "./types.ts";

const PUBLISHED = "published";

/**
 * The statements in groups, those of one origin together. The curators' are left out, unless nobody else says so, and then
 * those that call it into question, unless all do.
 */
export function independent(model: Model, rows: Statement[]): Statement[][] {
  const told = or(
    rows.filter(({ speaker }) => speaker !== CURATORS),
    rows,
  );
  let groups: { marks: Set<string>; members: Statement[] }[] = [];
  for (const row of or(
    told.filter((each) => !isDoubt(each)),
    told,
  )) {
    const own = marks(model, row);
    const [near, apart] = [[] as typeof groups, [] as typeof groups];
    for (const group of groups) ([...own].some((mark) => group.marks.has(mark)) ? near : apart).push(group);
    const joined = new Set([...own, ...near.flatMap((group) => [...group.marks])]);
    groups = [...apart, { marks: joined, members: [...near.flatMap(({ members }) => members), row] }];
  }
  return groups.map(({ members }) => members);
}

function or<Item>(some: Item[], others: Item[]): Item[] {
  return some.length > 0 ? some : others;
}

/** Whether two statements that say the same are one witness, by themselves or through others that say so too. */
export function areOneWitness(model: Model, row: Statement, other: Statement): boolean {
  return independent(model, saying(model, row)).some((group) => group.includes(row) && group.includes(other));
}

/** "2 voices, 1 origin": how many say the same, and from how many origins they have it, as their receipts tell. */
export function voicesOfSame(model: Model, rows: Statement[]): { voices: number; origins: number } {
  const told = independent(model, rows).flat();
  const all = told[0] ? independent(model, [...new Set([...told, ...saying(model, told[0])])]) : [];
  const origins = all.filter((group) => group.some((row) => told.includes(row))).length;
  return { voices: new Set(told.map(({ speaker }) => speaker)).size, origins };
}

/** "3 voices, 2 origins"; of one voice the one origin goes without saying. */
export function voicesWords({ voices, origins }: { voices: number; origins: number }): string {
  return `${count(voices, "voice")}${voices > 1 || origins > 1 ? `, ${count(origins, "origin")}` : ""}`;
}

/** All but the curators' statements that say the same as one, for whatever time; those in doubt where it is, or else the others. */
function saying(model: Model, row: Statement): Statement[] {
  const said = content(row);
  return model
    .about(row.subject)
    .filter(
      (each) =>
        each.speaker !== CURATORS &&
        each.predicate === row.predicate &&
        isDoubt(each) === isDoubt(row) &&
        content(each) === said,
    );
}

/** By whom and through what a statement comes to us: with any of these in common, it is told once. */
function marks(model: Model, { source, origin, speaker, via }: Statement): Set<string> {
  const text = model.sources.get(source);
  const found = new Set([
    origin ?? text?.origin ?? source,
    source,
    speaker,
    via ?? speaker,
    text?.speaker ?? speaker,
  ]);
  for (const row of model.about(source))
    if (row.object === source && row.predicate === PUBLISHED && model.tells(row)) found.add(row.subject);
  return found;
}
