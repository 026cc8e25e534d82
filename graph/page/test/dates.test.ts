import assert from "node:assert/strict";
import { test } from "node:test";
import { begins, dateWords, isoDate, noLater, parseDate, span } from "../src/dates.ts";

test("partial dates are intervals of days", () => {
  assert.deepEqual(parseDate("2026"), { first: "2026-01-01", last: "2026-12-31" });
  assert.deepEqual(parseDate("2026-H2"), { first: "2026-07-01", last: "2026-12-31" });
  assert.deepEqual(parseDate("2026-Q1"), { first: "2026-01-01", last: "2026-03-31" });
  assert.deepEqual(parseDate("2024-02"), { first: "2024-02-01", last: "2024-02-29" });
  assert.deepEqual(parseDate("2026-10/2027-H1"), { first: "2026-10-01", last: "2027-06-30" });
});

test("what is no date is none", () => {
  for (const text of ["", "2026-13", "2026-02-30", "26", "2026-05/2026-04", "0000", "2026-Q5"]) {
    assert.equal(parseDate(text), null, text);
  }
});

test("only what certainly comes later is left out", () => {
  const may = parseDate("2026-05");
  assert.ok(may);
  assert.equal(noLater("2026", may), true);
  assert.equal(noLater("2026-05-31", may), true);
  assert.equal(noLater("2026-06", may), false);
  assert.equal(noLater(undefined, may), true);
});

test("on demand what may come later is left out too", () => {
  const may = parseDate("2026-05");
  assert.ok(may);
  assert.equal(noLater("2026", may, true), false);
  assert.equal(noLater("2026-05-31", may, true), true);
  assert.equal(noLater(undefined, may, true), false);
});

test("a statement begins with its earliest date", () => {
  assert.equal(begins({ from: "2025", at: "2026" }), "2025");
  assert.deepEqual(span({ to: "2026" }), { first: "0001-01-01", last: "2026-12-31" });
  assert.equal(span({}), null);
});

test("dates are read as people write them, and written so", () => {
  for (const text of ["13 May 2026", "May 13, 2026", "13th may 2026", " 13. May 2026 ", "2026-05-13"])
    assert.equal(isoDate(text), "2026-05-13");
  assert.equal(isoDate("Q1 2026"), "2026-Q1");
  assert.equal(isoDate("sept. 2025"), "2025-09");
  assert.equal(isoDate("32 Mai 2026"), "32 Mai 2026");
  assert.equal(dateWords("2026-05-13"), "13 May 2026");
  assert.equal(dateWords("2026-05/2026-12"), "between May 2026 and December 2026");
  assert.equal(dateWords("2026-Q1"), "first quarter of 2026");
  assert.equal(dateWords("soon"), "soon");
});

test("the end or the start of a time is its last or first day; what leaves the day open is not guessed at", () => {
  assert.equal(isoDate("end of 2025"), "2025-12-31");
  assert.equal(isoDate("the End of  May 2026"), "2026-05-31");
  assert.equal(isoDate("end of Q1 2026"), "2026-03-31");
  assert.equal(isoDate("end Feb. 2024"), "2024-02-29");
  assert.equal(isoDate("start of 2026"), "2026-01-01");
  assert.equal(isoDate("beginning of May 2026"), "2026-05-01");
  assert.equal(isoDate("start of 2026-H2"), "2026-07-01");
  for (const text of [
    "mid 2026",
    "early May 2026",
    "end of 13 May 2026",
    "end of the year",
    "end of end of 2025",
  ])
    assert.equal(isoDate(text), text);
});
