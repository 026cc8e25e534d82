// What the page shows, and how it stands in the address, so that every view is a link and Back undoes.

export type View =
  | "overview"
  | "picture"
  | "table"
  | "deals"
  | "quotes"
  | "conflicts"
  | "loops"
  | "ideas"
  | "times"
  | "guide";
export type Facet = "predicate" | "stance" | "polarity" | "outlook" | "source" | "speaker";
export const FACETS: Facet[] = ["stance", "polarity", "outlook", "predicate", "source", "speaker"];
export const VIEWS: View[] = [
  "overview",
  "picture",
  "table",
  "deals",
  "times",
  "ideas",
  "quotes",
  "conflicts",
  "loops",
  "guide",
];

/** What the table lists: what is said between things in the picture, of them and of others with them, or everything. */
export type Listed = "drawn" | "touched" | "all";
const LISTED: Listed[] = ["drawn", "touched", "all"];

export interface State {
  view: View;
  listed: Listed;
  /** What the panel tells of: "e:entity", "s:statement", "l:subject|predicate|object|polarity", "q:", "c:conflict", "d:statement" for its conflicts, "w:statement" for what rests on its words, "f:subject|predicate", "m:entity" for its money, "p:from|to", "o:number", "g:hub". */
  selected: string;
  /** The classes that are not drawn. */
  off: Set<string>;
  /** The chosen values of each facet; none chosen means all. */
  only: Record<Facet, Set<string>>;
  asOf: string;
  knownBy: string;
  /** "As of" keeps what may begin only later, and "known by" what may be known only later: vague dates, or none. */
  asOfMaybe: boolean;
  knownByMaybe: boolean;
  /** Show what the filters leave out faintly instead of not at all. */
  fade: boolean;
  /** How many entities are drawn, in multiples of the core. */
  more: number;
  /** The entity whose neighbourhood alone is drawn. */
  focus: string;
  /** The hub of the group of a large graph that alone is drawn. */
  group: string;
  /** Entities that stay drawn, where the user put them. */
  pinned: Map<string, { x: number; y: number }>;
  expanded: Set<string>;
  /** What is drawn is laid out for itself, not where it stands in the picture of all. */
  arranged: boolean;
  hidden: Set<string>;
  /** The two whose disagreements alone are listed, each "source:id" or "speaker:id", or "" for anyone. */
  between: [string, string];
  /** The kind of disagreement, and the entity on which sources differ, that alone are listed. */
  difference: string;
  on: string;
  /** The kind of deal that alone is listed, and the column by which the deals stand, with "-" before it from last to first. */
  kind: string;
  sort: string;
  /** What the quotations are narrowed to: words in quotation marks, words that they hold, and what they are about. */
  direct: boolean;
  words: string;
  about: string;
  /** The words to which the ideas are narrowed: each list keeps its own, as it keeps all else that it is narrowed to. */
  ideaWords: string;
  /** To which the timeline has been brought: a year, or after it a time under it, "2026" or "2026 2026-04". */
  time: string;
}

export function initialState(off: Iterable<string>, view: View = "picture"): State {
  return {
    view,
    listed: "drawn",
    selected: "",
    off: new Set(off),
    only: {
      predicate: new Set(),
      stance: new Set(),
      polarity: new Set(),
      outlook: new Set(),
      source: new Set(),
      speaker: new Set(),
    },
    asOf: "",
    knownBy: "",
    // What held or was known on a day is asked for to be relied on: what may be later is added only when asked for.
    asOfMaybe: false,
    knownByMaybe: false,
    fade: false,
    more: 1,
    focus: "",
    group: "",
    pinned: new Map(),
    expanded: new Set(),
    arranged: false,
    hidden: new Set(),
    between: ["", ""],
    difference: "",
    on: "",
    kind: "",
    sort: "",
    direct: false,
    words: "",
    about: "",
    ideaWords: "",
    time: "",
  };
}

/** The state as the part of an address after "#"; what is as usual is left out. */
export function toHash(state: State, usual: State): string {
  const parts = new URLSearchParams();
  if (state.view !== usual.view) parts.set("view", state.view);
  if (state.listed !== usual.listed) parts.set("listed", state.listed);
  if (state.selected) parts.set("show", state.selected);
  if (list(state.off) !== list(usual.off)) parts.set("off", list(state.off));
  for (const facet of FACETS) if (state.only[facet].size > 0) parts.set(facet, list(state.only[facet]));
  if (state.asOf) parts.set("as-of", state.asOf);
  if (state.knownBy) parts.set("known-by", state.knownBy);
  // Always told with its date: addresses without it are of pages that took in what may be later unless told not to.
  if (state.asOf || state.asOfMaybe) parts.set("as-of-maybe", state.asOfMaybe ? "yes" : "no");
  if (state.knownByMaybe) parts.set("known-by-maybe", "yes");
  if (state.fade) parts.set("fade", "yes");
  if (state.more !== 1) parts.set("more", String(state.more));
  if (state.focus) parts.set("focus", state.focus);
  if (state.group) parts.set("group", state.group);
  if (state.pinned.size > 0)
    parts.set("pinned", [...state.pinned].map(([id, { x, y }]) => `${id},${x},${y}`).join(" "));
  if (state.expanded.size > 0) parts.set("expanded", list(state.expanded));
  if (state.arranged) parts.set("arranged", "yes");
  if (state.hidden.size > 0) parts.set("hidden", list(state.hidden));
  if (state.between.some(Boolean)) parts.set("between", state.between.join("|"));
  if (state.difference) parts.set("difference", state.difference);
  if (state.on) parts.set("on", state.on);
  if (state.kind) parts.set("kind", state.kind);
  if (state.sort) parts.set("sort", state.sort);
  if (state.direct) parts.set("direct", "yes");
  if (state.words) parts.set("words", state.words);
  if (state.about) parts.set("about", state.about);
  if (state.ideaWords) parts.set("idea-words", state.ideaWords);
  if (state.time) parts.set("time", state.time);
  return parts.toString();
}

/** The state that an address gives; what it does not know is taken as usual. */
export function fromHash(hash: string, usual: State): State {
  const parts = new URLSearchParams(hash.replace(/^#/, ""));
  const text = (name: string) => parts.get(name) ?? "";
  const set = (name: string) => new Set(text(name).split(" ").filter(Boolean));
  const view = text("view") as View;
  const listed = text("listed") as Listed;
  const more = Number(text("more"));
  return {
    view: VIEWS.includes(view) ? view : usual.view,
    listed: LISTED.includes(listed) ? listed : usual.listed,
    selected: text("show"),
    off: parts.has("off") ? set("off") : new Set(usual.off),
    only: {
      predicate: set("predicate"),
      stance: set("stance"),
      polarity: set("polarity"),
      outlook: set("outlook"),
      source: set("source"),
      speaker: set("speaker"),
    },
    asOf: text("as-of"),
    knownBy: text("known-by"),
    asOfMaybe: parts.has("as-of-maybe") ? text("as-of-maybe") !== "no" : parts.has("as-of"),
    knownByMaybe: text("known-by-maybe") === "yes",
    fade: text("fade") === "yes",
    more: Number.isInteger(more) && more >= 1 && more <= 64 ? more : usual.more,
    focus: text("focus"),
    group: text("group"),
    pinned: new Map([...set("pinned")].flatMap(pin)),
    expanded: set("expanded"),
    arranged: text("arranged") === "yes",
    hidden: set("hidden"),
    between: pair(text("between")),
    difference: text("difference"),
    on: text("on"),
    kind: text("kind"),
    sort: text("sort"),
    direct: text("direct") === "yes",
    words: text("words"),
    about: text("about"),
    ideaWords: text("idea-words"),
    time: text("time"),
  };
}

function list(names: Set<string>): string {
  return [...names].sort().join(" ");
}

/** Two sources or speakers as they stand in an address; "" for what is neither. */
function pair(text: string): [string, string] {
  const [one = "", other = ""] = text
    .split("|")
    .map((name) => (/^(?:source|speaker):./.test(name) ? name : ""));
  return [one, other];
}

/** A pin as it stands in an address; none where it is no pin. */
function pin(text: string): [string, { x: number; y: number }][] {
  const [id = "", x, y] = text.split(",");
  const place = { x: Number(x), y: Number(y) };
  return id && Number.isInteger(place.x) && Number.isInteger(place.y) ? [[id, place]] : [];
}
