// What is filtered at the moment: each filter in words, with what takes it off.
import type { App } from "./app.ts";
import { dateWords } from "./dates.ts";
import { button, type Child } from "./dom.ts";
import { limits } from "./filter.ts";
import type { Model } from "./model.ts";
import { FORWARD } from "./outlook.ts";
import { FACETS, type Facet, type State } from "./state.ts";

interface ActiveFilter {
  words: string;
  /** What changes when it is taken off. */
  off: Partial<State>;
}

/** Of more values than this in a row only the number is told. */
const FEW = 4;
const SEVERAL: Record<Facet, string> = {
  stance: "degrees of firmness",
  polarity: "of what is so or not so",
  outlook: "times",
  predicate: "things that are said",
  source: "sources",
  speaker: "speakers",
};

/** The name of a value of a facet. */
export function valueName({ model }: App, facet: Facet, id: string): string {
  if (facet === "stance") return model.stanceLabel(id);
  if (facet === "predicate") return model.predicateLabel(id);
  if (facet === "source") return model.sourceTitle(id);
  if (facet === "speaker") return model.shown(id);
  if (facet === "outlook")
    return id === "forward" ? `what is ${FORWARD.label}` : "what is not forward-looking";
  return id === "negated" ? "what is said not to be so" : "what is said to be so";
}

/** The kinds of things that are not drawn at first. */
export function backgroundKinds(model: Model): string[] {
  return Object.keys(model.vocabulary.classes).filter((id) =>
    model.ancestors(id).some((name) => model.background.has(name)),
  );
}

/** A button for each filter that is set: it names the filter, and takes it off. */
export function activeParts(app: App): Child[] {
  return [...facetFilters(app), ...kindFilters(app), ...dateFilters(app)].flatMap(
    ({ words, off }): Child[] => [
      button(words, () => app.go(off), {
        class: "active-filter",
        id: `active-${words.replaceAll(/\W+/g, "-")}`,
        title: `Take this filter off: ${words}`,
      }),
      " ",
    ],
  );
}

function facetFilters(app: App): ActiveFilter[] {
  const { only } = app.state;
  return FACETS.flatMap((facet) => {
    const without = (values: string[]) => ({
      only: { ...only, [facet]: new Set([...only[facet]].filter((value) => !values.includes(value))) },
    });
    const values = [...only[facet]];
    if (values.length > FEW)
      return [{ words: `only ${values.length} ${SEVERAL[facet]}`, off: without(values) }];
    const [before, after] = [facet === "source" ? "from " : "", facet === "speaker" ? " speaking" : ""];
    return values.map((value, place) => ({
      words: `${place === 0 ? "only" : "or"} ${before}${valueName(app, facet, value)}${after}`,
      off: without([value]),
    }));
  });
}

/** The kinds of things of which the user has chosen otherwise than the page does at first. */
export function kindFilters({ model, state }: App): ActiveFilter[] {
  const usual = new Set(backgroundKinds(model));
  const label = (id: string) => model.classLabel(id);
  const away = [...state.off].filter((id) => !usual.has(id));
  const added = [...usual].filter((id) => !state.off.has(id));
  const told = (word: string, ids: string[], off: (some: string[]) => Set<string>): ActiveFilter[] =>
    ids.length > FEW
      ? [{ words: `${word} ${ids.length} kinds`, off: { off: off(ids) } }]
      : ids.map((id) => ({ words: `${word} ${label(id)}`, off: { off: off([id]) } }));
  return [
    ...told("not", away, (some) => new Set([...state.off].filter((id) => !some.includes(id)))),
    ...told("also", added, (some) => new Set([...state.off, ...some])),
  ];
}

function dateFilters({ state }: App): ActiveFilter[] {
  const { asOf, knownBy } = limits(state);
  const found: ActiveFilter[] = [];
  if (asOf) found.push({ words: `as of ${dateWords(state.asOf)}`, off: { asOf: "" } });
  if (knownBy) found.push({ words: `known by ${dateWords(state.knownBy)}`, off: { knownBy: "" } });
  return found;
}
