// Which parts of the picture are taken, so that nothing that is written lies over something else.

export interface Box {
  left: number;
  right: number;
  top: number;
  bottom: number;
}

/** The width of a letter as a share of the font's size, on the safe side; those of East Asia are square. */
const LETTER = 0.6;
const EAST_ASIA = 0x1100;

/** The width of a line of text, in sizes of its font. */
export function letters(text: string): number {
  let width = 0;
  for (const letter of text) width += (letter.codePointAt(0) ?? 0) >= EAST_ASIA ? 1 : LETTER;
  return width;
}

/** Boxes that are taken, in a grid so that a few thousand of them are asked quickly. */
export class Room {
  private readonly cells = new Map<string, Box[]>();

  /** `cell` is the width of the grid: about that of a box. */
  constructor(private readonly cell: number) {}

  isFree(box: Box): boolean {
    return this.around(box).every((key) =>
      (this.cells.get(key) ?? []).every(
        (other) =>
          box.left >= other.right ||
          box.right <= other.left ||
          box.top >= other.bottom ||
          box.bottom <= other.top,
      ),
    );
  }

  take(box: Box): void {
    for (const key of this.around(box)) {
      const boxes = this.cells.get(key);
      if (boxes) boxes.push(box);
      else this.cells.set(key, [box]);
    }
  }

  private around(box: Box): string[] {
    const keys: string[] = [];
    const { cell } = this;
    for (let column = Math.floor(box.left / cell); column <= Math.floor(box.right / cell); column++)
      for (let row = Math.floor(box.top / cell); row <= Math.floor(box.bottom / cell); row++)
        keys.push(`${column} ${row}`);
    return keys;
  }
}
