// A small chart of a figure through time with its scale, and the same as a table.
import type { App } from "./app.ts";
import { ChartLabels } from "./chartlabels.ts";
import { isGiven, type Spot, type Spots, spotsOf, undated } from "./chartspots.ts";
import { dateWords } from "./dates.ts";
import { button, type Child, count, disclosure, el, svg } from "./dom.ts";
import { FACTS, isDoubt } from "./steps.ts";
import { voiceWords } from "./tellers.ts";
import type { Statement } from "./types.ts";
import { claimWords, notes, quantityWords, when } from "./words.ts";

const WIDTH = 340;
const HEIGHT = 170;
const FOOT = 18;
const LETTER = 5.6;
const RADIUS = 4.5;
/** So large is a dot that has a number in it. */
const NUMBERED = 7;
/** More dots than these, and more figures below the chart, tell no more. */
const DOTS = 150;
const NAMED = 6;
const MONTH = 7;

/** The chart of statements with numbers and dates, and their table, or null where fewer than two dates are known. */
export function chart(app: App, title: string, rows: Statement[]): HTMLElement | null {
  const [sample] = rows;
  if (!sample) return null;
  const shown = rows.slice(0, DOTS);
  const tick = (value: number) => quantityWords({ ...sample, value, bound: "exact" }, app.model);
  // The scale stands beside the dots, as wide as its longer end.
  const scaled = spotsOf(shown, { left: 0, right: 1, top: 0, bottom: 1 });
  if (!scaled) return null;
  const gutter = Math.max(...[scaled.low, scaled.high].map((value) => tick(value).length)) * LETTER + 8;
  const area = { left: gutter + 10, right: WIDTH - 14, top: 22, bottom: HEIGHT - FOOT - 12 };
  const spots = spotsOf(shown, area);
  if (!spots) return null;
  const drawing = svg(
    "svg",
    {
      viewBox: `0 0 ${WIDTH} ${HEIGHT}`,
      class: "chart",
      role: "img",
      "aria-label": describe(app, title, spots),
    },
    ...axes(spots, gutter, tick),
  );
  const table = disclosure(`The same as a table (${count(shown.length, "statement")})`, () =>
    tableOf(app, shown),
  );
  const room = { left: gutter + 2, right: WIDTH - 2, top: 2, bottom: HEIGHT - FOOT };
  const labels = new ChartLabels(spots.spots, room, spots.y(0));
  const numbered: Spot[] = [];
  for (const spot of spots.spots) {
    const words = spotWords(app, spot);
    const place = labels.place(words, spot);
    if (!place) numbered.push(spot);
    drawing.append(
      ...spotParts(app, spot, place ? 0 : numbered.length, () => showRows(app, spot.rows, table)),
      ...(place ? [svg("text", { ...place, class: "value" }, words)] : []),
    );
  }
  return el(
    "figure",
    { class: "timeline" },
    drawing,
    numbered.length > 0 && el("ol", { class: "chart-key" }, ...numbered.map((spot) => keyItem(app, spot))),
    el("figcaption", {}, captionWords(rows.length, spots)),
    leftOut(app, rows),
    el("div", { class: "no-paper" }, table),
  );
}

/** The lines of the scale with its figures, and the months and years below. */
function axes(
  { first, last, low, high, x, y }: Spots,
  gutter: number,
  tick: (value: number) => string,
): SVGElement[] {
  const figures = [...new Set([low, 0, (low + high) / 2, high])];
  const near = (value: number) =>
    figures.some((other) => other !== value && Math.abs(y(other) - y(value)) < 14);
  const lines = figures
    .filter((value) => value === low || value === high || !near(value))
    .flatMap((value) => [
      svg("path", { d: `M${gutter} ${y(value)}H${WIDTH - 4}`, class: value === 0 ? "axis zero" : "axis" }),
      svg("text", { x: gutter - 4, y: y(value) + 3.5, "text-anchor": "end", class: "tick" }, tick(value)),
    ]);
  const month = (time: number) => dateWords(new Date(time).toISOString().slice(0, MONTH));
  const foot = (at: number, words: string, anchor: string) =>
    svg("text", { x: at, y: HEIGHT - 4, "text-anchor": anchor, class: "tick" }, words);
  const [start, end] = [month(first), month(last)];
  const left = Math.min(x(first), gutter) + start.length * LETTER;
  const right = WIDTH - 4 - end.length * LETTER;
  const years = [];
  for (let year = new Date(first).getUTCFullYear() + 1; year <= new Date(last).getUTCFullYear(); year++) {
    const at = x(Date.UTC(year, 0, 1));
    if (at - 14 > left + 4 && at + 14 < right - 4 && at - (years.at(-1)?.at ?? 0) > 34)
      years.push({ year, at });
  }
  return [
    ...lines,
    foot(Math.min(x(first), gutter), start, "start"),
    ...years.map(({ year, at }) => foot(at, String(year), "middle")),
    foot(WIDTH - 4, end, "end"),
  ];
}

function spotParts(app: App, spot: Spot, number: number, onclick: () => void): SVGElement[] {
  const across = (spot.left + spot.right) / 2;
  const middle = (spot.top + spot.bottom) / 2;
  const firm = spot.rows.some(({ stance }) => FACTS.includes(stance));
  const parts = [svg("path", { d: `M${spot.left} ${middle}H${spot.right}`, class: "reach" })];
  if (spot.top !== spot.bottom)
    parts.push(svg("path", { d: `M${across} ${spot.top}V${spot.bottom}`, class: "reach" }));
  const radius = number > 0 ? NUMBERED : RADIUS;
  const at = { cx: across, cy: middle };
  if (isDoubted(spot)) parts.push(svg("circle", { ...at, r: radius + 3, class: "doubted" }));
  const title = spot.rows.map((row) => `${quantityWords(row, app.model)}, ${rowWords(app, row)}`).join("\n");
  const look = firm ? "firm" : "soft";
  parts.push(svg("circle", { ...at, r: radius, class: look, onclick }, svg("title", {}, title)));
  if (number > 0)
    parts.push(
      svg("text", { x: across, y: middle + 3, "text-anchor": "middle", class: `in-${look}` }, String(number)),
    );
  return parts;
}

function isDoubted({ rows }: Spot): boolean {
  return rows.some(isDoubt);
}

/** "$30 billion / at least $30 billion ×4": what is told there, and how many statements tell it. */
function spotWords(app: App, { rows }: Spot): string {
  const values = [...new Set(rows.map((row) => quantityWords(row, app.model)))];
  return `${values.join(" / ")}${rows.length > 1 ? ` ×${rows.length}` : ""}`;
}

/** When, of what and by whom a figure is told. */
function rowWords(app: App, row: Statement): string {
  return [when(row), row.scope, `${app.model.stanceLabel(row.stance)} by ${voiceWords(app.model, row)}`]
    .filter(Boolean)
    .join(", ");
}

function keyItem(app: App, spot: Spot): HTMLElement {
  const [first] = spot.rows;
  return el("li", {}, `${spotWords(app, spot)}, ${first ? when(first) : ""}`);
}

/** Explains what the chart has, and no more. */
function captionWords(all: number, { spots }: Spots): string {
  const rows = spots.flatMap((spot) => spot.rows);
  const firm = (row: Statement) => FACTS.includes(row.stance);
  const parts = [
    rows.some(firm) && "Full dot: stated or reported.",
    rows.some((row) => !firm(row)) && "Empty dot: estimate, forecast or opinion.",
    spots.some(isDoubted) && "Ring: somebody disputes it.",
    spots.some((spot) => spot.rows.length > 1) && "×2: two statements give it.",
    spots.some((spot) => spot.left !== spot.right || spot.top !== spot.bottom) &&
      "A bar shows how far date or number may reach.",
    all > DOTS && `The latest ${DOTS} of ${all}.`,
  ];
  return parts.filter(Boolean).join(" ");
}

/** What the chart cannot show: figures without a date, and what is said not to be so. */
function leftOut(app: App, rows: Statement[]): Child {
  const without = [...new Set(undated(rows).map((row) => quantityWords(row, app.model)))];
  const denied = rows.filter((row) => !isGiven(row)).length;
  const more = without.length > NAMED ? ` and ${without.length - NAMED} more` : "";
  const out = (number: number, what: string) =>
    `${count(number, "figure")} ${what} ${number === 1 ? "is" : "are"} not in the chart`;
  const parts = [
    without.length > 0 &&
      `${out(without.length, "without a date")}: ${without.slice(0, NAMED).join(", ")}${more}.`,
    denied > 0 && `${out(denied, "denied or withdrawn")}.`,
  ].filter(Boolean);
  return parts.length > 0 && el("p", { class: "small" }, parts.join(" "));
}

/** The statements of a chart as a table, those without a date at its end. */
function tableOf(app: App, rows: Statement[]): HTMLElement {
  const head = ["When", "Figure", "How firmly", "Who says"].map((words) => el("th", { scope: "col" }, words));
  const line = (row: Statement) =>
    el(
      "tr",
      { "data-row": row.id },
      el("td", {}, when(row) || "no date"),
      el(
        "td",
        {},
        button(claimWords(row, app.model), () => app.select(`s:${row.id}`), { class: "link" }),
        el(
          "div",
          { class: "small" },
          notes({ ...row, at: "", from: "", to: "", date_text: "" }, app.model).join(", "),
        ),
      ),
      el("td", {}, app.model.stanceLabel(row.stance)),
      el("td", {}, voiceWords(app.model, row)),
    );
  return el(
    "div",
    { class: "scroll" },
    el(
      "table",
      { class: "chart-table" },
      el("thead", {}, el("tr", {}, ...head)),
      el("tbody", {}, ...rows.map(line)),
    ),
  );
}

/** Leads to the one statement of a dot, or to the lines of the table that give it. */
function showRows(app: App, rows: Statement[], table: HTMLElement): void {
  const [first] = rows;
  if (!first) return;
  if (rows.length === 1) {
    app.select(`s:${first.id}`);
    return;
  }
  const toggle = table.querySelector<HTMLElement>(".toggle[aria-expanded=false]");
  toggle?.click();
  const ids = new Set(rows.map(({ id }) => id));
  for (const line of table.querySelectorAll<HTMLElement>("[data-row]"))
    line.classList.toggle("chosen", ids.has(line.dataset.row ?? ""));
  table.querySelector<HTMLElement>(".chosen button")?.focus();
}

function describe(app: App, title: string, { spots }: Spots): string {
  const rows = spots.flatMap((spot) => spot.rows.map((row) => ({ row, at: spot.left + spot.right })));
  const sorted = rows.sort((a, b) => a.at - b.at);
  return `${title}: ${sorted.map(({ row }) => `${row.at ?? row.from ?? row.to}: ${quantityWords(row, app.model)}`).join("; ")}`;
}
