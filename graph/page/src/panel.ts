// The panel: everything that is said of what is selected.
import type { App } from "./app.ts";
import { conflictView } from "./conflicts.ts";
import { dateWords } from "./dates.ts";
import { MARKS, markOf, worstMark } from "./differs.ts";
import { button, clear, count, el, inSteps, plain } from "./dom.ts";
import { entityPanel } from "./entity.ts";
import { keyFigures } from "./figures.ts";
import { toGlossary } from "./glossary.ts";
import { groupName, groupPanel } from "./groups.ts";
import { hiddenWords, limited, statementItem, tagsOf } from "./lines.ts";
import { entityLink, kindMark } from "./links.ts";
import { loopAt, loopView } from "./loops.ts";
import { restingOn } from "./mentions.ts";
import { moneyPanel } from "./moneyview.ts";
import { pathPanel } from "./pathpanel.ts";
import { quotationItem } from "./quotations.ts";
import { receipt } from "./receipt.ts";
import { byGravity, sidesOf, speakersOf, standing } from "./sides.ts";
import type { Conflict, Statement } from "./types.ts";
import { lineSentence, sentence } from "./words.ts";

/** What stands over something that was asked for by search or link. */
const LEFT_OUT = "The filters leave this out.";

/** Shows the selection in the panel, or hides the panel where nothing is selected. */
export function showPanel(app: App, panel: HTMLElement): void {
  const { selected } = app.state;
  const content = selected ? contentOf(app, selected) : null;
  panel.hidden = content === null;
  clear(panel);
  if (!content) return;
  const close = button("Close", () => app.select(""), { class: "close", "aria-label": "Close the panel" });
  panel.append(close, content);
}

function contentOf(app: App, selected: string): HTMLElement | null {
  const kind = selected.slice(0, 2);
  const id = selected.slice(2);
  if (kind === "e:") return missing(app, id) ?? entityPanel(app, id);
  if (kind === "m:") return missing(app, id) ?? moneyPanel(app, id);
  if (kind === "l:") {
    const [subject = "", , object = ""] = id.split("|");
    return missing(app, subject) ?? missing(app, object) ?? linePanel(app, id);
  }
  if (kind === "s:") {
    const row = app.model.statementById.get(id);
    if (!row) return unknown("statement", id);
    return app.known.said(row) ? statementPanel(app, row) : notKnown(app);
  }
  if (kind === "w:") {
    const row = app.model.statementById.get(id);
    if (!row) return unknown("statement", id);
    return app.known.said(row) ? wordsPanel(app, row) : notKnown(app);
  }
  if (kind === "q:") {
    const row = app.model.quotations.find((quotation) => quotation.id === id);
    if (!row) return unknown("quotation", id);
    if (!app.known.said(row)) return notKnown(app);
    return el(
      "div",
      {},
      el("h2", { tabindex: -1 }, "One quotation"),
      app.quotations.includes(row) ? null : el("p", { class: "small" }, LEFT_OUT),
      el("ul", { class: "quotations" }, quotationItem(app, row, true)),
    );
  }
  if (kind === "f:") {
    const [subject = "", predicate = ""] = id.split("|");
    if (!app.model.vocabulary.predicates[predicate]) return unknown("kind of statement", predicate);
    return (subject && missing(app, subject)) || predicatePanel(app, subject, predicate);
  }
  if (kind === "p:") {
    const [from = "", to = ""] = id.split("|");
    return missing(app, from) ?? missing(app, to) ?? pathPanel(app, from, to);
  }
  if (kind === "g:") {
    const drawn = app.model.network.nodes.some((node) => node.id === selected);
    if (!drawn) return unknown("group", id);
    return (id && missing(app, id)) || groupPanel(app, selected);
  }
  if (kind === "t:") {
    const [one = "", other = ""] = id.split("|");
    return (one && missing(app, one)) || (other && missing(app, other)) || tiePanel(app, id);
  }
  if (kind === "o:") {
    if (!app.model.loops[Number(id)]) return unknown("circle", id);
    const loop = loopAt(app, id);
    return loop ? loopView(app, loop, Number(id), "h2") : notKnown(app);
  }
  if (kind === "d:") {
    const row = app.model.statementById.get(id);
    if (!row) return unknown("statement", id);
    return app.known.said(row) ? disputesPanel(app, row) : notKnown(app);
  }
  if (kind === "c:") {
    const conflict = app.model.conflicts.find((each) => each.id === id);
    if (!conflict) return unknown("disagreement", id);
    return app.known.differs(conflict) ? conflictPanel(app, conflict) : notKnown(app);
  }
  return null;
}

/** A statement alone: its sentence, its two ends, and its receipt. */
function statementPanel(app: App, row: Statement): HTMLElement {
  return el(
    "div",
    {},
    el("h2", { tabindex: -1 }, "One statement"),
    el("p", { class: "sentence" }, sentence(row, app.model)),
    app.passing.has(row) ? null : el("p", { class: "small" }, LEFT_OUT),
    el("p", { class: "says" }, ...tagsOf(app, [row])),
    el(
      "p",
      {},
      entityLink(app, row.subject),
      row.object === undefined ? null : " → ",
      row.object === undefined ? null : entityLink(app, row.object),
    ),
    receipt(app, row),
  );
}

/** What may be said of two deals, or what one speaker says twice in different ways, is no difference between sources. */
function titleOf(app: App, conflicts: Conflict[]): string {
  if (conflicts.length > 0 && conflicts.every((conflict) => ofTwoDeals(app, conflict)))
    return "Perhaps of two deals";
  return speakersOf(app, conflicts).size === 1 ? "The same speaker elsewhere otherwise" : "Sources differ";
}

function ofTwoDeals(app: App, conflict: Conflict): boolean {
  const rows = sidesOf(app, conflict).flat();
  return rows.every((row) => markOf(app, row, conflict) === "another");
}

/** All disagreements about a statement of which two sides pass the filters. */
function disputesPanel(app: App, row: Statement): HTMLElement {
  const all = app.model.conflictsOf(row);
  const known = all.filter((conflict) => app.known.differs(conflict));
  if (all.length > 0 && known.length === 0) return notKnown(app);
  const conflicts = byGravity(app, standing(app, known));
  const mark = worstMark(conflicts.map((conflict) => markOf(app, row, conflict)));
  return el(
    "div",
    {},
    el("h2", { tabindex: -1 }, titleOf(app, conflicts)),
    el("p", { class: "sentence" }, sentence(row, app.model)),
    mark && el("p", { class: "small" }, MARKS[mark].says, " ", toGlossary(app)),
    conflicts.length === 0 && el("p", {}, all.length > 0 ? LEFT_OUT : "Nobody says otherwise in this graph."),
    ...conflicts.map((conflict) => conflictView(app, conflict, { heading: "h3" })),
  );
}

function conflictPanel(app: App, conflict: Conflict): HTMLElement {
  const stands = standing(app, [conflict]).length > 0;
  return el(
    "div",
    {},
    el("h2", { tabindex: -1 }, titleOf(app, [conflict])),
    el("p", { class: "small" }, ofTwoDeals(app, conflict) && `${MARKS.another.says} `, toGlossary(app)),
    stands ? null : el("p", { class: "small" }, "The filters leave fewer than two sides of this."),
    conflictView(app, conflict, { open: true, heading: "h3" }),
  );
}

/** All that rests on the words of a statement. */
function wordsPanel(app: App, row: Statement): HTMLElement {
  const all = restingOn(app.model, row);
  const rows = all.filter((each) => app.passing.has(each));
  return el(
    "div",
    {},
    el("h2", { tabindex: -1 }, "What rests on these words"),
    ...[...new Set(row.evidence.map(({ exact }) => exact))].map((exact) => el("blockquote", {}, exact)),
    el("p", { class: "small" }, `${count(rows.length, "statement")}${hiddenWords(all.length - rows.length)}`),
    limited(app, rows, undefined, 20),
  );
}

/** What is said with a predicate, of one thing or of all. */
function predicatePanel(app: App, subject: string, predicate: string): HTMLElement {
  const term = app.model.vocabulary.predicates[predicate];
  const label = term?.label ?? predicate;
  const known = app.model.saidWith(predicate).filter((row) => app.known.said(row));
  const all = known.filter((row) => subject === "" || row.subject === subject);
  const rows = all.filter((row) => app.passing.has(row));
  const measured = rows.filter((row) => row.unit !== undefined);
  const subjects = new Map<string, Statement[]>();
  for (const row of rows) subjects.set(row.subject, [...(subjects.get(row.subject) ?? []), row]);
  const sorted = [...subjects].sort((a, b) => b[1].length - a[1].length);
  const bare = measured.length > 0 ? rows.length - measured.length : 0;
  const bareWords = bare > 0 ? `, ${bare} of them without a number` : "";
  return el(
    "div",
    {},
    el("h2", { tabindex: -1 }, `${label.charAt(0).toUpperCase()}${label.slice(1)}`),
    el("p", { class: "small" }, plain(term?.definition ?? "")),
    el(
      "p",
      { class: "small" },
      `${count(rows.length, "statement")}${bareWords}${hiddenWords(all.length - rows.length)}`,
    ),
    el(
      "p",
      { class: "actions" },
      all.length < known.length && button(`${label} of all`, () => app.select(`f:|${predicate}`)),
      button("Show only this", () =>
        app.go({
          only: { ...app.state.only, predicate: new Set([predicate]) },
          // A figure has no line to draw: the table of the subject alone has what is listed here.
          ...(measured.length > 0 && subject !== ""
            ? { view: "table", listed: "drawn", focus: subject, pinned: new Map() }
            : {}),
        }),
      ),
    ),
    ...(subject !== ""
      ? [
          el("h3", {}, "Of ", kindMark(app, subject), entityLink(app, subject)),
          ...keyFigures(app, measured, true),
          limited(
            app,
            rows.filter((row) => row.unit === undefined),
            undefined,
            20,
          ),
        ]
      : inSteps(sorted, 20, (some) =>
          some.map(([id, said]) =>
            el(
              "section",
              {},
              el("h3", {}, entityLink(app, id), " ", el("span", { class: "count" }, String(said.length))),
              limited(app, said, id, 3),
            ),
          ),
        )),
  );
}

/** What stands in place of an entity that the graph has not, or of which nothing was known by the day that is set. */
function missing(app: App, id: string): HTMLElement | undefined {
  if (!app.model.entities.has(id)) return unknown("entity", id);
  return app.known.has(id) ? undefined : notKnown(app);
}

function notKnown(app: App): HTMLElement {
  const maybe = app.state.knownByMaybe ? "" : " for certain";
  return el(
    "div",
    {},
    el("h2", { tabindex: -1 }, "Not known by then"),
    el("p", {}, `Of this nothing was known${maybe} by ${dateWords(app.state.knownBy)}.`),
    el(
      "p",
      { class: "actions" },
      button("Show it without the date", () => app.go({ knownBy: "" })),
    ),
  );
}

function unknown(what: string, id: string): HTMLElement {
  return el(
    "div",
    {},
    el("h2", { tabindex: -1 }, "Not here"),
    el("p", {}, `This graph has no ${what} “${id}”. The link may come from another build.`),
  );
}

/** What ties two groups together: the statements between members of the one and of the other. */
function tiePanel(app: App, id: string): HTMLElement {
  const [one = "", other = ""] = id.split("|").map((hub) => `g:${hub}`);
  const there = new Set(app.model.members(other));
  const rows = app.model
    .members(one)
    .flatMap((member) =>
      app.model
        .about(member)
        .filter(
          (row) =>
            row.object !== undefined &&
            there.has(row.subject === member ? row.object : row.subject) &&
            app.passing.has(row),
        ),
    );
  return el(
    "div",
    {},
    el("h2", { tabindex: -1 }, "Between two groups"),
    el("p", {}, `${groupName(app, one)} – ${groupName(app, other)}`),
    el("p", { class: "small" }, count(rows.length, "statement")),
    limited(app, rows, undefined, 20),
  );
}

function linePanel(app: App, id: string): HTMLElement {
  const [subject = "", predicate = "", object = "", polarity = ""] = id.split("|");
  const term = app.model.vocabulary.predicates[predicate];
  const all = app.model
    .about(subject)
    .filter(
      (row) =>
        row.subject === subject &&
        row.predicate === predicate &&
        row.object === object &&
        row.polarity === polarity,
    );
  if (all.length === 0) return unknown("line", id);
  if (!all.some((row) => app.known.said(row))) return notKnown(app);
  const rows = all.filter((row) => app.passing.has(row));
  return el(
    "div",
    {},
    el("h2", { tabindex: -1 }, lineSentence({ subject, predicate, object, polarity }, app.model)),
    el("p", { class: "small" }, plain(term?.definition ?? "")),
    el("p", {}, entityLink(app, subject), " → ", entityLink(app, object)),
    el(
      "p",
      { class: "small" },
      `${count(rows.length, "statement")} of it${hiddenWords(all.length - rows.length)}`,
    ),
    el(
      "ul",
      { class: "statements" },
      ...rows.map((row, place) => statementItem(app, row, undefined, place === 0)),
    ),
  );
}
