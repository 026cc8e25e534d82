import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { test } from "node:test";
import { Documents } from "../src/documents.ts";

const evidence = (document: string, exact: string, start?: number) =>
  start === undefined ? { document, exact } : { document, exact, start, end: start + [...exact].length };

async function given(name: string, text: string | Uint8Array): Promise<Documents> {
  const documents = new Documents();
  await documents.add([new File([text as BlobPart], name)], new Map([["a.txt", { sha256: "", quotes: [] }]]));
  return documents;
}

test("words are found at the characters that Python counts", async () => {
  const documents = await given("a.txt", "😀 One.\nWe sold\nthe mill. Two.");
  assert.deepEqual(documents.find(evidence("a.txt", "We sold the mill", 7)), {
    same: undefined,
    before: "😀 One.\n",
    words: "We sold\nthe mill",
    after: ". Two.",
  });
});

test("words that the document has elsewhere, or not at all, are not found", async () => {
  const documents = await given("a.txt", "We sold the mill.");
  assert.equal(documents.find(evidence("a.txt", "We sold the mill", 1)), undefined);
  assert.equal(documents.find(evidence("a.txt", "We bought the mill")), undefined);
  assert.equal(documents.find(evidence("b.txt", "We sold the mill", 0)), undefined);
});

test("words without a place are looked for, whatever stands between them", async () => {
  const documents = await given("a.txt", "It is so. We sold (all)\n\n of it.");
  assert.equal(documents.find(evidence("a.txt", "sold (all) of it"))?.words, "sold (all)\n\n of it");
});

test("what stands around is cut between words", async () => {
  const documents = await given("a.txt", `${"word ".repeat(200)}here${" word".repeat(200)}`);
  const found = documents.find(evidence("a.txt", "here", 1000));
  assert.match(found?.before ?? "", /^… word .* word $/);
  assert.match(found?.after ?? "", /^ word .* word …$/);
});

test("of a document it is told how many of its quotes stand in it", async () => {
  const documents = new Documents();
  const quotes = new Map([
    ["a.txt", { sha256: "", quotes: [evidence("a.txt", "One", 0), evidence("a.txt", "two", 5)] }],
    ["b.txt", { sha256: "", quotes: [evidence("b.txt", "Three", 0)] }],
  ]);
  const files = [
    new File(["One, 2."], "a.txt"),
    new File(["Three!"], "copy.txt"),
    new File(["Four"], "c.txt"),
  ];
  const told = (await documents.add(files, quotes)).map((read) => [
    read.document,
    read.found,
    read.quotes,
    read.moved,
  ]);
  assert.deepEqual(told, [
    ["a.txt", 1, 2, 0],
    ["b.txt", 1, 1, 0],
    ["", 0, 0, 0],
  ]);
  assert.equal(documents.find(evidence("b.txt", "Three", 0))?.after, "!");
});

test("a quote that a longer text has moved is in it all the same", async () => {
  const quoted = new Map([
    ["a.txt", { sha256: "", quotes: [evidence("a.txt", "Two", 5), evidence("a.txt", "Six", 0)] }],
  ]);
  const [read] = await new Documents().add([new File(["Three, Two."], "a.txt")], quoted);
  assert.deepEqual([read?.found, read?.moved, read?.quotes], [0, 1, 2]);
});

test("what is no text is told and not kept", async () => {
  const documents = new Documents();
  const file = new File([new Uint8Array([0x63, 0xe9])], "a.txt");
  const [read] = await documents.add([file], new Map([["a.txt", { sha256: "", quotes: [] }]]));
  assert.equal(read?.problem, "is not UTF-8");
  assert.equal(documents.has("a.txt"), false);
});

test("by its checksum a file is the very one, whatever its name, or another one, whatever its quotes", async () => {
  const sha256 = createHash("sha256").update("One, two.").digest("hex");
  const quoted = new Map([["a.txt", { sha256, quotes: [evidence("a.txt", "One", 0)] }]]);
  const same = async (text: string, name: string) => {
    const [read] = await new Documents().add([new File([text], name)], quoted);
    return [read?.document, read?.found, read?.same];
  };
  assert.deepEqual(await same("One, two.", "a.txt"), ["a.txt", 1, true]);
  assert.deepEqual(await same("One, two.", "copy.txt"), ["a.txt", 1, true]);
  assert.deepEqual(await same("One, not.", "a.txt"), ["a.txt", 1, false]);
  assert.deepEqual(await same("One, not.", "copy.txt"), ["", 0, undefined]);
});
