// Where somebody stands on an idea; see graph/dealgraph/conflicts/debates.py.
import type { Statement } from "./types.ts";

export const FOR = ["states", "supports"];
export const AGAINST = ["doubts", "opposes"];

/** Whether speakers tell where they themselves stand on an idea: then they do not speak of themselves. */
export function isOwnStand(row: Statement): boolean {
  return row.speaker === row.subject && [...FOR, ...AGAINST].includes(row.predicate);
}
