// What every part of the page may ask for and do.

import type { Path } from "./cheapest.ts";
import type { Documents } from "./documents.ts";
import type { Tally } from "./filter.ts";
import type { GroupCounts } from "./groupcounts.ts";
import type { Known } from "./known.ts";
import type { Model } from "./model.ts";
import type { Passing } from "./passing.ts";
import type { State } from "./state.ts";
import type { Quotation } from "./types.ts";

export interface App {
  readonly model: Model;
  readonly state: State;
  /** The statements and quotations that pass the filters. */
  readonly passing: Passing;
  /** Of what something was known by the day that is set. */
  readonly known: Known;
  /** How much of the groups of a large graph passes the filters. */
  readonly groups: GroupCounts;
  /** How many statements each filter lets pass. */
  readonly tally: Tally;
  readonly quotations: Quotation[];
  /** What the user has given the page to read. */
  readonly documents: Documents;
  /** Changes the state, draws it, and puts it into the address; with `replace` in the place of the last step. */
  go(change: Partial<State>, how?: { replace?: boolean }): void;
  select(selected: string): void;
  /** Whether the picture draws an entity. */
  isDrawn(id: string): boolean;
  /** Whether the picture draws an entity, or could draw it beside the others. */
  hasRoom(id: string): boolean;
  /** Keeps an entity drawn, at a place or where there is room. */
  pin(id: string, place?: { x: number; y: number }): void;
  /** Forgets all filters and choices. */
  startAfresh(): void;
  /** The best paths between two entities through what passes the filters. */
  paths(from: string, to: string): Path[];
  /** Up to `limit` further ones that go round about on these. */
  roundabout(paths: Path[], limit: number): Path[];
  /** Lets the search box choose what the entity is to be connected with. */
  connect(from: string): void;
  /** How many entities another state would draw. */
  drawnAt(state: State): number;
  /** How many neighbours of an entity are not drawn. */
  undrawn(id: string): number;
  /** Tells something to users of screen readers. */
  say(text: string): void;
  /** Tells something to everyone: it is shown for some seconds, and read out. */
  confirm(text: string): void;
}
