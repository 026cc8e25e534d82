import assert from "node:assert/strict";
import { test } from "node:test";
import { isInSight, partInSight, READABLE, viewOf, wholeView } from "../src/sight.ts";

const things = (size: number, apart: number) =>
  Array.from({ length: size }, (_, place) => ({
    x: (place % 8) * apart,
    y: Math.floor(place / 8) * apart,
    size: 8,
    label: "a name",
    font: 12,
  }));

test("all is in sight on a desk, and on a phone what can be read around the first", () => {
  const many = things(40, 300);
  const desk = wholeView(many, { width: 1100, height: 760 });
  for (const thing of many) assert.ok(isInSight(thing, desk, { width: 1200, height: 900 }));
  const phone = wholeView(many, { width: 390, height: 600 });
  assert.deepEqual([phone.x, phone.y, phone.scale], [0, 0, READABLE]);
});

test("of nothing there is a view too", () => {
  assert.deepEqual(viewOf([], { width: 390, height: 600 }, 1), { x: 0, y: 0, scale: 1 });
});

test("the part in sight reaches farther than the window, by a name, at each zoom", () => {
  for (const scale of [0.2, 1, 4]) {
    const part = partInSight({ x: 10, y: 20, scale }, { width: 800, height: 600 });
    assert.ok((part.right - 10) * scale > 400 && (part.bottom - 20) * scale > 300);
    assert.ok((part.right - 10) * scale < 800);
  }
});
