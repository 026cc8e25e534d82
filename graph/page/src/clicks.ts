// Tells a double click from two: by the second one the panel may have moved the picture.

/** Two clicks within so many milliseconds and pixels are one double click. */
const DOUBLE_TIME = 400;
const DOUBLE_WAY = 8;

export interface Click {
  /** What was clicked, "" for nothing. */
  id: string;
  time: number;
  x: number;
  y: number;
}

export class Clicks {
  private last: Click = { id: "", time: 0, x: 0, y: 0 };

  /** Takes note of a click; where it is the second of a double click, gives what the first one hit, else "". */
  doubled(now: Click): string {
    const { id, time, x, y } = this.last;
    this.last = now;
    return Math.hypot(now.x - x, now.y - y) < DOUBLE_WAY && now.time - time < DOUBLE_TIME ? id : "";
  }
}
