// Statements in words, as graph/dealgraph/wording.py writes them; behind a speaker stands who passes the words on.
import type { Model } from "./model.ts";
import { voiceWords } from "./tellers.ts";
import type { Statement } from "./types.ts";
import { denialFor, phraseFor } from "./verbs.ts";

const SCALES: [number, string][] = [
  [12, "trillion"],
  [9, "billion"],
  [6, "million"],
];
const MAX_SHOWN_DIGITS = 6;
const BOUNDS: Record<string, string> = { approximate: "about ", at_least: "at least ", at_most: "at most " };

/** A number as people write it, losing nothing: 47000000000 is "47 billion". */
export function amountWords(number: number): string {
  for (const [zeros, name] of SCALES) {
    if (Math.abs(number) >= 10 ** zeros) {
      const digits = shifted(number, zeros);
      if (digits.replace(/[-.]/g, "").length <= MAX_SHOWN_DIGITS) return `${digits} ${name}`;
    }
  }
  const [whole = "", rest] = String(number).split(".");
  return whole.replace(/\B(?=(\d{3})+$)/g, ",") + (rest === undefined ? "" : `.${rest}`);
}

/** The decimal digits of a number with the point moved to the left: dividing would round. */
function shifted(number: number, zeros: number): string {
  const [whole = "", rest = ""] = String(Math.abs(number)).split(".");
  const padded = whole.padStart(zeros + 1, "0");
  const after = `${padded.slice(-zeros)}${rest}`.replace(/0+$/, "");
  return `${number < 0 ? "-" : ""}${padded.slice(0, -zeros)}${after ? `.${after}` : ""}`;
}

/** A number with its unit: "$47 billion", "5 GW", "1 week". */
function measuredWords(number: number, row: Statement, model: Model): string {
  const unit = model.vocabulary.units[row.unit ?? ""];
  if (unit === undefined) return `${amountWords(number)} ${row.unit ?? ""}`;
  if (unit.symbol === "$") return `$${amountWords(number)}`;
  // Names of units are shown in the plural, which one of them is not.
  const single = number === 1 && unit.symbol === ` ${unit.label}s`;
  return `${amountWords(number)}${single ? ` ${unit.label}` : unit.symbol}`;
}

/** The quantity of a statement: "at least $30 billion", "30 to 40%". */
export function quantityWords(row: Statement, model: Model): string {
  if (row.value === undefined) {
    const sign = model.vocabulary.units[row.unit ?? ""]?.symbol === "$" ? "$" : "";
    return `${sign}${amountWords(row.lower ?? 0)} to ${measuredWords(row.upper ?? 0, row, model)}`;
  }
  return `${BOUNDS[row.bound ?? ""] ?? ""}${measuredWords(row.value, row, model)}`;
}

/** What a statement says of its subject. */
export function objectWords(row: Statement, model: Model): string {
  if (row.object !== undefined) return model.label(row.object);
  if (row.text !== undefined) return choiceWords(row, model) ?? row.text;
  return quantityWords(row, model);
}

/** The same with its denial: "said not to be signed". */
export function claimWords(row: Statement, model: Model): string {
  return `${row.polarity === "negated" ? "said not to be " : ""}${objectWords(row, model)}`;
}

function choiceWords(row: Statement, model: Model): string | undefined {
  const list = model.vocabulary.predicates[row.predicate]?.choice;
  return list ? model.vocabulary.lists[list]?.[row.text ?? ""]?.label : undefined;
}

/** When a statement holds, or "" where nothing is said. */
export function when(row: Statement): string {
  const words = row.date_text ? ` (${row.date_text})` : "";
  if (row.at) {
    const [first, last] = row.at.split("/");
    return (last ? `between ${first} and ${last}` : row.at) + words;
  }
  const ends = [row.from ? `from ${row.from}` : "", row.to ? `to ${row.to}` : ""].filter(Boolean);
  return ends.length > 0 ? ends.join(" ") + words : (row.date_text ?? "");
}

/** In which way a figure is counted, such as gross or net; "" where nothing is said. */
export function basisWords(row: Statement, model: Model): string {
  return row.basis ? (model.vocabulary.lists.basis?.[row.basis]?.label ?? row.basis) : "";
}

/** The notes that belong to a statement's content: role, scope, basis, time. */
export function notes(row: Statement, model: Model): string[] {
  return [row.role ?? "", row.scope ?? "", basisWords(row, model), when(row)].filter(Boolean);
}

/** What all statements of a line say: "Not so: Fern Fund invests in Rival Works". */
export function lineSentence(
  {
    subject,
    predicate,
    object = "",
    polarity,
  }: Pick<Statement, "subject" | "predicate" | "object" | "polarity">,
  model: Model,
): string {
  const words = `${model.shown(subject)} ${phraseFor(model, subject, predicate)} ${model.shown(object)}`;
  return polarity === "negated" ? `Not so: ${words}` : words;
}

/** What stands before the subject of a statement, and its phrase, which denies what is denied. */
export function wordsFor({ polarity, subject, predicate }: Statement, model: Model): [string, string] {
  return polarity === "negated"
    ? denialFor(model, subject, predicate)
    : ["", phraseFor(model, subject, predicate)];
}

/** A statement as one sentence; `voice` names who says it, and who passes it on. */
export function sentence(row: Statement, model: Model, voice = voiceWords(model, row)): string {
  const [opening, phrase] = wordsFor(row, model);
  const ending = [...notes(row, model), `${row.stance} by ${voice}`].join(", ");
  const object = row.object === undefined ? objectWords(row, model) : model.shown(row.object);
  return `${opening}${model.shown(row.subject)} ${phrase} ${object} (${ending}).`;
}
