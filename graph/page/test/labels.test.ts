import assert from "node:assert/strict";
import { test } from "node:test";
import { fitting } from "../src/extent.ts";
import { fontAt, nameBox, nameRows, placeNames, UNWRITTEN } from "../src/labels.ts";
import { type LineLabel, placeLineLabels } from "../src/linelabels.ts";
import { around, beside } from "../src/places.ts";
import { letters, Room } from "../src/room.ts";

const node = (id: string, x: number, turn: number) => ({
  id,
  x,
  y: 0,
  size: 5,
  label: "ten letters",
  font: 10,
  turn,
});

test("names that would lie over each other are not written, the weightier one is", () => {
  const names = placeNames([node("light", 12, 2), node("heavy", 0, 1), node("far", 500, 3)], 1);
  assert.notEqual(names.get("heavy")?.font, UNWRITTEN);
  assert.equal(names.get("light")?.font, UNWRITTEN);
  assert.notEqual(names.get("far")?.font, UNWRITTEN);
});

test("a name without room below its shape stands above it, but not above the whole picture", () => {
  const top = { ...node("top", 300, 3), y: -100 };
  const names = placeNames([node("light", 12, 2), node("heavy", 0, 1), top], 1);
  assert.deepEqual(names.get("light"), { font: 11.5, side: "above" });
});

test("the lines of a name stand inside of its room, below its shape and above it", () => {
  const two = { ...node("two", 0, 0), label: "ten letters\nand more" };
  for (const side of ["below", "above"] as const) {
    const box = nameBox(two, 10, side);
    const rows = nameRows(two, { font: 10, side });
    assert.deepEqual(
      rows.map(({ text }) => text),
      ["ten letters", "and more"],
    );
    for (const { y } of rows) assert.ok(y - 7.5 >= box.top && y + 2.5 <= box.bottom);
    assert.ok(side === "above" ? box.bottom <= -5 : box.top >= 5);
  }
});

test("the name of something weighty keeps off the shapes of lighter things where there is room", () => {
  const crowd = Array.from({ length: 12 }, (_, place) => ({
    ...node(`heavy-${place}`, 200 * place, place),
    size: 9,
  }));
  const light = { ...node("light", 0, 20), y: 18 };
  const high = { ...node("high", 3000, 21), y: -300 };
  const name = placeNames([...crowd, light, high], 1).get("heavy-0");
  assert.equal(name?.side, "above");
});

/** Two large shapes with a low lane between, in which something light stands, and what is weightier around. */
const lane = [
  { ...node("over", 0, 0), y: -112, size: 100, label: "" },
  { ...node("under", 0, 1), y: 112, size: 100, label: "" },
  { ...node("high", 0, 2), y: -400, label: "" },
  { ...node("start", -700, 3), label: "" },
  { ...node("end", 700, 4), label: "" },
  ...Array.from({ length: 9 }, (_, place) => ({
    ...node(`far-${place}`, 60 * place, 6),
    y: 500,
    size: 9,
    label: "",
  })),
];
const inLane = (label: string) => ({ ...node("between", 0, 50), label });

test("a name with room only at the side stands there, and one with less is shortened", () => {
  assert.deepEqual(placeNames([...lane, inLane("Fern deal")], 1).get("between"), {
    font: 11.5,
    side: "right",
  });
  const tall = inLane("Fern Mill\nand Lamp\nWorks");
  assert.equal(placeNames([...lane, tall], 1).get("between")?.short, "Fern Mill…");
  const stops = [35, -35].map((x) => ({ ...node(`stop-${x}`, x, 5), label: "", size: 3 }));
  assert.equal(placeNames([...lane, ...stops, tall], 1).get("between")?.font, UNWRITTEN);
});

test("a short name leaves out the word that many begin with", () => {
  const others = ["Fern's first", "Fern, second", "Fern third"].map((label, place) => ({
    ...node(label, 800 + 300 * place, 30),
    label,
  }));
  const name = placeNames([...lane, ...others, inLane("Fern and Lamp\ndeal for flour")], 1).get("between");
  assert.equal(name?.short, "… Lamp deal…");
});

test("letters grow in the picture when it is looked at from afar", () => {
  const size = placeNames([node("only", 0, 0)], 0.25).get("only")?.font ?? 0;
  assert.ok(size * 0.25 >= 9.5);
});

test("letters of East Asia are as wide as they are high", () => {
  assert.equal(letters("链捕手"), 3);
});

test("the words on lines keep off names and each other, and are left out where there is no room", () => {
  const nodes = [node("a", 0, 0), { ...node("b", 160, 1), y: 40 }];
  const [from, to] = nodes as [(typeof nodes)[0], (typeof nodes)[0]];
  const lines = ["partner", "supplier", "provider", "related deal", "is a part of it", "customer"].map(
    (text) => ({ id: text, text, from, to, curve: undefined }),
  );
  let placed: LineLabel[] = [];
  const names = placeNames(nodes, 1, (room) => {
    placed = placeLineLabels(lines, room, 1);
  });
  assert.ok(placed.length > 0 && placed.length < lines.length);
  const boxes = [
    ...placed.map(({ text, x, y }) => {
      const half = (letters(text) * 11) / 2;
      return { left: x - half, right: x + half, top: y - 6, bottom: y + 6 };
    }),
    ...nodes.map((each) => nameBox(each, names.get(each.id)?.font ?? 0)),
  ];
  for (const [place, box] of boxes.entries()) {
    const others = new Room(100);
    for (const other of boxes.slice(0, place)) others.take(other);
    assert.ok(others.isFree(box));
  }
});

test("all shapes and names are inside at the zoom that fits, whatever their size there", () => {
  const nodes = [node("left", -900, 0), node("right", 900, 1), { ...node("low", 0, 2), y: 400 }];
  for (const [width, height] of [
    [1000, 600],
    [340, 200],
  ] as const) {
    const view = fitting(nodes, width, height, 1.4);
    for (const each of nodes) {
      const box = nameBox(each, fontAt(each.font, view.scale));
      assert.ok((box.right - view.x) * view.scale <= width / 2 + 1e-6);
      assert.ok((view.x - box.left) * view.scale <= width / 2 + 1e-6);
      assert.ok((box.bottom - view.y) * view.scale <= height / 2 + 1e-6);
    }
  }
});

test("neighbours stand around the middle, no two in one place", () => {
  const places = around(
    "middle",
    Array.from({ length: 60 }, (_, number) => `n${number}`),
  );
  assert.equal(places.size, 61);
  assert.equal(new Set([...places.values()].map(({ x, y }) => `${x} ${y}`)).size, 61);
});

test("a late comer gets a free place beside its anchor", () => {
  const taken = new Map([["anchor", { x: 0, y: 0 }]]);
  const place = beside({ x: 0, y: 0 }, taken);
  assert.ok(Math.abs(place.x) >= 200 || Math.abs(place.y) >= 84);
  // A place a little further out that is clear of lines is better than one on a line; where there is none, it stands there.
  const clear = beside({ x: 0, y: 0 }, taken, ({ x }) => x < -300);
  assert.ok(clear.x < -300 && clear.x > -900);
  assert.deepEqual(
    beside({ x: 0, y: 0 }, taken, () => false),
    place,
  );
});

test("letters come in few sizes, and none is larger than the build has it", () => {
  const fonts = Array.from({ length: 14 }, (_, place) => 13 + place);
  assert.ok(new Set(fonts.map((font) => fontAt(font, 0.7))).size <= 4);
  for (const font of fonts) assert.ok(fontAt(font, 2) <= font);
});
