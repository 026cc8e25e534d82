// The receipt of a statement: the exact words, who says them, where, and who else says so or otherwise.
import type { App } from "./app.ts";
import { citation, passagesOf, quotationCitation } from "./citation.ts";
import { dateWords } from "./dates.ts";
import { markOf } from "./differs.ts";
import { button, type Child, count, el } from "./dom.ts";
import { documentButton, inPlace } from "./inplace.ts";
import { entityLink, webLink } from "./links.ts";
import { makersOf } from "./makers.ts";
import { areOneWitness } from "./origins.ts";
import { explanationOf, speakersOf, standing } from "./sides.ts";
import { isDoubt } from "./steps.ts";
import { addressOf, copy } from "./take.ts";
import { CURATORS, HOW_TOLD, type Told, voiceWords, WRITTEN } from "./tellers.ts";
import type { Evidence, Quotation, Statement } from "./types.ts";
import { notes } from "./words.ts";

export function receipt(app: App, row: Statement): HTMLElement {
  const { model } = app;
  const interest = model.interest(row);
  return el(
    "div",
    { class: "receipt" },
    ...quotes(app, row),
    facts([
      [
        "Said by",
        el("span", {}, entityLink(app, row.speaker), ...toldParts(app, model.tellers.ofStatement(row))),
      ],
      interest ? ["Interest", interest] : null,
      ["How firmly", stanceWords(app, row)],
      row.rank !== "normal" ? ["Rank", `${row.rank}${row.rank_reason ? `: ${row.rank_reason}` : ""}`] : null,
      ...sourceFacts(app, row),
    ]),
    ...others(app, row),
    otherwise(app, row),
    el(
      "p",
      { class: "actions" },
      button("Copy citation", () => void copy(app, citation(model, row, addressOf), "Citation")),
      documentButton(app, row.evidence),
      app.state.selected !== `s:${row.id}` && button("Open alone", () => app.select(`s:${row.id}`)),
    ),
  );
}

export function quotationReceipt(app: App, row: Quotation): HTMLElement {
  const interest = app.model.interestIn(row.speaker, row.about ?? []);
  return el(
    "div",
    { class: "receipt" },
    ...quotes(app, row),
    facts([interest ? ["Interest", interest] : null, ...sourceFacts(app, row)]),
    el(
      "p",
      { class: "actions" },
      button("Copy citation", () => void copy(app, quotationCitation(app.model, row, addressOf), "Citation")),
      documentButton(app, row.evidence),
    ),
  );
}

/** The exact words, each once, with the text in which they stand, told once, and all places where that stands in files. */
function quotes(app: App, { evidence, source }: { evidence: Evidence[]; source: string }): HTMLElement[] {
  return passagesOf(evidence).map(({ exact, places }, number) => {
    const where = places.map(({ document, start, end }) =>
      start === undefined ? document : `${document}, characters ${start} to ${end}`,
    );
    const text = number === 0 ? `Exact words in “${app.model.sourceTitle(source)}”` : "In the same text";
    return el(
      "figure",
      {},
      el("blockquote", {}, exact),
      el("figcaption", {}, `${text} (${where.join("; ")})`),
      inPlace(app, places),
    );
  });
}

/** Who stands between a speaker and the reader, behind the speaker's name; `name` gives how the teller is named. */
export function toldParts(app: App, told: Told, name: (app: App, id: string) => Child = entityLink): Child[] {
  if (told.wording === "read") return [", reading the exact words"];
  if (told.teller === "") return told.wording === "retold" ? [", as the source retells it"] : [];
  return [", ", ...tellerParts(app, told, name)];
}

/** What who quotes or retells does, and who that is, with who writes it where that is somebody else. */
export function tellerParts(
  app: App,
  { wording, teller, writer }: Told,
  name: (app: App, id: string) => Child = entityLink,
): Child[] {
  const written = writer === "" ? [] : [WRITTEN, name(app, writer)];
  return [`${HOW_TOLD[wording]} `, name(app, teller), ...written];
}

type Fact = [string, Node | string] | null;

export function facts(rows: Fact[]): HTMLElement {
  const list = el("dl", {});
  for (const row of rows) if (row) list.append(el("dt", {}, row[0]), el("dd", {}, row[1]));
  return list;
}

function stanceWords(app: App, row: Statement): string {
  const term = app.model.vocabulary.lists.stance?.[row.stance];
  const denied = row.polarity === "negated" ? " It says that it is not so." : "";
  return `${term?.label ?? row.stance}. ${term?.definition ?? ""}${denied}`;
}

function sourceFacts(app: App, row: { source: string; known_since?: string; via?: string }): Fact[] {
  const source = app.model.sources.get(row.source);
  const known = row.known_since ?? source?.issued;
  return [
    ["Source", el("span", {}, entityLinkTo(app, row.source), ...makersParts(app, row.source))],
    known
      ? ["Known since", `${dateWords(known)}${source?.issued_basis ? `. ${source.issued_basis}` : ""}`]
      : ["Known since", "the source is undated"],
    source?.url ? ["Address", webLink(source.url)] : null,
  ];
}

/** Who wrote and who published the source, each a link. */
function makersParts(app: App, source: string): Child[] {
  return makersOf(app.model, source).flatMap(({ did, ids }) => [
    `, ${did} `,
    ...ids.flatMap((id, place): Child[] => [place > 0 && ", ", entityLink(app, id)]),
  ]);
}

function entityLinkTo(app: App, source: string): HTMLElement {
  if (app.model.entities.has(source)) return entityLink(app, source);
  return el("span", {}, app.model.sourceTitle(source));
}

/** Who else says the same, and apart from them who calls it into question, or who tells it without the doubt of this one. */
function others(app: App, row: Statement): HTMLElement[] {
  const same = app.model.same(row).filter((other) => other.id !== row.id && app.passing.has(other));
  const alike = same.filter((other) => isDoubt(other) === isDoubt(row));
  const unlike = same.filter((other) => !alike.includes(other));
  return [
    ...otherSpeakers(app, row, alike, "Who else says so"),
    ...otherSpeakers(
      app,
      row,
      unlike,
      isDoubt(row) ? "Who says so without this doubt" : "Who calls it into question",
    ),
  ];
}

function otherSpeakers(app: App, row: Statement, rows: Statement[], lead: string): HTMLElement[] {
  if (rows.length === 0) return [];
  const list = el(
    "div",
    { class: "others" },
    el("p", { class: "lead" }, lead),
    el(
      "ul",
      {},
      ...rows.map((other) => {
        const told = app.model.tellers.ofStatement(other);
        return el(
          "li",
          {},
          entityLink(app, other.speaker),
          ...(told.teller === "" ? [] : toldParts(app, told)),
          ` (${other.stance}) in `,
          button(app.model.sourceTitle(other.source), () => app.select(`s:${other.id}`), { class: "link" }),
          ` – ${witness(app, row, other)}`,
        );
      }),
    ),
  );
  return [list];
}

/** Whether another statement of the same bears this one out. */
export function witness({ model }: App, row: Statement, other: Statement): string {
  if (row.speaker === CURATORS || other.speaker === CURATORS)
    return "a reading of the curators, so no witness";
  if (isDoubt(row) !== isDoubt(other)) return "no witness of it";
  if (!areOneWitness(model, row, other)) return "independently of it";
  const why =
    row.source === other.source
      ? "in the same text"
      : row.speaker === other.speaker
        ? "from the same speaker"
        : "from the same origin or publisher";
  return `${why}, so no second witness`;
}

function otherwise(app: App, row: Statement): HTMLElement | null {
  const conflicts = standing(app, app.model.conflictsOf(row));
  if (conflicts.length === 0) return null;
  const oneSpeaker = speakersOf(app, conflicts).size === 1;
  const ofAnother = conflicts.every((conflict) => markOf(app, row, conflict) === "another");
  const lead = oneSpeaker ? "What the same speaker says otherwise" : "Who says otherwise";
  return el(
    "div",
    { class: "others" },
    el("p", { class: "lead" }, ofAnother ? "What is said, perhaps of another deal" : lead),
    el(
      "ul",
      {},
      ...conflicts.map((conflict) =>
        el(
          "li",
          {},
          explanationOf(app, conflict),
          " ",
          button(
            `Compare ${count(conflict.statements.length, "statement")}`,
            () => app.select(`c:${conflict.id}`),
            { class: "link" },
          ),
        ),
      ),
    ),
  );
}

/** The small print of a statement in a list: role, basis and date, then who says and who passes it on; its scope stands in the sentence. */
export function smallPrint(app: App, row: Statement): string {
  const parts = notes({ ...row, scope: "" }, app.model);
  return [...parts, `says ${voiceWords(app.model, row)}`].join(" · ");
}
