// What an entity has to pay, gets and earns: the direction of each row, and sums only where they are honest.
import assert from "node:assert/strict";
import { test } from "node:test";
import { type MoneySide, moneyNumber, moneyOf } from "../src/money.ts";
import { moneyCsv } from "../src/moneycsv.ts";
import type { Metric } from "../src/moneymetrics.ts";
import { mindful, overlapWords, sizeWords, sumTitle, termWords, untoldWords } from "../src/moneywords.ts";
import { initialState, type State } from "../src/state.ts";
import type { PageData } from "../src/types.ts";
import { app, type Row, table } from "./made.ts";

const term = (label: string, more: object = {}) => ({ label, phrase: label, definition: "", ...more });
const agent = (flow: string) => ({ flow, interest: true, range: ["Agent"] });
const kind = (label: string, parent?: string) => ({
  label,
  definition: "",
  color: "#000",
  shape: "dot",
  parent,
});

const vocabulary = {
  classes: { Agent: kind("agent"), Company: kind("company", "Agent"), Deal: kind("deal") },
  predicates: {
    investor: term("investor", agent("gives_money")),
    recipient: term("recipient", agent("gets_money")),
    provider: term("provider", agent("gives_compute")),
    chipSupplier: term("chip supplier", agent("gives_compute")),
    customer: term("customer", agent("gets_compute")),
    buysFrom: term("buys from", { flow: "gets_compute", range: ["Agent"] }),
    supplies: term("supplies", { flow: "gives_compute", range: ["Agent"] }),
    partOf: term("part of", { phrase: "is part of", range: ["Deal"] }),
    mayBecome: term("may become", { phrase: "may be the same as", range: ["Deal"] }),
    mayBePartOf: term("may be part of", { range: ["Deal"] }),
    amount: term("amount", { units: ["USD"] }),
    duration: term("duration", { units: ["year", "minute"] }),
    status: term("status", { choice: "status" }),
    revenue: term("revenue", { units: ["USD"], money: "earned" }),
    plan: term("spending plan", { units: ["USD"], money: "spent" }),
  },
  units: {
    USD: { id: "USD", label: "dollars", dimension: "money", symbol: "$" },
    year: { id: "year", label: "year", dimension: "duration", symbol: " years" },
    minute: { id: "minute", label: "minute", dimension: "duration", symbol: " minutes" },
  },
  lists: { stance: { projected: { id: "projected", label: "projected", definition: "" } } },
} as unknown as PageData["vocabulary"];
const DEALS = ["power", "chips", "spare", "round", "talks"];
const entities = table([
  ...["lab", "cloud", "fund", "maker"].map((id) => ({ id, type: "Company", label: id.toUpperCase() })),
  ...DEALS.map((id) => ({ id, type: "Deal", label: `the ${id}` })),
]);

const made = (rows: Row[], change: Partial<State> = {}, more: Partial<PageData> = {}) =>
  app(
    rows.map((row) => ({ bound: row.value === undefined ? undefined : "exact", ...row }) as Row),
    change,
    { vocabulary, entities, ...more },
  );

/** A deal in which the lab pays the cloud. */
function bought(subject: string, value?: number, text?: string, more: Row = {}): Row[] {
  return [
    { subject, predicate: "customer", object: "lab" },
    { subject, predicate: "provider", object: "cloud" },
    ...(value === undefined ? [] : [{ subject, predicate: "amount", value, ...more }]),
    ...(text === undefined ? [] : [{ subject, predicate: "status", text }]),
  ];
}

const sideOf = (of: ReturnType<typeof made>, id: string, pays = true): MoneySide => {
  const found = moneyOf(of, id).sides.filter(({ party }) => party.pays === pays);
  assert.equal(found.length, 1);
  return found[0] as MoneySide;
};
const sums = (of: ReturnType<typeof made>, id: string, pays = true) =>
  sideOf(of, id, pays).sums.map((sum) => `${sumTitle(of, sum)}: ${sizeWords(of, sum)}`);
const overlaps = (of: ReturnType<typeof made>, id = "lab") =>
  sideOf(of, id).overlaps.map((each) => overlapWords(of, each));
const untold = (of: ReturnType<typeof made>, id: string, pays = true) => untoldWords(sideOf(of, id, pays));

test("who pays and who is paid follows from the flow of the roles, whichever side is asked", () => {
  const page = made([
    ...bought("power", 5, "signed"),
    { subject: "round", predicate: "recipient", object: "lab" },
    { subject: "round", predicate: "investor", object: "fund" },
  ]);
  const told = (id: string) =>
    moneyOf(page, id).sides.map(({ party, rows }) => [
      party.kind,
      party.pays ? "pays" : "gets",
      ...rows.map(({ id: deal, others }) => `${deal}: ${[...others.keys()]}`),
    ]);
  assert.deepEqual(told("lab"), [
    ["compute", "pays", "power: cloud"],
    ["money", "gets", "round: fund"],
  ]);
  assert.deepEqual(told("cloud"), [["compute", "gets", "power: lab"]]);
  assert.deepEqual(told("fund"), [["money", "pays", "round: lab"]]);
  assert.deepEqual(told("maker"), []);
});

test("a role that is denied, or only a condition, puts nobody on a side; one that is denied too says so", () => {
  const role: Row = { subject: "power", predicate: "customer", object: "lab" };
  assert.deepEqual(moneyOf(made([{ ...role, polarity: "negated" }]), "lab").sides, []);
  assert.deepEqual(moneyOf(made([{ ...role, stance: "hypothetical" }]), "lab").sides, []);
  const [row] = sideOf(made([role, { ...role, polarity: "negated", speaker: "bob" }]), "lab").rows;
  assert.equal(row?.denied.length, 1);
});

test("bounds are carried into a sum", () => {
  const sum = (...bounds: string[]) =>
    sums(
      made(bounds.flatMap((bound, place) => bought(DEALS[place] as string, 10, "signed", { bound }))),
      "lab",
    );
  assert.deepEqual(sum("exact", "exact"), ["contracted: $20"]);
  assert.deepEqual(sum("exact", "at_least"), ["contracted: at least $20"]);
  assert.deepEqual(sum("exact", "at_most"), ["contracted: $10 to $20"]);
  assert.deepEqual(sum("at_most", "at_least"), ["contracted: at least $10"]);
  assert.deepEqual(sum("exact", "approximate"), ["contracted: about $20"]);
});

test("of one deal that is told with several amounts the sum holds what all leave open", () => {
  const twice = (more: Row) => [
    ...bought("power", 5, "signed"),
    { subject: "power", predicate: "amount", ...more },
  ];
  assert.deepEqual(sums(made(twice({ value: 7 })), "lab"), ["contracted: $5 to $7"]);
  assert.deepEqual(sums(made(twice({ value: 7, stance: "projected" })), "lab"), ["contracted: $5"]);
  assert.deepEqual(sums(made(twice({ value: 7, rank: "preferred" })), "lab"), ["contracted: $7"]);
  assert.deepEqual(sums(made(twice({ value: 7, scope: "the first year" })), "lab"), ["contracted: $5"]);
  assert.deepEqual(sums(made(twice({ value: 7, polarity: "negated" })), "lab"), ["contracted: $5"]);
});

test("what is agreed is told apart from what is only expected, in talks, announced, paid or over", () => {
  const page = made([
    ...bought("power", 10, "signed"),
    ...bought("chips", 20, "committed"),
    ...bought("spare", 40, "signed", { stance: "projected" }),
    ...bought("round", 80, "in_talks"),
    ...bought("talks", 160, "cancelled"),
  ]);
  assert.deepEqual(sums(page, "lab"), [
    "agreed in all: $30",
    "contracted: $10",
    "pledged: $20",
    "contracted, but only projected: $40",
    "in talks or planned: $80",
  ]);
  assert.deepEqual(untold(page, "lab"), ["1 deal is halted or cancelled, and not added"]);
  const other = made([
    ...bought("power", 1, "announced"),
    ...bought("chips", 2, "paid"),
    ...bought("spare", 4),
  ]);
  assert.deepEqual(sums(other, "lab"), ["announced: $1", "paid: $2", "status not told: $4"]);
});

test("money of which it is only expected who pays it is only expected", () => {
  const [customer, provider, ...rest] = bought("power", 10, "signed");
  const soft = { stance: "projected" };
  assert.deepEqual(sums(made([{ ...customer, ...soft }, provider as Row, ...rest]), "lab"), [
    "contracted, but only projected: $10",
  ]);
  assert.deepEqual(sums(made([customer as Row, { ...provider, ...soft }, ...rest]), "lab"), [
    "contracted, but only projected: $10",
  ]);
});

test("a part is not added to its whole, nor what may be the same, and what is left out is named", () => {
  const tie = (predicate: string): Row[] => [
    ...bought("power", 10, "signed"),
    ...bought("spare", 4, "signed"),
    { subject: "spare", predicate, object: "power" },
  ];
  assert.deepEqual(sums(made(tie("partOf")), "lab"), ["contracted: $10"]);
  assert.deepEqual(overlaps(made(tie("partOf"))), ["not added: the spare ($4) is part of the power"]);
  assert.deepEqual(sums(made(tie("mayBecome")), "lab"), ["contracted: $10"]);
  assert.deepEqual(overlaps(made(tie("mayBecome"))), [
    "not added: the spare ($4) may be the same as the power",
  ]);
  const mutual = [...tie("mayBecome"), { subject: "power", predicate: "mayBecome", object: "spare" }];
  assert.equal(overlaps(made(mutual)).length, 1);
});

test("of two that may be one in different sums the reader is told not to add both", () => {
  const page = made([
    ...bought("power", 10, "signed"),
    ...bought("spare", 4, "in_talks"),
    { subject: "spare", predicate: "mayBecome", object: "power" },
  ]);
  assert.deepEqual(sums(page, "lab"), ["contracted: $10", "in talks or planned: $4"]);
  assert.deepEqual(overlaps(page), ["do not add both: the spare ($4) may be the same as the power"]);
});

test("a part of what may be a part of another is no sure part of that", () => {
  const page = made([
    ...bought("power", 10, "signed"),
    ...bought("chips"),
    ...bought("spare", 4, "signed"),
    { subject: "spare", predicate: "mayBecome", object: "chips" },
    { subject: "chips", predicate: "partOf", object: "power" },
  ]);
  assert.deepEqual(overlaps(page), ["not added: the spare ($4) may be part of the power"]);
});

test("of what others share no share is made up, and the two names of one party share nothing", () => {
  const rows: Row[] = [
    ...bought("power", 10, "signed"),
    { subject: "power", predicate: "provider", object: "maker" },
  ];
  assert.deepEqual(sums(made(rows), "lab"), ["contracted: $10"]);
  assert.deepEqual(sums(made(rows), "cloud", false), ["contracted: at most $10"]);
  const floor = rows.map((row) => (row.value ? { ...row, bound: "at_least" } : row));
  assert.deepEqual(sums(made(floor), "cloud", false), []);
  assert.deepEqual(untold(made(floor), "cloud", false), [
    "its part of 1 amount that others share is not told",
  ]);
  const names = table([
    { id: "c", kind: "name", about: "power", statements: ["s-1", "s-4"], sides: [1, 2], explanation: "" },
  ]);
  assert.deepEqual(sums(made(rows, {}, { conflicts: names }), "cloud", false), ["contracted: $10"]);
});

test("a whole that is shared holds at least what its parts are", () => {
  const page = made([
    ...bought("power", 10, "signed"),
    { subject: "power", predicate: "provider", object: "maker" },
    ...bought("spare", 4, "signed"),
    { subject: "spare", predicate: "partOf", object: "power" },
  ]);
  assert.deepEqual(sums(page, "cloud", false), ["contracted: $4 to $10"]);
});

test("who only supplies the provider is not paid by the customer, and the customer does not pay them", () => {
  const page = made([
    ...bought("power", 10, "signed"),
    { subject: "power", predicate: "chipSupplier", object: "maker" },
  ]);
  assert.deepEqual([...(sideOf(page, "lab").rows[0]?.others.keys() ?? [])], ["cloud"]);
  const [row] = sideOf(page, "maker", false).rows;
  assert.deepEqual([row?.behind, row?.size, row?.others.size], [true, null, 0]);
  assert.deepEqual(untold(page, "maker", false), ["in 1 deal it only supplies another one, who is paid"]);
  // Whose chips are all that is delivered is paid.
  const alone = made([
    { subject: "power", predicate: "customer", object: "lab" },
    { subject: "power", predicate: "chipSupplier", object: "maker" },
  ]);
  assert.equal(sideOf(alone, "maker", false).rows[0]?.behind, false);
});

test("amounts that nobody tells are counted, those inside another are not, nor those that a filter hides", () => {
  const rows: Row[] = [
    ...bought("power", 10, "signed"),
    ...bought("chips"),
    ...bought("spare"),
    { subject: "spare", predicate: "partOf", object: "power" },
    ...bought("talks"),
    { subject: "talks", predicate: "amount", text: "a fortune" },
  ];
  assert.deepEqual(untold(made(rows), "lab"), [
    "no amount is told of 2 of 4 deals, of 1 only in words or for a part",
  ]);
  const only = { ...initialState([]).only, speaker: new Set(["ann"]) };
  const one = bought("power").concat({ subject: "power", predicate: "amount", value: 10, speaker: "bob" });
  assert.deepEqual(untold(made(one, { only }), "lab"), ["1 amount is left out by the filters"]);
});

test("deals that the filters leave out are counted", () => {
  const rows = [
    ...bought("power", 10, "signed"),
    ...bought("chips").map((row) => ({ ...row, speaker: "bob" })),
  ];
  const side = sideOf(made(rows, { only: { ...initialState([]).only, speaker: new Set(["ann"]) } }), "lab");
  assert.deepEqual([side.rows.length, side.hidden], [1, 1]);
  assert.equal(sideOf(made(rows), "lab").hidden, 0);
});

test("who has any part in one of the deals does not stand outside them too", () => {
  const rows = [
    { subject: "power", predicate: "customer", object: "lab" },
    { subject: "power", predicate: "partner", object: "maker" },
    { subject: "maker", predicate: "supplies", object: "lab" },
    { subject: "cloud", predicate: "supplies", object: "lab" },
  ];
  assert.deepEqual([...sideOf(made(rows), "lab").outside.keys()], ["cloud"]);
});

test("relations outside deals are told apart, each in its direction", () => {
  const page = made([
    ...bought("power", 10, "signed"),
    { subject: "lab", predicate: "buysFrom", object: "cloud" },
    { subject: "lab", predicate: "buysFrom", object: "fund" },
    { subject: "maker", predicate: "supplies", object: "lab" },
  ]);
  assert.deepEqual([...sideOf(page, "lab").outside.keys()], ["fund", "maker"]);
  assert.deepEqual([...sideOf(page, "maker", false).outside.keys()], ["lab"]);
});

test("what it earns and spends is what the vocabulary marks so, the newest first, what is expected beside it", () => {
  const page = made([
    { predicate: "revenue", value: 3, at: "2024" },
    { predicate: "revenue", value: 5, at: "2025" },
    { predicate: "revenue", value: 4, at: "2024", stance: "projected" },
    { predicate: "revenue", value: 9, at: "2027", stance: "projected" },
    { predicate: "revenue", value: 6, at: "2026", polarity: "negated" },
    { predicate: "plan", value: 8 },
    { predicate: "valuation", value: 99 },
  ]);
  const { sides, earned, spent, raised } = moneyOf(page, "lab");
  assert.deepEqual(sides, []);
  assert.deepEqual(
    earned.map(({ predicate, values }) => [predicate, ...values.map(({ value }) => value)]),
    [["revenue", "$5", "$9"]],
  );
  assert.deepEqual(
    earned[0]?.against.map(({ value }) => value),
    ["said not to be $6"],
  );
  assert.equal(earned[0]?.left, 2);
  assert.deepEqual([spent.length, raised.length], [1, 0]);
  assert.match(earned[0]?.values[1]?.marks ?? "", /2027.*projected/);
});

const TERMS = {
  ...vocabulary.predicates,
  rate: { label: "run rate", phrase: "", definition: "", units: ["USD"], money: "earned" },
  state: { label: "profitability", phrase: "", definition: "", text: "yes", money: "earned" },
};
const earning = (rows: Row[], ...conflicts: Record<string, unknown>[]) => {
  const terms = { ...vocabulary, predicates: TERMS } as unknown as PageData["vocabulary"];
  const page = made(rows, {}, { vocabulary: terms, conflicts: table(conflicts) });
  return { page, earned: moneyOf(page, "lab").earned };
};
const words = (some: Metric["values"]) => some.map(({ predicate, value }) => `${predicate} ${value}`);

test("a denial is told beside what is expected, and whoever expects it at another time is told too", () => {
  const { earned } = earning([
    { predicate: "state", text: "breaks even", at: "2028", stance: "projected" },
    { predicate: "state", text: "profitable by 2027", at: "2027", stance: "projected", speaker: "bob" },
    { predicate: "state", text: "profitable", polarity: "negated" },
  ]);
  const [metric] = earned;
  assert.deepEqual(words(metric?.values ?? []), ["state breaks even", "state profitable by 2027"]);
  assert.deepEqual(words(metric?.against ?? []), ["state said not to be profitable"]);
  assert.match(metric?.against[0]?.marks ?? "", /asserted by ann/);
  assert.equal(metric?.left, 0);
  const alone = earning([{ predicate: "state", text: "profitable", polarity: "negated" }]).earned[0];
  assert.deepEqual([alone?.values.length, alone?.against.length], [0, 1]);
});

test("what others give instead stands beside a figure, under its own name, and what is left is counted", () => {
  const conflict = (id: string, kind: string, statements: string[]) => ({
    id,
    kind,
    about: "lab",
    statements,
    explanation: "",
  });
  const { page, earned } = earning(
    [
      { predicate: "revenue", value: 30, basis: "annual" },
      { predicate: "rate", value: 30, at: "2026-03", speaker: "bob", stance: "reported" },
      { predicate: "rate", value: 47, at: "2026-05" },
      { predicate: "rate", value: 22, at: "2026-03", basis: "net", speaker: "cid", stance: "estimated" },
      { predicate: "rate", value: 1, at: "2024" },
      { predicate: "plan", value: 19, speaker: "bob" },
    ],
    conflict("c-0", "basis", ["s-0", "s-1"]),
    conflict("c-1", "basis", ["s-1", "s-3"]),
    conflict("c-2", "basis", ["s-0", "s-5"]),
  );
  const [revenue, rate] = earned;
  assert.deepEqual(words(revenue?.values ?? []), ["revenue $30, annual"]);
  assert.deepEqual(words(revenue?.against ?? []), ["rate $30"]);
  // What is estimated of an earlier date and in dispute is not hidden by a newer figure that nobody disputes.
  assert.deepEqual(words(rate?.values ?? []), ["rate $47"]);
  assert.deepEqual(words(rate?.against ?? []), ["rate $22, net"]);
  assert.deepEqual([revenue?.left, rate?.left], [0, 2]);
  const lines = moneyCsv(page, moneyOf(page, "lab")).split("\r\n");
  const opposing = lines.filter((line) => line.startsWith("Earns: said otherwise"));
  assert.equal(opposing.length, 2);
  assert.match(opposing[1] ?? "", /\$22, net.*≠ sources differ.*,22,22,/);
});

test("there is something to show where it pays or gets, not where it only earns", () => {
  assert.equal(moneyNumber(made([{ predicate: "revenue", value: 3 }]), "lab"), 0);
  assert.equal(moneyNumber(made([{ predicate: "plan", value: 3 }]), "lab"), 1);
  assert.equal(moneyNumber(made([{ predicate: "revenue", value: 3 }, ...bought("power")]), "lab"), 2);
});

test("what to keep in mind is said only where it is true", () => {
  const minds = (rows: Row[]) => mindful(made(rows), moneyOf(made(rows), "lab"));
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
    const page = made([...bought("power", 10), { subject: "power", predicate: "duration", value: 5, unit }]);
    return sideOf(page, "lab").rows[0]?.terms.map((row) => termWords(page, row));
  };
  assert.deepEqual(spans("minute"), []);
  assert.deepEqual(spans("year"), ["5 years"]);
});

test("the file for spreadsheets says in which sum a row counts, and leaves a missing end empty", () => {
  const page = made([
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
