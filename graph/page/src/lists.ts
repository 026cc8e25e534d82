// The views that are lists: what each shows, and whether that is another than before.
import type { App } from "./app.ts";
import { conflictsPage } from "./conflicts.ts";
import { dealsPage } from "./dealtable.ts";
import { clear } from "./dom.ts";
import { guidePage } from "./guide.ts";
import { ideasPage } from "./ideas.ts";
import { loopsPage } from "./loops.ts";
import { quotationsPage } from "./quotations.ts";
import type { Scene } from "./scene.ts";
import type { View } from "./state.ts";
import { tablePage } from "./table.ts";
import { showTime, timesPage } from "./times.ts";

const PAGES: Partial<Record<View, (app: App, scene: Scene) => HTMLElement>> = {
  table: tablePage,
  deals: dealsPage,
  times: timesPage,
  ideas: ideasPage,
  quotes: quotationsPage,
  loops: loopsPage,
  conflicts: conflictsPage,
};

/** What the lists are narrowed to and sorted by, which no picture is. */
const CHOICES = [
  "listed",
  "between",
  "difference",
  "on",
  "kind",
  "sort",
  "direct",
  "words",
  "about",
  "ideaWords",
] as const;

export class Lists {
  private view: View | undefined;
  /** What each view showed last, with all that the user opened in it. */
  private readonly shown = new Map<View, { choices: string; page: HTMLElement | false }>();
  /** How far each view was scrolled when another one took its place. */
  private readonly scrolled = new Map<View, number>();

  /** To which the timeline was brought last; nothing before anything was shown. */
  private time: string | undefined;

  constructor(private readonly element: HTMLElement) {}

  /** The filters have changed: what is shown is made anew. */
  renew(): void {
    this.shown.clear();
  }

  /** Shows the list of the view; one that is the same as before stays as it is, scrolled and opened. */
  show(app: App, scene: Scene, onPath: Iterable<string>): void {
    const { view } = app.state;
    const turned = view !== this.view;
    if (turned && this.view) this.scrolled.set(this.view, this.element.scrollTop);
    this.view = view;
    const choices = JSON.stringify([CHOICES.map((choice) => app.state[choice]), ...onPath]);
    const before = this.shown.get(view);
    const same = before?.choices === choices;
    if (!same || turned) {
      const page = same ? before.page : app.model.waiting === 0 && (PAGES[view] ?? guidePage)(app, scene);
      this.shown.set(view, { choices, page });
      clear(this.element, page);
      if (turned) this.element.scrollTop = this.scrolled.get(view) ?? 0;
    }
    if (view === "times" && app.model.waiting === 0) this.bringTo(app.state.time, same);
  }

  /** Brings the timeline to a time that is new, or in a page that is; only a step of the user takes the focus there. */
  private bringTo(time: string, same: boolean): void {
    const isNew = time !== this.time;
    if (time && (isNew || !same)) showTime(this.element, time, isNew && this.time !== undefined);
    this.time = time;
  }
}
