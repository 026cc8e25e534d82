// The picture's twin in words: what is drawn, or all that passes the filters, as tables.
import type { App } from "./app.ts";
import { button, type Child, count, el, grouped } from "./dom.ts";
import { nothing } from "./empty.ts";
import { groupTable } from "./groups.ts";
import { scopePart } from "./lines.ts";
import { entityLink } from "./links.ts";
import { PAPER, PRINTING } from "./print.ts";
import { tellerParts } from "./receipt.ts";
import type { Scene } from "./scene.ts";
import { FACETS, type Listed } from "./state.ts";
import { csv, saveCsv, saysWords, statementsCsv } from "./take.ts";
import type { Statement } from "./types.ts";
import { objectWords, when } from "./words.ts";

const STEP = 100;
type Sort = "subject" | "predicate" | "stance" | "when" | "speaker";

let sort: Sort = "subject";

export function tablePage(app: App, scene: Scene): HTMLElement {
  const { listed } = app.state;
  const all = [...app.passing];
  const { places } = scene;
  const drawn = all.filter(
    (row) => places.has(row.subject) && (row.object === undefined || places.has(row.object)),
  );
  const touched = all.filter(
    (row) => places.has(row.subject) || (row.object !== undefined && places.has(row.object)),
  );
  const rows = { drawn, touched, all }[listed];
  const entities = [...new Set([...(listed === "all" ? [] : places.keys()), ...rows.flatMap(ends)])];
  const keys = new Map(rows.map((row) => [row, key(app, row)]));
  rows.sort((a, b) => compare(keys.get(a) ?? "", keys.get(b) ?? "") || compare(a.id, b.id));
  const page = el("div", { class: "page" }, el("h2", {}, "The same as a table"));
  const again = () => page.replaceWith(tablePage(app, scene));
  const choice = (value: Listed, text: string) =>
    button(text, () => app.go({ listed: value }), {
      id: `listed-${value}`,
      "aria-pressed": String(listed === value),
    });
  page.append(
    el("p", {}, "Every entity and statement of the picture, in words. Names open their panel."),
    el(
      "p",
      { class: "actions" },
      choice("drawn", `In the picture (${grouped(drawn.length)})`),
      choice("touched", `With what is not drawn (${grouped(touched.length)})`),
      choice("all", `All that pass the filters (${grouped(app.passing.size)})`),
      saveButton(rows.length, ["statement", "statements"], () =>
        saveCsv(fileName(app, "statements"), statementsCsv(app, rows)),
      ),
      saveButton(entities.length, ["entity", "entities"], () =>
        saveCsv(fileName(app, "entities"), entitiesCsv(app, entities)),
      ),
    ),
    ...(rows.length === 0
      ? nothing(
          app,
          listed === "all" ? "" : "The picture is empty, or nothing is said between the things in it.",
        )
      : [statementTable(app, rows, again)]),
    el("h3", {}, count(scene.places.size, "entity in the picture", "entities in the picture")),
    scene.places.size > 0 ? entityTable(app, scene) : "",
  );
  if (app.model.large) page.append(el("h3", {}, "The groups of the overview"), groupTable(app));
  return page;
}

/** Saves what is listed as a CSV file; where that is nothing, the button says so and cannot be pressed. */
function saveButton(number: number, [one, many]: [string, string], save: () => void): HTMLElement {
  if (number > 0) return button(`Save ${count(number, one, many)} as CSV`, save);
  return button(`No ${one} here to save as CSV`, save, {
    disabled: true,
    title: `What is chosen here and the filters leave no ${one}.`,
  });
}

/** The entities that a statement joins. */
function ends({ subject, object }: Statement): string[] {
  return object === undefined ? [subject] : [subject, object];
}

/** The name of a file with what it is narrowed to: "statements-negated-known-by-2026-05.csv". */
function fileName({ state }: App, what: string): string {
  const parts = [
    what,
    ...FACETS.flatMap((facet) => [...state.only[facet]]),
    state.asOf && `as-of-${state.asOf}`,
    state.knownBy && `known-by-${state.knownBy}`,
  ];
  // Long names are refused by some disks.
  return `${parts.filter(Boolean).join("-").slice(0, 80)}.csv`;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function key(app: App, row: Statement): string {
  if (sort === "when") return row.at ?? row.from ?? row.to ?? "9999";
  if (sort === "subject") return app.model.label(row.subject).toLowerCase();
  if (sort === "speaker") return app.model.label(row.speaker).toLowerCase();
  return row[sort];
}

const HEADS: [Sort | "", string][] = [
  ["subject", "Of whom or what"],
  ["predicate", "What is said"],
  ["", ""],
  ["stance", "How firmly"],
  ["when", "When"],
  ["speaker", "Who says it"],
  ["", "Exact words"],
];

function statementTable(app: App, rows: Statement[], again: () => void): HTMLElement {
  const head = el("tr", { role: "row" });
  for (const [name, text] of HEADS) {
    const sorted = name !== "" && sort === name;
    const order = () => {
      if (name) sort = name;
      again();
    };
    head.append(
      el(
        "th",
        { scope: "col", role: "columnheader", "aria-sort": sorted ? "ascending" : undefined },
        name ? button(`${text}${sorted ? " ↓" : ""}`, order, { class: "link" }) : text || "Whom or what",
      ),
    );
  }
  const body = el("tbody", { role: "rowgroup" });
  const more = button("", () => add(STEP), { class: "no-paper" });
  const left = el("p", { class: "paper" });
  let shown = 0;
  const add = (number: number) => {
    for (const row of rows.slice(shown, shown + number)) body.append(line(app, row));
    shown = Math.min(rows.length, shown + number);
    more.textContent = `Show ${Math.min(STEP, rows.length - shown)} more of ${grouped(rows.length - shown)}`;
    more.hidden = shown >= rows.length;
    const unprinted = rows.length - shown;
    left.textContent =
      unprinted > 0 ? `${count(unprinted, "further statement")} not printed: save them as CSV.` : "";
  };
  add(STEP);
  const table = el(
    "table",
    { class: "rows prints-all", role: "table" },
    el("caption", {}, count(rows.length, "statement")),
    el("thead", { role: "rowgroup" }, head),
    body,
  );
  table.addEventListener(PRINTING, () => add(Math.max(0, PAPER - shown)));
  return el(
    "div",
    {},
    el("div", { class: "scroll", tabindex: 0, role: "region", "aria-label": "Statements" }, table),
    more,
    left,
  );
}

function line(app: App, row: Statement): HTMLElement {
  const term = app.model.vocabulary.predicates[row.predicate];
  const words = row.evidence.map((evidence) => evidence.exact).join(" … ");
  const cells: Child[] = [
    entityLink(app, row.subject),
    `${row.polarity === "negated" ? "not: " : ""}${term?.label ?? row.predicate}`,
    el(
      "span",
      {},
      row.object === undefined ? objectWords(row, app.model) : entityLink(app, row.object),
      scopePart(row),
    ),
    app.model.stanceLabel(row.stance),
    when(row),
    el("div", {}, entityLink(app, row.speaker), passedOn(app, row)),
    button(words, () => app.select(`s:${row.id}`), { class: "link cut" }),
  ];
  return el(
    "tr",
    { title: saysWords(app, row), role: "row" },
    ...cells.map((cell, place) =>
      el(
        "td",
        {
          role: "cell",
          class: place === cells.length - 1 ? "words" : undefined,
          "data-head": HEADS[place]?.[1] || "Whom or what",
        },
        cell,
      ),
    ),
  );
}

/** Who quotes or retells a statement, below its speaker; null where nobody does. */
function passedOn(app: App, row: Statement): Child {
  const told = app.model.tellers.ofStatement(row);
  return told.teller === "" ? null : el("div", { class: "small" }, ...tellerParts(app, told));
}

function entityTable(app: App, scene: Scene): HTMLElement {
  const body = el("tbody", {});
  for (const id of scene.places.keys()) {
    const entity = app.model.entities.get(id);
    const rows = app.model.about(id).filter((row) => app.passing.has(row));
    body.append(
      el(
        "tr",
        {},
        el("td", {}, entityLink(app, id)),
        el("td", {}, app.model.vocabulary.classes[entity?.type ?? ""]?.label ?? ""),
        el("td", { class: "number" }, String(rows.length)),
        el("td", {}, app.known.description(id)),
      ),
    );
  }
  const head = ["Name", "Kind", "Statements", "What it is"].map((text) => el("th", { scope: "col" }, text));
  return el(
    "div",
    { class: "scroll", tabindex: 0, role: "region", "aria-label": "Entities" },
    el("table", {}, el("thead", {}, el("tr", {}, ...head)), body),
  );
}

function entitiesCsv(app: App, ids: string[]): string {
  const body = ids.map((id) => {
    const entity = app.model.entities.get(id);
    return [
      entity?.label,
      app.model.classLabel(entity?.type ?? ""),
      entity?.aliases?.join(" | "),
      app.known.about(id).length,
      app.known.description(id),
      id,
      entity?.type,
    ];
  });
  const head = ["Name", "Kind", "Also called", "Statements", "What it is", "Entity id", "Id of the kind"];
  return csv([head, ...body]);
}
