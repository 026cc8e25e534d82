// What "as of" keeps though it may have begun only later: then its mark says so, for it reads as of that day.
import type { App } from "./app.ts";
import { begins, noLater } from "./dates.ts";
import { limits } from "./filter.ts";
import type { Statement } from "./types.ts";

/** Why a statement that "as of" lets pass may be of a later day, in words; "" where it is of that day for certain. */
export function mayBeLater({ state }: Pick<App, "state">, row: Statement): string {
  const { asOf } = limits(state);
  const date = begins(row);
  if (asOf === null || noLater(date, asOf, true) || !noLater(date, asOf)) return "";
  return `${date === undefined ? "no" : "vague"} date: may be later`;
}
