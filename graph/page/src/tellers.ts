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
  /** The id of who retells in turn what the teller tells, so that the words are theirs; "" where nobody does. */
  writer: string;
}

/** What a teller does with the words, as it stands before the teller's name. */
export const HOW_TOLD: Record<Wording, string> = {
  own: "",
  read: "",
  quoted: "quoted directly by",
  both: "quoted and retold by",
  retold: "as retold by",
};

/** What stands between a teller and who retells that in turn. */
export const WRITTEN = ", in the words of ";

/** Who says something, and who passes it on: "Ann, as retold by Bob, in the words of Cy". */
export function voiceWords(model: Model, row: Statement): string {
  const told = model.tellers.ofStatement(row);
  const name = model.shown(row.speaker);
  if (told.teller === "") return name;
  return `${name}, ${HOW_TOLD[told.wording]} ${tellerWords(told, (id) => model.shown(id))}`;
}

/** Who quotes or retells, and who writes that, where it is somebody else: "Bob, in the words of Cy"; "" for nobody. */
export function tellerWords({ teller, writer }: Told, name: (id: string) => string): string {
  return [teller, writer].flatMap((id) => (id === "" ? [] : [name(id)])).join(WRITTEN);
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
    if (row.speaker === CURATORS) return { wording: "read", teller: "", writer: "" };
    const teller = this.between(row);
    if (teller === "") return { wording: "own", teller, writer: "" };
    const quoted = this.quotedOf(row, row.speaker);
    if (quoted === row.evidence.length) return { wording: "quoted", teller, writer: "" };
    return { wording: quoted === 0 ? "retold" : "both", teller, writer: this.writerOf(row) };
  }

  ofQuotation(row: Quotation): Told {
    const teller = this.between(row);
    if (row.direct) return { wording: teller === "" ? "own" : "quoted", teller, writer: "" };
    return { wording: "retold", teller, writer: this.writerOf(row) };
  }

  /** Who writes where the source names somebody else as the teller, and does not quote the teller. */
  private writerOf(row: Statement | Quotation): string {
    const writer = this.model.sources.get(row.source)?.speaker ?? "";
    if (row.via === undefined || writer === row.via || writer === row.speaker) return "";
    return this.quotedOf(row, row.via) === row.evidence.length ? "" : writer;
  }

  /** Who stands between the speaker and the reader, "" where the speaker speaks in the source. */
  private between(row: Statement | Quotation): string {
    if (row.via !== undefined) return row.via;
    const teller = this.model.sources.get(row.source)?.speaker ?? "";
    return teller === row.speaker ? "" : teller;
  }

  /** How many of the quotes stand in what somebody says in quotation marks in the source. */
  private quotedOf({ evidence, source }: Statement | Quotation, speaker: string): number {
    const texts = this.textsOf(source, speaker);
    return evidence.filter(({ exact }) => texts.some((text) => text.includes(bare(exact)))).length;
  }

  /** What a speaker says in quotation marks in a source. */
  private textsOf(source: string, speaker: string): string[] {
    const { quotations } = this.model;
    for (const each of quotations.slice(this.taken)) {
      if (!each.direct) continue;
      const key = `${each.source} ${each.speaker}`;
      const texts = this.quoted.get(key);
      if (texts) texts.push(each.text);
      else this.quoted.set(key, [each.text]);
    }
    this.taken = quotations.length;
    return this.quoted.get(`${source} ${speaker}`) ?? [];
  }
}
