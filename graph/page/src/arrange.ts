// Places for entities that the build did not place, when they are drawn as a set of their own: by forces (Fruchterman
// and Reingold 1991), as graph/dealgraph/page/layout.py lays out the core, then apart until no label lies on another.

interface Point {
  x: number;
  y: number;
}

const STEPS = 120;
const IDEAL = 100;
/** How much wider than high the places lie: on a desk, and on a phone. */
export const WIDE = 1.75;
export const TALL = 0.5;
const WIDTH = 170;
const HEIGHT = 86;
const GOLDEN = Math.PI * (3 - Math.sqrt(5));

/** Places for `ids`, the weightiest first, near those that they are linked to, so much wider than high. */
export function arrange(ids: string[], links: [string, string][], wide = WIDE): Map<string, Point> {
  const points = ids.map((_, place) => {
    const radius = IDEAL * 0.6 * Math.sqrt(place + 0.5);
    return { x: wide * radius * Math.cos(place * GOLDEN), y: radius * Math.sin(place * GOLDEN) };
  });
  const at = new Map(ids.map((id, place) => [id, place]));
  const pairs = links.map(([from, to]) => [at.get(from), at.get(to)] as [number, number]);
  pull(points, pairs, wide);
  spread(points, wide);
  part(points);
  return new Map(
    ids.map((id, place) => {
      const { x, y } = points[place] as Point;
      return [id, { x: Math.round(x), y: Math.round(y) }];
    }),
  );
}

function pull(points: Point[], pairs: [number, number][], wide: number): void {
  const degree = points.map(() => 1);
  for (const [one, other] of pairs) {
    degree[one] = (degree[one] ?? 0) + 1;
    degree[other] = (degree[other] ?? 0) + 1;
  }
  let heat = IDEAL * 2;
  for (let step = 0; step < STEPS; step++) {
    const moves = points.map(({ x, y }) => ({ x: -0.05 * x, y: -0.05 * wide * wide * y }));
    for (const [one, a] of points.entries()) {
      const move = moves[one] as Point;
      for (let other = 0; other < one; other++) {
        const [b, back] = [points[other] as Point, moves[other] as Point];
        const [x, y] = [a.x - b.x, a.y - b.y];
        const push = (IDEAL * IDEAL) / (x * x + y * y + 1);
        move.x += x * push;
        move.y += y * push;
        back.x -= x * push;
        back.y -= y * push;
      }
    }
    for (const [one, other] of pairs) {
      const [a, b] = [points[one] as Point, points[other] as Point];
      const weight = 1 / Math.sqrt(Math.min(degree[one] ?? 1, degree[other] ?? 1));
      const force = (weight * Math.hypot(a.x - b.x, a.y - b.y)) / IDEAL;
      const [move, back] = [moves[one] as Point, moves[other] as Point];
      move.x -= (a.x - b.x) * force;
      move.y -= (a.y - b.y) * force;
      back.x += (a.x - b.x) * force;
      back.y += (a.y - b.y) * force;
    }
    for (const [place, point] of points.entries()) {
      const move = moves[place] as Point;
      const length = Math.hypot(move.x, move.y) + 1e-9;
      point.x += (move.x * Math.min(length, heat)) / length;
      point.y += (move.y * Math.min(length, heat)) / length;
    }
    heat *= 0.97;
  }
}

/** Scales the places so that the labels fill about half of the area. */
function spread(points: Point[], wide: number): void {
  const height = Math.sqrt((points.length * WIDTH * HEIGHT * 1.55) / wide);
  for (const [axis, length] of [
    ["x", height * wide],
    ["y", height],
  ] as const) {
    const values = points.map((point) => point[axis]);
    const least = Math.min(...values);
    const reach = Math.max(...values) - least || 1;
    const order = [...points.keys()].sort((a, b) => (values[a] ?? 0) - (values[b] ?? 0));
    for (const [rank, place] of order.entries()) {
      const share =
        ((values[place] ?? 0) - least) / reach + (points.length > 1 ? rank / (points.length - 1) : 0);
      (points[place] as Point)[axis] = length * (share / 2 - 0.5);
    }
  }
}

/** Moves overlapping boxes apart along the axis on which they overlap less. */
function part(points: Point[]): void {
  for (let round = 0; round < 80; round++) {
    let moved = false;
    for (const [one, a] of points.entries()) {
      for (let other = 0; other < one; other++) {
        const b = points[other] as Point;
        const across = WIDTH - Math.abs(a.x - b.x);
        const down = HEIGHT - Math.abs(a.y - b.y);
        if (across <= 0.01 || down <= 0.01) continue;
        moved = true;
        const axis = down <= across ? "y" : "x";
        const shift = (Math.min(down, across) / 2) * (a[axis] < b[axis] ? -1 : 1);
        a[axis] += shift;
        b[axis] -= shift;
      }
    }
    if (!moved) return;
  }
}
