import assert from "node:assert/strict";
import { test } from "node:test";
import { fromHash, initialState, toHash } from "../src/state.ts";

const usual = initialState(["Idea"]);

test("the usual view has an empty address", () => {
  assert.equal(toHash(usual, usual), "");
});

test("an address gives back the state that it was made of", () => {
  const state = {
    ...usual,
    view: "table" as const,
    listed: "all" as const,
    selected: "l:a|investsIn|b|negated",
    off: new Set<string>(),
    only: { ...usual.only, speaker: new Set(["some-one", "an-other"]) },
    asOf: "2026-Q1",
    more: 4,
    hidden: new Set(["x"]),
    between: ["source:a-text", "speaker:some-one"] as [string, string],
    kind: "ComputeDeal",
    sort: "-capacity",
    direct: true,
    words: "paid | 5%",
    about: "compute",
  };
  const again = fromHash(`#${toHash(state, usual)}`, usual);
  assert.deepEqual(again, { ...state, only: { ...state.only, speaker: new Set(["an-other", "some-one"]) } });
});

test("an address that was made when as of took in what is undated still does, and a new one says which", () => {
  assert.equal(fromHash("#as-of=2025", usual).asOfMaybe, true);
  assert.equal(fromHash("#as-of=2025&as-of-maybe=no", usual).asOfMaybe, false);
  assert.equal(toHash({ ...usual, asOf: "2025" }, usual), "as-of=2025&as-of-maybe=no");
  const loose = { ...usual, asOf: "2025", asOfMaybe: true };
  assert.deepEqual(fromHash(`#${toHash(loose, usual)}`, usual), loose);
});

test("what an address has that is unknown is taken as usual", () => {
  assert.deepEqual(
    fromHash("#view=nothing&listed=much&more=-1&strange=1&between=someone|source:", usual),
    usual,
  );
});
