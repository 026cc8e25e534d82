// Filters found by the words of the legend, and by what people call the same: "denied", "forecasts".
import { valueName } from "./active.ts";
import type { App } from "./app.ts";
import { fold } from "./folding.ts";
import type { Hit } from "./hit.ts";
import { FORWARD } from "./outlook.ts";
import type { Facet, State } from "./state.ts";
import { LINES } from "./theme.ts";

/** So few letters begin too much. */
const LEAST = 4;
/** Words that ask for something and are no name of it. */
const ASKING = new Set("all are everything is of only said show statements that the what which".split(" "));
/** What people call what a stance means. */
const STANCES: Record<string, string[]> = {
  reported: ["hearsay", "passed on"],
  estimated: ["estimate"],
  projected: ["forecast", "projection", "expected", "plan"],
  opinion: ["judgement", "judgment"],
  disputed: ["called into question"],
  hypothetical: ["condition", "conditional", "supposed"],
};
const OTHERS: [Facet, string, string[]][] = [
  ["polarity", "negated", ["denied", "denial", "not so", "not to be so"]],
  ["outlook", "forward", [FORWARD.label, "forecast", "future", "plan"]],
];

/** The filters that go by the text, each with how many statements it would leave, those of most first. */
export function filterHits(app: App, text: string): Hit[] {
  const words = fold(text.slice(0, 200)).split(" ");
  const wanted = words.filter((word) => !ASKING.has(word)).join(" ");
  const exact = words.join(" ");
  const isCalled = (name: string) =>
    [exact, wanted].some((each) => each.length >= LEAST && `${fold(name)}s`.startsWith(each));
  const stances = Object.keys(LINES).map((stance): [Facet, string, string[]] => [
    "stance",
    stance,
    [app.model.stanceLabel(stance), ...(STANCES[stance] ?? [])],
  ]);
  return [...OTHERS, ...stances]
    .filter(([, , names]) => names.some(isCalled))
    .map(([facet, value]): Hit => {
      const number = app.tally.counts[facet].get(value) ?? 0;
      const id = `${facet}|${value}`;
      return { kind: "filter", id, text: `Show only ${valueName(app, facet, value)}`, score: 1, number };
    })
    .filter(({ number = 0 }) => number > 0)
    .sort((a, b) => (b.number ?? 0) - (a.number ?? 0));
}

/** What is changed by a filter that was found. */
export function filterOf({ state }: App, id: string): Partial<State> {
  const [facet = "", value = ""] = id.split("|");
  return { only: { ...state.only, [facet]: new Set([value]) } };
}
