// The money of an entity in words: what its sums are of, why one is not the whole, and what to keep in mind.
import type { App } from "./app.ts";
import { dateWords } from "./dates.ts";
import { count, grouped } from "./dom.ts";
import type { Party } from "./flows.ts";
import { type Money, type MoneySide, untoldOf } from "./money.ts";
import { hasEnded, isInProspect, isStatusTold, isTimed, moneyUnit } from "./moneyrows.ts";
import type { Overlap, Sum } from "./moneysums.ts";
import { isOpen, rangeWords } from "./ranges.ts";
import type { Statement } from "./types.ts";
import { quantityWords, when } from "./words.ts";

/** What an entity does with money on a side of deals. */
export function sideTitle({ kind, pays }: Party): string {
  if (pays)
    return kind === "compute" ? "Pays or is to pay for what it buys" : "Puts in as an investor or buyer";
  return kind === "money" ? "Gets from investors or buyers" : "Is paid or to be paid for what it delivers";
}

/** "contracted", "pledged, but only projected", "in talks or planned". */
export function sumTitle({ model }: App, { total, reached, soft }: Sum): string {
  if (total) return "agreed in all";
  const stage = isInProspect({ reached })
    ? "in talks or planned"
    : isStatusTold({ reached })
      ? reached
      : "status not told";
  return soft ? `${stage}, but only ${model.stanceLabel(soft)}` : stage;
}

export function sizeWords(app: App, { size }: Sum): string {
  return rangeWords(size, moneyUnit(app), app.model);
}

export function overlapWords(app: App, { row, tie, across }: Overlap): string {
  const size = row.size ? ` (${rangeWords(row.size, moneyUnit(app), app.model)})` : "";
  const words = `${app.model.label(row.id)}${size} ${tie.phrase} ${app.model.label(tie.other)}`;
  return across ? `do not add both: ${words}` : `not added: ${words}`;
}

/** "5 of 8 amounts are not told", and the like: why a sum is not the whole. */
export function untoldWords(side: MoneySide): string[] {
  const { parts, others: untold } = untoldOf(side);
  const inWords = untold.filter(({ figures }) => figures.length > 0).length;
  const shares = side.rows.filter(({ size }) => size !== null && isOpen(size)).length;
  const hidden = side.rows.filter((row) => row.hidden).length;
  const behind = side.rows.filter((row) => row.behind).length;
  const ended = side.rows.filter(hasEnded).length;
  const are = (number: number) => (number === 1 ? "is" : "are");
  return [
    untold.length > 0 &&
      `no amount is told of ${grouped(untold.length)} of ${count(side.rows.length, "deal")}${inWords > 0 ? `, of ${grouped(inWords)} only in words or for a part` : ""}`,
    parts.length > 0 &&
      `${count(parts.length, "deal")} without an amount ${are(parts.length)} part of another one here, whose amount is told`,
    shares > 0 && `its part of ${count(shares, "amount")} that others share is not told`,
    behind > 0 && `in ${count(behind, "deal")} it only supplies another one, who is paid`,
    hidden > 0 && `${count(hidden, "amount")} ${are(hidden)} left out by the filters`,
    ended > 0 && `${count(ended, "deal")} ${are(ended)} halted or cancelled, and not added`,
  ].filter((words) => words !== false);
}

/** What the reader must keep in mind, as far as it is true of these rows. */
export function mindful(app: App, { sides, earned }: Money): string[] {
  const rows = sides.flatMap((side) => side.rows);
  const sized = rows.filter(({ size }) => size !== null);
  const timed = sized.filter((row) => isTimed(app, row)).length;
  const amounts = sized.length === 1 ? "the amount here is" : `the ${grouped(sized.length)} amounts here are`;
  const years =
    timed === 0
      ? `Over which years ${amounts} paid is not told`
      : timed < sized.length
        ? `Over which time it is paid is told of only ${grouped(timed)} of the ${grouped(sized.length)} amounts here`
        : "Each amount here is told for a time of its own";
  const isOut = sized.some(({ party }) => party.pays);
  const isIn = earned.length > 0 || sized.some(({ party }) => !party.pays);
  const apart = isOut && isIn ? ": so what goes out is not set off against what comes in or is earned" : "";
  const sums = sides.flatMap((side) => side.sums);
  const reached = (stage: string) => sums.some((sum) => sum.reached === stage);
  const perhaps = app.tally.begun === null ? 0 : rows.filter(({ deal }) => deal.begun === "perhaps").length;
  const binding = [
    reached("contracted") &&
      "contracted is what is signed or closed: it binds, and is not yet said to be paid",
    reached("pledged") && "pledged is what is promised",
  ].filter(Boolean);
  return [
    sized.length > 0 ? `${years}${apart}.` : "",
    binding.length > 0 ? `${capital(binding.join("; "))}.` : "",
    perhaps > 0
      ? `${count(perhaps, "deal")} here may have begun only after ${dateWords(app.state.asOf)}: no date says so.`
      : "",
  ].filter(Boolean);
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** "from 2027: capacity (projected)", "5 years, of the contract". */
export function termWords(app: App, row: Statement): string {
  const { model } = app;
  const isLong = model.vocabulary.units[row.unit ?? ""]?.dimension === "duration";
  const what = isLong ? row.scope : (row.text ?? model.predicateLabel(row.predicate));
  const time = isLong ? quantityWords(row, model) : when({ ...row, at: "", date_text: "" });
  const soft = row.stance === "asserted" ? "" : ` (${model.stanceLabel(row.stance)})`;
  return `${[time, what].filter(Boolean).join(": ")}${soft}`;
}
