// Verbs that fit their subject, and that deny, as graph/dealgraph/verbs.py has them: "hyperscalers have", "a lab does not
// supply".
import type { Model } from "./model.ts";

/** The classes whose things may go by a name in the plural; of companies, people and ideas each is one. */
const GROUPS = ["AnonymousGroup", "Technology", "Market"];
/** What follows the noun of a name: "bears on AI lab economics". */
const AFTER = / (?:of|on|in|that|to|among|without|outside|wary|who|for|as|from) .*/;
/** What takes "not" behind it: "is not", "has not raised". "May not be" would leave it open. */
const BEFORE_NOT = /^(?:is|are|was|were|(?:has|have)(?= (?:\w+ed|lost)\b))\b/;
/** The verb of one, of which "does not" takes the form of many. */
const OF_ONE = /^\w*[^s\W]s\b/;
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
  return isPlural(model, subject) ? inPlural(phrase) : phrase;
}

/** How a denial begins, and the phrase of it: "", "does not have"; "it is not so that ", "wrote" where no form denies. */
export function denialFor(model: Model, subject: string, predicate: string): [string, string] {
  const phrase = model.vocabulary.predicates[predicate]?.phrase ?? predicate;
  const many = isPlural(model, subject);
  const [verb] = BEFORE_NOT.exec(phrase) ?? [];
  if (verb) return ["", `${many ? plural(verb) : verb} not${phrase.slice(verb.length)}`];
  if (OF_ONE.test(phrase)) return ["", `${many ? "do" : "does"} not ${inPlural(phrase)}`];
  return ["it is not so that ", phraseFor(model, subject, predicate)];
}

function inPlural(phrase: string): string {
  return phrase.replace(/^\w+|(?<= or )\w+s\b/g, plural);
}

function plural(verb: string): string {
  if (FORMS[verb]) return FORMS[verb];
  if (!/[^s]s$/.test(verb)) return verb;
  if (verb.endsWith("ies")) return `${verb.slice(0, -3)}y`;
  return /(?:sh|ch|ss|x)es$/.test(verb) ? verb.slice(0, -2) : verb.slice(0, -1);
}
