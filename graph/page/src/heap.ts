// A queue of ids by cost.

/** A binary heap of ids by cost; equal costs come in the order of the ids. */
export class Heap {
  private readonly items: { cost: number; id: string }[] = [];

  push(cost: number, id: string): void {
    this.items.push({ cost, id });
    let place = this.items.length - 1;
    while (place > 0) {
      const above = (place - 1) >> 1;
      if (!this.before(place, above)) break;
      this.swap(place, above);
      place = above;
    }
  }

  pop(): { cost: number; id: string } | undefined {
    const first = this.items[0];
    const last = this.items.pop();
    if (first === undefined || last === undefined || this.items.length === 0) return first;
    this.items[0] = last;
    for (let place = 0; ; ) {
      let least = place;
      for (const below of [2 * place + 1, 2 * place + 2]) {
        if (below < this.items.length && this.before(below, least)) least = below;
      }
      if (least === place) return first;
      this.swap(place, least);
      place = least;
    }
  }

  private before(one: number, other: number): boolean {
    const [a, b] = [this.items[one], this.items[other]];
    return a !== undefined && b !== undefined && (a.cost < b.cost || (a.cost === b.cost && a.id < b.id));
  }

  private swap(one: number, other: number): void {
    const [a, b] = [this.items[one], this.items[other]];
    if (a && b) [this.items[one], this.items[other]] = [b, a];
  }
}
