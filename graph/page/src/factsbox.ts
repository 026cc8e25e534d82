// The facts of a deal for a short sheet: who is in it, how large it is, how far it has come, how it is tied to other deals;
// each with the words of one statement.
import type { App } from "./app.ts";
import { isRole } from "./deals.ts";
import { el } from "./dom.ts";
import { isKeyFigure } from "./figures.ts";
import { lineId } from "./joins.ts";
import { type Figure, figuresOf, partiesOf, roleWords, voicesOf } from "./roles.ts";
import { isDeal, stepsOf } from "./steps.ts";
import type { Statement } from "./types.ts";
import { isPreferred, told } from "./values.ts";
import { claimWords, sentence, when } from "./words.ts";

interface Fact {
  name: string;
  words: string;
  /** What is cited for it: a statement for each role of each party, one for all else. */
  rows: Statement[];
}

/** The facts of a deal that pass the filters; `cite` gives the words of statements, each with the number of its source. */
export function factsBox(app: App, deal: string, cite: (rows: Statement[]) => string[]): HTMLElement {
  const list = el("dl", { class: "facts-box" });
  for (const { name, words, rows } of factsOf(app, deal)) {
    const quotes = cite(rows).map((text) => el("div", { class: "small" }, text));
    list.append(el("dt", {}, name), el("dd", {}, words, ...quotes));
  }
  return list;
}

function factsOf(app: App, deal: string): Fact[] {
  const rows = app.model.about(deal).filter((row) => app.passing.has(row) && row.rank !== "deprecated");
  const own = rows.filter((row) => row.subject === deal);
  const figures = figuresOf(
    app,
    own.filter((row) => isKeyFigure(app, row)),
  ).map((figure) => ({
    name: figure.label,
    words: figureWords(app, figure),
    rows: chosen(app, figure.rows),
  }));
  return [...partyFacts(app, deal, own), ...figures, ...stepFacts(app, deal), ...tieFacts(app, deal, rows)];
}

/** A figure as the cited statement tells it, and after that how else it is told. */
function figureWords(app: App, { words, rows }: Figure): string {
  const [first] = chosen(app, rows);
  const alike = (row: Statement) => row.stance === first?.stance && when(row) === when(first);
  const [same, besides] = [rows.filter(alike), rows.filter((row) => !alike(row))];
  return told(app, new Map([[words, same]]), new Map([[words, besides]])).join();
}

function partyFacts(app: App, deal: string, own: Statement[]): Fact[] {
  const roles = own.filter((row) => isRole(app, row, deal));
  const groups = new Map<string, string[]>();
  for (const { id, roles: some } of partiesOf(app, roles)) {
    const name = some.map(roleWords).join(", ");
    groups.set(name, [...(groups.get(name) ?? []), id]);
  }
  return [...groups].map(([name, ids]) => ({
    name,
    words: ids.map((id) => app.model.shown(id)).join(", "),
    // Each role of each party has words of its own: that it provides does not say that it supplies the chips.
    rows: ids.flatMap((id) => byRole(roles, id).flatMap((same) => chosen(app, same))),
  }));
}

/** What is said of one party, the statements of each of its roles together. */
function byRole(rows: Statement[], party: string): Statement[][] {
  const found = new Map<string, Statement[]>();
  for (const row of rows) {
    if (row.object !== party) continue;
    const same = found.get(lineId(row));
    if (same) same.push(row);
    else found.set(lineId(row), [row]);
  }
  return [...found.values()];
}

function stepFacts(app: App, deal: string): Fact[] {
  const steps = new Map<string, Statement[]>();
  for (const row of stepsOf(app, deal)) {
    const words = claimWords(row, app.model);
    steps.set(words, [...(steps.get(words) ?? []), row]);
  }
  return [...steps].map(([words, rows]) => {
    return {
      name: "status",
      words: `${words} (${voicesOf(app, rows).join("; ")})`,
      rows: chosen(app, rows),
    };
  });
}

function tieFacts(app: App, deal: string, rows: Statement[]): Fact[] {
  const ties = new Map<string, Statement>();
  for (const row of rows) {
    const other = (row.subject === deal ? row.object : row.subject) ?? "";
    const words = sentence(row, app.model);
    if (isDeal(app, other) && !ties.has(words)) ties.set(words, row);
  }
  return [...ties].map(([words, row]) => ({ name: "other deals", words, rows: [row] }));
}

/** The one statement that is cited for several of the same: the one that the curators prefer, else the first. */
function chosen(app: App, rows: Statement[]): Statement[] {
  return [rows.find((row) => isPreferred(app, row)) ?? rows[0]].filter((row) => row !== undefined);
}
