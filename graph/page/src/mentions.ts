// What stands in the same words, and where an entity is named in what is said of others.

import { fold } from "./folding.ts";
import type { Model } from "./model.ts";
import type { Evidence, Quotation, Statement } from "./types.ts";

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
  return model.statements
    .filter((other) => sharesWords(other, row))
    .sort((a, b) => Number(b.unit !== undefined) - Number(a.unit !== undefined));
}

/** Finds which statements rest on some words, where that is asked of many: each document is looked at by itself. */
export class Resting {
  private readonly byDocument = new Map<string, Statement[]>();

  constructor(statements: Statement[]) {
    for (const row of statements)
      for (const document of documentsOf(row)) {
        const found = this.byDocument.get(document);
        if (found) found.push(row);
        else this.byDocument.set(document, [row]);
      }
  }

  on(row: Quotation): Statement[] {
    const near = [...documentsOf(row)].flatMap((document) => this.byDocument.get(document) ?? []);
    return [...new Set(near.filter((other) => sharesWords(other, row)))];
  }
}

type Spoken = Pick<Statement, "evidence">;

function documentsOf({ evidence }: Spoken): Set<string> {
  return new Set(evidence.map(({ document }) => document));
}

function sharesWords(one: Spoken, other: Spoken): boolean {
  return one.evidence.some((mine) => other.evidence.some((theirs) => overlaps(mine, theirs)));
}

function overlaps(one: Evidence, other: Evidence): boolean {
  if (one.document !== other.document) return false;
  if (one.start === undefined || other.start === undefined) return one.exact === other.exact;
  return one.start < (other.end ?? 0) && other.start < (one.end ?? 0);
}
