// The buttons on the picture: back and forth, zoom, and files to take away.
import type { App } from "./app.ts";
import { button } from "./dom.ts";
import type { Picture } from "./picture.ts";
import type { Scene } from "./scene.ts";
import { svgPicture } from "./svgpicture.ts";
import { save } from "./take.ts";

/** The place of what is shown among the steps that have been taken. */
export interface Steps {
  at: number;
  last: number;
}

export function barButtons(
  { model }: App,
  picture: Picture,
  scene: Scene,
  { at, last }: Steps,
): HTMLElement[] {
  const empty = scene.places.size === 0;
  const saveSvg = () => {
    const text = svgPicture(model, scene, picture.told, picture.zoomed);
    save("picture.svg", new Blob([text], { type: "image/svg+xml" }));
  };
  const savePng = () => void picture.png().then((blob) => blob && save("picture.png", blob));
  return [
    button("Undo", () => history.back(), { disabled: at === 0 }),
    button("Redo", () => history.forward(), { disabled: at >= last }),
    button("+", () => picture.zoom(1.25), { "aria-label": "Zoom in", title: "Zoom in" }),
    button("−", () => picture.zoom(0.8), { "aria-label": "Zoom out", title: "Zoom out" }),
    button("Show all", () => picture.fit()),
    button("Save SVG", saveSvg, { disabled: empty, class: "save" }),
    button("Save PNG", savePng, { disabled: empty, class: "save" }),
  ];
}
