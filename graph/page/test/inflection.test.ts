import assert from "node:assert/strict";
import { test } from "node:test";
import { areForms, beginningsOf } from "../src/inflection.ts";
import { Fit, Sought } from "../src/sought.ts";

const FAMILIES = [
  ["sign", "signs", "signed", "signing"],
  ["lead", "leads", "led", "leading"],
  ["commit", "commits", "committed", "committing"],
  ["compute", "computes", "computed", "computing"],
  ["commodity", "commodities"],
  ["company", "companies"],
  ["pay", "pays", "paid", "paying"],
  ["buy", "bought", "buying"],
  ["write", "writes", "wrote", "written", "writing"],
  ["raise", "raised", "raising"],
  ["agree", "agrees", "agreed", "agreeing"],
  ["process", "processes"],
  ["supply", "supplies", "supplied", "supplying"],
];

test("the forms of a word are told from words that are made from it", () => {
  for (const family of FAMILIES)
    for (const one of family)
      for (const other of family) {
        assert.ok(areForms(one, other), `${one} ${other}`);
        const begins = beginningsOf(one);
        assert.ok(
          begins.some((begin) => other.startsWith(begin)),
          `${other} begins with none of ${begins}`,
        );
      }
  const others = [
    ["compute", "computers"],
    ["compute", "computation"],
    ["organ", "organization"],
    ["invest", "investment"],
    ["commit", "commitment"],
    ["lead", "leader"],
    ["sign", "design"],
    ["round", "ground"],
  ];
  for (const [one = "", other = ""] of others) assert.ok(!areForms(one, other), `${one} ${other}`);
});

test("numbers, short words and words of other scripts have no other forms", () => {
  for (const [one = "", other = ""] of [
    ["1980s", "1980"],
    ["ai", "ais"],
    ["чип", "чипs"],
    ["芯片", "芯片s"],
  ])
    assert.ok(!areForms(one, other), one);
  assert.deepEqual(beginningsOf("чипы"), ["чипы"]);
});

test("a text fits a word as well as the best place in it", () => {
  const fit = (word: string, text: string) => new Sought(word).fitIn(text);
  assert.equal(fit("signed", "designed and signed"), Fit.Whole);
  assert.equal(fit("signed", "designed for signing"), Fit.Inflected);
  assert.equal(fit("comp", "the company"), Fit.Begun);
  assert.equal(fit("bank", "a softbank"), Fit.Part);
  assert.equal(fit("led", "they lead"), Fit.Inflected);
  assert.equal(fit("led", "a sled"), Fit.Part);
  assert.equal(fit("5", "15 of 50"), Fit.None);
  assert.equal(fit("ai", "it said"), Fit.None);
  assert.equal(fit("报道", "链捕手报道说"), Fit.Part);
});
