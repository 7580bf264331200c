/** A binary heap of integers by ascending cost; ties leave in the order of the integers, so that results never depend on chance. */
export class CostHeap {
  private costs = new Float64Array(1024);
  private items = new Int32Array(1024);
  size = 0;

  /** Adds an item; the same item may be added again with a lower cost. */
  push(item: number, cost: number): void {
    if (this.size === this.items.length) this.grow();
    let at = this.size++;
    while (at > 0) {
      const parent = (at - 1) >> 1;
      const parentCost = this.costs[parent]!;
      if (parentCost < cost || (parentCost === cost && this.items[parent]! <= item)) break;
      this.costs[at] = parentCost;
      this.items[at] = this.items[parent]!;
      at = parent;
    }
    this.costs[at] = cost;
    this.items[at] = item;
  }

  /** Cost of the item that `pop` gives next. */
  get lowest(): number {
    return this.costs[0]!;
  }

  /** Removes and returns the cheapest item; -1 when empty. */
  pop(): number {
    if (this.size === 0) return -1;
    const top = this.items[0]!;
    this.size--;
    const cost = this.costs[this.size]!;
    const item = this.items[this.size]!;
    let at = 0;
    for (;;) {
      let child = at * 2 + 1;
      if (child >= this.size) break;
      const right = child + 1;
      if (right < this.size && this.before(right, child)) child = right;
      const childCost = this.costs[child]!;
      if (cost < childCost || (cost === childCost && item <= this.items[child]!)) break;
      this.costs[at] = childCost;
      this.items[at] = this.items[child]!;
      at = child;
    }
    this.costs[at] = cost;
    this.items[at] = item;
    return top;
  }

  clear(): void {
    this.size = 0;
  }

  private before(a: number, b: number): boolean {
    const difference = this.costs[a]! - this.costs[b]!;
    return difference < 0 || (difference === 0 && this.items[a]! < this.items[b]!);
  }

  private grow(): void {
    const costs = new Float64Array(this.costs.length * 2);
    const items = new Int32Array(this.items.length * 2);
    costs.set(this.costs);
    items.set(this.items);
    this.costs = costs;
    this.items = items;
  }
}
