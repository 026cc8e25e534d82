// Who says something, and who passes it on, as lines and sentences tell it.
import assert from "node:assert/strict";
import { test } from "node:test";
import { citation } from "../src/citation.ts";
import { smallPrint } from "../src/receipt.ts";
import { voicesOf } from "../src/roles.ts";
import { statementsCsv } from "../src/take.ts";
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
  assert.equal(voice({ speaker: "lab", via: "ann" }), "Lumen Lab, as retold by Ann");
  assert.equal(voice({ speaker: "graph-curators" }), "graph-curators");
});

test("whose words they are is told where a source retells what somebody retells, and does not quote that", () => {
  assert.equal(
    voice({ speaker: "lab", via: "bob" }),
    "Lumen Lab, as retold by Боб (Bob), in the words of Ann",
  );
  assert.equal(
    voice({ speaker: "lab", via: "bob", exact: "Worth three" }),
    "Lumen Lab, as retold by Боб (Bob)",
  );
  const { page, statement } = one({ speaker: "lab", via: "bob" });
  assert.match(
    citation(page.model, statement, (selection: string) => `#show=${selection}`),
    / Lumen Lab, as retold by Боб \(Bob\), in the words of Ann: “/,
  );
  const [head = "", row = ""] = statementsCsv(page, [statement]).split("\r\n");
  const column = (name: string) => row.split(/,(?! )/)[head.split(",").indexOf(name)];
  assert.equal(column("Quoted or retold by"), '"Боб, in the words of Ann"');
  assert.equal(column("Id of who quotes or retells"), "bob");
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
