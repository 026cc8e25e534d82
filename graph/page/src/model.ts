// The graph in the browser: all records, and the indexes that the views ask.
import { parseDate } from "./dates.ts";
import { proposition } from "./matter.ts";
import { shownName } from "./names.ts";
import { lookAhead } from "./outlook.ts";
import { isOwnStand } from "./stands.ts";
import { FACTS } from "./steps.ts";
import { unpack, unpackWithEvidence } from "./tables.ts";
import { Tellers } from "./tellers.ts";
import type {
  Conflict,
  Entity,
  Loop,
  Network,
  PageData,
  PlacedNode,
  Quotation,
  Source,
  Statement,
  Tables,
  Vocabulary,
} from "./types.ts";
import { sentence } from "./words.ts";

/** All keys that a statement may have, so that in the browser all statements are objects of one shape. */
const STATEMENT = {
  id: undefined,
  subject: undefined,
  predicate: undefined,
  source: undefined,
  speaker: undefined,
  object: undefined,
  value: undefined,
  lower: undefined,
  upper: undefined,
  unit: undefined,
  text: undefined,
  bound: undefined,
  stance: "asserted",
  polarity: "affirmed",
  rank: "normal",
  rank_reason: undefined,
  at: undefined,
  from: undefined,
  to: undefined,
  date_text: undefined,
  known_since: undefined,
  basis: undefined,
  scope: undefined,
  role: undefined,
  via: undefined,
  deal: undefined,
  origin: undefined,
  evidence: undefined,
  outlook: "",
  number: 0,
};

function gather<T>(index: Map<string, T[]>, row: T, ...keys: (string | undefined)[]): void {
  for (const key of new Set(keys)) {
    if (key === undefined) continue;
    const found = index.get(key);
    if (found) found.push(row);
    else index.set(key, [row]);
  }
}

export class Model {
  readonly vocabulary: Vocabulary;
  readonly counted: PageData["counted"];
  readonly steps: PageData["steps"];
  readonly entities = new Map<string, Entity>();
  readonly sources = new Map<string, Source>();
  readonly statements: Statement[] = [];
  readonly statementById = new Map<string, Statement>();
  readonly quotations: Quotation[] = [];
  readonly conflicts: Conflict[] = [];
  readonly nodes: Map<string, PlacedNode>;
  readonly background: Set<string>;
  readonly loops: Loop[];
  /** How many parts of a large graph are still to be read, and how many records of each table it has. */
  waiting: number;
  readonly counts: Record<string, number>;
  readonly tellers = new Tellers(this);
  private readonly monthsOf = new Map<(row: Statement) => string | undefined, string[]>();
  private readonly byGroup = new Map<string, string[]>();
  private readonly interests = new Map<string, string[]>();
  private readonly byEnd = new Map<string, Statement[]>();
  private readonly bySpeaker = new Map<string, Statement[]>();
  private readonly byTeller = new Map<string, Statement[]>();
  private readonly byPredicate = new Map<string, Statement[]>();
  private readonly conflictsByStatement = new Map<string, Conflict[]>();
  private readonly conflictsByEntity = new Map<string, Conflict[]>();
  private readonly quotationsBySpeaker = new Map<string, Quotation[]>();
  private readonly quotationsAbout = new Map<string, Quotation[]>();

  constructor(
    data: PageData,
    readonly network: Network,
  ) {
    this.vocabulary = data.vocabulary;
    this.counted = data.counted;
    this.steps = data.steps;
    this.background = new Set(data.background);
    this.loops = data.loops ?? [];
    this.waiting = data.parts ?? 0;
    this.nodes = new Map(network.nodes.map((node) => [node.id, node]));
    this.add(data);
    if (this.waiting === 0) this.lookAhead();
    this.counts = data.counts ?? {
      entities: this.entities.size,
      statements: this.statements.length,
      quotations: this.quotations.length,
      sources: this.sources.size,
    };
  }

  /** Takes in the records of a block. */
  add(tables: Tables): void {
    for (const row of unpack<Entity>(tables.entities)) this.entities.set(row.id, row);
    for (const row of unpack<Source>(tables.sources)) this.sources.set(row.id, row);
    for (const row of unpackWithEvidence<Statement>(
      tables.statements,
      tables.statements_evidence,
      STATEMENT,
    )) {
      row.number = this.statements.push(row) - 1;
      this.statementById.set(row.id, row);
      gather(this.byEnd, row, row.subject, row.object);
      gather(this.bySpeaker, row, row.speaker);
      gather(this.byTeller, row, row.via);
      gather(this.byPredicate, row, row.predicate);
    }
    const direct = { direct: true };
    for (const row of unpackWithEvidence<Quotation>(tables.quotations, tables.quotations_evidence, direct)) {
      this.quotations.push(row);
      gather(this.quotationsBySpeaker, row, row.speaker);
      gather(this.quotationsAbout, row, ...(row.about ?? []));
    }
    for (const row of unpack<Conflict>(tables.conflicts)) {
      this.conflicts.push(row);
      const subjects = row.statements.map((id) => this.statementById.get(id)?.subject);
      gather(this.conflictsByEntity, row, row.about, ...subjects);
      gather(this.conflictsByStatement, row, ...row.statements);
    }
    for (const row of unpack<{ speaker: string; thing: string; because: string[] }>(tables.interests))
      this.interests.set(`${row.speaker} ${row.thing}`, row.because);
  }

  /** Marks what is forward-looking, once all statements are there. */
  lookAhead(): void {
    const prospects = new Map<string, boolean>();
    const isProspect = (deal: string) => {
      const found = prospects.get(deal) ?? this.isOpen(deal);
      prospects.set(deal, found);
      return found;
    };
    lookAhead(this.statements, {
      newest: this.newestSource(),
      dealOf: (row) => this.dealOf(row),
      isProspect,
    });
  }

  /** Whether all that is said of a deal's status as a fact leaves open whether it comes about. */
  private isOpen(deal: string): boolean {
    const steps = this.about(deal).filter(
      (row) =>
        row.subject === deal &&
        row.predicate === "status" &&
        row.polarity !== "negated" &&
        row.rank !== "deprecated",
    );
    const leavesOpen = ({ text = "", stance }: Statement) =>
      this.steps.talks.includes(text) || !FACTS.includes(stance);
    return steps.length > 0 && steps.every(leavesOpen);
  }

  /** The last date on which a source came out, "" where none has a date. */
  private newestSource(): string {
    const last = (date = "") => parseDate(date)?.last ?? "";
    return [...this.sources.values()].map(({ issued }) => last(issued)).reduce((a, b) => (a > b ? a : b), "");
  }

  /** The months in which dates of statements begin, in order. */
  months(dateOf: (row: Statement) => string | undefined): string[] {
    let found = this.monthsOf.get(dateOf);
    if (!found) {
      const dates = new Set(this.statements.map(dateOf));
      const first = [...dates].map((date) => (date === undefined ? null : parseDate(date))?.first);
      found = [...new Set(first.flatMap((day) => (day ? [day.slice(0, 7)] : [])))].sort();
      if (this.waiting === 0) this.monthsOf.set(dateOf, found);
    }
    return found;
  }

  label(id: string): string {
    return this.entities.get(id)?.label ?? id;
  }

  /** The label as it is shown where it stands alone, a Latin name beside one in another script. */
  shown(id: string): string {
    const entity = this.entities.get(id);
    return entity ? shownName(entity) : id;
  }

  /** The class and the classes above it, nearest first. */
  ancestors(type: string): string[] {
    const chain: string[] = [];
    for (let name: string | undefined = type; name; name = this.vocabulary.classes[name]?.parent)
      chain.push(name);
    return chain;
  }

  isA(id: string, parent: string): boolean {
    let name = this.entities.get(id)?.type;
    while (name && name !== parent) name = this.vocabulary.classes[name]?.parent;
    return name === parent;
  }

  /** Whether a statement says that something is so, or will be: no denial, no opinion, no mere condition. */
  tells({ polarity, rank, stance }: Statement): boolean {
    return polarity !== "negated" && rank !== "deprecated" && this.counted.stances.includes(stance);
  }

  /** The deal of which a statement is said, where it is said of one. */
  dealOf({ deal, subject }: Statement): string | undefined {
    return deal ?? (this.isA(subject, "Deal") ? subject : undefined);
  }

  /** Whether the graph is so large that it opens on an overview. */
  get large(): boolean {
    return this.network.nodes.some((node) => node.members !== undefined);
  }

  /** The entities of a group of the overview, the weightiest first. */
  members(group: string): string[] {
    if (this.waiting > 0) return [];
    if (this.byGroup.size === 0) {
      const groups = this.network.nodes.filter((node) => node.members !== undefined).map(({ id }) => id);
      for (const id of groups) this.byGroup.set(id, []);
      for (const entity of this.entities.values())
        this.byGroup.get(groups[entity.group ?? -1] ?? "")?.push(entity.id);
      for (const ids of this.byGroup.values())
        ids.sort((a, b) => this.about(b).length - this.about(a).length || (a < b ? -1 : 1));
    }
    return this.byGroup.get(group) ?? [];
  }

  /** The statements with these ids, as far as they are there. */
  statementsOf(ids: string[]): Statement[] {
    return ids.map((id) => this.statementById.get(id)).filter((row) => row !== undefined);
  }

  /** The statements that have the entity as subject or object. */
  about(id: string): Statement[] {
    return this.byEnd.get(id) ?? [];
  }

  saidBy(id: string): Statement[] {
    return this.bySpeaker.get(id) ?? [];
  }

  /** What the source says that it has of others through somebody. */
  passedOnBy(id: string): Statement[] {
    return this.byTeller.get(id) ?? [];
  }

  saidWith(predicate: string): Statement[] {
    return this.byPredicate.get(predicate) ?? [];
  }

  /** All statements that say the same, whoever says it, the given one among them. */
  same(row: Statement): Statement[] {
    const said = proposition(row);
    return this.about(row.subject).filter(
      (other) => other.predicate === row.predicate && proposition(other) === said,
    );
  }

  conflictsOf(row: Statement): Conflict[] {
    return this.conflictsByStatement.get(row.id) ?? [];
  }

  /** The disagreements about an entity, or among what is said of it. */
  conflictsAbout(id: string): Conflict[] {
    return this.conflictsByEntity.get(id) ?? [];
  }

  quotationsOf(id: string): Quotation[] {
    return this.quotationsBySpeaker.get(id) ?? [];
  }

  quotationsOn(id: string): Quotation[] {
    return this.quotationsAbout.get(id) ?? [];
  }

  stanceLabel(stance: string): string {
    return this.vocabulary.lists.stance?.[stance]?.label ?? stance;
  }

  predicateLabel(predicate: string): string {
    return this.vocabulary.predicates[predicate]?.label ?? predicate;
  }

  classLabel(type: string): string {
    return this.vocabulary.classes[type]?.label ?? type;
  }

  sourceTitle(id: string): string {
    const source = this.sources.get(id);
    return source?.title || this.label(id);
  }

  /** Why the speaker has an interest in what the statement speaks of, in words; "" where none shows. */
  interest(row: Statement): string {
    const things = isOwnStand(row) ? [row.object ?? ""] : [row.subject, row.object ?? ""];
    return this.interestIn(row.speaker, things);
  }

  /** Why a speaker has an interest in one of the things, the first for which a reason shows; "" where none does. */
  interestIn(speaker: string, things: string[]): string {
    const because = things.map((thing) => this.interests.get(`${speaker} ${thing}`)).find(Boolean);
    if (!because) return "";
    if (because.length === 0) return "Speaker and subject are the same.";
    return this.statementsOf(because)
      .map((reason) => sentence(reason, this))
      .join(" ");
  }
}
