// What the search box finds.
import type { Evidence } from "./types.ts";

/** So many passages of a kind are told. */
export const MOST = 200;

export interface Hit {
  kind:
    | "entity"
    | "described"
    | "quotation"
    | "statement"
    | "predicate"
    | "class"
    | "ways"
    | "money"
    | "filter";
  /** Of a predicate "subject|predicate", without a subject for all that is said with it; of ways "from|to"; of a filter "facet|value". */
  id: string;
  text: string;
  score: number;
  /** How many statements are said with a predicate or pass a filter, or how many deals there are of a kind. */
  number?: number;
  /** Who says a passage. */
  speaker?: string;
  /** Whether it is a measure that the text is, or that it names with the name of its subject. */
  asked?: boolean;
  /** The speaker whose word alone is asked for, of a predicate. */
  by?: string;
  /** Where the words of a passage stand. */
  words?: Evidence[];
}

/** Words that stand between others and ask for nothing. */
const LITTLE = new Set("a an and at by for from in most of on or the to who with".split(" "));

/** Words that ask a question, and are no part of a name in it. */
export const ASKING = new Set("are did do does how is was were what when which whose".split(" "));

/** The words that ask for something; all of them where none does. */
export function telling(words: string[]): string[] {
  const found = words.filter((word) => word !== "" && !LITTLE.has(word));
  return found.length > 0 ? found : words;
}
