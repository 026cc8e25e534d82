// The best ways in a graph far larger than what is looked at around an end, beside a plain search.
import assert from "node:assert/strict";
import { test } from "node:test";
import { FAR, type Path } from "../src/cheapest.ts";
import { Joins } from "../src/joins.ts";
import { bestPaths, roundaboutPaths } from "../src/paths.ts";
import { stepCost } from "../src/roads.ts";
import { app, type Row, table } from "./made.ts";

const SIZE = 3_000;

/** Numbers below a limit, the same in each run: Lehmer's generator. */
function numbers(seed: number) {
  let state = seed;
  return (below: number) => {
    state = (state * 48_271) % 0x7fff_ffff;
    return state % below;
  };
}

function made(seed: number, size = SIZE) {
  const next = numbers(seed);
  const stances = ["asserted", "reported", "opinion"];
  const rows: Row[] = [];
  for (let place = 1; place < size; place++)
    for (const other of [next(place), next(size)])
      rows.push({
        subject: `n${place}`,
        object: `n${other}`,
        predicate: "supplies",
        stance: stances[next(stances.length)] ?? "",
      });
  const names = [...Array(size).keys()].map((place) => ({
    id: `n${place}`,
    type: "Company",
    label: `${place}`,
  }));
  const page = app(rows, {}, { entities: table(names) });
  const joins = new Joins(page.model);
  joins.set(page.passing, page.known);
  return { page, joins, next };
}

type Made = ReturnType<typeof made>;

const passing = ({ joins }: Made, id: string) => Math.log2(Math.max(1, joins.joined(id).size)) / 2;

/** What the cheapest way costs, by relaxing all lines until nothing changes (Bellman and Ford). */
function least({ joins, page, ...more }: Made, from: string, to: string): number {
  const cost = new Map([[from, 0]]);
  for (let changed = true; changed; ) {
    changed = false;
    for (const [id, before] of [...cost]) {
      if (id === to) continue;
      for (const { line, other } of joins.waysFrom(id)) {
        const pass = other === to ? 0 : passing({ joins, page, ...more }, other);
        const total = before + (stepCost(page.model, line) ?? Number.POSITIVE_INFINITY) + pass;
        if (total < (cost.get(other) ?? Number.POSITIVE_INFINITY) - 1e-9) {
          cost.set(other, total);
          changed = true;
        }
      }
    }
  }
  return cost.get(to) ?? Number.POSITIVE_INFINITY;
}

function costOf(graph: Made, { entities, lines }: Path): number {
  const steps = lines.map((line) => stepCost(graph.page.model, line) ?? Number.POSITIVE_INFINITY);
  const passes = entities.slice(1, -1).map((id) => passing(graph, id));
  return [...steps, ...passes].reduce((sum, cost) => sum + cost, 0);
}

for (const seed of [1, 2, 3])
  test(`the first way is the cheapest, and the next ones miss a stop of each before (${seed})`, () => {
    const graph = made(seed);
    const { page, joins, next } = graph;
    for (let pair = 0; pair < 5; pair++) {
      const [from, to] = [`n${next(SIZE)}`, `n${next(SIZE)}`];
      if (from === to) continue;
      const ways = bestPaths(page.model, joins, from, to);
      const costs = ways.map((way) => costOf(graph, way));
      assert.ok(Math.abs((costs[0] ?? 0) - least(graph, from, to)) < 1e-6);
      assert.deepEqual(
        [...costs].sort((a, b) => a - b),
        costs,
      );
      for (const [place, { entities, lines }] of ways.entries()) {
        assert.deepEqual([entities[0], entities.at(-1), lines.length], [from, to, entities.length - 1]);
        assert.equal(new Set(entities).size, entities.length);
        for (const { entities: before } of ways.slice(0, place))
          assert.ok(before.length === 2 || before.slice(1, -1).some((id) => !entities.includes(id)));
      }
    }
  });

/** All ways without a loop from an entity to another, the cheapest first. */
function everyWay(graph: Made, from: string, to: string): Path[] {
  const found: Path[] = [];
  const goOn = (entities: string[], lines: Path["lines"]) => {
    for (const { line, other } of graph.joins.waysFrom(entities.at(-1) ?? from)) {
      if (entities.includes(other)) continue;
      const path = { entities: [...entities, other], lines: [...lines, line] };
      if (other === to) found.push(path);
      else goOn(path.entities, path.lines);
    }
  };
  goOn([from], []);
  return found.sort((a, b) => costOf(graph, a) - costOf(graph, b));
}

test("each next way is the cheapest of all that do not pass through all stops of one before", () => {
  let some = 0;
  for (let seed = 1; seed <= 40; seed++) {
    const graph = made(seed, 9);
    const ways = bestPaths(graph.page.model, graph.joins, "n0", "n8");
    const wanted: Path[] = [];
    for (const path of everyWay(graph, "n0", "n8")) {
      const goesRound = wanted.some(({ entities: [, ...stops] }) =>
        stops.length === 1 ? path.lines.length === 1 : stops.every((id) => path.entities.includes(id)),
      );
      if (!goesRound && costOf(graph, path) <= costOf(graph, wanted[0] ?? path) + FAR) wanted.push(path);
    }
    const costs = (paths: Path[]) => paths.map((path) => costOf(graph, path).toFixed(6));
    assert.deepEqual(costs(ways), costs(wanted.slice(0, 3)));
    some += Number(ways.length === 3);
  }
  assert.ok(some > 5);
});

test("what is hidden is passed by, and where nothing leads there is no way", () => {
  const graph = made(4);
  const [way] = bestPaths(graph.page.model, graph.joins, "n10", "n2900");
  const stop = way?.entities[1] ?? "";
  const others = bestPaths(graph.page.model, graph.joins, "n10", "n2900", new Set([stop]));
  assert.ok(others.length > 0 && others.every(({ entities }) => !entities.includes(stop)));
  assert.deepEqual(bestPaths(graph.page.model, graph.joins, "n10", "nobody"), []);
});

for (const seed of [5, 6])
  test(`ways round about pass all stops of a better one, the cheapest first, each another (${seed})`, () => {
    const graph = made(seed);
    const { page, joins, next } = graph;
    let some = 0;
    for (let pair = 0; pair < 25; pair++) {
      const [from, to] = [`n${next(SIZE)}`, `n${next(SIZE)}`];
      const best = bestPaths(page.model, joins, from, to);
      const ways = roundaboutPaths(page.model, joins, best, new Set(), 3);
      some += ways.length;
      const costs = ways.map((way) => costOf(graph, way));
      assert.deepEqual(
        [...costs].sort((a, b) => a - b),
        costs,
      );
      const texts = [...best, ...ways].map(({ entities }) => entities.join(" "));
      assert.equal(new Set(texts).size, texts.length);
      for (const { entities, lines } of ways) {
        assert.deepEqual([entities[0], entities.at(-1), lines.length], [from, to, entities.length - 1]);
        assert.equal(new Set(entities).size, entities.length);
        assert.ok(
          best.some((path) => path.entities.length > 2 && path.entities.every((id) => entities.includes(id))),
        );
      }
    }
    assert.ok(some > 0);
  });
