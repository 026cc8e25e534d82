// The records of the graph as the page's data block holds them; see graph/dealgraph/records.py.

export interface Evidence {
  document: string;
  exact: string;
  start?: number;
  end?: number;
}

export interface Entity {
  /** In a large graph: the place of its group among the groups. */
  group?: number;
  id: string;
  type: string;
  label: string;
  aliases?: string[];
  description?: string;
  same_as?: string[];
  merged?: string[];
}

export interface Source {
  id: string;
  speaker: string;
  documents: { file: string; begins?: string; ends?: string; sha256?: string }[];
  issued?: string;
  issued_basis?: string;
  url?: string;
  title?: string;
  /** What it retells, or most of it; none where it is its own origin. */
  origin?: string;
}

export interface Statement {
  /** Its place among all statements, given when the page reads it. */
  number: number;
  id: string;
  subject: string;
  predicate: string;
  source: string;
  speaker: string;
  evidence: Evidence[];
  object?: string;
  value?: number;
  lower?: number;
  upper?: number;
  unit?: string;
  text?: string;
  bound?: string;
  stance: string;
  polarity: string;
  rank: string;
  rank_reason?: string;
  at?: string;
  from?: string;
  to?: string;
  date_text?: string;
  known_since?: string;
  basis?: string;
  scope?: string;
  role?: string;
  via?: string;
  deal?: string;
  /** "forward" where it tells of a time that was still to come, told when the page reads it. */
  outlook: "forward" | "";
  /** In what it has its origin, where that is something else than for its source. */
  origin?: string;
}

export interface Quotation {
  id: string;
  speaker: string;
  text: string;
  source: string;
  evidence: Evidence[];
  about?: string[];
  direct: boolean;
  at?: string;
  date_text?: string;
  known_since?: string;
  via?: string;
}

export interface Conflict {
  id: string;
  kind: string;
  about: string;
  statements: string[];
  explanation: string;
  preferred?: string;
  /** The side on which each of the statements stands, from 1 on; 0 for one that only ties the sides together. */
  sides?: number[];
}

export interface ClassTerm {
  label: string;
  definition: string;
  parent?: string;
  abstract?: boolean;
  color: string;
  shape: string;
}

export interface PredicateTerm {
  label: string;
  phrase: string;
  definition: string;
  inverse?: string;
  range?: string[];
  units?: string[];
  text?: boolean;
  choice?: string;
  functional?: boolean;
  symmetric?: boolean;
  flow?: string;
  /** What it tells of its subject's money: "earned", "spent" or "raised". */
  money?: string;
  interest?: boolean;
  /** Whether it only names what belongs together: a link of topics. */
  topical?: boolean;
  /** What else people call it. */
  aliases?: string[];
}

export interface Term {
  id: string;
  label: string;
  definition: string;
}

export interface Unit {
  id: string;
  label: string;
  dimension: string;
  symbol: string;
}

export interface Vocabulary {
  classes: Record<string, ClassTerm>;
  predicates: Record<string, PredicateTerm>;
  units: Record<string, Unit>;
  lists: Record<string, Record<string, Term>>;
}

/** A node as pyvis wrote it; the groups of an overview are nodes too, with ids "g:hub" and the number of members. */
export interface PlacedNode {
  id: string;
  label: string;
  shape: string;
  color: string;
  size: number;
  font: { size: number };
  x: number;
  y: number;
  core: boolean;
  members?: number;
}

/** A tie between two groups as pyvis wrote it. */
export interface PlacedTie {
  from: string;
  to: string;
  statements: number;
  width: number;
}

export interface Network {
  nodes: PlacedNode[];
  edges: PlacedTie[];
}

/** The same as the page's data block has it. */
export interface PackedNetwork {
  nodes: Table;
  edges: Table;
}

/** A circle of payments; see graph/dealgraph/analysis/loops.py. */
export interface Loop {
  text: string;
  /** "money from Ann to Bob, pledged" and the sum in words. */
  sums: [string, string][];
  /** What nobody tells, and which deals may be one. */
  open: string[];
  overlaps: string[];
  conflicts: string[];
  sides: LoopSide[];
}

/** A deal on one side of a circle: `qualifiers` tell how firmly its parties are told, where that is no plain fact. */
export interface LoopDeal {
  id: string;
  figures: string[];
  shared: string;
  reached: string;
  ties: string[];
  qualifiers: string[];
}

export interface LoopSide {
  payer: string;
  payee: string;
  /** "money" that is given, "compute" that is paid for. */
  kinds: string[];
  deals: LoopDeal[];
  /** Statements that join the two without a deal. */
  direct: string[];
  statements: string[];
}

export type Column =
  | unknown[]
  | { values: unknown[]; index: number[] }
  | { values: unknown[]; rows: number[] };

export interface Table {
  length: number;
  columns: Record<string, Column>;
}

/** The tables of one block: all of a graph, or a part of a large one. */
export interface Tables {
  entities?: Table;
  sources?: Table;
  statements?: Table;
  statements_evidence?: Table;
  quotations?: Table;
  quotations_evidence?: Table;
  conflicts?: Table;
  interests?: Table;
}

export interface PageData extends Tables {
  vocabulary: Vocabulary;
  /** What adds up: the metric of a deal's size by unit, and the stances of what is said to be so, or to come. */
  counted: { sizes: Record<string, string>; stances: string[] };
  /** The steps of a deal's status: talks, before there is a deal, what one may begin with, and what each has reached. */
  steps: { talks: string[]; first: string[]; reached: Record<string, string> };
  background: string[];
  loops?: Loop[];
  /** The number of compressed parts in which the records of a large graph stand, and how many records there are. */
  parts?: number;
  counts?: Record<string, number>;
}
