// Of what something was known by the day that "known by" sets; see graph/dealgraph/shown.py.
import { type Interval, noLater, parseDate } from "./dates.ts";
import type { Model } from "./model.ts";
import { sidesOf } from "./sides.ts";
import type { State } from "./state.ts";
import type { Conflict, Quotation, Source, Statement } from "./types.ts";

/** How often something is named in the whole graph, and how often in what was known. */
interface Named {
  all: number;
  known: number;
}

export class Known {
  private counted: Map<string, Named> | undefined;

  private constructor(
    private readonly model: Model,
    private readonly day: Interval | null,
    private readonly maybe: boolean,
  ) {}

  /** What was known at a state; everything where it sets no day. */
  static at(model: Model, state: State): Known {
    return new Known(model, parseDate(state.knownBy), state.knownByMaybe);
  }

  /** Whether it was said by then. */
  said(row: Statement | Quotation): boolean {
    return this.isOut(row.known_since);
  }

  /** Whether two sides of a disagreement were out by then: before, there was nothing to differ about. */
  differs(conflict: Conflict): boolean {
    return sidesOf({ model: this.model, passing: { has: (row) => this.said(row) } }, conflict).length > 1;
  }

  /** Whether what was said by then names the entity, or, where what may have been out counts, nothing ever does. */
  has(id: string): boolean {
    if (this.day === null) return true;
    const { all, known } = this.named(id);
    return known > 0 || (this.maybe && all === 0);
  }

  /** A description has no date: it is told only where nothing that names the entity came later. */
  description(id: string): string {
    const text = this.model.entities.get(id)?.description ?? "";
    if (this.day === null) return text;
    const { all, known } = this.named(id);
    return all === known ? text : "";
  }

  /** The day or the month in which the dates of sources begin, where the day that is set lies before it; else "". */
  get tooEarlyFor(): string {
    const dates = [...this.model.sources.values()].flatMap(({ issued }) => {
      const days = parseDate(issued ?? "");
      return days ? [days] : [];
    });
    const [earliest] = dates.sort((a, b) => (a.first < b.first ? -1 : 1));
    if (!earliest || !this.day || this.day.last >= earliest.first) return "";
    return earliest.first === earliest.last ? earliest.first : earliest.first.slice(0, 7);
  }

  /** Of how many entities something was known. */
  get size(): number {
    const { entities } = this.model;
    if (this.day === null) return entities.size;
    return [...entities.keys()].filter((id) => this.has(id)).length;
  }

  /** The statements about an entity that were out by then. */
  about(id: string): Statement[] {
    const rows = this.model.about(id);
    return this.day === null ? rows : rows.filter((row) => this.said(row));
  }

  private isOut(date: string | undefined): boolean {
    return this.day === null || noLater(date, this.day, !this.maybe);
  }

  private named(id: string): Named {
    this.counted ??= this.count();
    return this.counted.get(id) ?? { all: 0, known: 0 };
  }

  private count(): Map<string, Named> {
    const found = new Map<string, Named>();
    const take = (out: boolean, ...ids: (string | undefined)[]) => {
      for (const id of ids) {
        if (id === undefined) continue;
        const named = found.get(id);
        if (named === undefined) found.set(id, { all: 1, known: Number(out) });
        else {
          named.all += 1;
          named.known += Number(out);
        }
      }
    };
    const { statements, quotations, sources } = this.model;
    for (const row of statements)
      take(this.said(row), row.subject, row.object, row.speaker, row.via, row.deal, row.source);
    for (const row of quotations)
      take(this.said(row), row.speaker, row.via, row.source, ...(row.about ?? []));
    // A source was there once it was issued, or what was said by then names it.
    const cited = new Set([...found].flatMap(([id, { known }]) => (known > 0 ? [id] : [])));
    const isThere = (source: Source) => this.isOut(source.issued) || cited.has(source.id);
    for (const source of sources.values()) take(isThere(source), source.id, source.speaker);
    return found;
  }
}
