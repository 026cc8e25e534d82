// Partial dates as intervals of days, and the rule of the two clocks; see graph/dealgraph/times.py.

export interface Interval {
  first: string;
  last: string;
}

const FORM = /^(\d{4})(?:-(?:H([12])|Q([1-4])|(\d\d)(?:-(\d\d))?))?$/;
const known = new Map<string, Interval | null>();

/** The days that a partial date may mean, as ISO days, or null for what is no date. */
export function parseDate(text: string): Interval | null {
  let interval = known.get(text);
  if (interval === undefined) {
    interval = parse(text);
    known.set(text, interval);
  }
  return interval;
}

function parse(text: string): Interval | null {
  const slash = text.indexOf("/");
  if (slash >= 0) {
    const start = parseOne(text.slice(0, slash));
    const end = parseOne(text.slice(slash + 1));
    return start && end && start.last < end.first ? { first: start.first, last: end.last } : null;
  }
  return parseOne(text);
}

function parseOne(text: string): Interval | null {
  const match = FORM.exec(text);
  if (!match || match[1] === "0000") return null;
  const [, year = "", half, quarter, month, day] = match;
  if (half) return months(year, 6 * Number(half) - 5, 6 * Number(half));
  if (quarter) return months(year, 3 * Number(quarter) - 2, 3 * Number(quarter));
  if (!month) return months(year, 1, 12);
  if (Number(month) < 1 || Number(month) > 12) return null;
  if (!day) return months(year, Number(month), Number(month));
  if (Number(day) < 1 || Number(day) > daysIn(year, Number(month))) return null;
  return { first: text, last: text };
}

function months(year: string, first: number, last: number): Interval {
  const two = (number: number) => String(number).padStart(2, "0");
  return { first: `${year}-${two(first)}-01`, last: `${year}-${two(last)}-${two(daysIn(year, last))}` };
}

function daysIn(year: string, month: number): number {
  const leap = Number(year) % 4 === 0 && (Number(year) % 100 !== 0 || Number(year) % 400 === 0);
  return month === 2 ? (leap ? 29 : 28) : [4, 6, 9, 11].includes(month) ? 30 : 31;
}

const NAMES = "January February March April May June July August September October November December".split(
  " ",
);
const WORDED = [
  /^(?<day>\d{1,2})(?:st|nd|rd|th)?\.? +(?<month>[a-z]{3,})\.?,? +(?<year>\d{4})$/i,
  /^(?<month>[a-z]{3,})\.? +(?<day>\d{1,2})(?:st|nd|rd|th)?,? +(?<year>\d{4})$/i,
  /^(?<month>[a-z]{3,})\.?,? +(?<year>\d{4})$/i,
  /^(?<part>[qh][1-4]),? +(?<year>\d{4})$/i,
  /^(?<year>\d{4}) +(?<part>[qh][1-4])$/i,
];

/** The end or the start of a time; see `edge_day` in graph/dealgraph/dates.py. */
const EDGE = /^(?:the )?(?<edge>end|start|beginning)(?: of)? (?<of>.+)$/i;

/**
 * A date as people write it, "13 May 2026", "Q1 2026" or "end of 2025", as a partial ISO date; other text as it is. What
 * leaves the day open, as "early May" does, is other text.
 */
export function isoDate(text: string): string {
  const trimmed = text.trim().replace(/\s+/g, " ");
  const { edge, of = "" } = EDGE.exec(trimmed)?.groups ?? {};
  if (edge) {
    const days = of.includes("/") ? null : parseDate(isoDate(of).toUpperCase());
    if (!days || days.first === days.last) return trimmed;
    return edge.toLowerCase() === "end" ? days.last : days.first;
  }
  const found = WORDED.map((form) => form.exec(trimmed)?.groups).find(Boolean);
  if (!found) return trimmed;
  const { day, month, year, part } = found;
  if (part) return `${year}-${part.toUpperCase()}`;
  const place = NAMES.findIndex((name) => name.toLowerCase().startsWith((month ?? "").toLowerCase()));
  const number = String(place + 1).padStart(2, "0");
  if (place < 0) return trimmed;
  return day ? `${year}-${number}-${day.padStart(2, "0")}` : `${year}-${number}`;
}

/** A partial date in words: "13 May 2026", "first quarter of 2026", "between May 2026 and December 2026". */
export function dateWords(text: string): string {
  const [first = "", last] = text.split("/");
  if (last) return `between ${dateWords(first)} and ${dateWords(last)}`;
  const [, year, half, quarter, month, day] = FORM.exec(text) ?? [];
  if (!year) return text;
  if (half) return `${half === "1" ? "first" : "second"} half of ${year}`;
  if (quarter) return `${["first", "second", "third", "fourth"][Number(quarter) - 1]} quarter of ${year}`;
  const name = month ? `${NAMES[Number(month) - 1]} ${year}` : year;
  return day ? `${Number(day)} ${name}` : name;
}

/** Whether `date` does not certainly come after the limit, or if `sure`, certainly does not; undated is a maybe. */
export function noLater(date: string | undefined, limit: Interval, sure = false): boolean {
  const interval = date === undefined ? null : parseDate(date);
  if (interval === null) return !sure;
  return sure ? interval.last <= limit.last : interval.first <= limit.last;
}

/** What a statement's time begins with: the date that "as of" compares. */
export function begins(row: { from?: string; at?: string; to?: string }): string | undefined {
  return row.from ?? row.at ?? row.to;
}

/** The days of a statement, or null where it is undated. */
export function span(row: { from?: string; at?: string; to?: string }): Interval | null {
  if (row.at) return parseDate(row.at);
  if (!row.from && !row.to) return null;
  const first = row.from ? parseDate(row.from)?.first : undefined;
  const last = row.to ? parseDate(row.to)?.last : undefined;
  return { first: first ?? "0001-01-01", last: last ?? "9999-12-31" };
}
