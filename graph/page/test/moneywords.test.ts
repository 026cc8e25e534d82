// What is said in words beside the sums.
import assert from "node:assert/strict";
import { test } from "node:test";
import { moneyOf } from "../src/money.ts";
import { mindful, termWords } from "../src/moneywords.ts";
import type { Row } from "./made.ts";
import { bought, moneyApp, sideOf } from "./moneygraphs.ts";

test("what to keep in mind is said only where it is true", () => {
  const minds = (rows: Row[]) => mindful(moneyApp(rows), moneyOf(moneyApp(rows), "lab"));
  const earning: Row = { predicate: "revenue", value: 3 };
  const years: Row = { subject: "power", predicate: "duration", value: 5, unit: "year", scope: "the term" };
  assert.deepEqual(minds(bought("power")), []);
  assert.deepEqual(minds(bought("power", 10)), ["Over which years the amount here is paid is not told."]);
  assert.deepEqual(minds([...bought("power", 10), earning]), [
    "Over which years the amount here is paid is not told: so what goes out is not set off against what comes in or is earned.",
  ]);
  assert.match(
    minds([...bought("power", 10), ...bought("chips", 9), years])[0] ?? "",
    /only 1 of the 2 amounts/,
  );
  assert.match(minds([...bought("power", 10), years])[0] ?? "", /^Each amount here is told for a time/);
  assert.match(minds(bought("power", 10, "signed"))[1] ?? "", /^Contracted is what is signed or closed/);
});

test("minutes are no time over which money is paid", () => {
  const spans = (unit: string) => {
    const page = moneyApp([
      ...bought("power", 10),
      { subject: "power", predicate: "duration", value: 5, unit },
    ]);
    return sideOf(page, "lab").rows[0]?.terms.map((row) => termWords(page, row));
  };
  assert.deepEqual(spans("minute"), []);
  assert.deepEqual(spans("year"), ["5 years"]);
});
