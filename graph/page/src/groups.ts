// The groups of a large graph: a panel for each, and their list as the overview's twin in words.
import type { App } from "./app.ts";
import { button, count, disclosure, el, grouped } from "./dom.ts";
import { hiddenWords } from "./lines.ts";
import { entityLink, kindMark } from "./links.ts";
import type { PlacedNode } from "./types.ts";

const SHOWN = 30;

export function groupName(app: App, group: string): string {
  const hub = group.slice(2);
  return hub ? `Around ${app.model.shown(hub)}` : "Joined to none of the groups";
}

export function groupPanel(app: App, group: string): HTMLElement {
  const { model } = app;
  const hub = group.slice(2);
  const members = app.groups.members(group);
  const hidden = model.members(group).length - members.length;
  const kinds = new Map<string, number>();
  for (const id of members) {
    const type = model.entities.get(id)?.type ?? "";
    kinds.set(type, (kinds.get(type) ?? 0) + 1);
  }
  const sorted = [...kinds].sort((a, b) => b[1] - a[1]);
  const ties = model.network.edges
    .filter(({ from, to }) => from === group || to === group)
    .map(({ from, to }) => ({
      other: from === group ? to : from,
      statements: app.groups.statements(from, to),
    }))
    .filter(({ other, statements }) => statements > 0 && app.known.has(other.slice(2)));
  return el(
    "div",
    {},
    el("h2", { tabindex: -1 }, groupName(app, group)),
    el(
      "p",
      {},
      hub
        ? `${count(members.length, "entity", "entities")} nearer to ${model.label(hub)} than to the other weightiest ones${hiddenWords(hidden)}.`
        : `${count(members.length, "entity", "entities")} to which no line leads from a group${hiddenWords(hidden)}.`,
    ),
    hub !== "" &&
      el(
        "p",
        { class: "actions" },
        button("Draw this group", () =>
          app.go({ group: hub, focus: "", view: "picture", more: 1, selected: "" }),
        ),
      ),
    el("h3", {}, "Kinds"),
    el(
      "ul",
      { class: "figures" },
      ...sorted.map(([type, number]) => el("li", {}, `${model.classLabel(type)}: ${grouped(number)}`)),
    ),
    el("h3", {}, "Of which most is said"),
    memberList(app, members),
    ties.length > 0 && el("h3", {}, "Strongest ties to other groups"),
    el(
      "ul",
      { class: "figures" },
      ...ties.map(({ other, statements }) =>
        el(
          "li",
          {},
          button(groupName(app, other), () => app.select(other), { class: "link" }),
          `: ${count(statements, "statement")}`,
        ),
      ),
    ),
  );
}

function memberList(app: App, members: string[]): HTMLElement {
  const list = (ids: string[]) =>
    el(
      "ul",
      { class: "members" },
      ...ids.map((id) =>
        el(
          "li",
          {},
          kindMark(app, id),
          entityLink(app, id),
          el("span", { class: "count" }, count(app.known.about(id).length, "statement")),
        ),
      ),
    );
  const more = members.slice(SHOWN, 10 * SHOWN);
  return el(
    "div",
    {},
    list(members.slice(0, SHOWN)),
    more.length > 0 && disclosure(`${more.length} more`, () => list(more)),
    members.length > 10 * SHOWN &&
      el(
        "p",
        { class: "small" },
        `${grouped(members.length - 10 * SHOWN)} further ones are found by search and filters.`,
      ),
  );
}

/** The groups as a table. */
export function groupTable(app: App): HTMLElement {
  const groups: PlacedNode[] = app.model.network.nodes.filter(
    ({ id, members }) => members !== undefined && (id === "g:" || app.known.has(id.slice(2))),
  );
  const body = el("tbody", {});
  for (const { id } of groups) {
    const members = app.groups.members(id);
    body.append(
      el(
        "tr",
        {},
        el(
          "td",
          {},
          button(groupName(app, id), () => app.select(id), { class: "link" }),
        ),
        el("td", { class: "number" }, grouped(members.length)),
        el(
          "td",
          {},
          members
            .slice(0, 5)
            .map((member) => app.model.label(member))
            .join(", "),
        ),
      ),
    );
  }
  const head = ["Group", "Entities", "Of which most is said"].map((text) => el("th", { scope: "col" }, text));
  return el(
    "div",
    { class: "scroll", tabindex: 0, role: "region", "aria-label": "Groups" },
    el("table", {}, el("thead", {}, el("tr", {}, ...head)), body),
  );
}
