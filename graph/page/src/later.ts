// What "as of" keeps though it may have begun only later: then its mark says so, for it reads as of that day.
import type { App } from "./app.ts";
import { begins } from "./dates.ts";
import type { Statement } from "./types.ts";

/** Why a statement that "as of" lets pass may be of a later day, in words; "" where it is of that day for certain. */
export function mayBeLater({ tally }: Pick<App, "tally">, row: Statement): string {
  const { begun } = tally;
  if (begun === null || begun(row, true) || !begun(row, false)) return "";
  return `${begins(row) === undefined ? "no" : "vague"} date: may be later`;
}
