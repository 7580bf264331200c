const bucketCount = 16384;

/**
 * The queue of the search: buckets of equal width over one pool of entries, with the exact float64 time beside each entry, so that
 * the width changes the speed and never a result. Entries beyond the last bucket wait in an overflow list and are dealt out when
 * their turn comes, so there is no longest time. Nodes come out in whole buckets, not in order within a bucket; the search may
 * therefore improve a node again and pushes it again. An entry whose time is no longer its node's time is dropped on the way out.
 */
export class Frontier {
  /** nodes of the last `take`, valid up to the count it returned */
  batch = new Int32Array(4096);
  private readonly seconds: Float64Array;
  private readonly perSecond: number;
  private readonly head = new Int32Array(bucketCount).fill(-1);
  private overflow = -1;
  private node = new Int32Array(4096);
  private next = new Int32Array(4096);
  private time = new Float64Array(4096);
  private free = -1;
  private used = 0;
  private pending = 0;
  private bucket = 0;
  private base = 0;

  /**
   * @param seconds the labels of the nodes, which the search lowers before it pushes
   * @param bucketSeconds width of a bucket; best a little under the shortest step
   */
  constructor(seconds: Float64Array, bucketSeconds: number) {
    this.seconds = seconds;
    this.perSecond = 1 / bucketSeconds;
  }

  /** Empties the queue and starts again at second 0. */
  reset(): void {
    if (this.pending > 0) this.head.fill(-1);
    this.overflow = -1;
    this.free = -1;
    this.used = 0;
    this.pending = 0;
    this.bucket = 0;
    this.base = 0;
  }

  /** Adds a node at a time not before the bucket that was taken last. */
  push(node: number, time: number): void {
    let entry = this.free;
    if (entry >= 0) this.free = this.next[entry]!;
    else {
      if (this.used === this.node.length) this.grow();
      entry = this.used++;
    }
    this.pending++;
    this.node[entry] = node;
    this.time[entry] = time;
    const place = (time - this.base) * this.perSecond;
    if (place < bucketCount) {
      const bucket = place | 0;
      this.next[entry] = this.head[bucket]!;
      this.head[bucket] = entry;
    } else {
      this.next[entry] = this.overflow;
      this.overflow = entry;
    }
  }

  /** Moves the nodes of the earliest bucket into `batch`. @returns how many; 0 when the queue is empty */
  take(): number {
    while (this.pending > 0) {
      if (this.bucket === bucketCount) this.slide();
      const first = this.head[this.bucket]!;
      if (first < 0) {
        this.bucket++;
        continue;
      }
      this.head[this.bucket] = -1;
      const count = this.drain(first);
      if (count > 0) return count;
    }
    return 0;
  }

  private drain(first: number): number {
    const { seconds, node, next, time } = this;
    let batch = this.batch;
    let count = 0;
    let taken = 0;
    let last = first;
    for (let entry = first; entry >= 0; entry = next[entry]!) {
      const n = node[entry]!;
      if (time[entry] === seconds[n]) {
        if (count === batch.length) {
          batch = new Int32Array(2 * count);
          batch.set(this.batch);
          this.batch = batch;
        }
        batch[count++] = n;
      }
      taken++;
      last = entry;
    }
    next[last] = this.free;
    this.free = first;
    this.pending -= taken;
    return count;
  }

  private slide(): void {
    let earliest = Infinity;
    for (let entry = this.overflow; entry >= 0; entry = this.next[entry]!) earliest = Math.min(earliest, this.time[entry]!);
    this.base = earliest;
    this.bucket = 0;
    let entry = this.overflow;
    this.overflow = -1;
    while (entry >= 0) {
      const following = this.next[entry]!;
      const place = (this.time[entry]! - this.base) * this.perSecond;
      if (place < bucketCount) {
        this.next[entry] = this.head[place | 0]!;
        this.head[place | 0] = entry;
      } else {
        this.next[entry] = this.overflow;
        this.overflow = entry;
      }
      entry = following;
    }
  }

  private grow(): void {
    const size = 2 * this.node.length;
    const node = new Int32Array(size);
    const next = new Int32Array(size);
    const time = new Float64Array(size);
    node.set(this.node);
    next.set(this.next);
    time.set(this.time);
    this.node = node;
    this.next = next;
    this.time = time;
  }
}
