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
import { timesPage } from "./times.ts";

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
  private listed = "";
  private view: View | undefined;
  /** How far each view was scrolled when another one took its place. */
  private readonly scrolled = new Map<View, number>();

  constructor(private readonly element: HTMLElement) {}

  /** The filters have changed: what is shown is made anew. */
  renew(): void {
    this.listed = "";
  }

  /** Shows the list of the view; one that is the same as before stays as it is, scrolled and opened. */
  show(app: App, scene: Scene, onPath: Iterable<string>): void {
    const { view } = app.state;
    const turned = view !== this.view;
    if (turned && this.view) this.scrolled.set(this.view, this.element.scrollTop);
    this.view = view;
    const shown = JSON.stringify([view, CHOICES.map((choice) => app.state[choice]), ...onPath]);
    if (shown === this.listed) return;
    this.listed = shown;
    clear(this.element, app.model.waiting === 0 && (PAGES[view] ?? guidePage)(app, scene));
    if (turned) this.element.scrollTop = this.scrolled.get(view) ?? 0;
  }
}
