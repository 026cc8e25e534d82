// A queue of ids by cost.

/** A binary heap of ids by cost; equal costs come in the order of the ids. */
export class Heap {
  private readonly costs: number[] = [];
  private readonly ids: string[] = [];

  push(cost: number, id: string): void {
    let place = this.ids.length;
    while (place > 0) {
      const above = (place - 1) >> 1;
      if (!this.isBefore(cost, id, above)) break;
      this.put(place, this.costs[above] as number, this.ids[above] as string);
      place = above;
    }
    this.put(place, cost, id);
  }

  pop(): { cost: number; id: string } | undefined {
    const [cost, id] = [this.costs[0], this.ids[0]];
    const [lastCost, lastId] = [this.costs.pop(), this.ids.pop()];
    if (cost === undefined || id === undefined || lastCost === undefined || lastId === undefined)
      return undefined;
    const length = this.ids.length;
    if (length > 0) this.sink(lastCost, lastId, length);
    return { cost, id };
  }

  /** Puts an item into the free first place, or below those that come before it. */
  private sink(cost: number, id: string, length: number): void {
    let place = 0;
    for (let below = 1; below < length; below = 2 * place + 1) {
      const other = below + 1;
      if (other < length && this.isBefore(this.costs[other] as number, this.ids[other] as string, below))
        below = other;
      if (this.isBefore(cost, id, below)) break;
      this.put(place, this.costs[below] as number, this.ids[below] as string);
      place = below;
    }
    this.put(place, cost, id);
  }

  private isBefore(cost: number, id: string, place: number): boolean {
    const other = this.costs[place] as number;
    return cost < other || (cost === other && id < (this.ids[place] as string));
  }

  private put(place: number, cost: number, id: string): void {
    this.costs[place] = cost;
    this.ids[place] = id;
  }
}
