// How a statement or a quotation is cited: whose words these are, where they stand, and the id in the graph.
import { dateWords } from "./dates.ts";
import { makersWords } from "./makers.ts";
import type { Model } from "./model.ts";
import { type Told, tellerWords } from "./tellers.ts";
import type { Evidence, Quotation, Statement } from "./types.ts";
import { sentence } from "./words.ts";

/**
 * A statement as it is cited: what it says, then who says it in which words, where and when, and its id. `address` gives
 * where the page shows what has been selected.
 */
export function citation(model: Model, row: Statement, address: Address): string {
  const told = model.tellers.ofStatement(row);
  // Who passes it on stands before the words.
  return `${sentence(row, model, model.shown(row.speaker))} ${reference(model, row, told)} dealgraph statement ${row.id}, ${address(`s:${row.id}`)}`;
}

export function quotationCitation(model: Model, row: Quotation, address: Address): string {
  const told = model.tellers.ofQuotation(row);
  return `${reference(model, row, told)} dealgraph quotation ${row.id}, ${address(`q:${row.id}`)}`;
}

type Address = (selection: string) => string;

/** Whose the words are, before the words: a speaker's name never stands before those of who retells. */
function attribution(model: Model, speaker: string, told: Told): string {
  const { wording, teller, writer } = told;
  const name = model.shown(speaker);
  const by = teller === "" ? "" : ` by ${tellerWords(told, (id) => model.shown(id))}`;
  if (wording === "read") return `${name}, who read it out of the words`;
  const words = writer === "" ? " in the words" : ":";
  if (wording === "retold") return `${name}, as retold${by}${words}`;
  if (wording === "both") return `${name}, as quoted and retold${by}${words}`;
  if (wording === "quoted") return `${name}, quoted directly${by},`;
  return `${name},`;
}

/** Who says it, “exact words”, in: title, date, places, address; “n.d.” where the source has no date. */
function reference(model: Model, row: Statement | Quotation, told: Told): string {
  const source = model.sources.get(row.source);
  const passages = passagesOf(row.evidence);
  const quotes = passages.map(({ exact }) => `“${exact}”`).join(" and ");
  const places = passages.flatMap((passage) =>
    passage.places.map((place) => place.document + placeWords(place)),
  );
  const parts = [
    `${attribution(model, row.speaker, told)} ${quotes}, in: ${model.sourceTitle(row.source)}`,
    ...makersWords(model, row.source),
    source?.issued ? dateWords(source.issued) : "n.d.",
    [...new Set(places)].join(" and "),
    source?.url,
  ];
  return `${parts.filter(Boolean).join(", ")}.`;
}

function placeWords({ start, end }: Evidence): string {
  return start === undefined ? "" : `, characters ${start}–${end}`;
}

export interface Passage {
  exact: string;
  places: Evidence[];
}

/** The exact words, each once, with all places where they stand; how the lines are broken makes no difference. */
export function passagesOf(evidence: Evidence[]): Passage[] {
  const found = new Map<string, Passage>();
  for (const place of evidence) {
    const words = place.exact.replace(/\s+/g, " ").trim();
    const passage = found.get(words);
    if (passage) passage.places.push(place);
    else found.set(words, { exact: place.exact, places: [place] });
  }
  return [...found.values()];
}
