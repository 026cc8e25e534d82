// The search box: a list of hits grouped by kind, worked with the arrow keys.
import type { App } from "./app.ts";
import { dateWords } from "./dates.ts";
import { type Child, clear, count, el } from "./dom.ts";
import { filterHits, filterOf } from "./filtersearch.ts";
import { type Hit, MOST } from "./hit.ts";
import { begins, type Found, groupOf, ordered, PASSAGES } from "./hitorder.ts";
import { kindMark } from "./links.ts";
import { restingOn } from "./mentions.ts";
import { moneyHits } from "./moneysearch.ts";
import { toldParts } from "./receipt.ts";
import { SearchIndex } from "./search.ts";
import { inSlices } from "./slices.ts";
import type { Told } from "./tellers.ts";
import type { Quotation, Statement } from "./types.ts";

/** The quotation or the statement whose words a hit tells, and who stands between its speaker and the reader. */
interface Passage {
  row: Quotation | Statement;
  told: Told;
}

const SHOWN = 12;
/** Milliseconds that a key may wait for what is not taken up yet. */
const AT_ONCE = 20;
/** In so narrow a window the box has room for two words. */
const NARROW = "(max-width: 480px)";

function isPassage(hit: Hit | undefined): boolean {
  return hit?.kind === "quotation" || hit?.kind === "statement";
}

export class SearchBox {
  readonly element: HTMLElement;
  private readonly input = el("input", {
    type: "search",
    id: "search",
    role: "combobox",
    "aria-label": "Search names, ideas and quotations",
    "aria-expanded": "false",
    "aria-controls": "hits",
    "aria-autocomplete": "list",
    autocomplete: "off",
    spellcheck: "false",
  });
  private readonly list = el("div", { id: "hits", role: "listbox", "aria-label": "Hits", hidden: true });
  private index: SearchIndex | undefined;
  private building: Generator<void> | undefined;
  private options: { element: HTMLElement; open: () => void }[] = [];
  /** The kinds of passages of which all are shown. */
  private readonly whole = new Set<string>();
  private current = -1;
  private from = "";
  /** What stood in the box when the focus left it. */
  private left = "";
  private readonly narrow = matchMedia(NARROW);

  constructor(private readonly app: App) {
    this.element = el(
      "div",
      { class: "search", role: "search" },
      this.input,
      el("kbd", { "aria-hidden": "true" }, "/"),
      this.list,
    );
    this.hint();
    this.narrow.addEventListener("change", () => this.hint());
    this.input.addEventListener("input", () => {
      this.whole.clear();
      this.show();
    });
    this.input.addEventListener("focus", () => this.takeUp());
    this.input.addEventListener("keydown", (event) => this.key(event));
    this.element.addEventListener("focusout", (event) => {
      // Where the whole window loses the focus, the box has it still.
      if (document.activeElement !== this.input && !this.element.contains(event.relatedTarget as Node | null))
        this.leave();
    });
  }

  /** Lets the next chosen entity be the other end of a connection. */
  connect(from: string): void {
    this.clear();
    this.from = from;
    this.hint();
    this.input.focus();
  }

  /** Says in the empty box what it is for, as far as there is room. */
  private hint(): void {
    const { from } = this;
    const { matches: narrow } = this.narrow;
    if (from)
      this.input.placeholder = narrow ? "Connect with …" : `Connect ${this.app.model.label(from)} with …`;
    else this.input.placeholder = narrow ? "Search names" : "Search names, ideas, quotes";
  }

  /** Takes up all names and texts while nobody waits for it. */
  async prepare(): Promise<void> {
    if (this.index || this.app.model.waiting > 0) return;
    this.index = new SearchIndex(this.app.model);
    this.building = this.index.build();
    await inSlices(this.building);
    this.building = undefined;
    if (!this.list.hidden) this.show();
  }

  /** Empties the box: what was looked for is no filter of another view. */
  clear(): void {
    this.input.value = "";
    this.left = "";
    this.close();
  }

  focus(): void {
    this.input.focus();
    this.input.select();
  }

  /** Beside a view, words in the box would look like its filter: they are put aside until the focus is back. */
  private leave(): void {
    this.left = this.input.value;
    this.input.value = "";
    this.close();
  }

  private takeUp(): void {
    if (this.input.value === "" && this.left !== "") {
      this.input.value = this.left;
      this.input.select();
    }
    this.left = "";
    this.show();
  }

  private show(): void {
    const text = this.input.value;
    if (!text.trim()) {
      this.hide();
      return;
    }
    if (!this.index) void this.prepare();
    // A small graph is taken up at once; of a large one what is taken up so far is searched, and again at the end.
    const end = this.app.model.large ? performance.now() + AT_ONCE : Number.POSITIVE_INFINITY;
    while (this.building && performance.now() < end) if (this.building.next().done) this.building = undefined;
    const passages = this.index?.passages(text, this.app.known);
    const found = this.found(text);
    let words = (): Hit[] => [];
    let done = false;
    while (passages && !done && performance.now() < end) {
      const step = passages.next();
      done = step.done === true;
      words = step.value ?? words;
    }
    this.showHits(ordered(found, words()), passages === undefined || done);
    if (passages && !done) void this.lookOn(passages, (more) => ordered(found, more), words);
  }

  /** What goes by the text; where the other end of a connection is chosen, things alone. */
  private found(text: string): Found {
    const { app, index } = this;
    const names = index?.entities(text, SHOWN, app.known) ?? [];
    if (this.from || !index) return { names, deals: [], said: [], ways: [], filters: [] };
    const deals = index.deals(text, app.known);
    // Who types several words with which a name begins means that name, unless they are a kind of deals.
    const begun = deals[0]?.kind === "class" ? [] : names.filter((hit) => begins(hit.text, text));
    return {
      names: names.map((hit) => (begun.includes(hit) ? { ...hit, score: 1 } : hit)),
      deals: deals.filter(({ id }) => !begun.some((hit) => hit.id === id)),
      said: index.said(text, SHOWN, app.known),
      ways: [
        ...moneyHits(app, text, (name) => index.named(name, app.known)?.id),
        ...index.ways(text, app.known),
      ],
      filters: filterHits(app, text),
    };
  }

  /** Looks through the rest of a large graph's words, unless the text changes meanwhile. */
  private async lookOn(
    passages: Iterator<() => Hit[]>,
    order: (found: Hit[]) => Hit[],
    words: () => Hit[],
  ): Promise<void> {
    const text = this.input.value;
    let found = words;
    const steps = {
      next: () => {
        const step = this.input.value === text ? passages.next() : { done: true, value: undefined };
        found = step.value ?? found;
        return step;
      },
    };
    await inSlices(steps as Iterator<unknown, unknown>);
    if (this.input.value === text && !this.list.hidden) this.showHits(order(found()), true, this.current);
  }

  /** Enter opens the first hit; none is marked until the arrows choose one, the first with the first press. */
  private showHits(hits: Hit[], all: boolean, current = -1): void {
    this.options = [];
    this.current = -1;
    clear(this.list);
    const reading = !all || this.building !== undefined || this.app.model.waiting > 0;
    const dropped = reading ? [] : (this.index?.dropped(this.input.value, hits) ?? []);
    if (hits.length > 0 && dropped.length > 0)
      this.list.append(
        el(
          "div",
          { class: "none" },
          `Nothing has all of these words; without ${dropped.map((word) => `“${word}”`).join(", ")}:`,
        ),
      );
    const groups = new Map<string, Hit[]>();
    for (const hit of hits) {
      const name = groupOf(this.app.model, hit);
      const group = groups.get(name);
      if (group) group.push(hit);
      else groups.set(name, [hit]);
    }
    for (const [name, group] of groups) {
      const part = el(
        "div",
        { role: "group", "aria-label": name },
        el("div", { class: "group-name", "aria-hidden": "true" }, name),
      );
      const first = isPassage(group[0]) && !this.whole.has(name) ? group.slice(0, PASSAGES) : group;
      for (const hit of first) part.append(this.option(hit));
      if (first.length < group.length) part.append(this.rest(name, group.length, hits, all));
      this.list.append(part);
    }
    if (hits.length > 0 && dropped.length > 0) this.list.append(this.alone(dropped.join(" ")));
    if (reading) this.list.append(el("div", { class: "none" }, "Still reading: more may come."));
    else if (hits.length === 0)
      this.list.append(
        el(
          "div",
          { class: "none" },
          `In ${this.sources()} nothing goes by that name and no passage holds all of these words. Try fewer of them.`,
        ),
      );
    this.app.say(count(hits.length, "hit"));
    this.list.hidden = false;
    this.input.setAttribute("aria-expanded", "true");
    this.mark(current);
  }

  /** In how many sources was looked: those of the day that "known by" sets. */
  private sources(): string {
    const { known, model } = this.app;
    const there = [...model.sources.keys()].filter((id) => known.has(id));
    return there.length === 1 ? "this source" : `these ${count(there.length, "source")}`;
  }

  /** The last line of a kind: it shows all passages of the kind. */
  private rest(name: string, size: number, hits: Hit[], all: boolean): HTMLElement {
    const place = this.options.length;
    const words = size < MOST ? `all ${size} passages` : `the best ${size} passages`;
    return this.line("rest", [words], () => {
      this.whole.add(name);
      this.showHits(hits, all, place);
    });
  }

  private option(hit: Hit): HTMLElement {
    const { model } = this.app;
    const named = hit.kind === "entity" || hit.kind === "described";
    const byAlias = named && hit.text !== model.label(hit.id) && hit.text !== hit.id;
    const alias = byAlias ? ` (${hit.text})` : "";
    const passage = this.passageOf(hit);
    const direct = hit.kind === "quotation" && passage?.told.wording !== "retold";
    const label = direct
      ? `“${hit.text}”`
      : !named
        ? hit.text
        : byAlias
          ? model.label(hit.id)
          : model.shown(hit.id);
    const content: Child[] = [
      named && kindMark(this.app, hit.id),
      passage && el("span", { class: "small" }, ...this.speakerParts(hit, passage)),
      el("span", {}, label),
      alias && el("span", { class: "small" }, alias),
      named && el("span", { class: "count" }, count(this.app.known.about(hit.id).length, "statement")),
      hit.number !== undefined &&
        el("span", { class: "count" }, count(hit.number, hit.kind === "class" ? "deal" : "statement")),
    ];
    return this.line(hit.kind, content, () => this.open(hit));
  }

  /** Who speaks a passage, who quotes or retells it, and of when it is. */
  private speakerParts(hit: Hit, { row, told }: Passage): Child[] {
    const { model } = this.app;
    const date = row.known_since ?? model.sources.get(row.source)?.issued;
    const parts = toldParts(this.app, told, (_, id) => model.label(id));
    return [hit.speaker, ...parts, date && `, ${dateWords(date)}`];
  }

  private passageOf(hit: Hit): Passage | undefined {
    const { statementById, quotations, tellers } = this.app.model;
    if (hit.kind === "statement") {
      const row = statementById.get(hit.id);
      return row && { row, told: tellers.ofStatement(row) };
    }
    const row = hit.kind === "quotation" ? quotations.find(({ id }) => id === hit.id) : undefined;
    return row && { row, told: tellers.ofQuotation(row) };
  }

  /** A line that looks for words alone: what is asked for may be just what nothing else has. */
  private alone(words: string): HTMLElement {
    return this.line("rest", [`Look for “${words}” alone`], () => {
      this.input.value = words;
      this.show();
    });
  }

  private line(kind: string, content: Child[], open: () => void): HTMLElement {
    const id = `hit-${this.options.length}`;
    const element = el(
      "div",
      { role: "option", id, "aria-selected": "false", class: kind, onclick: open },
      ...content,
    );
    // Without this the box would lose the focus, and close, before the click arrives.
    element.addEventListener("mousedown", (event) => event.preventDefault());
    this.options.push({ element, open });
    return element;
  }

  private mark(place: number): void {
    this.options[this.current]?.element.setAttribute("aria-selected", "false");
    this.current = place;
    const option = this.options[place]?.element;
    option?.setAttribute("aria-selected", "true");
    option?.scrollIntoView({ block: "nearest" });
    if (option) this.input.setAttribute("aria-activedescendant", option.id);
    else this.input.removeAttribute("aria-activedescendant");
  }

  private key(event: KeyboardEvent): void {
    const size = this.options.length;
    if (event.key === "ArrowDown" && size > 0) this.mark((this.current + 1) % size);
    else if (event.key === "ArrowUp" && size > 0) this.mark((Math.max(this.current, 0) - 1 + size) % size);
    else if (event.key === "Enter") {
      this.options[Math.max(this.current, 0)]?.open();
    } else if (event.key === "Escape") {
      this.clear();
    } else return;
    event.preventDefault();
    event.stopPropagation();
  }

  private open(hit: Hit): void {
    const { from } = this;
    this.clear();
    const named = hit.kind === "entity" || hit.kind === "described";
    if (from && named) this.app.select(`p:${from}|${hit.id}`);
    else if (named) this.app.select(`e:${hit.id}`);
    else if (hit.kind === "ways") this.app.select(`p:${hit.id}`);
    else if (hit.kind === "money") this.app.select(`m:${hit.id}`);
    else if (hit.kind === "filter") this.app.go(filterOf(this.app, hit.id));
    else if (hit.kind === "class") this.app.go({ view: "deals", kind: hit.id, sort: "-date" });
    else if (hit.kind === "predicate") this.openSaid(hit);
    else if (hit.kind === "quotation") this.app.select(`q:${hit.id}`);
    else {
      const row = this.app.model.statementById.get(hit.id);
      const several = row !== undefined && restingOn(this.app.model, row).length > 1;
      this.app.select(`${several ? "w" : "s"}:${hit.id}`);
    }
  }

  /** What is said, where somebody's word is asked for by that speaker alone. */
  private openSaid({ id, by }: Hit): void {
    const { only } = this.app.state;
    const selected = `f:${id}`;
    if (by) this.app.go({ selected, only: { ...only, speaker: new Set([by]) } });
    this.app.select(selected);
  }

  private close(): void {
    this.from = "";
    this.hint();
    this.hide();
  }

  private hide(): void {
    this.whole.clear();
    this.list.hidden = true;
    this.input.setAttribute("aria-expanded", "false");
    this.input.removeAttribute("aria-activedescendant");
  }
}
