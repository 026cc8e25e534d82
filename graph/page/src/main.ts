// Starts the page: reads the data blocks, builds the parts, and keeps them, the state and the address in step.
import { backgroundKinds } from "./active.ts";
import type { App } from "./app.ts";
import { openBar, showBar } from "./bar.ts";
import type { Path } from "./cheapest.ts";
import { sizeOn } from "./dealsizes.ts";
import { Documents } from "./documents.ts";
import { clear, el } from "./dom.ts";
import { passingQuotations, type Tally, tally } from "./filter.ts";
import { Focus, takesText } from "./focus.ts";
import { frame, makeParts } from "./frame.ts";
import { afterFrames } from "./frames.ts";
import { GroupCounts } from "./groupcounts.ts";
import { fillPlaces } from "./inplace.ts";
import type { SceneLine } from "./joins.ts";
import { Known } from "./known.ts";
import { LeftPanels } from "./left.ts";
import { showFrame, showLegend } from "./legend.ts";
import { Lists } from "./lists.ts";
import { loadParts } from "./load.ts";
import { isGroup, selection } from "./looks.ts";
import { loopAt } from "./loops.ts";
import { paidOn } from "./loopscene.ts";
import { Model } from "./model.ts";
import { nothingDrawn } from "./nothing.ts";
import { openAgain, openingsOf, showOpened } from "./opened.ts";
import { showPanel } from "./panel.ts";
import type { Passing } from "./passing.ts";
import { bestPaths, roundaboutPaths } from "./paths.ts";
import { Picture } from "./picture.ts";
import { keepPrintable } from "./print.ts";
import { NOTHING, type Scene, Stage } from "./scene.ts";
import { SearchBox } from "./searchbox.ts";
import { fromHash, initialState, type State, toHash } from "./state.ts";
import { introduction, readingWords, statusParts } from "./status.ts";
import { unpack } from "./tables.ts";
import { showTabs } from "./tabs.ts";
import { onThemeChange } from "./theme.ts";
import { Trail } from "./trail.ts";
import type { PackedNetwork, PageData, Quotation } from "./types.ts";

/** What neither filters nor changes the picture. */
const UNFILTERED: Partial<State> = {
  selected: "",
  view: "picture",
  listed: "drawn",
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

/** How long a notice stays, in milliseconds, at least, and for each character. */
const NOTICE = 6000;
const READING = 60;

function block<T>(id: string): T {
  return JSON.parse(document.getElementById(id)?.textContent ?? "{}") as T;
}

class Page implements App {
  readonly model: Model;
  state: State;
  passing: Passing;
  known: Known;
  tally: Tally;
  quotations: Quotation[] = [];
  readonly documents = new Documents();
  private counted: GroupCounts | undefined;
  private readonly usual: State;
  private readonly stage: Stage;
  private readonly picture: Picture;
  private readonly search: SearchBox;
  private readonly parts = makeParts();
  private readonly lists = new Lists(this.parts.list);
  private readonly focus = new Focus();
  private filters: string | undefined;
  private scene: Scene | undefined;
  private readonly trail: Trail;
  private readonly left = new LeftPanels();
  private ways?: { from: string; to: string; passing: Passing; hidden: Set<string>; paths: Path[] };
  private drawn = "";
  private onPath = new Set<string>();
  private alone = "";
  private told = "";
  private revealed = "";
  private noticeEnds = 0;

  constructor() {
    const { nodes, edges } = block<PackedNetwork>("network");
    this.model = new Model(block<PageData>("data"), { nodes: unpack(nodes), edges: unpack(edges) });
    this.usual = initialState(backgroundKinds(this.model), this.model.large ? "overview" : "picture");
    this.state = fromHash(location.hash, this.usual);
    this.trail = new Trail(this.withoutPanel());
    this.known = Known.at(this.model, this.state);
    this.tally = tally(this.model, this.state, this.known);
    this.passing = this.tally.passing;
    this.stage = new Stage(this.model, innerWidth);
    this.search = new SearchBox(this);
    this.picture = new Picture(this.model, block("options"), {
      entity: (id) => this.select(selection(id)),
      line: (id) => this.select(id),
      alone: (id) =>
        this.go(
          isGroup(id)
            ? { group: id.slice(2), focus: "", view: "picture", selected: "", more: 1 }
            : { focus: id, selected: `e:${id}`, more: 1 },
        ),
      nothing: () => this.select(""),
      moved: (id, place) => {
        if (!isGroup(id)) this.pin(id, place);
      },
      say: (text) => this.confirm(text),
    });
    document
      .getElementById("app")
      ?.append(...frame(this.parts, this.search.element, this.picture.element, () => this.view().focus()));
    keepPrintable(
      this,
      () => this.scene ?? NOTHING,
      () => this.picture.told,
    );
    addEventListener("popstate", () => this.follow());
    document.addEventListener("keydown", (event) => this.key(event));
    document.addEventListener("click", showOpened);
    document.addEventListener("pointerdown", ({ target }) => {
      if (!this.parts.bar.contains(target as Node)) openBar(this.parts.bar, false);
    });
    onThemeChange(() => {
      this.filters = undefined;
      this.show();
    });
    this.show();
    // Once the first picture is there.
    setTimeout(() => void this.readOn(), this.model.waiting > 0 ? 0 : 300);
  }

  go(change: Partial<State>, { replace = false } = {}): void {
    if (change.view !== undefined && change.view !== this.state.view) this.search.clear();
    if (!replace) this.leave();
    this.state = { ...this.state, ...change };
    const hash = toHash(this.state, this.usual);
    const address = hash ? `#${hash}` : location.pathname + location.search;
    // Each step is an entry of the browser's history, so that Back undoes it.
    if (replace) {
      this.trail.goTo(this.trail.at, this.withoutPanel());
      history.replaceState(history.state, "", address);
    } else {
      this.trail.add(this.withoutPanel());
      history.pushState({ step: this.trail.at }, "", address);
    }
    this.show();
  }

  select(selected: string): void {
    if (selected !== this.state.selected) this.go({ selected });
    this.focusPanel();
  }

  isDrawn(id: string): boolean {
    return this.scene?.places.has(id) === true;
  }

  hasRoom(id: string): boolean {
    return this.isDrawn(id) || this.stage.canBeDrawn(this.state, id);
  }

  pin(id: string, place = this.scene && this.stage.roomFor(this.state, this.scene, id)): void {
    if (place) this.go({ pinned: new Map([...this.state.pinned, [id, place]]) });
  }

  startAfresh(): void {
    this.go({ ...this.usual, view: this.state.view });
  }

  paths(from: string, to: string): Path[] {
    const { passing } = this;
    const { hidden } = this.state;
    // The panel and the picture both ask.
    const last = this.ways;
    if (last?.from === from && last.to === to && last.passing === passing && last.hidden === hidden)
      return last.paths;
    const paths = bestPaths(this.model, this.stage.joins, from, to, hidden);
    this.ways = { from, to, passing, hidden, paths };
    return paths;
  }

  roundabout(paths: Path[], limit: number): Path[] {
    return roundaboutPaths(this.model, this.stage.joins, paths, this.state.hidden, limit);
  }

  connect(from: string): void {
    this.search.connect(from);
  }

  drawnAt(state: State): number {
    return this.stage.size(state);
  }

  get groups(): GroupCounts {
    this.counted ??= new GroupCounts(this.model, this.state, this.passing);
    return this.counted;
  }

  undrawn(id: string): number {
    return this.stage.missing(this.state, this.scene ?? NOTHING, id).length;
  }

  say(text: string): void {
    this.parts.live.textContent = text;
  }

  confirm(text: string): void {
    this.parts.notice.textContent = text;
    clearTimeout(this.noticeEnds);
    this.noticeEnds = window.setTimeout(
      () => clear(this.parts.notice),
      Math.max(NOTICE, READING * text.length),
    );
  }

  /** Reads what a large graph has in parts, and prepares the search. */
  private async readOn(): Promise<void> {
    await loadParts(this.model, () => clear(this.parts.status, readingWords(this)));
    if (this.filters === "reading") {
      this.filters = undefined;
      this.show();
    }
    await this.search.prepare();
    // The picture of a large graph is worked out before anybody asks for it.
    if (this.model.large && this.state.view !== "picture") this.stage.at(this.state, this.filters ?? "");
  }

  private focusPanel(): void {
    if (this.state.selected) this.focus.remember();
    this.parts.panel.querySelector<HTMLElement>("h2")?.focus({ preventScroll: true });
  }

  private follow(): void {
    this.leave();
    this.state = fromHash(location.hash, this.usual);
    this.trail.goTo(Number((history.state as { step?: number } | null)?.step ?? 0), this.withoutPanel());
    this.show();
    this.left.restore(this.trail.at, toHash(this.state, this.usual), this.parts.panel);
  }

  private leave(): void {
    this.left.leave(this.trail.at, toHash(this.state, this.usual), this.parts.panel);
  }

  /** The address of what is shown beside the panel; a connection or a circle in the panel is drawn as well. */
  private withoutPanel(): string {
    const drawn = /^[po]:/.test(this.state.selected);
    return toHash(drawn ? this.state : { ...this.state, selected: "" }, this.usual);
  }

  /** What the view is shown in: the picture or the list. */
  private view(): HTMLElement {
    return this.parts.list.hidden ? this.picture.element : this.parts.list;
  }

  private show(): void {
    this.focus.keep(
      () => this.showAll(),
      () => this.view(),
    );
  }

  private showAll(): void {
    // Selecting changes neither what passes the filters nor the legend and the lists, which stay as they are.
    const reading = this.model.waiting > 0;
    const filters = reading ? "reading" : toHash({ ...this.state, ...UNFILTERED }, this.usual);
    const changed = filters !== this.filters;
    if (changed) {
      this.known = Known.at(this.model, this.state);
      this.tally = tally(this.model, this.state, this.known);
      this.passing = this.tally.passing;
      this.counted = undefined;
      this.stage.set(this.passing, this.known);
      this.quotations = passingQuotations(this.model, this.state);
      this.lists.renew();
    }
    const first = this.filters === undefined && !reading;
    this.filters = filters;
    this.scene = this.setScene();
    showTabs(this, this.parts.tabs);
    this.showIntro();
    clear(this.parts.status, ...statusParts(this, this.scene));
    this.showDetails(reading);
    this.showView(this.scene);
    showBar(this, this.parts.bar, this.picture, this.scene, this.trail);
    if (!changed) return;
    if (reading)
      clear(this.parts.legend, el("p", { class: "small" }, "Legend and filters come with the data."));
    else if (first) {
      // The picture comes before what takes longer in the legend.
      showFrame(this, this.parts.legend);
      afterFrames(3, () => showLegend(this, this.parts.legend));
    } else showLegend(this, this.parts.legend);
  }

  private showDetails(reading: boolean): void {
    const { selected } = this.state;
    if (reading && selected) {
      this.parts.panel.hidden = false;
      clear(this.parts.panel, el("p", {}, "This opens as soon as the file is read."));
    } else {
      const openings = openingsOf(this.parts.panel);
      showPanel(this, this.parts.panel);
      if (selected === this.told) openAgain(this.parts.panel, openings);
    }
    document.body.classList.toggle("panel-open", !this.parts.panel.hidden);
    if (selected !== this.told) this.parts.panel.scrollTop = 0;
    this.told = selected;
  }

  /** The first view says what the page is; whoever has done something knows. */
  private showIntro(): void {
    const fresh = this.trail.at === 0 && toHash(this.state, this.usual) === "";
    this.parts.intro.hidden = !fresh;
    if (fresh) this.parts.intro.textContent = introduction(this);
  }

  /** Finds what is drawn: a circle, paths, or what the state says; and which lines of it are told in words. */
  private setScene(): Scene {
    const { selected } = this.state;
    const paths = this.selectedPaths();
    const loop = selected.startsWith("o:") ? loopAt(this, selected.slice(2)) : undefined;
    const rests = new Set(loop?.sides.flatMap((side) => side.statements));
    if (this.state.view === "overview") return this.stage.ofGroups(this.groups);
    if (this.model.waiting > 0) return NOTHING;
    let scene = this.stage.at(this.state, this.filters ?? "");
    let told = paths.flatMap((path) => path.lines);
    if (loop) {
      scene = this.stage.ofLoop(loop, this.state.hidden);
      told = scene.lines.filter((line) => line.rows.some((row) => rests.has(row.id)));
    } else if (paths.length > 0) scene = this.stage.ofPaths(paths);
    this.alone = loop ? selected : "";
    this.onPath = new Set(told.map((line) => line.id));
    return scene;
  }

  private selectedPaths(): Path[] {
    if (!this.state.selected.startsWith("p:")) return [];
    const [from = "", to = ""] = this.state.selected.slice(2).split("|");
    return this.paths(from, to);
  }

  private showView(scene: Scene): void {
    const { view } = this.state;
    const drawing = view === "picture" || view === "overview";
    this.picture.element.hidden = !drawing;
    this.parts.bar.hidden = !drawing;
    this.parts.list.hidden = drawing;
    if (drawing) {
      this.parts.nothing.hidden = scene.places.size > 0 || this.model.waiting > 0;
      clear(this.parts.nothing, !this.parts.nothing.hidden && nothingDrawn(this, this.usual));
      const { selected, pinned } = this.state;
      const choice = JSON.stringify([
        view,
        this.alone,
        [...this.onPath],
        [...scene.places.keys()].filter((id) => id !== scene.guest),
      ]);
      // What is drawn has changed for good, not only what is selected: show all of it.
      const fit = this.drawn !== choice;
      const { onPath } = this;
      const loop = this.alone && loopAt(this, this.alone.slice(2));
      const size = (line: SceneLine) => (loop ? paidOn(loop, line) : sizeOn(this, line));
      this.picture.show({ scene, selected, onPath, pinned, sizeOn: size }, fit);
      if ((!fit || this.drawn === "") && selected !== this.revealed && selected.startsWith("e:"))
        this.picture.reveal(selected.slice(2));
      this.revealed = selected;
      this.drawn = choice;
      return;
    }
    this.parts.nothing.hidden = true;
    this.lists.show(this, scene, this.onPath);
    fillPlaces(this.documents);
  }

  private key(event: KeyboardEvent): void {
    const target = event.target as HTMLElement;
    if (event.ctrlKey || event.metaKey || event.altKey || takesText(target)) return;
    if (event.key === "/") this.search.focus();
    else if (event.key === "t") this.go({ view: this.state.view === "table" ? "picture" : "table" });
    else if (event.key === "Escape" && document.body.classList.contains("legend-open"))
      document.body.classList.remove("legend-open");
    else if (event.key === "Escape" && openBar(this.parts.bar, false))
      document.getElementById("tools-toggle")?.focus();
    else if (event.key === "Escape" && this.state.selected) this.go({ selected: "" });
    else return;
    event.preventDefault();
  }
}

new Page();
