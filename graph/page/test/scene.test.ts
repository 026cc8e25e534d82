// Where things stand that filters leave, and what has room beside them.
import assert from "node:assert/strict";
import { test } from "node:test";
import { distancesTo } from "../src/bends.ts";
import { Stage } from "../src/scene.ts";
import { app, table } from "./made.ts";

/** A lab and two mills of the core, and a bank that the build put far away. */
function staged(focus = "", joined = ["mill", "lamp", "bank"]) {
  const names = ["lab", "mill", "lamp", "bank"];
  const rows = joined.map((object) => ({ object, predicate: "supplies", stance: "asserted" }));
  const entities = table(names.map((id) => ({ id, type: "Company", label: id })));
  const page = app(rows, { focus }, { entities });
  const { model } = page;
  for (const [place, id] of names.entries()) {
    const node = {
      ...{ id, label: id, size: 10, shape: "dot", color: "#000000", font: { size: 13 } },
      ...{ x: id === "bank" ? 5_000 : 150 * place, y: 100 * place, core: id !== "bank" },
    };
    model.network.nodes.push(node as never);
    model.nodes.set(id, node as never);
  }
  const stage = new Stage(model, 1200);
  stage.set(page.passing, page.known);
  return { stage, state: page.state };
}

test("what has its place far out stands beside what it is joined to while few are drawn", () => {
  const { stage, state } = staged();
  const { places } = stage.at({ ...state, off: new Set() }, "");
  assert.deepEqual(places.get("mill"), { x: 150, y: 100 });
  // There is room in the core's number for the bank once one of the core is hidden.
  const fewer = stage.at({ ...state, hidden: new Set(["lamp"]) }, "fewer").places;
  const bank = fewer.get("bank");
  assert.ok(bank && Math.hypot(bank.x, bank.y) < 400);
  assert.deepEqual(fewer.get("mill"), { x: 150, y: 100 });
});

test("what is joined to nothing that is drawn stands at the edge of the picture nearest to its place", () => {
  const { stage, state } = staged("", ["mill", "lamp"]);
  const { places } = stage.at({ ...state, selected: "e:bank" }, "guest");
  assert.deepEqual([...places.keys()], ["lab", "mill", "lamp", "bank"]);
  const bank = places.get("bank");
  assert.ok(bank && bank.x >= 300 && bank.x < 600);
});

test("what is not drawn has room beside what it is joined to, and what is hidden has none", () => {
  const { stage, state } = staged("mill");
  const scene = stage.at(state, "");
  assert.deepEqual([...scene.places.keys()], ["mill", "lab"]);
  const room = stage.roomFor(state, scene, "lamp");
  assert.ok(
    room &&
      [...scene.places.values()].every(({ x, y }) => Math.abs(x - room.x) > 100 || Math.abs(y - room.y) > 80),
  );
  // Its shape and name lie on none of the lines.
  assert.equal(scene.lines.length, 1);
  for (const { from, to, curve } of scene.lines) {
    const [start, end] = [scene.places.get(from), scene.places.get(to)];
    assert.ok(start && end && distancesTo(start, end, curve)(room) >= 60);
  }
  const pinned = { ...state, pinned: new Map([["lamp", room]]) };
  const after = stage.at(pinned, "pinned").places;
  assert.deepEqual(after.get("lamp"), room);
  assert.deepEqual(after.get("lab"), scene.places.get("lab"));
  assert.equal(stage.roomFor({ ...state, hidden: new Set(["lamp"]) }, scene, "lamp"), undefined);
});
