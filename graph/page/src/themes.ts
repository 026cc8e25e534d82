// Quotations found by their words and by what they are about, which their words need not name.
import type { App } from "./app.ts";
import { type Child, el } from "./dom.ts";
import { foldLines } from "./folding.ts";
import { entityLink } from "./links.ts";
import { Resting } from "./mentions.ts";
import type { Model } from "./model.ts";
import type { Quotation } from "./types.ts";
import { lineHolds, type Wanted, wantedOf } from "./wordsfield.ts";

/** What a quotation is about: the id of an entity, or "|predicate" of what is said without naming another, as a measure. */
type Theme = string;

/** A quotation that goes by some words, with the themes by which it does where its own words do not hold all of them. */
export interface Found {
  row: Quotation;
  themes: Theme[];
}

const resting = new WeakMap<Model, Resting>();

/** Those of the quotations that hold the words in their text, the name of their speaker or the names of their themes. */
export function holdingWords(app: App, rows: readonly Quotation[], words: string): Found[] {
  if (words === "") return rows.map((row) => ({ row, themes: [] }));
  const lines = foldLines(rows.map((row) => `${row.text} … ${app.model.label(row.speaker)}`));
  const themes = rows.map((row) => themesOf(app, row));
  const names = namesOf(app.model, new Set(themes.flat()));
  const wanted = wantedOf(words, [...lines, ...names.values()]);
  return rows.flatMap((row, place): Found[] => {
    const missing = wanted.filter((word) => !lineHolds(lines[place] ?? "", word));
    const naming = (word: Wanted) =>
      (themes[place] ?? []).filter((theme) => lineHolds(names.get(theme) ?? "", word));
    const found = missing.map(naming);
    return found.every((some) => some.length > 0) ? [{ row, themes: fewest(found) }] : [];
  });
}

/** A line that tells by which of its themes a quotation was found; none where its own words hold all. */
export function themesLine(app: App, themes: Theme[]): Child {
  if (themes.length === 0) return null;
  const named = themes.map((theme) =>
    theme.startsWith("|") ? app.model.predicateLabel(theme.slice(1)) : entityLink(app, theme),
  );
  const parts = named.flatMap((name, place) => (place > 0 ? [", ", name] : [name]));
  return el("p", { class: "small found-by" }, "Found by what it is about: ", ...parts);
}

/** What a quotation is said to be about, then what the statements that rest on its words are about, as far as known. */
function themesOf({ model, known }: App, row: Quotation): Theme[] {
  const rows = restingOf(model)
    .on(row)
    .filter((each) => known.said(each));
  const ends = rows.flatMap(({ subject, object = "" }) => [subject, object]);
  const measures = rows.flatMap(({ predicate, object }) => (object === undefined ? [`|${predicate}`] : []));
  const entities = [...(row.about ?? []), ...ends].filter((id) => model.entities.has(id) && known.has(id));
  return [...new Set([...entities, ...measures])];
}

function restingOf(model: Model): Resting {
  const found = resting.get(model) ?? new Resting(model.statements);
  resting.set(model, found);
  return found;
}

/** All names of each theme, folded. */
function namesOf({ entities, vocabulary }: Model, themes: Set<Theme>): Map<Theme, string> {
  const lines = [...themes].map((theme) => {
    const term = theme.startsWith("|") ? vocabulary.predicates[theme.slice(1)] : entities.get(theme);
    return [term?.label ?? "", ...(term?.aliases ?? [])].join(" … ");
  });
  const folded = foldLines(lines);
  return new Map([...themes].map((theme, place) => [theme, folded[place] ?? ""]));
}

/** Of the themes that name each missing word, those that name most of the words, until each word is named. */
function fewest(found: Theme[][]): Theme[] {
  const number = (theme: Theme) => found.filter((some) => some.includes(theme)).length;
  const chosen: Theme[] = [];
  for (const some of found) {
    if (some.some((theme) => chosen.includes(theme))) continue;
    const [best] = [...some].sort((a, b) => number(b) - number(a));
    if (best) chosen.push(best);
  }
  return chosen;
}
