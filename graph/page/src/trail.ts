// The steps that have been taken: which of them changed what is shown beside the panel, so that Undo passes over those
// that only opened one.
export class Trail {
  /** The place among the steps of what is shown now. */
  at = 0;
  private readonly shown: (string | undefined)[];

  /** `shown` is what the view shows without its panel, as text. */
  constructor(shown: string) {
    this.shown = [shown];
  }

  /** Takes note of a new step, behind which there is nothing to redo. */
  add(shown: string): void {
    this.at += 1;
    this.shown.length = this.at;
    this.shown.push(shown);
  }

  /** Goes to a step, which may be of before the page was loaded anew. */
  goTo(step: number, shown: string): void {
    this.at = step;
    this.shown[step] = shown;
  }

  /** By how many steps Undo goes back: to the last that shows something else; 0 where there is none. */
  get back(): number {
    return this.towards(-1);
  }

  get forward(): number {
    return this.towards(1);
  }

  private towards(way: 1 | -1): number {
    for (let step = this.at + way; step >= 0 && step < this.shown.length; step += way)
      if (this.shown[step] !== this.shown[this.at]) return step - this.at;
    return 0;
  }
}
