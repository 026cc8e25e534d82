// What the keys have come to in the picture: a thing, and perhaps a line of it.
import type { Point } from "./bends.ts";
import { count } from "./dom.ts";
import type { SceneLine } from "./joins.ts";
import { nameOf } from "./looks.ts";
import type { Model } from "./model.ts";
import type { Scene } from "./scene.ts";
import { nearest, nextTowards } from "./walk.ts";
import { lineWords, type Shown } from "./writing.ts";

export class Cursor {
  id = "";
  line = "";

  constructor(private readonly model: Model) {}

  /** Forgets a thing that is no longer drawn. */
  keep({ places }: Scene): void {
    if (!places.has(this.id)) this.id = "";
  }

  /**
   * Goes on to the next thing in a direction: from where the keys are, else from what is selected or the middle of the
   * view. Tells it in words, or nothing where there is none.
   */
  walk({ scene, selected }: Shown, arrow: Point, middle: Point): string | undefined {
    const place = scene.places.get(this.id || selected.replace(/^e:/, ""));
    const next = place ? nextTowards(scene.places, place, arrow) : nearest(scene.places, middle);
    if (next === undefined) return undefined;
    this.id = next;
    this.line = "";
    const kind = this.model.vocabulary.classes[this.model.entities.get(next)?.type ?? ""]?.label;
    const lines = count(linesOf(scene, next).length, "line");
    return [nameOf(this.model, next, scene.names), kind, lines].filter(Boolean).join(", ");
  }

  /** Goes through the lines of the thing that the keys have come to, or that is selected, and tells them in words. */
  walkLines({ scene, selected }: Shown, step: number): string | undefined {
    this.id ||= selected.replace(/^e:/, "");
    const lines = linesOf(scene, this.id);
    const at = lines.findIndex(({ id }) => id === this.line);
    const place = at < 0 ? (step > 0 ? 0 : lines.length - 1) : (at + step + lines.length) % lines.length;
    const line = lines[place];
    if (!line) return undefined;
    this.line = line.id;
    const said = line.tie ? "–" : lineWords(this.model, line);
    const [from, to] = [nameOf(this.model, line.from, scene.names), nameOf(this.model, line.to, scene.names)];
    return `${from} ${said} ${to}, line ${place + 1} of ${lines.length}`;
  }

  /** The thing, or the two ends of the line. */
  at({ lines }: Scene): string[] {
    const line = lines.find(({ id }) => id === this.line);
    return line ? [line.from, line.to] : [this.id];
  }
}

function linesOf({ lines }: Scene, id: string): SceneLine[] {
  return lines.filter(({ from, to }) => from === id || to === id);
}
