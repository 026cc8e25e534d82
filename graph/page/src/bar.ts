// The buttons on the picture: back and forth, zoom, and files to take away.
import type { App } from "./app.ts";
import { button, clear, el } from "./dom.ts";
import type { Picture } from "./picture.ts";
import type { Scene } from "./scene.ts";
import { svgPicture } from "./svgpicture.ts";
import { save } from "./take.ts";
import type { Trail } from "./trail.ts";

const OPEN = "open";

/** Fills the bar. In a narrow or low window, where the buttons would lie over names, they open from one. */
export function showBar(
  app: App,
  bar: HTMLElement,
  picture: Picture,
  scene: Scene,
  { back, forward }: Trail,
): void {
  const { model, state } = app;
  const empty = scene.places.size === 0;
  const saveSvg = () => {
    const text = svgPicture(model, scene, picture.told, picture.zoomed);
    save("picture.svg", new Blob([text], { type: "image/svg+xml" }));
  };
  const savePng = () => void picture.png().then((blob) => blob && save("picture.png", blob));
  const tools = el(
    "div",
    { class: "tools", id: "tools" },
    button("Undo", () => history.go(back), {
      disabled: back === 0,
      id: "undo",
      title: "Take back the last change of what is shown; the browser's Back also closes panels one by one",
    }),
    button("Redo", () => history.go(forward), { disabled: forward === 0, id: "redo" }),
    button("+", () => picture.zoom(1.25), { "aria-label": "Zoom in", title: "Zoom in", id: "zoom-in" }),
    button("−", () => picture.zoom(0.8), { "aria-label": "Zoom out", title: "Zoom out", id: "zoom-out" }),
    button("Show all", () => picture.fit(), { id: "show-all" }),
    canBeArranged(app, scene) &&
      button("Lay out anew", () => app.go({ arranged: !state.arranged }), {
        id: "arrange",
        "aria-pressed": String(state.arranged),
        title: "Lay out what is drawn for itself; again: where it stands in the picture of all",
      }),
    button("Save SVG", saveSvg, { disabled: empty, id: "save-svg" }),
    button("Save PNG", savePng, { disabled: empty, id: "save-png" }),
  );
  const toggle = button("Tools", () => openBar(bar, !bar.classList.contains(OPEN)), {
    class: "tools-toggle",
    id: "tools-toggle",
    "aria-controls": "tools",
    title: "Undo, zoom and save",
  });
  clear(bar, tools, toggle);
  openBar(bar, bar.classList.contains(OPEN));
}

/** A neighbourhood, a group, paths and circles have places of their own already. */
function canBeArranged({ state }: App, { alone, places }: Scene): boolean {
  return !alone && !state.group && state.view === "picture" && places.size > 1;
}

/** Opens or closes the buttons where they open from one; whether they were open is told. */
export function openBar(bar: HTMLElement, open: boolean): boolean {
  const before = bar.classList.contains(OPEN);
  bar.classList.toggle(OPEN, open);
  bar.querySelector(".tools-toggle")?.setAttribute("aria-expanded", String(open));
  return before;
}
