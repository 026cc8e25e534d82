// What stands in the same words, and where an entity is named in what is said of others.

import { fold } from "./folding.ts";
import type { Model } from "./model.ts";
import type { Evidence, Statement } from "./types.ts";

/** The statements that name the entity as whole words without having it as subject or object. */
export function mentions(model: Model, id: string): Statement[] {
  const entity = model.entities.get(id);
  const names = [entity?.label ?? id, ...(entity?.aliases ?? [])].map((name) => ` ${fold(name)} `);
  return model.statements.filter((row) => {
    if (row.subject === id || row.object === id) return false;
    const texts = [row.scope, row.role, row.text, row.date_text, ...row.evidence.map(({ exact }) => exact)];
    const words = ` ${fold(texts.filter(Boolean).join(" | "))} `;
    return names.some((name) => words.includes(name));
  });
}

/** The statements that rest on words of this one, it among them, those with a figure first. */
export function restingOn(model: Model, row: Statement): Statement[] {
  const shares = (other: Statement) =>
    other.evidence.some((one) => row.evidence.some((mine) => overlaps(one, mine)));
  return model.statements
    .filter(shares)
    .sort((a, b) => Number(b.unit !== undefined) - Number(a.unit !== undefined));
}

function overlaps(one: Evidence, other: Evidence): boolean {
  if (one.document !== other.document) return false;
  if (one.start === undefined || other.start === undefined) return one.exact === other.exact;
  return one.start < (other.end ?? 0) && other.start < (one.end ?? 0);
}
