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

/** What a teller does with the words, as it stands before the teller's name. */
export const HOW_TOLD: Record<Wording, string> = {
  own: "",
  read: "",
  quoted: "quoted directly by",
  both: "quoted and retold by",
  retold: "as retold by",
};

/** Who says something, and who passes it on: "Ann, as retold by Bob". */
export function voiceWords(model: Model, row: Statement): string {
  const { wording, teller } = model.tellers.ofStatement(row);
  const name = model.shown(row.speaker);
  return teller === "" ? name : `${name}, ${HOW_TOLD[wording]} ${model.shown(teller)}`;
}

const MARKS = "\"'“”„‘’‚«»‹›「」『』";

/** Words without the quotation marks around them. */
function bare(words: string): string {
  let [first, last] = [0, words.length];
  while (first < last && MARKS.includes(words[first] ?? "")) first += 1;
  while (last > first && MARKS.includes(words[last - 1] ?? "")) last -= 1;
  return words.slice(first, last);
}

export class Tellers {
  private readonly quoted = new Map<string, string[]>();
  /** How many quotations have been taken in: those of a large graph come in parts. */
  private taken = 0;

  constructor(private readonly model: Model) {}

  ofStatement(row: Statement): Told {
    if (row.speaker === CURATORS) return { wording: "read", teller: "" };
    const teller = this.between(row);
    if (teller === "") return { wording: "own", teller };
    const texts = this.textsOf(row);
    const inQuotes = row.evidence.filter(({ exact }) => texts.some((text) => text.includes(bare(exact))));
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
    const { quotations } = this.model;
    for (const each of quotations.slice(this.taken)) {
      if (!each.direct) continue;
      const key = `${each.source} ${each.speaker}`;
      const texts = this.quoted.get(key);
      if (texts) texts.push(each.text);
      else this.quoted.set(key, [each.text]);
    }
    this.taken = quotations.length;
    return this.quoted.get(`${row.source} ${row.speaker}`) ?? [];
  }
}
