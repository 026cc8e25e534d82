// Where the values of a chart's dots are written: each beside its own dot, or not at all.

/** A dot with what its date and number may reach, or the box of a written value. */
export interface Box {
  left: number;
  right: number;
  top: number;
  bottom: number;
}

/** How wide a letter is, how high a line, and how far from its dot a value is written. */
const LETTER = 5.2;
const LINE = 9;
const APART = 8;
/** No other dot is so near to a value that it might be taken for its own. */
const CLEAR = 12;

export class ChartLabels {
  private readonly written: Box[] = [];

  /** The dots, the part of the chart in which values may stand, and the height of the axis, over which none is written. */
  constructor(
    private readonly dots: Box[],
    private readonly room: Box,
    private readonly axis: number,
  ) {}

  /** The place of a value's text, its left end on the line: about its dot; null where none is free. */
  place(text: string, dot: Box): { x: number; y: number } | null {
    const width = LETTER * text.length;
    const { x, y } = middle(dot);
    const [above, below] = [dot.top - APART, dot.bottom + APART + LINE - 3];
    const ways = [
      { x: x - width / 2, y: above },
      { x: x - width / 2, y: below },
      { x: dot.left - APART - width, y: y + 4 },
      { x: dot.right + APART, y: y + 4 },
      { x: x - width + APART, y: above },
      { x: x - APART, y: above },
      { x: x - width + APART, y: below },
      { x: x - APART, y: below },
    ];
    for (const way of ways) {
      const box = { left: way.x, right: way.x + width, top: way.y - LINE, bottom: way.y };
      if (!this.isFree(box, dot)) continue;
      this.written.push(box);
      return way;
    }
    return null;
  }

  private isFree(box: Box, dot: Box): boolean {
    const { room } = this;
    if (box.left < room.left || box.right > room.right || box.top < room.top || box.bottom > room.bottom)
      return false;
    if (box.top < this.axis + 1 && box.bottom > this.axis - 1) return false;
    const own = middle(dot);
    return (
      this.written.every((other) => gap(box, other) > 2) &&
      this.dots.every((other) => {
        const { x, y } = middle(other);
        const same = Math.abs(x - own.x) < 1 && Math.abs(y - own.y) < 1;
        return same || gap(box, { left: x, right: x, top: y, bottom: y }) >= CLEAR;
      })
    );
  }
}

function middle(box: Box): { x: number; y: number } {
  return { x: (box.left + box.right) / 2, y: (box.top + box.bottom) / 2 };
}

/** How far two boxes are from each other; 0 where they touch. */
function gap(one: Box, other: Box): number {
  const across = Math.max(0, one.left - other.right, other.left - one.right);
  const down = Math.max(0, one.top - other.bottom, other.top - one.bottom);
  return Math.hypot(across, down);
}
