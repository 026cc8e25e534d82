import assert from "node:assert/strict";
import { test } from "node:test";
import { unpack } from "../src/tables.ts";

test("plain, dictionary and sparse columns give rows; keys without a value are left out", () => {
  const table = {
    length: 3,
    columns: {
      id: ["a", "b", null],
      stance: { values: ["reported"], index: [0, 1, 0] },
      at: { values: ["2026"], rows: [2] },
    },
  };
  assert.deepEqual(unpack(table, { stance: "asserted" }), [
    { stance: "asserted", id: "a" },
    { stance: "reported", id: "b" },
    { stance: "asserted", at: "2026" },
  ]);
});
