// Which labels are written at a zoom, and how large: as many as can be read without lying over each other.

export interface Labelled {
  id: string;
  x: number;
  y: number;
  size: number;
  label: string;
  /** The size of the label's letters where there is room for all. */
  font: number;
  /** Labels of a lower number are written first. */
  turn: number;
}

interface Box {
  left: number;
  right: number;
  top: number;
  bottom: number;
}

/** Letters smaller than this many pixels are not written. */
const LEAST = 9.5;
const WANTED = 11.5;
const LEADERS = 12;
/** The width of a letter as a share of the font's size, on the safe side. */
export const LETTER = 0.6;
export const UNWRITTEN = 0.1;

/** The size of each label's letters in the units of the picture; UNWRITTEN where it has no room. */
export function labelSizes(nodes: Labelled[], scale: number): Map<string, number> {
  const cells = new Map<string, Box[]>();
  const width = 160 / scale;
  const around = (box: Box) => {
    const keys: string[] = [];
    for (let column = Math.floor(box.left / width); column <= Math.floor(box.right / width); column++) {
      for (let row = Math.floor(box.top / width); row <= Math.floor(box.bottom / width); row++) {
        keys.push(`${column} ${row}`);
      }
    }
    return keys;
  };
  const free = (box: Box) =>
    around(box).every((key) =>
      (cells.get(key) ?? []).every(
        (other) =>
          box.left >= other.right ||
          box.right <= other.left ||
          box.top >= other.bottom ||
          box.bottom <= other.top,
      ),
    );
  const take = (box: Box) => {
    for (const key of around(box)) {
      const boxes = cells.get(key);
      if (boxes) boxes.push(box);
      else cells.set(key, [box]);
    }
  };
  const sizes = new Map<string, number>();
  const sorted = [...nodes].sort((a, b) => a.turn - b.turn);
  // The labels of the weightiest may lie on the shapes of lighter ones: without them the picture says nothing.
  for (const some of [sorted.slice(0, LEADERS), sorted.slice(LEADERS)]) {
    for (const { x, y, size } of some)
      take({ left: x - size, right: x + size, top: y - size, bottom: y + size });
    for (const node of some) {
      const wanted = Math.max(node.font, WANTED / scale);
      const tries = [wanted, Math.min(wanted, Math.max(node.font, LEAST / scale)), LEAST / scale];
      const font = tries.find((each) => free(labelBox(node, each)));
      if (font !== undefined) take(labelBox(node, font));
      sizes.set(node.id, font === undefined ? UNWRITTEN : Math.round(font * 10) / 10);
    }
  }
  return sizes;
}

/** The room of a label below its shape. */
function labelBox(node: Labelled, font: number): Box {
  const lines = node.label.split("\n");
  const half = (Math.max(...lines.map((line) => line.length)) * font * LETTER) / 2;
  const top = node.y + node.size + 1;
  return { left: node.x - half, right: node.x + half, top, bottom: top + 4 + lines.length * font * 1.15 };
}
