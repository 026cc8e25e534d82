// Who is joined to whom: the lines of the picture, made from the statements of an entity when they are asked for.
import type { Known } from "./known.ts";
import type { Model } from "./model.ts";
import type { Passing } from "./passing.ts";
import { Roads } from "./roads.ts";
import type { Statement } from "./types.ts";

export interface Curve {
  enabled: boolean;
  type: "curvedCW" | "curvedCCW";
  roundness: number;
}

/** A line of the picture: all statements that say (or deny) the same of the same two entities. */
export interface SceneLine {
  id: string;
  from: string;
  to: string;
  rows: Statement[];
  faded: boolean;
  /** How it is bent where it is one of several between the same two. */
  curve?: Curve;
  /** For a tie between groups: its width, and how many statements it stands for. */
  tie?: { width: number; statements: number };
}

interface Line {
  id: string;
  from: string;
  to: string;
  rows: Statement[];
}

export interface Way {
  line: SceneLine;
  other: string;
}

/** The id of a line: what its statements have in common. */
export function lineId(row: Statement): string {
  return `l:${row.subject}|${row.predicate}|${row.object}|${row.polarity}`;
}

export class Joins {
  private readonly lines = new Map<string, Line>();
  private readonly byEntity = new Map<string, Line[]>();
  private ways = new Map<string, Way[]>();
  private readonly roads = new Map<boolean, Roads>();
  private near = new Map<string, Set<string>>();
  private passing: Passing | undefined;
  private known: Known | undefined;

  constructor(private readonly model: Model) {}

  /** Takes note of the filters. */
  set(passing: Passing, known: Known): void {
    if (passing === this.passing) return;
    this.passing = passing;
    this.known = known;
    this.ways = new Map();
    this.near = new Map();
    this.roads.clear();
  }

  /** The steps that ways may take, if `tied` along ties alone: kept while the filters stay, as each way asks for them. */
  roadsOf(tied: boolean): Roads {
    let found = this.roads.get(tied);
    if (!found) {
      found = new Roads(this.model, this, tied);
      this.roads.set(tied, found);
    }
    return found;
  }

  passes(row: Statement): boolean {
    return this.passing?.has(row) === true;
  }

  /** The ways from an entity to others, over lines that pass the filters. */
  waysFrom(id: string): Way[] {
    let found = this.ways.get(id);
    if (!found) {
      found = this.of(id).flatMap((line) => {
        const rows = this.passed(line);
        if (rows.length === 0) return [];
        return [{ line: { ...line, rows, faded: false }, other: line.from === id ? line.to : line.from }];
      });
      this.ways.set(id, found);
    }
    return found;
  }

  /** The entities to which lines lead that pass the filters; told without making the lines. */
  joined(id: string): Set<string> {
    let found = this.near.get(id);
    if (!found) {
      found = new Set();
      for (const row of this.model.about(id)) {
        if (row.object === undefined || row.object === row.subject) continue;
        const other = row.subject === id ? row.object : row.subject;
        if (!found.has(other) && this.passes(row)) found.add(other);
      }
      this.near.set(id, found);
    }
    return found;
  }

  /** Whether any line of an entity passes the filters: what `joined` would tell, without making its lines. */
  isJoined(id: string): boolean {
    return this.model
      .about(id)
      .some((row) => row.object !== undefined && row.object !== row.subject && this.passes(row));
  }

  /** The lines between these entities; those that were known but do not pass the filters come faded, or not at all. */
  between(ids: ReadonlyMap<string, unknown>, fade: boolean): SceneLine[] {
    const found: SceneLine[] = [];
    for (const id of ids.keys()) {
      for (const line of this.of(id)) {
        if (line.from !== id || !ids.has(line.to)) continue;
        const rows = this.passed(line);
        if (rows.length > 0) found.push({ ...line, rows, faded: false });
        else if (fade) {
          const known = line.rows.filter((row) => this.known?.said(row));
          if (known.length > 0) found.push({ ...line, rows: known, faded: true });
        }
      }
    }
    return bent(found);
  }

  private passed(line: Line): Statement[] {
    return line.rows.filter((row) => this.passes(row));
  }

  private of(id: string): Line[] {
    let found = this.byEntity.get(id);
    if (!found) {
      found = this.make(id);
      this.byEntity.set(id, found);
    }
    return found;
  }

  private make(id: string): Line[] {
    const made = new Map<string, Line>();
    const known = new Set<Line>();
    for (const row of this.model.about(id)) {
      if (row.object === undefined || row.object === row.subject) continue;
      const key = lineId(row);
      let line = made.get(key);
      if (!line) {
        line = this.lines.get(key);
        // A line that was made for its other end has all of its statements.
        if (line) known.add(line);
        else {
          line = { id: key, from: row.subject, to: row.object, rows: [] };
          this.lines.set(key, line);
        }
        made.set(key, line);
      }
      if (!known.has(line)) line.rows.push(row);
    }
    return [...made.values()];
  }
}

/** The lines with their curves: several between the same two fan out evenly, one alone is straight. */
function bent(lines: SceneLine[]): SceneLine[] {
  const bundles = new Map<string, SceneLine[]>();
  for (const line of lines) {
    const key = line.from < line.to ? `${line.from} ${line.to}` : `${line.to} ${line.from}`;
    const bundle = bundles.get(key);
    if (bundle) bundle.push(line);
    else bundles.set(key, [line]);
  }
  for (const bundle of bundles.values()) {
    bundle.sort((a, b) => (a.rows[0]?.number ?? 0) - (b.rows[0]?.number ?? 0));
    for (const [place, line] of bundle.entries()) {
      const offset = (place - (bundle.length - 1) / 2) * Math.min(0.3, 1 / bundle.length);
      if (Math.abs(offset) < 0.01) continue;
      // A curve's side depends on the direction of its line; the sides of a bundle do not.
      const clockwise = offset > 0 === line.from < line.to;
      const roundness = Math.round(Math.abs(offset) * 1000) / 1000;
      line.curve = { enabled: true, type: clockwise ? "curvedCW" : "curvedCCW", roundness };
    }
  }
  return lines;
}
