// The debates over ideas: who is for an idea and who against it, with their words, and which ideas stand against it.
import type { App } from "./app.ts";
import { append, button, count, disclosure, el, grouped, inSteps } from "./dom.ts";
import { nothing } from "./empty.ts";
import { foldLines } from "./folding.ts";
import { limited, statementItem } from "./lines.ts";
import { entityLink } from "./links.ts";
import { independent, voicesWords } from "./origins.ts";
import { sidesOf, standing } from "./sides.ts";
import { AGAINST, FOR } from "./stands.ts";
import type { Statement } from "./types.ts";
import { lineHolds, wantedOf, wordsField } from "./wordsfield.ts";

const STEP = 80;
/** How many stands of a side, and how many rivals, are there at once. */
const STANDS = 8;
const RIVALS = 3;

interface Debate {
  idea: string;
  pro: Statement[];
  contra: Statement[];
  /** Stands that are said not to be held. */
  denials: Statement[];
  rivals: { idea: string; pro: Statement[] }[];
  /** The statements that set its rivals against it. */
  links: Statement[];
  /** What others hold that a disagreement sets beside these, without naming the idea. */
  beside: Statement[];
  /** How it stands to other ideas: broader, causes, analogy of ... */
  relations: Statement[];
}

let all = false;

/** The ideas that somebody or another idea that somebody holds stands against; or all ideas, or those of some words. */
export function ideasPage(app: App): HTMLElement {
  const debates = debatesOf(app);
  const contested = debates.filter(isContested);
  const { ideaWords: words } = app.state;
  const shown = words ? holdingWords(app, debates) : all ? debates : contested;
  const stands = ({ pro, contra, beside, rivals }: Debate) =>
    pro.length + contra.length + beside.length + rivals.reduce((sum, rival) => sum + rival.pro.length, 0);
  shown.sort((a, b) => stands(b) - stands(a) || (a.idea < b.idea ? -1 : 1));
  const page = el("div", { class: "page" }, el("h2", {}, "Ideas and debates"));
  const choice = (value: boolean, text: string) =>
    button(
      text,
      () => {
        all = value;
        page.replaceWith(ideasPage(app));
      },
      { "aria-pressed": String(all === value) },
    );
  page.append(
    el(
      "p",
      {},
      "An idea is contested where somebody doubts or opposes it, or holds what contradicts it or is set against it. Voices are people, organisations, publications, and an industry or market as a whole; ideas and things that support one are counted apart. The filters apply." +
        restWords(app, debates.length),
    ),
    el(
      "p",
      { class: "actions" },
      ...(words
        ? [
            `${shown.length} of ${count(debates.length, "idea")}, contested or not `,
            button("Show without words", () => app.go({ ideaWords: "" })),
          ]
        : [choice(false, `Contested (${contested.length})`), choice(true, `All ideas (${debates.length})`)]),
      wordsField("ideas-words", words, (ideaWords, how) => app.go({ ideaWords }, how)),
    ),
  );
  append(
    page,
    inSteps(shown, STEP, (some) => some.map((debate) => debateView(app, debate))),
  );
  if (words && shown.length === 0)
    page.append(el("p", {}, "No idea in what passes the filters has these words in its name or definition."));
  else if (shown.length === 0)
    page.append(...nothing(app, all ? "" : "No idea is contested in what passes the filters."));
  return page;
}

/** How many ideas are no debates: what passes the filters only names them, or says what they are about. */
function restWords(app: App, debates: number): string {
  const ideas = [...app.model.entities.keys()].filter((id) => app.known.has(id) && app.model.isA(id, "Idea"));
  const rest = ideas.length - debates;
  if (rest <= 0) return "";
  return ` Of ${count(rest, "further idea")} it is not said who stands where, nor how ${rest === 1 ? "it stands" : "they stand"} to others.`;
}

/** Those of the ideas that have the words that are asked for in their names or their definitions. */
function holdingWords({ model, state, known }: App, debates: Debate[]): Debate[] {
  const lines = foldLines(
    debates.map(({ idea }) => {
      const { aliases = [] } = model.entities.get(idea) ?? {};
      return [model.label(idea), ...aliases, known.description(idea)].join(" … ");
    }),
  );
  const wanted = wantedOf(state.ideaWords, lines);
  return debates.filter((_, place) => wanted.every((word) => lineHolds(lines[place] ?? "", word)));
}

/** All ideas of which somebody says where they stand, or which stand to others, in one pass over the statements. */
function debatesOf(app: App): Debate[] {
  const debates = new Map<string, Debate>();
  const rivals: [string, string, Statement][] = [];
  const of = (idea: string) => {
    let debate = debates.get(idea);
    if (!debate) {
      debate = { idea, pro: [], contra: [], denials: [], rivals: [], links: [], beside: [], relations: [] };
      debates.set(idea, debate);
    }
    return debate;
  };
  for (const row of app.passing) {
    const { subject, predicate, object } = row;
    if (object === undefined || row.rank === "deprecated" || !app.model.isA(object, "Idea")) continue;
    const stands = FOR.includes(predicate) || AGAINST.includes(predicate);
    if (stands && row.polarity === "negated") of(object).denials.push(row);
    else if (FOR.includes(predicate)) of(object).pro.push(row);
    else if (AGAINST.includes(predicate)) of(object).contra.push(row);
    else if (!app.model.isA(subject, "Idea")) continue;
    else if (predicate !== "contradicts" || row.polarity === "negated")
      for (const idea of [subject, object]) of(idea).relations.push(row);
    else if (subject !== object) rivals.push([subject, object, row], [object, subject, row]);
  }
  for (const [idea, rival, row] of rivals) {
    const { rivals: known, links } = of(idea);
    links.push(row);
    if (known.every((each) => each.idea !== rival)) known.push({ idea: rival, pro: of(rival).pro });
  }
  for (const debate of debates.values()) debate.beside = besideOf(app, debate);
  return [...debates.values()];
}

/** What others hold that a disagreement about the idea sets beside the stands on it, without naming it. */
function besideOf(app: App, { idea, pro, contra, denials, rivals, links }: Debate): Statement[] {
  const rests = [...pro, ...contra, ...denials, ...links];
  const told = new Set([...rests, ...rivals.flatMap((rival) => rival.pro)]);
  const sides = new Set([...pro, ...contra].map(holder));
  const conflicts = new Set(rests.flatMap((row) => app.model.conflictsOf(row)));
  const about = [...conflicts].filter((conflict) => conflict.about === idea && conflict.kind === "opinion");
  const rows = standing(app, about).flatMap((conflict) => sidesOf(app, conflict).flat());
  return [...new Set(rows)].filter((row) => !told.has(row) && !sides.has(holder(row)));
}

function isStand({ predicate }: Statement): boolean {
  return FOR.includes(predicate) || AGAINST.includes(predicate);
}

function isContested({ pro, contra, beside, rivals }: Debate): boolean {
  const against = contra.length + beside.length > 0 || rivals.some((rival) => rival.pro.length > 0);
  return against && pro.length + contra.length > 0;
}

function debateView(
  app: App,
  { idea, pro, contra, denials, rivals, beside, relations }: Debate,
): HTMLElement {
  const definition = app.known.description(idea);
  return el(
    "article",
    { class: "conflict debate", "data-idea": idea },
    el("h3", {}, entityLink(app, idea)),
    definition ? el("p", {}, definition) : null,
    el(
      "div",
      { class: "two" },
      side(app, "For it", pro, "Nobody is on record for it."),
      el(
        "div",
        {},
        side(app, "Against it", contra, "Nobody speaks against it itself."),
        beside.length > 0 && side(app, "Also in dispute with it", beside, ""),
      ),
    ),
    tellersNote(app, pro, [...contra, ...beside]),
    denials.length > 0 && side(app, "Said not to stand there", denials, ""),
    ...inSteps(rivals, RIVALS, (some) =>
      some.map((rival) =>
        el(
          "div",
          { class: "rival" },
          el("p", {}, "Contradicted by the idea ", entityLink(app, rival.idea)),
          side(app, "For that one", rival.pro, "Nobody is on record for that one."),
        ),
      ),
    ),
    relations.length > 0 &&
      disclosure(
        `How it stands to other ideas (${relations.length})`,
        () => limited(app, relations, undefined, 12),
        // Where nobody is on record for the idea itself, this is what there is of the debate.
        pro.length + contra.length === 0,
      ),
  );
}

/** Says of a debate where it is one origin that tells both sides, and where one of them speaks only as the other tells it. */
function tellersNote(app: App, pro: Statement[], contra: Statement[]): HTMLElement | null {
  const [one = [], other = []] = [pro, contra].map((rows) => rows.filter((row) => isVoice(app, holder(row))));
  if (one.length === 0 || other.length === 0) return null;
  const retold = (rows: Statement[], by: Statement[]) =>
    rows.every((row) => row.speaker !== holder(row) && by.some((each) => holder(each) === row.speaker));
  const words = retold(one, other)
    ? "Who is for it speaks here only in the words of who is against it."
    : retold(other, one)
      ? "Who is against it speaks here only in the words of who is for it."
      : independent(app.model, [...one, ...other]).length === 1 && "Both sides come from one origin.";
  return words ? el("p", { class: "small" }, words) : null;
}

/** One side of a debate: who stands on it, each with the words. */
function side(app: App, title: string, rows: Statement[], none: string): HTMLElement {
  const heading = rows.length > 0 ? `${title}: ${holders(app, rows)}` : title;
  return el(
    "div",
    {},
    el("h4", {}, heading),
    rows.length === 0 ? el("p", { class: "small" }, none) : null,
    ...inSteps(voicesFirst(app, rows), STANDS, (some) => [
      el("ul", { class: "statements" }, ...some.map((row) => stand(app, row))),
    ]),
  );
}

/** Who can hold an idea, as graph/dealgraph/analysis/debates.py has it; whatever else supports one is no voice. */
const VOICES = ["Agent", "Source", "Publication", "Market"];

/** Who holds what a statement says: the one who is said to stand there, else the speaker. */
function holder(row: Statement): string {
  return isStand(row) ? row.subject : row.speaker;
}

function isVoice(app: App, id: string): boolean {
  return VOICES.some((name) => app.model.isA(id, name));
}

function voicesFirst(app: App, rows: Statement[]): Statement[] {
  const late = (row: Statement) => Number(!isVoice(app, holder(row)));
  return [...rows].sort((a, b) => late(a) - late(b));
}

/** Who and what stands on a side: "3 voices, 2 origins; 1 interested; 1 only as others tell it; 5 ideas or things". */
function holders(app: App, rows: Statement[]): string {
  const holding = rows.filter((row) => isVoice(app, holder(row)));
  const voices = new Set(holding.map(holder)).size;
  const origins = independent(app.model, holding).length;
  const interested = new Set(holding.filter((row) => app.model.interest(row)).map(holder)).size;
  const own = new Set(holding.filter((row) => row.speaker === holder(row)).map(holder)).size;
  const things = new Set(rows.filter((row) => !holding.includes(row)).map(holder)).size;
  const parts = [
    (voices > 0 || things === 0) && voicesWords({ voices, origins }),
    interested > 0 && `${grouped(interested)} interested`,
    voices > own && `${grouped(voices - own)} only as others tell it`,
    things > 0 && count(things, "idea or thing", "ideas or things"),
  ];
  return parts.filter(Boolean).join("; ");
}

/** Where one stands, with the words. */
function stand(app: App, row: Statement): HTMLElement {
  const item = statementItem(app, row);
  const quotes = [...new Set(row.evidence.map(({ exact }) => exact))];
  item.querySelector(".says")?.after(...quotes.map((exact) => el("blockquote", {}, exact)));
  return item;
}
