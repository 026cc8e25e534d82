// Who says something, and who passes it on, as lines and sentences tell it.
import assert from "node:assert/strict";
import { test } from "node:test";
import { smallPrint } from "../src/receipt.ts";
import { voicesOf } from "../src/roles.ts";
import { voiceWords } from "../src/tellers.ts";
import { told } from "../src/values.ts";
import { sentence } from "../src/words.ts";
import { app, type Row, table } from "./made.ts";

const MORE = {
  entities: table([
    { id: "lab", type: "Company", label: "Lumen Lab" },
    { id: "ann", type: "Person", label: "Ann" },
    { id: "bob", type: "Person", label: "Боб", aliases: ["Bob"] },
  ]),
  sources: table([{ id: "paper", speaker: "ann", documents: [] }]),
  quotations: table([{ id: "q-0", speaker: "bob", text: "Worth three, or four.", source: "paper" }]),
  quotations_evidence: table([{ of: 0, document: "a.txt", exact: "Worth three, or four." }]),
};

/** The page and its only statement. */
function one(row: Row) {
  const page = app([{ value: 3, ...row }], {}, MORE);
  const [statement] = page.model.statements;
  assert.ok(statement);
  return { page, statement };
}

const voice = (row: Row) => {
  const { page, statement } = one(row);
  return voiceWords(page.model, statement);
};

test("who retells or quotes stands behind the speaker, a Latin name beside one in another script", () => {
  assert.equal(voice({ speaker: "ann" }), "Ann");
  assert.equal(voice({ speaker: "bob" }), "Боб (Bob), as retold by Ann");
  assert.equal(voice({ speaker: "bob", exact: "Worth three" }), "Боб (Bob), quoted directly by Ann");
  assert.equal(voice({ speaker: "bob", exact: "'Worth three'" }), "Боб (Bob), quoted directly by Ann");
  assert.equal(voice({ speaker: "ann", via: "bob" }), "Ann, as retold by Боб (Bob)");
  assert.equal(voice({ speaker: "graph-curators" }), "graph-curators");
});

test("no line says of a retelling only that the speaker says it", () => {
  const { page, statement } = one({ speaker: "bob" });
  assert.equal(smallPrint(page, statement), "says Боб (Bob), as retold by Ann");
  assert.deepEqual(voicesOf(page, [statement]), ["asserted by Боб (Bob), as retold by Ann"]);
  assert.deepEqual(told(page, new Map([["$3", [statement]]])), [
    "$3 (asserted by Боб (Bob), as retold by Ann)",
  ]);
  assert.match(sentence(statement, page.model), /\(asserted by Боб \(Bob\), as retold by Ann\)\.$/);
});

test("quotations that come in a later part of a large graph are known as the words of their speaker", () => {
  const { page, statement } = one({ speaker: "bob", exact: "Or never" });
  assert.equal(voiceWords(page.model, statement), "Боб (Bob), as retold by Ann");
  page.model.add({
    quotations: table([{ id: "q-1", speaker: "bob", text: "Or never.", source: "paper" }]),
    quotations_evidence: table([{ of: 0, document: "a.txt", exact: "Or never." }]),
  });
  assert.equal(voiceWords(page.model, statement), "Боб (Bob), quoted directly by Ann");
});
