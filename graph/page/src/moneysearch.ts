// Whether something can pay for what it signed: "can Acme pay", "what Acme has to pay", "money of Acme".
import type { App } from "./app.ts";
import { fold } from "./folding.ts";
import type { Hit } from "./hit.ts";
import { moneyNumber } from "./money.ts";

/** How people ask for it, once folded: the name stands where the group is. */
const ASKING = [
  /^(?:can|could|will|how can|how will) (.+?) (?:pay|afford)\b/,
  /^what (?:must|does|has|will) (.+?) (?:has |have |had )?(?:to )?(?:pay|owe|get|earn)\b/,
  /^what (.+?) (?:has to pay|must pay|owes|signed)\b/,
  /^(?:money|payments|commitments) (?:in and out )?of (.+)$/,
  /^(.+?) (?:s )?money(?: in and out)?$/,
];

/** The money of the one whom the text names, where the text asks for it and something is told of it. */
export function moneyHits(app: App, text: string, named: (name: string) => string | undefined): Hit[] {
  const wanted = fold(text.slice(0, 200));
  const name = ASKING.map((form) => form.exec(wanted)?.[1]).find(Boolean);
  const id = name === undefined ? undefined : named(name);
  if (id === undefined || moneyNumber(app, id) === 0) return [];
  return [{ kind: "money", id, text: `Money in and out of ${app.model.shown(id)}`, score: 1 }];
}
