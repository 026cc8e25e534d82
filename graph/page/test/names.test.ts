import assert from "node:assert/strict";
import { test } from "node:test";
import { latinName, shownName } from "../src/names.ts";

test("a name without Latin letters stands with its first Latin alias", () => {
  assert.equal(shownName({ label: "新聞", aliases: ["新闻", "Xinwen", "News"] }), "新聞 (Xinwen)");
  assert.equal(shownName({ label: "Имя", aliases: ["Imya"] }), "Имя (Imya)");
});

test("other names stand as they are", () => {
  for (const label of ["Lumen 新聞", "Éclair", "12", "新聞"]) assert.equal(shownName({ label }), label);
  assert.equal(latinName({ label: "Lumen", aliases: ["Lumen Lab"] }), "");
  assert.equal(latinName({ label: "4o", aliases: ["Four"] }), "");
});
