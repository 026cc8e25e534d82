// Inflected forms of English words: "signing" of "sign", "led" of "lead". What is no plain Latin word has none.
import { stemmer } from "stemmer";

/** Verbs some of whose forms no ending makes. */
const IRREGULAR = `become became; begin began begun; bring brought; build built; buy bought; catch caught;
  choose chose chosen; come came; deal dealt; draw drew drawn; drive drove driven; fall fell fallen; feed fed; feel felt;
  fight fought; find found; get got gotten; give gave given; grow grew grown; hear heard; hide hid hidden;
  hold held; keep kept; know knew known; lay laid; lead led; learn learnt; leave left; lend lent; lose lost; make made;
  mean meant; meet met; overtake overtook overtaken; pay paid; prove proven; rebuild rebuilt; rise rose risen; run ran;
  say said; see saw seen; seek sought; sell sold; send sent; shake shook shaken; shoot shot; show shown;
  shrink shrank shrunk; sink sank sunk; speak spoke spoken; spend spent; spin spun; stand stood; steal stole stolen;
  stick stuck; strike struck; take took taken; teach taught; tell told; think thought; throw threw thrown;
  understand understood; undertake undertook undertaken; win won; withdraw withdrew withdrawn; write wrote written`;

/** What is left of two forms of a word behind what they begin with; the stems alone join "compute" and "computers". */
const ENDING = /^(?:[a-z]?(?:ed|ing)|e?s|e|d|y|ie[sd]|)$/;
const INFLECTED = /^[a-z]{3,}$/;

const VERBS = IRREGULAR.split(/;\s+/).map((verb) => verb.split(" "));
/** The verbs by each of their irregular forms, and by the stem that their other forms share. */
const BY_FORM = new Map(VERBS.flatMap(([base = "", ...forms]) => forms.map((form) => [form, base] as const)));
const BY_STEM = new Map(VERBS.map(([base = "", ...forms]) => [stemmer(base), { base, forms }] as const));

/** Whether two folded words are one, or forms of one. */
export function areForms(one: string, other: string): boolean {
  if (one === other) return true;
  // No form of a word begins with another letter than the word.
  if (one[0] !== other[0] || !INFLECTED.test(one) || !INFLECTED.test(other)) return false;
  const [base, otherBase] = [BY_FORM.get(one) ?? one, BY_FORM.get(other) ?? other];
  return differInEnding(one, other) || base === otherBase || differInEnding(base, otherBase);
}

function differInEnding(one: string, other: string): boolean {
  const shared = sharedStart(one, other);
  if (shared < 2 || !ENDING.test(one.slice(shared)) || !ENDING.test(other.slice(shared))) return false;
  return stemmer(one) === stemmer(other);
}

/** The texts with one of which each form of a folded word begins; the word itself where it has no others. */
export function beginningsOf(word: string): string[] {
  if (!INFLECTED.test(word)) return [word];
  const base = BY_FORM.get(word);
  const verb = BY_STEM.get(stemmer(base ?? word));
  const begins = [beginningOf(word), ...(base ? [beginningOf(base)] : []), ...(verb?.forms ?? [])];
  const isNeeded = (begin: string, place: number) =>
    begins.every((other, at) => !begin.startsWith(other) || (begin === other && at >= place));
  return begins.filter(isNeeded);
}

/** What a word shares with its stem, without the last letter that some endings change: "den" of "deny", "mak" of "make". */
function beginningOf(word: string): string {
  const stem = stemmer(word).replace(/[eiy]$/, "");
  const begin = word.slice(0, sharedStart(word, stem));
  return begin.length < 2 ? word : begin;
}

function sharedStart(one: string, other: string): number {
  let place = 0;
  while (place < one.length && one[place] === other[place]) place += 1;
  return place;
}
