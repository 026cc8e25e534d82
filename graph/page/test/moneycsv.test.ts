// The money of an entity as a file for spreadsheets.
import assert from "node:assert/strict";
import { test } from "node:test";
import { moneyOf } from "../src/money.ts";
import { moneyCsv } from "../src/moneycsv.ts";
import { bought, moneyApp } from "./moneygraphs.ts";

test("the file for spreadsheets says in which sum a row counts, and leaves a missing end empty", () => {
  const page = moneyApp([
    ...bought("power", 10, "signed", { bound: "at_least" }),
    ...bought("spare", 4, "signed"),
    { subject: "spare", predicate: "partOf", object: "power" },
    { predicate: "revenue", value: 3 },
  ]);
  const [head = "", ...lines] = moneyCsv(page, moneyOf(page, "lab")).trim().split("\r\n");
  const cell = (line: string, name: string) => line.split(",")[head.split(",").indexOf(name)];
  const column = (name: string) => lines.map((line) => cell(line, name));
  assert.deepEqual(column("Deal or figure"), ["the power", "the spare", "revenue"]);
  assert.deepEqual(column("From number"), ["10", "4", "3"]);
  assert.deepEqual(column("To number"), ["", "4", "3"]);
  assert.deepEqual(column("Counts in the sum of"), ["contracted", "none: is part of the power", ""]);
  assert.deepEqual(column("In the role of"), ["customer", "customer", ""]);
});
