// How an entity or a group looks in the picture: as the build laid it down, or by the same rules.
import type { Model } from "./model.ts";

export interface Look {
  label: string;
  size: number;
  font: number;
  shape: string;
  color: string;
}

const LINE = 18;
const LINES = 3;
const GREY = "#6b7280";

/** How it looks; `names` are those that differ from the build's. */
export function lookOf(model: Model, id: string, names?: ReadonlyMap<string, string>): Look {
  const built = model.nodes.get(id);
  if (built) {
    const { size, shape, color } = built;
    const label = names?.get(id) ?? built.label;
    return { label, size, font: built.font.size, shape, color };
  }
  const term = model.vocabulary.classes[model.entities.get(id)?.type ?? ""];
  const size = Math.round(Math.min(34, 8 + 2.4 * Math.sqrt(model.about(id).length)));
  return {
    label: wrap(model.shown(id)),
    size,
    font: 13,
    shape: term?.shape ?? "dot",
    color: term?.color ?? GREY,
  };
}

/** The label in up to three short lines, cut with an ellipsis where it is longer. */
export function wrap(label: string): string {
  const lines: string[] = [];
  for (const word of label.split(/\s+/).filter(Boolean)) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + 1 + word.length <= LINE)
      lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  const cut = lines.map((line) => (line.length <= LINE + 5 ? line : `${line.slice(0, LINE + 4)}…`));
  if (cut.length > LINES) cut.splice(LINES - 1, cut.length, `${cut[LINES - 1]}…`);
  return cut.join("\n");
}

/** The name of an entity or a group. */
export function nameOf(model: Model, id: string, names?: ReadonlyMap<string, string>): string {
  return isGroup(id) ? lookOf(model, id, names).label.replaceAll("\n", " ") : model.shown(id);
}

/** What stands for a node among the things that can be selected: groups have ids of that form already. */
export function selection(id: string): string {
  return isGroup(id) ? id : `e:${id}`;
}

export function isGroup(id: string): boolean {
  return id.startsWith("g:");
}
