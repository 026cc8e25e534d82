// Circles of money and compute: who pays whom, until the money is back where it came from.
import type { App } from "./app.ts";
import { placeView } from "./conflicts.ts";
import { button, type Child, count, disclosure, el, svg } from "./dom.ts";
import { limited } from "./lines.ts";
import { entityLink } from "./links.ts";
import { figureWords } from "./loopscene.ts";
import { loopTable } from "./looptable.ts";
import { placesOf } from "./repeats.ts";
import { standing } from "./sides.ts";
import type { Loop, LoopDeal } from "./types.ts";

/** The list of all circles. */
export function loopsPage(app: App): HTMLElement {
  const loops = [...app.model.loops.keys()].flatMap((number) => {
    const loop = loopAt(app, String(number));
    return loop ? [{ loop, number }] : [];
  });
  const page = el("div", { class: "page" }, el("h2", {}, "Circles of money and compute"));
  if (app.model.large) {
    page.append(el("p", {}, "Circles are not looked for in a graph of this size: there would be thousands."));
    return page;
  }
  page.append(
    el(
      "p",
      {},
      `${count(loops.length, "circle")}: one gives money to another, and pays or is paid for computing, until the circle closes. ` +
        "They follow from the parties of deals; nobody needs to have said that there is a circle. " +
        "What is only announced, pledged or contracted stands among it, and each deal and sum says how far it has come: only “paid” says that money has changed hands. Of the filters, only “known by” applies here.",
    ),
    ...loops.map(({ loop, number }) => loopView(app, loop, number, "h3")),
    ...(loops.length === 0 ? noLoops(app) : []),
  );
  return page;
}

/** What stands where there is no circle: that it is the date, and how to be rid of it. */
function noLoops(app: App): HTMLElement[] {
  const all = app.model.loops.length;
  if (all === 0) return [el("p", {}, "No deals of this graph close a circle.")];
  return [
    el(
      "p",
      {},
      "No circle was fully known by the date that is set: each rests on something that came out later.",
    ),
    el(
      "p",
      { class: "actions" },
      button(`Without the date “known by”: ${count(all, "circle")}`, () => app.go({ knownBy: "" })),
    ),
  ];
}

/** A circle by its number, where all that it rests on was known. */
export function loopAt(app: App, number: string): Loop | undefined {
  const loop = app.model.loops[Number(number)];
  const rests = loop?.sides.flatMap((side) => side.statements) ?? [];
  const isOut = (id: string) => {
    const row = app.model.statementById.get(id);
    return row === undefined || app.known.said(row);
  };
  return rests.every(isOut) ? loop : undefined;
}

export function loopView(app: App, loop: Loop, number: number, heading: "h2" | "h3"): HTMLElement {
  const alone = app.state.selected === `o:${number}`;
  const conflicts = app.model.conflicts.filter(({ id }) => loop.conflicts.includes(id));
  return el(
    "article",
    { class: "conflict", "data-loop": number },
    el(heading, { tabindex: heading === "h2" ? -1 : undefined }, ...ring(app, loop)),
    drawing(app, loop),
    alone
      ? null
      : el(
          "p",
          { class: "actions" },
          button("Draw it", () => app.go({ selected: `o:${number}`, view: "picture" })),
        ),
    ...loop.sides.map((side) => loopTable(app, side)),
    ...listed(
      "In sum, by who pays whom",
      loop.sums.map(([what, words]) => `${what}: ${words}`),
    ),
    el(
      "p",
      { class: "small" },
      "Before a sum stands how far its deals have come, behind it how firmly it is told: a deal may be contracted, and its money only expected (projected).",
    ),
    ...listed("Open: not told", loop.open),
    ...listed("May overlap, so that the sum would count twice", loop.overlaps),
    disclosure("The circle in one sentence", () => el("p", {}, loop.text)),
    ...loop.sides.map((side) => {
      const rows = app.model.statementsOf(side.statements);
      const text = `${app.model.shown(side.payer)} to ${app.model.shown(side.payee)}: ${count(rows.length, "statement")} with receipts`;
      return disclosure(text, () => limited(app, rows, undefined, 12), alone);
    }),
    conflicts.length > 0 &&
      disclosure(`Where sources differ on it (${conflicts.length})`, () =>
        el("div", {}, ...placesOf(app.model, standing(app, conflicts)).map((place) => placeView(app, place))),
      ),
  );
}

function listed(title: string, words: string[]): Child[] {
  if (words.length === 0) return [];
  return [el("h4", {}, title), el("ul", { class: "figures" }, ...words.map((text) => el("li", {}, text)))];
}

function ring(app: App, loop: Loop): Child[] {
  const names = loop.sides.flatMap((side): Child[] => [entityLink(app, side.payer), " → "]);
  const [first] = loop.sides;
  return [...names, first ? entityLink(app, first.payer) : null];
}

const WIDTH = 620;
const HEIGHT = 250;

/** The circle drawn: an arrow for each side, from who gives to who gets, with what goes along it. */
function drawing(app: App, loop: Loop): SVGElement {
  const step = (2 * Math.PI) / loop.sides.length;
  const at = (turn: number) => ({
    x: WIDTH / 2 - 175 * Math.cos(turn),
    y: HEIGHT / 2 - 85 * Math.sin(turn),
  });
  const parts = loop.sides.flatMap((side, place) => {
    const from = at(place * step);
    const top = at((place + 0.5) * step);
    const name = svg(
      "text",
      { ...from, "text-anchor": "middle", class: "member" },
      app.model.label(side.payer),
    );
    const arc = Array.from({ length: 13 }, (_, dot) => at((place + 0.16 + (dot * 0.68) / 12) * step));
    const line = arc
      .map(({ x, y }, dot) => `${dot === 0 ? "M" : "L"}${x.toFixed(1)} ${y.toFixed(1)}`)
      .join("");
    const words = side.deals.length > 0 ? side.deals.map((deal) => dealWords(app, deal)) : ["pays"];
    return [
      name,
      svg("path", { d: line }),
      tip(arc.at(-2) ?? from, arc.at(-1) ?? top),
      ...words.slice(0, 3).map((text, row) =>
        svg(
          "text",
          {
            x: top.x,
            y: top.y + (top.y > HEIGHT / 2 ? 18 : -8) + labelShift(row, words.length, top.y),
            "text-anchor": "middle",
          },
          row === 2 && words.length > 3 ? `and ${words.length - 2} more` : text,
        ),
      ),
    ];
  });
  const names = loop.sides.map((side) => app.model.label(side.payer)).join(", ");
  return svg(
    "svg",
    {
      viewBox: `0 -24 ${WIDTH} ${HEIGHT + 48}`,
      class: "ring",
      role: "img",
      "aria-label": `Circle of ${names}`,
    },
    ...parts,
  );
}

/** "Lumen's power: 5 GW": a deal with how large it is, where that is told. */
function dealWords({ model }: App, deal: LoopDeal): string {
  return [model.label(deal.id), figureWords(deal)].filter(Boolean).join(": ");
}

/** Lines of words grow away from the circle. */
function labelShift(row: number, lines: number, y: number): number {
  return 14 * (y > HEIGHT / 2 ? row : row - Math.min(lines, 3) + 1);
}

/** The head of an arrow that ends at `to`. */
function tip(from: { x: number; y: number }, to: { x: number; y: number }): SVGElement {
  const turn = Math.atan2(to.y - from.y, to.x - from.x);
  const corner = (angle: number) =>
    `${(to.x - 11 * Math.cos(turn + angle)).toFixed(1)} ${(to.y - 11 * Math.sin(turn + angle)).toFixed(1)}`;
  return svg("path", {
    d: `M${to.x.toFixed(1)} ${to.y.toFixed(1)}L${corner(0.42)}L${corner(-0.42)}Z`,
    class: "tip",
  });
}
