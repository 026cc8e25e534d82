// The graph in the browser: all records, and the indexes that the views ask.
import { unpack, unpackWithEvidence } from "./tables.ts";
import type {
  Conflict,
  Entity,
  Loop,
  PageData,
  PlacedEdge,
  PlacedNode,
  Quotation,
  Source,
  Statement,
  Vocabulary,
} from "./types.ts";
import { sentence } from "./words.ts";

function gather<T>(rows: Iterable<T>, keys: (row: T) => Iterable<string | undefined>): Map<string, T[]> {
  const index = new Map<string, T[]>();
  for (const row of rows) {
    for (const key of new Set(keys(row))) {
      if (key === undefined) continue;
      const found = index.get(key);
      if (found) found.push(row);
      else index.set(key, [row]);
    }
  }
  return index;
}

export class Model {
  readonly vocabulary: Vocabulary;
  readonly entities: Map<string, Entity>;
  readonly sources: Map<string, Source>;
  readonly statements: Statement[];
  readonly statementById: Map<string, Statement>;
  readonly quotations: Quotation[];
  readonly conflicts: Conflict[];
  readonly nodes: Map<string, PlacedNode>;
  readonly background: Set<string>;
  readonly loops: Loop[];
  private readonly interests: Map<string, string[]>;
  private readonly byEnd: Map<string, Statement[]>;
  private readonly byProposition: Map<string, Statement[]>;
  private readonly conflictsByStatement: Map<string, Conflict[]>;
  private readonly quotationsBySpeaker: Map<string, Quotation[]>;
  private readonly quotationsAbout: Map<string, Quotation[]>;
  private readonly bySpeaker: Map<string, Statement[]>;

  constructor(
    data: PageData,
    readonly network: { nodes: PlacedNode[]; edges: PlacedEdge[] },
  ) {
    this.vocabulary = data.vocabulary;
    this.entities = new Map(unpack<Entity>(data.entities).map((row) => [row.id, row]));
    this.sources = new Map(unpack<Source>(data.sources).map((row) => [row.id, row]));
    const usual = { stance: "asserted", polarity: "affirmed", rank: "normal" };
    this.statements = unpackWithEvidence<Statement>(data.statements, data.statements_evidence, usual);
    this.quotations = unpackWithEvidence<Quotation>(data.quotations, data.quotations_evidence, {
      direct: true,
    });
    this.conflicts = unpack<Conflict>(data.conflicts);
    this.loops = data.loops;
    this.interests = new Map(
      unpack<{ speaker: string; thing: string; because: string[] }>(data.interests).map((row) => [
        `${row.speaker} ${row.thing}`,
        row.because,
      ]),
    );
    this.nodes = new Map(network.nodes.map((node) => [node.id, node]));
    this.background = new Set(data.background);
    this.statementById = new Map(this.statements.map((row) => [row.id, row]));
    this.byEnd = gather(this.statements, (row) => [row.subject, row.object]);
    this.bySpeaker = gather(this.statements, (row) => [row.speaker]);
    this.byProposition = gather(this.statements, (row) => [proposition(row)]);
    this.conflictsByStatement = gather(this.conflicts, (row) => row.statements);
    this.quotationsBySpeaker = gather(this.quotations, (row) => [row.speaker]);
    this.quotationsAbout = gather(this.quotations, (row) => row.about ?? []);
  }

  label(id: string): string {
    return this.entities.get(id)?.label ?? id;
  }

  /** The class and the classes above it, nearest first. */
  ancestors(type: string): string[] {
    const chain: string[] = [];
    for (let name: string | undefined = type; name; name = this.vocabulary.classes[name]?.parent)
      chain.push(name);
    return chain;
  }

  isA(id: string, parent: string): boolean {
    const entity = this.entities.get(id);
    return entity !== undefined && this.ancestors(entity.type).includes(parent);
  }

  /** The statements that have the entity as subject or object. */
  about(id: string): Statement[] {
    return this.byEnd.get(id) ?? [];
  }

  saidBy(id: string): Statement[] {
    return this.bySpeaker.get(id) ?? [];
  }

  /** All statements that say the same, whoever says it, the given one among them. */
  same(row: Statement): Statement[] {
    return this.byProposition.get(proposition(row)) ?? [row];
  }

  conflictsOf(row: Statement): Conflict[] {
    return this.conflictsByStatement.get(row.id) ?? [];
  }

  quotationsOf(id: string): Quotation[] {
    return this.quotationsBySpeaker.get(id) ?? [];
  }

  quotationsOn(id: string): Quotation[] {
    return this.quotationsAbout.get(id) ?? [];
  }

  sourceTitle(id: string): string {
    const source = this.sources.get(id);
    return source?.title || this.label(id);
  }

  /** What a source retells, or the source itself: texts of one origin do not bear each other out. */
  origin(source: string): string {
    const retold = this.about(source).find((row) => row.subject === source && row.predicate === "retells");
    return retold?.object ?? source;
  }

  /** Why the speaker has an interest in what the statement speaks of, in words; "" where none shows. */
  interest(row: Statement): string {
    for (const thing of [row.subject, row.object]) {
      const because = this.interests.get(`${row.speaker} ${thing}`);
      if (!because) continue;
      if (because.length === 0) return `${this.label(row.speaker)} speaks of itself.`;
      return because
        .map((id) => this.statementById.get(id))
        .filter((reason) => reason !== undefined)
        .map((reason) => sentence(reason, this))
        .join(" ");
    }
    return "";
  }
}

/** What makes two statements the same proposition: all that is said, but not who says it, where and how firmly. */
function proposition(row: Statement): string {
  const time = row.object === undefined ? [row.at, row.from, row.to] : [];
  return JSON.stringify([
    row.subject,
    row.predicate,
    row.object,
    row.value,
    row.lower,
    row.upper,
    row.unit,
    row.text,
    row.bound,
    row.polarity,
    row.basis,
    row.scope,
    ...time,
  ]);
}
