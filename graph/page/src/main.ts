// Starts the page: reads the data blocks, builds the parts, and keeps them, the state and the address in step.
import type { App } from "./app.ts";
import { conflictsPage } from "./conflicts.ts";
import { button, clear, count, el, grouped } from "./dom.ts";
import { isFiltered, limits, loosenings, passing, passingQuotations, without } from "./filter.ts";
import { guidePage } from "./guide.ts";
import { showLegend } from "./legend.ts";
import { loopsPage } from "./loops.ts";
import { Model } from "./model.ts";
import { showPanel } from "./panel.ts";
import { bestPaths, type Path } from "./paths.ts";
import { Picture } from "./picture.ts";
import { quotationsPage } from "./quotations.ts";
import { type Scene, Stage } from "./scene.ts";
import { SearchBox } from "./searchbox.ts";
import { fromHash, initialState, type State, toHash, type View } from "./state.ts";
import { svgPicture } from "./svgpicture.ts";
import { tablePage } from "./table.ts";
import { save } from "./take.ts";
import { onThemeChange } from "./theme.ts";
import type { PageData, PlacedEdge, PlacedNode, Quotation, Statement } from "./types.ts";

const TABS: [View, string][] = [
  ["picture", "Picture"],
  ["table", "Table"],
  ["quotes", "Quotations"],
  ["conflicts", "Disagreements"],
  ["loops", "Circles"],
  ["guide", "Guide"],
];
const FILTERS: Record<string, string> = {
  stance: "how firmly it is said",
  predicate: "what is said",
  source: "the source",
  speaker: "the speaker",
  asOf: "the date “as of”",
  knownBy: "the date “known by”",
};

function block<T>(id: string): T {
  return JSON.parse(document.getElementById(id)?.textContent ?? "{}") as T;
}

class Page implements App {
  readonly model: Model;
  state: State;
  passing = new Set<Statement>();
  quotations: Quotation[] = [];
  private readonly usual: State;
  private readonly stage: Stage;
  private readonly picture: Picture;
  private readonly search: SearchBox;
  private readonly tabs = el("nav", { class: "tabs", "aria-label": "Views" });
  private readonly legend = el("aside", {
    class: "legend",
    id: "legend",
    "aria-label": "Legend and filters",
  });
  private readonly panel = el("aside", {
    class: "panel",
    id: "panel",
    "aria-label": "Details",
    hidden: true,
  });
  private readonly list = el("div", { class: "list", role: "region", "aria-label": "List", tabindex: 0 });
  private readonly status = el("p", { class: "status", role: "status" });
  private readonly live = el("p", { class: "unseen", "aria-live": "polite" });
  private readonly bar = el("div", { class: "bar" });
  private filters: string | undefined;
  private listed = "";
  private step = 0;
  private steps = 0;
  private drawn = "";
  private onPath = new Set<string>();
  private alone = "";

  constructor() {
    this.model = new Model(
      block<PageData>("data"),
      block<{ nodes: PlacedNode[]; edges: PlacedEdge[] }>("network"),
    );
    const { classes } = this.model.vocabulary;
    const background = Object.keys(classes).filter((id) =>
      this.model.ancestors(id).some((name) => this.model.background.has(name)),
    );
    this.usual = initialState(background);
    this.state = fromHash(location.hash, this.usual);
    this.stage = new Stage(this.model);
    this.search = new SearchBox(this);
    this.picture = new Picture(this.model, block("options"), {
      entity: (id) => this.select(`e:${id}`),
      line: (id) => this.select(id),
      alone: (id) => this.go({ focus: id, selected: `e:${id}`, more: 1 }),
      nothing: () => this.select(""),
    });
    this.build();
    addEventListener("popstate", () => this.follow());
    document.addEventListener("keydown", (event) => this.key(event));
    onThemeChange(() => {
      this.filters = undefined;
      this.show();
    });
    this.show();
    // Once the first picture is there.
    setTimeout(() => this.search.prepare(), 300);
    if (this.state.selected.startsWith("e:")) this.picture.reveal(this.state.selected.slice(2));
  }

  go(change: Partial<State>): void {
    this.state = { ...this.state, ...change };
    const hash = toHash(this.state, this.usual);
    // Each step is an entry of the browser's history, so that Back undoes it.
    this.step += 1;
    this.steps = this.step;
    history.pushState({ step: this.step }, "", hash ? `#${hash}` : location.pathname + location.search);
    this.show();
  }

  select(selected: string): void {
    if (selected !== this.state.selected) this.go({ selected });
    if (selected.startsWith("e:") && this.state.view === "picture") this.picture.reveal(selected.slice(2));
    this.focusPanel();
  }

  paths(from: string, to: string): Path[] {
    return bestPaths(this.model, this.stage.passing(this.passing), from, to);
  }

  connect(from: string): void {
    this.search.connect(from);
  }

  say(text: string): void {
    this.live.textContent = text;
  }

  private focusPanel(): void {
    this.panel.querySelector<HTMLElement>("h2")?.focus({ preventScroll: true });
  }

  private follow(): void {
    this.step = Number((history.state as { step?: number } | null)?.step ?? 0);
    this.state = fromHash(location.hash, this.usual);
    this.show();
  }

  private build(): void {
    const menu = button("Legend and filters", () => document.body.classList.toggle("legend-open"), {
      class: "menu",
      "aria-controls": "legend",
    });
    const header = el("header", {}, el("h1", {}, "dealgraph"), this.search.element, this.tabs, menu);
    const main = el(
      "main",
      { id: "main" },
      this.status,
      el("div", { class: "view" }, this.picture.element, this.bar, this.list),
    );
    const skip = el(
      "a",
      {
        class: "skip",
        href: "#main",
        onclick: (event: Event) => {
          event.preventDefault();
          main.querySelector<HTMLElement>("button, [tabindex]")?.focus();
        },
      },
      "Skip to the view",
    );
    document.getElementById("app")?.append(skip, header, this.legend, main, this.panel, this.live);
  }

  private show(): void {
    // Selecting changes neither what passes the filters nor the legend and the lists, which stay as they are.
    const filters = toHash({ ...this.state, selected: "", view: "picture" }, this.usual);
    const filtered = filters !== this.filters;
    this.filters = filters;
    if (filtered) {
      this.passing = passing(this.model, this.state);
      this.quotations = passingQuotations(this.model, this.state);
      showLegend(this, this.legend);
      this.listed = "";
    }
    const scene = this.setScene();
    this.showTabs();
    showPanel(this, this.panel);
    document.body.classList.toggle("panel-open", !this.panel.hidden);
    this.showView(scene);
    this.showStatus(scene);
    this.showBar(scene);
  }

  /** Finds what is drawn: a circle, paths, or what the state says; and which lines of it are told in words. */
  private setScene(): Scene {
    const { selected } = this.state;
    const paths = this.selectedPaths();
    const loop = selected.startsWith("o:") ? this.model.loops[Number(selected.slice(2))] : undefined;
    const rests = new Set(loop?.sides.flatMap((side) => side.statements));
    let scene = this.stage.at(this.state, this.passing);
    let told = paths.flatMap((path) => path.lines);
    if (loop) {
      scene = this.stage.ofLoop(loop, this.passing);
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

  private showTabs(): void {
    clear(
      this.tabs,
      ...TABS.map(([view, name]) =>
        button(name, () => this.go({ view }), {
          id: `tab-${view}`,
          "aria-current": view === this.state.view ? "page" : undefined,
        }),
      ),
    );
  }

  private showView(scene: Scene): void {
    const { view } = this.state;
    const drawing = view === "picture";
    this.picture.element.hidden = !drawing;
    this.bar.hidden = !drawing;
    this.list.hidden = drawing;
    if (drawing) {
      // What is drawn has changed for good, not only what is selected: show all of it.
      const { off, more, focus, expanded } = this.state;
      const choice = JSON.stringify([[...off], more, focus, [...expanded], [...this.onPath], this.alone]);
      this.picture.show(scene, this.state.selected, this.onPath, this.drawn !== choice);
      this.drawn = choice;
      return;
    }
    const shown = [view, ...this.onPath].join(" ");
    if (shown === this.listed) return;
    this.listed = shown;
    clear(this.list);
    if (view === "table") this.list.append(tablePage(this, scene));
    else if (view === "quotes") this.list.append(quotationsPage(this));
    else if (view === "loops") this.list.append(loopsPage(this));
    else if (view === "conflicts") this.list.append(conflictsPage(this));
    else this.list.append(guidePage(this));
  }

  private showStatus(scene: Scene): void {
    const { state } = this;
    const wrong = Object.entries(limits(state)).find(
      ([name, interval]) => interval === null && state[name as "asOf" | "knownBy"] !== "",
    );
    const parts: (Node | string)[] = [];
    if (this.passing.size === 0) {
      parts.push("Nothing passes all of these filters. ");
      for (const { filter, statements } of loosenings(this.model, state)) {
        parts.push(
          button(`Without ${FILTERS[filter]}: ${count(statements, "statement")}`, () =>
            this.go(without(state, filter)),
          ),
          " ",
        );
      }
    } else {
      const lines = count(scene.lines.length, "line");
      const focus =
        state.focus && !state.selected.startsWith("p:")
          ? `Only ${this.model.label(state.focus)} and its neighbours: `
          : "";
      parts.push(
        `${focus}${count(scene.places.size, "entity", "entities")} and ${lines} drawn, ${count(this.passing.size, "statement")} of ${grouped(this.model.statements.length)} pass the filters. `,
      );
      if (scene.left > 0) {
        parts.push(
          button(`Draw more (${scene.left} left)`, () => this.go({ more: state.more * 2 })),
          " ",
        );
      }
      if (state.more > 1)
        parts.push(
          button("Draw fewer", () => this.go({ more: Math.max(1, Math.floor(state.more / 2)) })),
          " ",
        );
    }
    if (wrong) parts.push(`The date “${state[wrong[0] as "asOf" | "knownBy"]}” is no date and is not used. `);
    if (state.hidden.size > 0)
      parts.push(
        button(`Bring back ${count(state.hidden.size, "hidden one")}`, () => this.go({ hidden: new Set() })),
        " ",
      );
    if (isFiltered(state) || state.focus)
      parts.push(button("Start afresh", () => this.go({ ...this.usual, view: state.view })));
    clear(this.status, ...parts);
  }

  private showBar(scene: Scene): void {
    clear(
      this.bar,
      button("Undo", () => history.back(), { disabled: this.step === 0 }),
      button("Redo", () => history.forward(), { disabled: this.step >= this.steps }),
      button("+", () => this.picture.zoom(1.25), { "aria-label": "Zoom in", title: "Zoom in" }),
      button("−", () => this.picture.zoom(0.8), { "aria-label": "Zoom out", title: "Zoom out" }),
      button("Show all", () => this.picture.fit()),
      button(
        "Save SVG",
        () => save("picture.svg", new Blob([svgPicture(this.model, scene)], { type: "image/svg+xml" })),
        { disabled: scene.places.size === 0 },
      ),
      button("Save PNG", () => void this.picture.png().then((blob) => blob && save("picture.png", blob)), {
        disabled: scene.places.size === 0,
      }),
    );
  }

  private key(event: KeyboardEvent): void {
    const target = event.target as HTMLElement;
    if (event.ctrlKey || event.metaKey || event.altKey || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName))
      return;
    if (event.key === "/") this.search.focus();
    else if (event.key === "t") this.go({ view: this.state.view === "table" ? "picture" : "table" });
    else if (event.key === "Escape" && document.body.classList.contains("legend-open"))
      document.body.classList.remove("legend-open");
    else if (event.key === "Escape" && this.state.selected) this.go({ selected: "" });
    else return;
    event.preventDefault();
  }
}

new Page();
