// Places for a set that stands by itself.
import assert from "node:assert/strict";
import { test } from "node:test";
import { arrange, TALL } from "../src/arrange.ts";

test("places lie wider than high on a desk, and higher than wide on a phone, no two on one another", () => {
  const ids = Array.from({ length: 20 }, (_, place) => `thing-${place}`);
  const links = ids.slice(1).map((id): [string, string] => ["thing-0", id]);
  const reach = (wide?: number) => {
    const places = [...arrange(ids, links, wide).values()];
    const apart = places.every((one, place) =>
      places.slice(0, place).every(({ x, y }) => Math.abs(x - one.x) > 160 || Math.abs(y - one.y) > 80),
    );
    assert.ok(apart);
    const along = (values: number[]) => Math.max(...values) - Math.min(...values);
    return along(places.map(({ x }) => x)) / along(places.map(({ y }) => y));
  };
  assert.ok(reach() > 1.2);
  assert.ok(reach(TALL) < 0.8);
});
