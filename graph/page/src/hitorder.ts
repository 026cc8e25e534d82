// In which order and in which groups the hits of the search box stand.
import { HOLDS } from "./bestnames.ts";
import { fold } from "./folding.ts";
import type { Hit } from "./hit.ts";
import type { Model } from "./model.ts";

/** How many passages of a kind are shown before all are asked for. */
export const PASSAGES = 5;

/** What goes by a text but for passages. */
export interface Found {
  names: Hit[];
  deals: Hit[];
  said: Hit[];
  ways: Hit[];
  filters: Hit[];
}

/**
 * The ways or the money that the text asks for, the measure that it is or names with its subject, names that are the
 * text, deals that it asks for, what is said with a predicate of that name, ways between what it names, filters, names
 * that hold the text, then passages, then names that are only spelt like it; each entity once.
 */
export function ordered({ names: all, deals, said, ways, filters }: Found, passages: Hit[]): Hit[] {
  const names = all.filter(({ id }) => !deals.some((deal) => deal.id === id));
  const held = names.filter(({ score }) => score >= HOLDS);
  const ids = new Set([...deals, ...held].map(({ id }) => id));
  const described = passages.filter((hit) => hit.kind === "described" && !ids.has(hit.id) && ids.add(hit.id));
  const others = [...described.slice(0, PASSAGES), ...passages.filter((hit) => hit.kind !== "described")];
  const alike = names.filter(
    ({ id, score }) => score < HOLDS && !others.some((hit) => hit.kind === "described" && hit.id === id),
  );
  // A predicate of which the text is only the beginning of a word comes after things whose names begin so.
  const exact = said.filter(({ score, asked }) => score > HOLDS && !asked);
  return [
    ...ways.filter(({ score }) => score === 1),
    ...said.filter(({ asked }) => asked),
    ...held.filter(({ score }) => score === 1),
    ...deals,
    ...exact,
    ...ways.filter(({ score }) => score < 1),
    ...filters,
    ...held.filter(({ score }) => score < 1),
    ...said.filter(({ score, asked }) => score <= HOLDS && !asked),
    ...others,
    ...alike,
  ];
}

/** Whether a name begins with a text of several words, the last of which may be begun only. */
export function begins(name: string, text: string): boolean {
  const wanted = fold(text);
  return wanted.includes(" ") && fold(name).startsWith(wanted);
}

/** The name of the group of hits in which one stands. */
export function groupOf(model: Model, hit: Hit): string {
  if (hit.kind === "class") return "Deals of a kind";
  if (hit.kind === "ways") return "Connections";
  if (hit.kind === "money") return "Money";
  if (hit.kind === "filter") return "Filters";
  if (hit.kind === "predicate") return hit.score > HOLDS ? "What is said" : "Also said";
  if (hit.kind === "described") return "Described so";
  if (hit.kind === "quotation") return "Quotations";
  if (hit.kind === "statement") return "Words in the documents";
  if (hit.score < HOLDS) return "Names spelt like it";
  const type = model.entities.get(hit.id)?.type ?? "";
  const label = model.vocabulary.classes[type]?.label ?? "thing";
  return label.charAt(0).toUpperCase() + label.slice(1);
}
