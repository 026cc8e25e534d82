// How to read the page, in plain words.
import type { App } from "./app.ts";
import { dateWords } from "./dates.ts";
import { button, count, el } from "./dom.ts";
import { glossary } from "./glossary.ts";
import { chooseDocuments } from "./inplace.ts";
import { webLink } from "./links.ts";
import { makersWords } from "./makers.ts";
import { lineMark } from "./marks.ts";
import { LINES } from "./theme.ts";

export function guidePage(app: App): HTMLElement {
  const { model } = app;
  return el(
    "div",
    { class: "page guide" },
    el("h2", {}, "How to read this page"),
    el(
      "p",
      {},
      `This file holds ${count(model.entities.size, "entity", "entities")}, ${count(model.statements.length, "statement")} and ` +
        `${count(model.quotations.length, "quotation")} from ${count(model.sources.size, "source")}. It works without a network and sends nothing anywhere.`,
    ),
    el("h3", {}, "Statements and receipts"),
    el(
      "p",
      {},
      "Each line of the picture and each line of a panel is one or several statements. A statement is what a source says: who says it, how firmly, for when. Its receipt opens below it and shows the exact words of the document and where they stand, whether the speaker has an interest, who else says so and who says otherwise. Who else says so is marked where it is no second witness: the same source, speaker or publisher, another part of the same article, another text that retells the same interview, or the curators of this graph.",
    ),
    el(
      "p",
      {},
      "The file holds quotes, not documents. If you have the documents, choose them here or in a receipt: what stands around the words is then shown in each receipt, and it is said how many of all quotes stand in a document, and whether it is the very file that was quoted, by its checksum. Documents are read in the browser and go nowhere.",
    ),
    el(
      "p",
      { class: "actions" },
      button("Choose documents", () => chooseDocuments(app)),
    ),
    el("h3", {}, "How firmly it is said"),
    el(
      "ul",
      { class: "keys" },
      ...Object.entries(LINES).map(([stance, line]) => {
        const term = model.vocabulary.lists.stance?.[stance];
        return el(
          "li",
          {},
          lineMark(stance),
          `${term?.label ?? stance} (${line.says}). ${term?.definition ?? ""}`,
        );
      }),
      el("li", {}, lineMark("asserted", true), "Red with a bar across: the source says that it is not so."),
    ),
    ...glossary(app),
    el("h3", {}, "Deals"),
    el(
      "p",
      {},
      "A deal is a thing of its own, not a line. The lines that leave it name the roles of its parties. What is announced, pledged, contracted, paid and delivered is kept apart; in circles “closed” counts as contracted, as it says nothing of payment. The tab of deals lists them by kind, each party once with all of its roles, and can be sorted and saved.",
    ),
    el("h3", {}, "Where sources differ"),
    el(
      "p",
      {},
      "Two sources or two speakers can be compared: their words face each other, and whoever else is part of a disagreement stands below them. Filters by source and speaker hide no side of what is compared. What two sides give for a fact or an estimate comes before opinions and what is only supposed, and of it first the figures of one thing, time and scope that are furthest apart.",
    ),
    el("h3", {}, "Ways from one thing to another"),
    el(
      "p",
      {},
      "Ways through deals and ties come first. A way through an idea, or through what is only named together, is told as one through subjects: both are spoken of with them, no more. Each way says first how weak its weakest step is, then on how many sources it rests. Ways that go round about on a better one are looked for when they are asked for, below, and are not drawn; a way that is far longer or weaker than the best one is left out.",
    ),
    el("h3", {}, "Numbers and dates"),
    el(
      "p",
      {},
      "“At least”, “up to” and “about” are kept as the words have them; no margin is invented. A date such as 2026-Q1 means some day of that quarter. “As of” keeps what had begun by a date, “known by” what sources of then or earlier say. Both show only what is certain: a source dated “May 2026”, or not dated at all, may have come out later than 13 May, and what is said for no date may have begun later. A deal dates what is said of it: before it was first announced, committed, signed or closed only talks are left of it, and once it had begun, its parties are certain. What “as of” adds when it is asked for carries the mark “no date: may be later”. Below each date stands the other choice, with the number of statements that it gives. Quotations follow both dates, a disagreement shows only while two of its sides do, and what the curators read out of several texts counts as known since the last of them.",
    ),
    el("h3", {}, "The picture"),
    el(
      "p",
      {},
      "Double-click a thing to see it with its neighbours alone; its panel adds its neighbours, hides it, pins it or looks for the best ways to another thing. What you drag stays pinned there, whatever the filters do, and is part of the address. The timeline lists what is dated by month; the ideas are told as debates, with who stands where.",
    ),
    model.large
      ? el(
          "p",
          {},
          "This graph is large. The overview shows it as groups: around each of the weightiest things stand those that are most closely tied to it, step by step. The file is read while you look at it. Circles of money are not looked for in graphs of this size.",
        )
      : null,
    el("h3", {}, "Keys"),
    el(
      "dl",
      { class: "keyboard" },
      ...[
        ["/", "search; arrows choose, Enter opens, Escape leaves"],
        ["Tab", "from one control to the next, each with a visible frame"],
        ["arrows", "with the picture in focus: from one thing to the next; Enter opens it"],
        [". ,", "with the picture in focus: through the lines of that thing; Enter opens one"],
        ["+ − 0", "with the picture in focus: zoom, show all of it"],
        ["Shift and arrows", "with the picture in focus: move what is selected, and pin it there"],
        ["Escape", "closes the panel"],
        ["t", "turns the picture into a table and back"],
        ["Back, Forward", "of the browser undo and redo each step; every view has its own address"],
      ].flatMap(([name, says]) => [el("dt", {}, el("kbd", {}, name ?? "")), el("dd", {}, says ?? "")]),
    ),
    el("h3", {}, "Sources"),
    el(
      "ul",
      {},
      ...[...model.sources.values()]
        .filter(({ id }) => app.known.has(id))
        .map((source) =>
          el(
            "li",
            {},
            `${[model.sourceTitle(source.id), ...makersWords(model, source.id), source.issued ? dateWords(source.issued) : "undated"].join(", ")}. In ${source.documents.map((document) => document.file).join(", ")}. `,
            source.url ? webLink(source.url) : null,
          ),
        ),
    ),
  );
}
