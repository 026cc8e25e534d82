// A circle in the picture: where its lines lead and what they say.
import assert from "node:assert/strict";
import { test } from "node:test";
import type { SceneLine } from "../src/joins.ts";
import { alongMoney, paidOn } from "../src/loopscene.ts";
import type { Loop, LoopDeal } from "../src/types.ts";

const deal = (id: string, figures: string[], shared = ""): LoopDeal => ({
  ...{ id, figures, shared, reached: "pledged" },
  ...{ ties: [], qualifiers: [] },
});
const side = { kinds: [], statements: [] };
const loop = {
  sides: [
    {
      ...side,
      payer: "fund",
      payee: "lab",
      deals: [deal("round", ["$5 billion"], "with Moss Mill")],
      direct: [],
    },
    { ...side, payer: "lab", payee: "fund", deals: [deal("power", [])], direct: ["s-9"] },
  ],
} as unknown as Loop;
const line = (from: string, to: string, id = "s-1"): SceneLine => ({
  ...{ id: `${from} ${to}`, from, to, faded: false },
  rows: [{ id }] as SceneLine["rows"],
});
const ends = ({ from, to }: SceneLine) => `${from} ${to}`;

test("lines of a circle lead from who pays by way of the deal to who is paid", () => {
  const turned = [
    line("round", "fund"),
    line("round", "lab"),
    line("power", "lab"),
    line("fund", "lab", "s-9"),
  ];
  assert.deepEqual(
    turned.map((each) => ends(alongMoney(loop, each))),
    ["fund round", "round lab", "lab power", "lab fund"],
  );
  assert.equal(ends(alongMoney(loop, line("fund", "lab"))), "fund lab");
});

test("a bend stays where it is when its line is turned", () => {
  const curve = { enabled: true, type: "curvedCW", roundness: 0.2 } as const;
  assert.equal(alongMoney(loop, { ...line("round", "fund"), curve }).curve?.type, "curvedCCW");
});

test("the payer's line says how large the deal is and with whom it is shared", () => {
  assert.equal(paidOn(loop, line("fund", "round")), "$5 billion, with Moss Mill");
  assert.equal(paidOn(loop, line("round", "lab")), "");
  assert.equal(paidOn(loop, line("lab", "power")), "");
});
