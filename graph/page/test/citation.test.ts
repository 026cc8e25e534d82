import assert from "node:assert/strict";
import { test } from "node:test";
import { citation, passagesOf, quotationCitation } from "../src/citation.ts";
import type { Quotation, Statement } from "../src/types.ts";
import { modelOf, table } from "./made.ts";

const model = modelOf({
  entities: table([
    { id: "ann", type: "Person", label: "Ann Author" },
    { id: "bob", type: "Person", label: "Bob Boss" },
    { id: "herald", type: "Person", label: "The Herald" },
    { id: "graph-curators", type: "Person", label: "curators of this graph" },
  ]),
  sources: table([{ id: "paper", speaker: "ann", title: "The paper", issued: "2026-05-13" }]),
  quotations: table([{ id: "q-0", speaker: "bob", text: "We pay. We pay late.", source: "paper" }]),
  quotations_evidence: table([{ of: 0, document: "a.txt", exact: "We pay. We pay late." }]),
});

const address = (selection: string) => `page.html#show=${selection}`;

function said(row: Partial<Statement>): string {
  const all = {
    id: "s-1",
    subject: "bob",
    predicate: "pays",
    text: "late",
    stance: "asserted",
    source: "paper",
  };
  const full = { polarity: "affirmed", evidence: [{ document: "a.txt", exact: "We pay late" }], ...row };
  return citation(model, { ...all, ...full } as Statement, address).replace(/^.*?\. /, "");
}

test("whose the words are is said before them: own, quoted directly, retold, read by the curators", () => {
  const place = "in: The paper, 13 May 2026, a.txt. dealgraph statement s-1, page.html#show=s:s-1";
  assert.equal(said({ speaker: "ann" }), `Ann Author, “We pay late”, ${place}`);
  assert.equal(said({ speaker: "bob" }), `Bob Boss, quoted directly by Ann Author, “We pay late”, ${place}`);
  const retold = [{ document: "a.txt", exact: "He pays late" }];
  assert.equal(
    said({ speaker: "bob", evidence: retold }),
    `Bob Boss, as retold by Ann Author in the words “He pays late”, ${place}`,
  );
  assert.equal(
    said({ speaker: "bob", via: "herald", evidence: retold }),
    `Bob Boss, as retold by The Herald, in the words of Ann Author: “He pays late”, ${place}`,
  );
  assert.equal(
    said({ speaker: "graph-curators", evidence: retold }),
    `curators of this graph, who read it out of the words “He pays late”, ${place}`,
  );
});

test("a passage that stands in two documents is quoted once, with both places", () => {
  const evidence = [
    { document: "a.txt", exact: "We pay\nlate", start: 3, end: 14 },
    { document: "b.txt", exact: "We pay late", start: 50, end: 61 },
    { document: "b.txt", exact: "We pay late", start: 90, end: 101 },
    { document: "b.txt", exact: "or never" },
  ];
  assert.deepEqual(
    passagesOf(evidence).map(({ places }) => places.length),
    [3, 1],
  );
  assert.match(
    said({ speaker: "ann", evidence: evidence.slice(0, 2) }),
    /^Ann Author, “We pay\nlate”, in: The paper, 13 May 2026, a\.txt, characters 3–14 and b\.txt, characters 50–61\./,
  );
});

test("a quotation says whether its words are the speaker's", () => {
  const row = { id: "q-1", speaker: "bob", text: "", source: "paper", evidence: [] } as unknown as Quotation;
  const evidence = [{ document: "a.txt", exact: "He pays late" }];
  assert.match(
    quotationCitation(model, { ...row, direct: false, evidence }, address),
    /^Bob Boss, as retold by Ann Author in the words “He pays late”/,
  );
  assert.match(
    quotationCitation(model, { ...row, direct: true, evidence, via: "herald" }, address),
    /^Bob Boss, quoted directly by The Herald, “He pays late”/,
  );
  assert.match(
    quotationCitation(model, { ...row, direct: true, evidence, speaker: "ann" }, address),
    /^Ann Author, “He/,
  );
});
