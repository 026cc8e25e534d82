// Deals found by their kind, and by who is in them: "funding round", "latest round Lumen".
import { parseDate } from "./dates.ts";
import { fold } from "./folding.ts";
import type { Known } from "./known.ts";
import type { Model } from "./model.ts";
import { type Hit, telling } from "./search.ts";
import { FACTS } from "./steps.ts";

/** Words that ask for the newest. */
const NEWEST = new Set(["latest", "last", "newest", "recent", "current"]);
/** So many of the newest deals of a kind are told. */
const TOLD = 3;

export class DealSearch {
  /** The deals of each kind. */
  private readonly deals = new Map<string, string[]>();

  /** `named` gives the entity that goes best by a text. */
  constructor(
    private readonly model: Model,
    private readonly named: (text: string, known: Known) => string | undefined,
  ) {}

  take(id: string, type: string): void {
    const found = this.deals.get(type);
    if (found) found.push(id);
    else if (this.model.ancestors(type).includes("Deal")) this.deals.set(type, [id]);
  }

  /**
   * The kinds of deals of whose names the text holds words, those of most words first; where it asks for the newest, or
   * names something besides, the newest of its deals.
   */
  hits(text: string, known: Known): Hit[] {
    const words = telling(fold(text.slice(0, 200)).split(" "));
    const asked = words.filter((word) => !NEWEST.has(word));
    const kinds = [...this.deals.keys()].flatMap((kind) => {
      const label = this.model.classLabel(kind);
      const names = new Set(telling(fold(label).split(" ")));
      const rest = asked.filter((word) => !names.has(word) && !names.has(word.replace(/s$/, "")));
      return rest.length < asked.length ? [{ kind, label, names, rest }] : [];
    });
    const most = Math.min(...kinds.map(({ rest }) => rest.length));
    return kinds
      .filter(({ rest }) => rest.length === most)
      .sort((a, b) => a.names.size - b.names.size)
      .flatMap(({ kind, label, rest }) => {
        const deals = this.dealsOf(kind, rest.join(" "), known);
        const all: Hit = { kind: "class", id: kind, text: label, score: 1, number: deals.length };
        const newest = rest.length > 0 || asked.length < words.length ? this.newest(deals, known) : [];
        return deals.length === 0 ? [] : [...(rest.length === 0 ? [all] : []), ...newest];
      });
  }

  /** The deals of a kind, or only those in which what goes by the text stands. */
  private dealsOf(kind: string, text: string, known: Known): string[] {
    if (text === "") return (this.deals.get(kind) ?? []).filter((id) => known.has(id));
    const party = this.named(text, known);
    const rows = party === undefined ? [] : known.about(party);
    const ids = rows.filter((row) => row.object === party && row.polarity !== "negated");
    return [...new Set(ids.map(({ subject }) => subject))].filter(
      (id) => this.model.entities.get(id)?.type === kind,
    );
  }

  private newest(deals: string[], known: Known): Hit[] {
    const dates = new Map(deals.map((id) => [id, this.date(id, known)]));
    const later = (a: string, b: string) => ((dates.get(a) ?? "") < (dates.get(b) ?? "") ? 1 : -1);
    return [...deals]
      .sort(later)
      .slice(0, TOLD)
      .map((id) => ({ kind: "entity", id, text: this.model.label(id), score: 1 }));
  }

  /** The last day of which something is said of a deal as a fact, where a date is vague the first that it may mean. */
  private date(deal: string, known: Known): string {
    const days = known
      .about(deal)
      .filter((row) => row.subject === deal && row.polarity !== "negated" && FACTS.includes(row.stance))
      .map((row) => parseDate(row.at ?? row.from ?? "")?.first ?? "");
    return days.sort().at(-1) ?? "";
  }
}
