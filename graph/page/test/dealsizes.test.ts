// Which lines of a deal tell its size.
import assert from "node:assert/strict";
import { test } from "node:test";
import { sizeOn } from "../src/dealsizes.ts";
import type { SceneLine } from "../src/joins.ts";
import { app, type Row } from "./made.ts";

/** What stands behind the words of the line to a recipient, or to whom `predicate` names. */
function size(rows: Row[], predicate = "recipient"): string {
  const page = app(rows.map((row) => ({ subject: "round", ...row })));
  const { predicates, units } = page.model.vocabulary;
  for (const [name, flow] of Object.entries({ recipient: "gets_money", investor: "gives_money" }))
    predicates[name] = { label: name, phrase: name, definition: "", flow };
  Object.assign(units, { USD: { id: "USD", label: "dollars", dimension: "", symbol: "$" } });
  const line = page.model.statements.filter((row) => row.predicate === predicate).slice(0, 1);
  return sizeOn(page, { rows: line } as unknown as SceneLine);
}

const parties = [
  { predicate: "recipient", object: "lab" },
  { predicate: "investor", object: "list" },
];

test("the size stands on the line to the one who gets it, with what makes it no plain fact", () => {
  const amount = { predicate: "amount", value: 5, bound: "exact" };
  assert.equal(size([...parties, amount]), "$5");
  assert.equal(size([...parties, { ...amount, stance: "projected" }]), "$5 (projected)");
  assert.equal(
    size([...parties, amount, { predicate: "status", text: "in_talks", stance: "reported" }]),
    "$5 (in talks)",
  );
});

test("no size stands where it would claim more than is told", () => {
  const amount = { predicate: "amount", value: 5, bound: "exact" };
  assert.equal(size([...parties, amount], "investor"), "");
  assert.equal(size([...parties, amount, { predicate: "recipient", object: "list" }]), "");
  assert.equal(size([...parties, amount, { ...amount, value: 6 }]), "");
  assert.equal(size([...parties, { ...amount, scope: "of a part" }]), "");
  assert.equal(size([...parties, { ...amount, polarity: "negated" }]), "");
  assert.equal(size(parties), "");
});
