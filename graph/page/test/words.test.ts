import assert from "node:assert/strict";
import { test } from "node:test";
import { fold } from "../src/folding.ts";
import { csv } from "../src/take.ts";
import { mix } from "../src/theme.ts";
import { amountWords } from "../src/words.ts";

test("amounts are written as people write them, and nothing is lost", () => {
  assert.equal(amountWords(47_000_000_000), "47 billion");
  assert.equal(amountWords(4_100_000_000), "4.1 billion");
  assert.equal(amountWords(1_234_567), "1,234,567");
  assert.equal(amountWords(2_500_000), "2.5 million");
  assert.equal(amountWords(0.5), "0.5");
  assert.equal(amountWords(-3), "-3");
});

test("folding forgets case, accents and punctuation", () => {
  assert.equal(fold("  Crème-Brûlée, INC. "), "creme brulee inc");
});

test("cells of CSV are quoted, and none is a formula", () => {
  assert.equal(csv([["a,b", 'say "x"', "=1+1", "@x", -5, undefined]]), `"a,b","say ""x""",'=1+1,'@x,-5,\r\n`);
});

test("colours are mixed channel by channel", () => {
  assert.equal(mix("#000000", "#ffffff", 0.5), "#808080");
});
