// Verbs that fit their subject: "hyperscalers have", "mobile networks are".
import type { Model } from "./model.ts";

/** The classes whose things may go by a name in the plural; of companies, people and ideas each is one. */
const GROUPS = ["AnonymousGroup", "Technology", "Market"];
/** What follows the noun of a name: "bears on AI lab economics". */
const AFTER = / (?:of|on|in|that|to|among|without|outside|wary|who|for|as|from) .*/;
const FORMS: Record<string, string> = { has: "have", is: "are", was: "were", does: "do", goes: "go" };

/** Whether the name of a thing is a plural. */
export function isPlural(model: Model, id: string): boolean {
  if (!GROUPS.some((name) => model.isA(id, name))) return false;
  const noun = model.label(id).replace(AFTER, "");
  return (/[^su]s$/.test(noun) && !/ and \w+$/.test(noun)) || /^(?:most|those)\b| people$/.test(noun);
}

/** A predicate's phrase, which is in the singular, as it fits the subject: "has a valuation of", "stop or limit". */
export function phraseFor(model: Model, subject: string, predicate: string): string {
  const phrase = model.vocabulary.predicates[predicate]?.phrase ?? predicate;
  if (!isPlural(model, subject)) return phrase;
  return phrase.replace(/^\w+|(?<= or )\w+s\b/g, plural);
}

function plural(verb: string): string {
  if (FORMS[verb]) return FORMS[verb];
  if (!/[^s]s$/.test(verb)) return verb;
  if (verb.endsWith("ies")) return `${verb.slice(0, -3)}y`;
  return /(?:sh|ch|ss|x)es$/.test(verb) ? verb.slice(0, -2) : verb.slice(0, -1);
}
