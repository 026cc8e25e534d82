// Who pays whom in a deal or outside deals, as the vocabulary's `flow` marks it; see graph/dealgraph/analysis/flows.py.
import type { Model } from "./model.ts";
import type { Statement } from "./types.ts";

/** "money" that is given, as an investment or a price; "compute", or whatever else is delivered, that is paid for. */
export type Kind = "money" | "compute";

export interface Party {
  kind: Kind;
  /** Whether it pays; else it is paid. */
  pays: boolean;
}

/** What each flow makes of the object of a statement about a deal, or of the subject of one outside deals. */
const PARTIES: Record<string, Party> = {
  gives_money: { kind: "money", pays: true },
  gets_money: { kind: "money", pays: false },
  gives_compute: { kind: "compute", pays: false },
  gets_compute: { kind: "compute", pays: true },
};

/** The role whose holder, behind a provider, is paid by that one and not by who pays for the deal. */
const BEHIND = "chipSupplier";

/** What a statement makes of the one that it names: who pays, or who is paid; nothing where no flow is marked. */
export function partyBy(model: Model, { predicate }: Statement): Party | undefined {
  return PARTIES[model.vocabulary.predicates[predicate]?.flow ?? ""];
}

/** Those on one side of a deal by their ids, each with the statements that put it there. */
export type Parties = Map<string, Statement[]>;

/** Those who pay, or are paid, in a deal by statements of it that say so. */
export function partiesOn(model: Model, rows: Statement[], { kind, pays }: Party): Parties {
  const found: Parties = new Map();
  for (const row of rows) {
    const party = partyBy(model, row);
    if (row.object === undefined || party?.kind !== kind || party.pays !== pays || !model.tells(row))
      continue;
    const own = found.get(row.object);
    if (own) own.push(row);
    else found.set(row.object, [row]);
  }
  return found;
}

/** Those who deliver only to another one that delivers, who is paid for the deal. */
export function behindOthers(sellers: Parties): Set<string> {
  const behind = [...sellers].filter(([, rows]) => rows.every(({ predicate }) => predicate === BEHIND));
  return new Set(behind.length < sellers.size ? behind.map(([id]) => id) : []);
}

/** Of a statement outside deals, what it makes of one of its two ends; nothing where it tells of no payment. */
export function partyOutside(model: Model, row: Statement, end: string): Party | undefined {
  const party = partyBy(model, row);
  const ends = [row.subject, row.object ?? ""];
  if (!party || row.subject === row.object || !model.tells(row)) return undefined;
  // Of deals the parties tell, and what money is put into may be no agent: nobody is paid there.
  if (!ends.every((id) => model.isA(id, "Agent"))) return undefined;
  return { kind: party.kind, pays: party.pays === (row.subject === end) };
}

/** The relations of a part to its whole. */
const WHOLES = ["parentOrganization", "partOf", "memberOf"];

/** Whether two statements of a deal name one party by two names: people noted so, or the one is a part of the other. */
function isOneName(model: Model, one: Statement, other: Statement): boolean {
  return model.conflictsOf(one).some(({ kind, statements, sides = [] }) => {
    const [a, b] = [statements.indexOf(one.id), statements.indexOf(other.id)];
    if (kind !== "name" || b < 0 || sides[a] === sides[b]) return false;
    return one.source === other.source || isPart(model, one.object, other.object);
  });
}

function isPart(model: Model, one = "", other = ""): boolean {
  const ends = [one, other];
  return model
    .about(one)
    .some(
      (row) =>
        WHOLES.includes(row.predicate) &&
        model.tells(row) &&
        [row.subject, row.object].every((end) => ends.includes(end ?? "")),
    );
}

/** The other names that sources give a party among those on its side; see graph/dealgraph/analysis/aliases.py. */
export function otherNames(model: Model, side: Parties, id: string): string[] {
  const own = side.get(id) ?? [];
  const isName = (rows: Statement[]) => rows.some((row) => own.some((each) => isOneName(model, each, row)));
  return [...side].flatMap(([other, rows]) => (other !== id && isName(rows) ? [other] : []));
}
