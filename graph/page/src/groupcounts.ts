// How much of the groups of a large graph the filters let pass: members, and the statements that tie two groups.
import { isFiltered } from "./filter.ts";
import type { Model } from "./model.ts";
import type { Passing } from "./passing.ts";
import type { State } from "./state.ts";

export class GroupCounts {
  private readonly groups: string[];
  private readonly passed = new Set<string>();
  private readonly tied = new Map<string, number>();
  /** Whether filters are set, and the file is read: before, nothing can be counted. */
  readonly filtered: boolean;

  /** Counts in one pass over the statements; `state` is that of the filters. */
  constructor(
    private readonly model: Model,
    state: State,
    passing: Passing,
  ) {
    this.groups = model.network.nodes.filter(({ members }) => members !== undefined).map(({ id }) => id);
    this.filtered = isFiltered(state) && model.waiting === 0;
    if (!this.filtered) {
      for (const { from, to, statements } of model.network.edges) this.tied.set(pair(from, to), statements);
      return;
    }
    for (const row of passing) {
      this.passed.add(row.subject);
      if (row.object === undefined) continue;
      this.passed.add(row.object);
      const [one, other] = [this.groupOf(row.subject), this.groupOf(row.object)];
      if (one !== other) this.tied.set(pair(one, other), this.statements(one, other) + 1);
    }
  }

  /** The members of a group of which something passes the filters; all where none is set. */
  members(group: string): string[] {
    const all = this.model.members(group);
    return this.filtered ? all.filter((id) => this.passed.has(id)) : all;
  }

  /** How many statements that pass the filters tie two groups; the build counted them where no filter is set. */
  statements(one: string, other: string): number {
    return this.tied.get(pair(one, other)) ?? 0;
  }

  private groupOf(id: string): string {
    return this.groups[this.model.entities.get(id)?.group ?? -1] ?? "";
  }
}

function pair(one: string, other: string): string {
  return one < other ? `${one} ${other}` : `${other} ${one}`;
}
