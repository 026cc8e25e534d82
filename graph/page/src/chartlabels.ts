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
const CLEAR = 16;

export class ChartLabels {
  private readonly written: Box[] = [];
  private readonly told = new Set<string>();

  constructor(
    private readonly dots: Box[],
    private readonly room: { width: number; height: number },
  ) {}

  /** The place of a value's text, its left end on the line: above, below or beside its dot; null where none is free. */
  place(text: string, dot: Box): { x: number; y: number } | null {
    if (this.told.has(text)) return null;
    const width = LETTER * text.length;
    const { x, y } = middle(dot);
    const ways = [
      { x: x - width / 2, y: dot.top - APART },
      { x: x - width / 2, y: dot.bottom + APART + LINE - 3 },
      { x: dot.left - APART - width, y: y + 4 },
      { x: dot.right + APART, y: y + 4 },
    ];
    for (const way of ways) {
      const box = { left: way.x, right: way.x + width, top: way.y - LINE, bottom: way.y };
      if (!this.isFree(box, dot)) continue;
      this.written.push(box);
      this.told.add(text);
      return way;
    }
    return null;
  }

  private isFree(box: Box, dot: Box): boolean {
    const { width, height } = this.room;
    if (box.left < 2 || box.right > width - 2 || box.top < 0 || box.bottom > height) return false;
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
