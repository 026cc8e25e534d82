// Places for what the build did not place, and for a neighbourhood shown alone.

interface Point {
  x: number;
  y: number;
}

const WIDTH = 200;
const HEIGHT = 84;
/** So many rings further out a place is looked for that no line crosses. */
const FURTHER = 4;
const CHAIN = 1150;

/** The middle one with the others on ellipses around it, each with room for its label. */
export function around(middle: string, others: string[]): Map<string, Point> {
  const places = new Map<string, Point>([[middle, { x: 0, y: 0 }]]);
  const rings: { across: number; down: number; room: number }[] = [];
  let room = 0;
  for (let ring = 0; room < others.length; ring++) {
    const across = 380 + ring * 240;
    const down = 290 + ring * 180;
    const size = Math.max(6, Math.floor((Math.PI * (across + down)) / WIDTH));
    rings.push({ across, down, room: size });
    room += size;
  }
  let next = 0;
  for (const [number, ring] of rings.entries()) {
    // Full rings take what they hold; a last ring that is not full spreads evenly.
    const here = others.slice(next, next + ring.room);
    next += here.length;
    for (const [place, id] of here.entries()) {
      const turn = ((place + (number % 2) / 2) / here.length) * 2 * Math.PI - Math.PI / 2;
      places.set(id, {
        x: Math.round(ring.across * Math.cos(turn)),
        y: Math.round(ring.down * Math.sin(turn)),
      });
    }
  }
  return places;
}

/** All on one ellipse, in their order. */
export function circle(ids: string[]): Map<string, Point> {
  const places = new Map<string, Point>();
  for (const [place, id] of ids.entries()) {
    const turn = (place / ids.length) * 2 * Math.PI - Math.PI / 2;
    places.set(id, { x: Math.round(430 * Math.cos(turn)), y: Math.round(290 * Math.sin(turn)) });
  }
  return places;
}

/** Chains from one end on the left to the other on the right, a row each; what is on several stands on the first. */
export function chains(paths: string[][]): Map<string, Point> {
  const places = new Map<string, Point>();
  for (const [row, path] of paths.entries()) {
    for (const [step, id] of path.entries()) {
      if (places.has(id)) continue;
      const end = step === 0 || step === path.length - 1;
      const y = end ? 0 : (row - (paths.length - 1) / 2) * 170;
      // Neighbours on a row stand a little up and down, so that long names do not meet.
      const shift = end ? 0 : step % 2 === 0 ? 22 : -22;
      places.set(id, { x: Math.round((step / (path.length - 1) - 0.5) * CHAIN), y: y + shift });
    }
  }
  return places;
}

/** The nearest free place beside an anchor; rather one a little further out that `isClear`, where there is one. */
export function beside(
  anchor: Point,
  taken: Map<string, Point>,
  isClear: (place: Point) => boolean = () => true,
): Point {
  const free = (x: number, y: number) =>
    [...taken.values()].every((other) => Math.abs(other.x - x) >= WIDTH || Math.abs(other.y - y) >= HEIGHT);
  let nearest: Point | undefined;
  let end = 60;
  for (let ring = 1; ring < end; ring++) {
    const steps = 8 * ring;
    for (let step = 0; step < steps; step++) {
      const turn = (step / steps) * 2 * Math.PI;
      const x = Math.round(anchor.x + ring * 90 * 1.4 * Math.cos(turn));
      const y = Math.round(anchor.y + ring * 90 * Math.sin(turn));
      if (!free(x, y)) continue;
      if (isClear({ x, y })) return { x, y };
      if (nearest) continue;
      nearest = { x, y };
      end = ring + FURTHER;
    }
  }
  return nearest ?? anchor;
}
