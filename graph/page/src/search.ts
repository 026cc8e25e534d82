// Search by name, alias and typing error, as graph/dealgraph/search.py does it, and in quotations and receipts.
import type { Model } from "./model.ts";

/** Text without case, accents and punctuation, words apart by one space. */
export function fold(text: string): string {
  return text
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();
}

/** What fits worse than this is no hit. */
const LEAST = 0.35;

export interface Hit {
  kind: "entity" | "quotation" | "statement";
  id: string;
  text: string;
  score: number;
}

interface Name {
  folded: string;
  name: string;
  entity: string;
  grams: number;
}

export class SearchIndex {
  private readonly names: Name[] = [];
  private readonly grams = new Map<string, number[]>();
  private words: { kind: Hit["kind"]; id: string; text: string; folded: string }[] | undefined;

  constructor(private readonly model: Model) {
    for (const entity of model.entities.values()) {
      for (const name of new Set([entity.label, ...(entity.aliases ?? []), entity.id])) {
        const folded = fold(name);
        const grams = trigrams(folded);
        const place = this.names.push({ folded, name, entity: entity.id, grams: grams.size }) - 1;
        for (const gram of grams) {
          const places = this.grams.get(gram);
          if (places) places.push(place);
          else this.grams.set(gram, [place]);
        }
      }
    }
  }

  /** The entities that go by something like the text, best first. */
  entities(text: string, limit: number): Hit[] {
    const wanted = fold(text.slice(0, 200));
    if (!wanted) return [];
    const grams = trigrams(wanted);
    const shared = new Uint8Array(this.names.length);
    for (const gram of grams) {
      for (const place of this.grams.get(gram) ?? []) shared[place] = (shared[place] ?? 0) + 1;
    }
    const best = new Map<string, Hit>();
    for (const [place, name] of this.names.entries()) {
      const common = shared[place] ?? 0;
      // A name that holds the text shares all of its trigrams but those of its two ends.
      if (common < grams.size - 2 && (1.6 * common) / (grams.size + name.grams) <= LEAST) continue;
      const score = fit(wanted, grams.size, name, common);
      if (score > LEAST && score > (best.get(name.entity)?.score ?? 0)) {
        best.set(name.entity, { kind: "entity", id: name.entity, text: name.name, score });
      }
    }
    const weight = (id: string) => this.model.about(id).length;
    return [...best.values()]
      .sort((a, b) => b.score - a.score || weight(b.id) - weight(a.id) || (a.id < b.id ? -1 : 1))
      .slice(0, limit);
  }

  /** Folds the words of quotations and receipts, which takes a moment in a large graph. */
  prepare(): void {
    this.words ??= [
      ...this.model.quotations.map((row) => ({ kind: "quotation" as const, id: row.id, text: row.text })),
      ...this.model.statements.map((row) => ({
        kind: "statement" as const,
        id: row.id,
        text: row.evidence.map((evidence) => evidence.exact).join(" … "),
      })),
    ].map((row) => ({ ...row, folded: fold(row.text) }));
  }

  /** Quotations and statements whose words hold every word of the text. */
  passages(text: string, limit: number): Hit[] {
    const wanted = fold(text.slice(0, 200)).split(" ").filter(Boolean);
    if (wanted.join("").length < 3) return [];
    this.prepare();
    const found: Hit[] = [];
    const counts = { entity: 0, quotation: 0, statement: 0 };
    const seen = new Set<string>();
    for (const { kind, id, text: words, folded } of this.words ?? []) {
      if (counts.quotation >= limit && counts.statement >= limit) break;
      if (counts[kind] >= limit || seen.has(folded) || !wanted.every((word) => folded.includes(word)))
        continue;
      seen.add(folded);
      counts[kind] += 1;
      found.push({ kind, id, text: words, score: 0 });
    }
    return found;
  }
}

function fit(wanted: string, grams: number, name: Name, common: number): number {
  if (wanted === name.folded) return 1;
  if (` ${name.folded}`.includes(` ${wanted}`)) return 0.8 + (0.15 * wanted.length) / name.folded.length;
  return (0.8 * 2 * common) / (grams + name.grams);
}

function trigrams(folded: string): Set<string> {
  const padded = `  ${folded} `;
  const grams = new Set<string>();
  for (let place = 0; place + 3 <= padded.length; place++) grams.add(padded.slice(place, place + 3));
  return grams;
}
