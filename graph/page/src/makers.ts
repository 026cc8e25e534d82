// Who wrote and who published a source, as far as the graph says.
import type { Model } from "./model.ts";

/** What is said of those who made a text, in words for its title. */
const MADE = { wrote: "by", published: "published by" };

/** Those who wrote the source and those who published it, as their ids. */
export function makersOf(model: Model, source: string): { did: string; ids: string[] }[] {
  return Object.entries(MADE).flatMap(([predicate, did]) => {
    const rows = model
      .about(source)
      .filter((row) => row.object === source && row.predicate === predicate && model.tells(row));
    const ids = [...new Set(rows.map(({ subject }) => subject))];
    return ids.length > 0 ? [{ did, ids }] : [];
  });
}

/** "by Ann Author", "published by The Herald". */
export function makersWords(model: Model, source: string): string[] {
  return makersOf(model, source).map(
    ({ did, ids }) => `${did} ${ids.map((id) => model.shown(id)).join(", ")}`,
  );
}
