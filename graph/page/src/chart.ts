// A small chart of a figure through time: a dot a dated statement, a bar where only bounds are given.
import type { App } from "./app.ts";
import { ChartLabels } from "./chartlabels.ts";
import { span } from "./dates.ts";
import { el, svg } from "./dom.ts";
import { voiceWords } from "./tellers.ts";
import type { Statement } from "./types.ts";
import { quantityWords, when } from "./words.ts";

const WIDTH = 300;
const HEIGHT = 110;
/** More dots than these tell no more. */
const DOTS = 150;

interface Dot {
  row: Statement;
  from: number;
  to: number;
  low: number;
  high: number;
}

const day = (text: string) => Date.parse(`${text}T00:00:00Z`);

/** The chart of statements with numbers and dates, or null where fewer than two dates are known. */
export function chart(app: App, title: string, rows: Statement[]): HTMLElement | null {
  const all = rows.flatMap((row) => dot(row));
  const dots = all.slice(0, DOTS);
  if (new Set(dots.map((each) => `${each.from} ${each.to}`)).size < 2) return null;
  const first = Math.min(...dots.map((each) => each.from));
  const last = Math.max(...dots.map((each) => each.to));
  const top = Math.max(0, ...dots.map((each) => each.high));
  const bottom = Math.min(0, ...dots.map((each) => each.low));
  const x = (time: number) => 8 + ((time - first) / (last - first || 1)) * (WIDTH - 16);
  const y = (value: number) => HEIGHT - 18 - ((value - bottom) / (top - bottom || 1)) * (HEIGHT - 42);
  const drawing = svg(
    "svg",
    {
      viewBox: `0 0 ${WIDTH} ${HEIGHT}`,
      class: "chart",
      role: "img",
      "aria-label": describe(app, title, dots),
    },
    svg("path", { d: `M8 ${y(0)}H${WIDTH - 8}`, class: "axis" }),
  );
  const box = (each: Dot) => ({
    left: x(each.from),
    right: x(each.to),
    top: y(each.high),
    bottom: y(each.low),
  });
  const labels = new ChartLabels(dots.map(box), { width: WIDTH, height: HEIGHT - 14 });
  for (const each of dots) {
    const middle = y((each.low + each.high) / 2);
    const firm = each.row.stance === "asserted" || each.row.stance === "reported";
    drawing.append(svg("path", { d: `M${x(each.from)} ${middle}H${x(each.to)}`, class: "reach" }));
    if (each.low !== each.high) {
      drawing.append(
        svg("path", { d: `M${x((each.from + each.to) / 2)} ${y(each.low)}V${y(each.high)}`, class: "reach" }),
      );
    }
    const value = quantityWords(each.row, app.model);
    const across = x((each.from + each.to) / 2);
    const place = labels.place(value, box(each));
    if (place) drawing.append(svg("text", { ...place, class: "value" }, value));
    const words = [
      value,
      when(each.row),
      each.row.scope,
      `${each.row.stance} by ${voiceWords(app.model, each.row)}`,
    ];
    drawing.append(
      svg(
        "circle",
        {
          cx: across,
          cy: middle,
          r: 4.5,
          class: firm ? "firm" : "soft",
          onclick: () => app.select(`s:${each.row.id}`),
        },
        svg("title", {}, words.filter(Boolean).join(", ")),
      ),
    );
  }
  const year = (time: number) => new Date(time).toISOString().slice(0, 7);
  drawing.append(
    svg("text", { x: 8, y: HEIGHT - 3 }, year(first)),
    svg("text", { x: WIDTH - 8, y: HEIGHT - 3, "text-anchor": "end" }, year(last)),
  );
  return el(
    "figure",
    { class: "timeline" },
    drawing,
    el(
      "figcaption",
      {},
      `Full dot: stated or reported. Empty dot: estimate, forecast or opinion. A bar shows how far date or number may reach. Point at a dot for date and speaker, click it for the statement.${all.length > DOTS ? ` The latest ${DOTS} of ${all.length}.` : ""}`,
    ),
  );
}

function dot(row: Statement): Dot[] {
  const days = span(row);
  const low = row.value ?? row.lower;
  const high = row.value ?? row.upper;
  if (!days || low === undefined || high === undefined) return [];
  if (row.polarity === "negated" || row.rank === "deprecated") return [];
  const known = days.first.startsWith("0001") ? { ...days, first: days.last } : days;
  const to = known.last.startsWith("9999") ? known.first : known.last;
  return [{ row, from: day(known.first), to: day(to), low, high }];
}

function describe(app: App, title: string, dots: Dot[]): string {
  const sorted = [...dots].sort((a, b) => a.from - b.from);
  return `${title}: ${sorted.map(({ row }) => `${row.at ?? row.from ?? row.to}: ${quantityWords(row, app.model)}`).join("; ")}`;
}
