// Who passes on what somebody else says, by the rule of graph/dealgraph/analysis/tellers.py.
import type { Model } from "./model.ts";
import type { Quotation, Statement } from "./types.ts";

/** The id by which the curators of a graph speak in it. */
export const CURATORS = "graph-curators";

/** Whose the exact words are: the speaker's own, as somebody quotes them, or somebody else's who retells. */
export type Wording = "own" | "quoted" | "both" | "retold" | "read";

export interface Told {
  wording: Wording;
  /** The id of who quotes or retells; "" where nobody stands between. */
  teller: string;
}

export class Tellers {
  private quoted: Map<string, string[]> | undefined;

  constructor(private readonly model: Model) {}

  ofStatement(row: Statement): Told {
    if (row.speaker === CURATORS) return { wording: "read", teller: "" };
    const teller = this.between(row);
    if (teller === "") return { wording: "own", teller };
    const texts = this.textsOf(row);
    const inQuotes = row.evidence.filter(({ exact }) => texts.some((text) => text.includes(exact)));
    if (inQuotes.length === 0) return { wording: "retold", teller };
    return { wording: inQuotes.length === row.evidence.length ? "quoted" : "both", teller };
  }

  ofQuotation(row: Quotation): Told {
    const teller = this.between(row);
    return { wording: !row.direct ? "retold" : teller === "" ? "own" : "quoted", teller };
  }

  /** Who stands between the speaker and the reader, "" where the speaker speaks in the source. */
  private between(row: Statement | Quotation): string {
    if (row.via !== undefined) return row.via;
    const teller = this.model.sources.get(row.source)?.speaker ?? "";
    return teller === row.speaker ? "" : teller;
  }

  /** What a speaker says in quotation marks in a source. */
  private textsOf(row: Statement): string[] {
    if (!this.quoted) {
      this.quoted = new Map();
      for (const each of this.model.quotations) {
        if (!each.direct) continue;
        const key = `${each.source} ${each.speaker}`;
        this.quoted.set(key, [...(this.quoted.get(key) ?? []), each.text]);
      }
    }
    return this.quoted.get(`${row.source} ${row.speaker}`) ?? [];
  }
}
