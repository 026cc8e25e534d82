// The ways between two things that a text names together.
import assert from "node:assert/strict";
import { test } from "node:test";
import { searchIn, thing } from "./made.ts";
import { deals, earlier } from "./searchgraphs.ts";

test("two things named together give the ways between them, parts of names only where it is asked", () => {
  const ways = (text: string, known = deals.known) =>
    deals.search.ways(text, known).map(({ id, score }) => [id, score]);
  assert.deepEqual(ways("Lumen Lab Ann Author"), [["lab|ann", 0.9]]);
  assert.deepEqual(ways("Ann Author and Moss Mill"), [["ann|mill", 0.9]]);
  assert.deepEqual(ways("how is Lumen Lab connected with Author?"), [["lab|ann", 1]]);
  assert.deepEqual(ways("ways between Moss Mill and Series A"), [["mill|old", 1]]);
  for (const text of ["Lumen Lab", "Lumen Lab Author", "how is Lumen Lab connected", "Lumen Lab Lumen Lab"])
    assert.deepEqual(ways(text), [], text);
  assert.deepEqual(ways("Lumen Lab Ann Author", earlier), []);
});

test("of two things of one name the ways lead to the one of which more is said", () => {
  const graph = searchIn({
    entities: [
      thing("small", "Company", "Mill"),
      thing("great", "Company", "Mill"),
      thing("lab", "Company", "Lab"),
    ],
    statements: [{ subject: "great", object: "lab", predicate: "supplies" }],
  });
  assert.deepEqual(
    graph.search.ways("Lab Mill", graph.known).map(({ id }) => id),
    ["lab|great"],
  );
});
