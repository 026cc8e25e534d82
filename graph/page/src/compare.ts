// Comparing two sources or speakers: who they are, what they face each other with, and what both say.
import type { App } from "./app.ts";
import {
  agreements,
  type columns,
  commonFigures,
  differ,
  idOf,
  isBy,
  opponents,
  type Voice,
  voiceName,
} from "./between.ts";
import { button, type Child, count, el, grouped, inSteps } from "./dom.ts";
import { passingBut } from "./filter.ts";
import { statementItem } from "./lines.ts";
import { entityLink } from "./links.ts";
import { witness } from "./receipt.ts";
import { type Scope, standing } from "./sides.ts";
import type { Facet, State } from "./state.ts";
import type { Conflict, Statement } from "./types.ts";

/** The filters that would hide the other side of what a source or a speaker says. */
const VOICES: readonly Facet[] = ["source", "speaker"];
/** How many others, figures and agreements are named at once. */
const SHOWN = 8;
const STEP = 20;

/** The name of a voice; of which nothing was known by the day that is set, none shows. */
function nameOf(app: App, voice: Voice): string {
  return app.known.has(idOf(voice)) ? voiceName(app.model, voice) : "one not known by then";
}

/** What is shown where two are compared: what passes all filters but those by source and by speaker. */
export function withAllVoices(app: App): Scope {
  return { model: app.model, passing: passingBut(app, VOICES) };
}

/** The two choosers. Each tells of how many disagreements it would leave, those of the second with the first. */
export function betweenChoice(app: App, scope: Scope, conflicts: Conflict[]): HTMLElement {
  const [one, other] = app.state.between;
  const alone = opponents(scope, conflicts, "");
  // The names stay the same, whatever the filters hide.
  const wide = withAllVoices(app);
  const everyone =
    wide.passing === scope.passing ? alone : opponents(wide, standing(wide, app.model.conflicts), "");
  const names = new Set([...everyone.keys(), one, other].filter(Boolean));
  return el(
    "div",
    { class: "between", role: "group", "aria-label": "Compare two sources or speakers" },
    el("label", { for: "between-one" }, "Between"),
    chooser(app, "between-one", one, names, alone, (voice) => [voice, other]),
    el("label", { for: "between-other" }, "and"),
    chooser(
      app,
      "between-other",
      other,
      names,
      one === "" ? alone : opponents(scope, conflicts, one),
      (voice) => [one, voice],
    ),
    (one !== "" || other !== "") &&
      button("Compare nobody", () => app.go({ between: ["", ""] }), { id: "between-nobody" }),
  );
}

function chooser(
  app: App,
  id: string,
  chosen: Voice,
  names: Set<Voice>,
  numbers: Map<Voice, number>,
  change: (voice: Voice) => State["between"],
): HTMLSelectElement {
  const select = el("select", { id }, el("option", { value: "" }, "anyone"));
  for (const [prefix, title] of [
    ["source:", "Sources"],
    ["speaker:", "Speakers"],
  ] as const) {
    const own = [...names]
      .filter((voice) => voice.startsWith(prefix))
      .map((voice) => ({ voice, name: nameOf(app, voice) }))
      .sort((a, b) => (a.name < b.name ? -1 : 1));
    const options = own.map(({ voice, name }) =>
      el("option", { value: voice }, `${name} (${grouped(numbers.get(voice) ?? 0)})`),
    );
    if (options.length > 0) select.append(el("optgroup", { label: title }, ...options));
  }
  select.value = chosen;
  select.addEventListener("change", () => app.go({ between: change(select.value) }));
  return select;
}

/** Which disagreements are listed: "between Ann and Bob." */
export function betweenWords(app: App): string {
  const [one, other] = app.state.between.map((voice) => (voice ? nameOf(app, voice) : "anyone"));
  return `between ${one} and ${other}.`;
}

/** Says that the filters by source and speaker are not asked where two are compared. */
export function allVoicesNote(app: App): Child {
  const set = VOICES.filter((facet) => app.state.only[facet].size > 0);
  if (set.length === 0) return null;
  return note(
    `All sides are shown, whatever the filter by ${set.join(" and by ")} leaves out elsewhere. `,
    button("Take it off", () =>
      app.go({ only: { ...app.state.only, source: new Set(), speaker: new Set() } }),
    ),
  );
}

/** Says what the filters by source and speaker hide of the disagreements in which somebody chosen there has a side. */
export function hiddenVoicesNote(app: App, shown: Conflict[]): Child {
  const chosen = VOICES.flatMap((facet) => [...app.state.only[facet]].map((id) => `${facet}:${id}`));
  const [one = "", other = ""] = chosen;
  if (one === "") return null;
  if (chosen.length > 2)
    return note(
      "The filter hides all sides but those of the chosen ones. Choose two of them above to see all sides.",
    );
  const between: State["between"] = [one, other];
  const scope = withAllVoices(app);
  const found = standing(scope, app.model.conflicts).filter((conflict) =>
    differ(scope, conflict, ...between),
  );
  const hidden = found.filter((conflict) => !shown.includes(conflict)).length;
  const name = nameOf(app, one);
  if (other !== "")
    return note(
      `${count(found.length, "disagreement is", "disagreements are")} between ${name} and ${nameOf(app, other)}. `,
      button("Compare the two, with all sides", () => app.go({ between })),
    );
  return note(
    `${name} has a side in ${count(found.length, "disagreement")}; the filter hides ${grouped(hidden)} of them, and sides of others. `,
    button("Show all sides", () => app.go({ between })),
  );
}

function note(...parts: Child[]): HTMLElement {
  return el("p", { class: "small" }, ...parts);
}

/** The words of the one beside those of the other, and below them what others say of it. */
export function facing(
  app: App,
  { left, right, rest }: ReturnType<typeof columns>,
  [one, other]: State["between"],
  list: (rows: Statement[]) => HTMLElement,
): Child[] {
  const [first, second] = one === "" ? [other, one] : [one, other];
  const itself = right.length > 0 && right.every((row) => isBy(row, first));
  const name = nameOf(app, first);
  const against = itself ? `${name}, elsewhere` : second === "" ? "Others" : nameOf(app, second);
  const column = (title: string, rows: Statement[]) =>
    el("div", {}, el("p", { class: "voice" }, title), list(rows));
  return [
    el("div", { class: "two" }, column(name, left), column(against, right)),
    rest.length > 0 && el("p", { class: "voice" }, "Others in it"),
    rest.length > 0 && list(rest),
  ];
}

/** What stands where two do not differ: with whom each of them does. */
export function nothingBetween(app: App, scope: Scope, conflicts: Conflict[]): Child[] {
  const [one, other] = app.state.between;
  const both = one !== "" && other !== "";
  return [
    el(
      "p",
      {},
      both
        ? "The two stand on different sides of nothing that passes the filters."
        : "Nobody is on another side than this one in anything that passes the filters.",
    ),
    both && opponentsOf(app, scope, conflicts, one, other),
    both && other !== one && opponentsOf(app, scope, conflicts, other, one),
    el(
      "p",
      { class: "actions" },
      button("Compare nobody", () => app.go({ between: ["", ""] })),
    ),
  ];
}

/** With whom a voice differs: those first that are of the kind of the one with whom it does not. */
function opponentsOf(app: App, scope: Scope, conflicts: Conflict[], voice: Voice, not: Voice): HTMLElement {
  const kind = not.slice(0, not.indexOf(":"));
  const found = [...opponents(scope, conflicts, voice)]
    .filter(([each]) => each.startsWith(kind))
    .sort((a, b) => Number(a[0] === voice) - Number(b[0] === voice) || b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
  const name = nameOf(app, voice);
  if (found.length === 0) return el("p", {}, `${name} differs with no ${kind} at all.`);
  return el(
    "p",
    {},
    `${name} differs with `,
    ...found
      .slice(0, SHOWN)
      .flatMap(([each, number], place): Child[] => [
        place > 0 && ", ",
        button(
          each === voice ? "other words of the same" : nameOf(app, each),
          () => app.go({ between: [voice, each] }),
          { class: "link" },
        ),
        ` (${number})`,
      ]),
    found.length > SHOWN && ` and ${found.length - SHOWN} more`,
    ".",
  );
}

/** What two have in common: what both say, and the figures of which both speak. */
export function common(app: App, scope: Scope): Child[] {
  const [one, other] = app.state.between;
  if (one === "" || other === "" || one === other) return [];
  const same = agreements(scope, one, other);
  const topics = commonFigures(scope, one, other);
  const names = [one, other].map((voice) => nameOf(app, voice));
  return [
    el("h3", {}, "Both say the same ", el("span", { class: "count" }, grouped(same.length))),
    same.length === 0 && el("p", {}, "Of no statement do both say just the same."),
    ...inSteps(same, STEP, (some) => [
      el(
        "ul",
        { class: "statements" },
        ...some.map(({ row, others }) => {
          const item = statementItem(app, row);
          const [also] = others;
          if (also)
            item.append(
              el(
                "p",
                { class: "small" },
                "So does ",
                button(names[1] ?? "", () => app.select(`s:${also.id}`), { class: "link" }),
                `, ${witness(app, row, also)}.`,
              ),
            );
          return item;
        }),
      ),
    ]),
    el("h3", {}, "Figures of which both speak ", el("span", { class: "count" }, grouped(topics.length))),
    topics.length === 0 && el("p", {}, "There is none of which both speak."),
    topics.length > 0 &&
      el(
        "p",
        { class: "small" },
        `With the number of statements, first of ${names[0]}, then of ${names[1]}.`,
      ),
    ...inSteps(topics, STEP, (some) => [
      el(
        "ul",
        { class: "figures" },
        ...some.map(({ subject, predicate, one: first, other: second }) =>
          el(
            "li",
            {},
            entityLink(app, subject),
            ", ",
            button(app.model.predicateLabel(predicate), () => app.select(`f:${subject}|${predicate}`), {
              class: "link",
            }),
            ` (${first} and ${second})`,
          ),
        ),
      ),
    ]),
  ];
}

/** The disagreements in which others say otherwise than a source or a speaker. */
export function disputedOf(app: App, id: string): Conflict[] {
  const { model } = app;
  const all = model.sources.has(id)
    ? model.conflicts
    : [...new Set(model.saidBy(id).flatMap((row) => model.conflictsOf(row)))];
  return standing(app, all).filter((conflict) => differ(app, conflict, voiceOf(app, id), ""));
}

/** A button that lists the disagreements in which others say otherwise than a source or a speaker; null for none. */
export function comparedButton(app: App, id: string, number: number): HTMLElement | null {
  if (number === 0) return null;
  return button(`Where others say otherwise (${number})`, () => toDisputesOf(app, id));
}

/** Lists the disagreements of a source or a speaker with anyone. */
export function toDisputesOf(app: App, id: string): void {
  app.go({ view: "conflicts", between: [voiceOf(app, id), ""] });
}

function voiceOf(app: App, id: string): Voice {
  return app.model.sources.has(id) ? `source:${id}` : `speaker:${id}`;
}
