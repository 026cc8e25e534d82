// Deals found by their kind, and by who is in them: "funding round", "latest round Lumen".
import { parseDate } from "./dates.ts";
import { fold } from "./folding.ts";
import { ASKING, type Hit, telling } from "./hit.ts";
import { areForms } from "./inflection.ts";
import type { Known } from "./known.ts";
import type { Model } from "./model.ts";
import { FACTS } from "./steps.ts";

/** Words that ask for the newest, and for the oldest. */
const NEWEST = new Set(["latest", "last", "newest", "recent", "current"]);
const OLDEST = new Set(["first", "oldest", "earliest"]);
/** So many of the newest deals of a kind are told. */
const TOLD = 3;

/** What a text asks of the deals of a kind: whose they are, and whether by their dates, the newest or the oldest first. */
interface Asked {
  rest: string[];
  dated: "newest" | "oldest" | undefined;
}

export class DealSearch {
  /** The deals of each kind. */
  private readonly deals = new Map<string, string[]>();

  /** `named` gives what goes best by a text, if anything does; `isSaid` tells whether a word is one of what is said of things. */
  constructor(
    private readonly model: Model,
    private readonly named: (text: string, known: Known) => Hit | undefined,
    private readonly isSaid: (word: string) => boolean,
  ) {}

  take(id: string, type: string): void {
    const found = this.deals.get(type);
    if (found) found.push(id);
    else if (this.model.ancestors(type).includes("Deal")) this.deals.set(type, [id]);
  }

  /**
   * The kinds of deals of whose names the text holds words, those of most words first. Where it asks for the newest or
   * the oldest, or names something besides, such deals; "who led the latest round of Lumen" names Lumen.
   */
  hits(text: string, known: Known): Hit[] {
    const words = telling(fold(text.slice(0, 200)).split(" "));
    const kinds = [...this.deals.keys()].flatMap((kind) => {
      const label = this.model.classLabel(kind);
      const names = telling(fold(label).split(" "));
      const rest = words.filter((word) => !names.some((name) => areForms(word, name)));
      return rest.length < words.length ? [{ kind, label, names, rest }] : [];
    });
    const most = Math.min(...kinds.map(({ rest }) => rest.length));
    return kinds
      .filter(({ rest }) => rest.length === most)
      .sort((a, b) => a.names.length - b.names.length)
      .flatMap(({ kind, label, rest }) => this.ofKind(kind, label, rest, known));
  }

  /** The kind itself where nothing is named besides, and those of its deals that are asked for. */
  private ofKind(kind: string, label: string, words: string[], known: Known): Hit[] {
    const { rest, dated } = this.asked(words, known);
    const bare = rest.filter((word) => !ASKING.has(word) && !this.isSaid(word));
    const party = bare.length === 0 ? undefined : (this.partyOf(rest, known) ?? this.partyOf(bare, known));
    const asksForAll = bare.length === 0 && (rest.length === 0 || dated !== undefined);
    if (party === undefined && !asksForAll) return [];
    const deals = this.dealsOf(kind, party, known);
    if (deals.length === 0) return [];
    const all: Hit = { kind: "class", id: kind, text: label, score: 1, number: deals.length };
    const some =
      party !== undefined || dated !== undefined ? this.byDate(deals, dated === "oldest", known) : [];
    return party === undefined ? [all, ...some] : some;
  }

  private partyOf(words: string[], known: Known): string | undefined {
    return this.named(words.join(" "), known)?.id;
  }

  /** Takes the words that ask for the newest or the oldest out of others; those of the oldest may belong to a name. */
  private asked(words: string[], known: Known): Asked {
    const others = words.filter((word) => !NEWEST.has(word));
    if (others.length < words.length) return { rest: others, dated: "newest" };
    const rest = words.filter((word) => !OLDEST.has(word));
    const isOrder = rest.length < words.length && this.named(words.join(" "), known)?.score !== 1;
    return isOrder ? { rest, dated: "oldest" } : { rest: words, dated: undefined };
  }

  /** The deals of a kind, or only those in which a party stands. */
  private dealsOf(kind: string, party: string | undefined, known: Known): string[] {
    if (party === undefined) return (this.deals.get(kind) ?? []).filter((id) => known.has(id));
    const ids = known.about(party).filter((row) => row.object === party && row.polarity !== "negated");
    return [...new Set(ids.map(({ subject }) => subject))].filter(
      (id) => this.model.entities.get(id)?.type === kind,
    );
  }

  private byDate(deals: string[], oldest: boolean, known: Known): Hit[] {
    const dates = new Map(deals.map((id) => [id, this.date(id, known)]));
    const dated = deals
      .filter((id) => dates.get(id))
      .sort((a, b) => ((dates.get(a) ?? "") < (dates.get(b) ?? "") ? 1 : -1));
    const undated = deals.filter((id) => !dates.get(id));
    return [...(oldest ? dated.reverse() : dated), ...undated]
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
