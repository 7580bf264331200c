/** A queue of nodes by time: a binary heap in flat arrays. A node may stand in it more than once; the caller knows which entry is stale. */
export class TimeHeap {
  private time = new Float64Array(1024);
  private node = new Int32Array(1024);
  private count = 0;
  /** time of the node that `pop` gave last */
  poppedSeconds = 0;

  get size(): number {
    return this.count;
  }

  clear(): void {
    this.count = 0;
  }

  push(node: number, seconds: number): void {
    if (this.count === this.node.length) this.grow();
    const { time, node: nodes } = this;
    let at = this.count++;
    while (at > 0) {
      const above = (at - 1) >> 1;
      if (time[above]! <= seconds) break;
      time[at] = time[above]!;
      nodes[at] = nodes[above]!;
      at = above;
    }
    time[at] = seconds;
    nodes[at] = node;
  }

  /** Takes out the earliest node; -1 where there is none. */
  pop(): number {
    if (this.count === 0) return -1;
    const { time, node: nodes } = this;
    const first = nodes[0]!;
    this.poppedSeconds = time[0]!;
    const last = --this.count;
    const lastTime = time[last]!;
    const lastNode = nodes[last]!;
    let at = 0;
    for (;;) {
      let below = 2 * at + 1;
      if (below >= last) break;
      if (below + 1 < last && time[below + 1]! < time[below]!) below++;
      if (time[below]! >= lastTime) break;
      time[at] = time[below]!;
      nodes[at] = nodes[below]!;
      at = below;
    }
    time[at] = lastTime;
    nodes[at] = lastNode;
    return first;
  }

  private grow(): void {
    const size = 2 * this.node.length;
    const time = new Float64Array(size);
    const node = new Int32Array(size);
    time.set(this.time);
    node.set(this.node);
    this.time = time;
    this.node = node;
  }
}
