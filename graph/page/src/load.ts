// Reads the compressed parts of a large graph, one after the other, so that the page can be used meanwhile.
import type { Model } from "./model.ts";
import { pause } from "./slices.ts";
import type { Tables } from "./types.ts";

/** Reads all parts into the model; `after` is called after each. */
export async function loadParts(model: Model, after: () => void): Promise<void> {
  if (model.waiting === 0) return;
  await parsed();
  const all = model.waiting;
  let next = inflated(part(0));
  for (let number = 0; number < all; number++) {
    const tables = JSON.parse(await next) as Tables;
    // The browser inflates the next part while this one is taken in.
    if (number + 1 < all) next = inflated(part(number + 1));
    model.add(tables);
    model.waiting -= 1;
    after();
    await pause();
  }
  model.lookAhead();
}

/** Waits until the browser has read the whole file: the parts stand after this script. */
function parsed(): Promise<void> {
  if (document.readyState !== "loading") return Promise.resolve();
  return new Promise((done) => document.addEventListener("DOMContentLoaded", () => done(), { once: true }));
}

/** The text of a part, whose element is given up. */
function part(number: number): string {
  const element = document.getElementById(`part-${number}`);
  const text = element?.textContent ?? "";
  element?.remove();
  return text;
}

function inflated(text: string): Promise<string> {
  const stream = new Blob([bytes(text)]).stream().pipeThrough(new DecompressionStream("deflate"));
  return new Response(stream).text();
}

function bytes(text: string): Uint8Array<ArrayBuffer> {
  const letters = atob(text);
  const found = new Uint8Array(letters.length);
  for (let place = 0; place < letters.length; place++) found[place] = letters.charCodeAt(place);
  return found;
}
