// The debates over ideas: who is for an idea and who against it, with their words, and which ideas stand against it.
import type { App } from "./app.ts";
import { append, button, count, disclosure, el, inSteps } from "./dom.ts";
import { limited, statementItem } from "./lines.ts";
import { entityLink } from "./links.ts";
import type { Statement } from "./types.ts";

const FOR = ["states", "supports"];
const AGAINST = ["doubts", "opposes"];
const STEP = 40;
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
  /** How it stands to other ideas: broader, causes, analogy of ... */
  relations: Statement[];
}

let all = false;

/** The ideas that somebody or another idea that somebody holds stands against; or all ideas. */
export function ideasPage(app: App): HTMLElement {
  const debates = debatesOf(app);
  const contested = debates.filter(isContested);
  const shown = all ? debates : contested;
  const voices = ({ pro, contra, rivals }: Debate) =>
    pro.length + contra.length + rivals.reduce((sum, rival) => sum + rival.pro.length, 0);
  shown.sort((a, b) => voices(b) - voices(a) || (a.idea < b.idea ? -1 : 1));
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
      "An idea is contested where somebody doubts or opposes it, or holds an idea that contradicts it. The filters apply.",
    ),
    el(
      "p",
      { class: "actions" },
      choice(false, `Contested (${contested.length})`),
      choice(true, `All ideas (${debates.length})`),
    ),
  );
  append(
    page,
    inSteps(shown, STEP, (some) => some.map((debate) => debateView(app, debate))),
  );
  if (shown.length === 0) page.append(el("p", {}, "No idea is contested in what passes the filters."));
  return page;
}

/** All ideas of which somebody says where they stand, or which stand to others, in one pass over the statements. */
function debatesOf(app: App): Debate[] {
  const debates = new Map<string, Debate>();
  const rivals: [string, string][] = [];
  const of = (idea: string) => {
    let debate = debates.get(idea);
    if (!debate) {
      debate = { idea, pro: [], contra: [], denials: [], rivals: [], relations: [] };
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
    else if (subject !== object) rivals.push([subject, object], [object, subject]);
  }
  for (const [idea, rival] of rivals) {
    const { rivals: known } = of(idea);
    if (known.every((each) => each.idea !== rival)) known.push({ idea: rival, pro: of(rival).pro });
  }
  return [...debates.values()];
}

function isContested({ pro, contra, rivals }: Debate): boolean {
  return (
    (contra.length > 0 || rivals.some((rival) => rival.pro.length > 0)) && pro.length + contra.length > 0
  );
}

function debateView(app: App, { idea, pro, contra, denials, rivals, relations }: Debate): HTMLElement {
  const definition = app.model.entities.get(idea)?.description;
  return el(
    "article",
    { class: "conflict debate", "data-idea": idea },
    el("h3", {}, entityLink(app, idea)),
    definition ? el("p", {}, definition) : null,
    el(
      "div",
      { class: "two" },
      side(app, "For it", pro, "Nobody is on record for it."),
      side(app, "Against it", contra, "Nobody speaks against it itself."),
    ),
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
      disclosure(`How it stands to other ideas (${relations.length})`, () =>
        limited(app, relations, undefined, 12),
      ),
  );
}

/** One side of a debate: who stands on it, each with the words. */
function side(app: App, title: string, rows: Statement[], none: string): HTMLElement {
  const voices = new Set(rows.map((row) => row.subject));
  const heading = rows.length > 0 ? `${title}: ${count(voices.size, "voice")}` : title;
  return el(
    "div",
    {},
    el("h4", {}, heading),
    rows.length === 0 ? el("p", { class: "small" }, none) : null,
    ...inSteps(rows, STANDS, (some) => [
      el("ul", { class: "statements" }, ...some.map((row) => stand(app, row))),
    ]),
  );
}

/** Where one stands, with the words. */
function stand(app: App, row: Statement): HTMLElement {
  const item = statementItem(app, row);
  const quotes = [...new Set(row.evidence.map(({ exact }) => exact))];
  item.querySelector(".says")?.after(...quotes.map((exact) => el("blockquote", {}, exact)));
  return item;
}
