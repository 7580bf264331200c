import type { Watch } from '../../model/watch';
import { Frontier } from './frontier';
import { Journal } from './journal';

/**
 * A search space with its labels: seconds (Infinity where not reached) and the row of the facility that reaches a node (-1). After
 * `run` the labels are the least sums over all paths, whatever the order of work: each is the minimum over its neighbours of label plus
 * step, and on equal sums the lowest facility row. So it does not matter whether they came about in one run or by additions and releases.
 */
export interface Search {
  /** seconds of a node, Infinity where not reached */
  secondsAt(node: number): number;
  /** facility row of a node, -1 where not reached */
  ownerAt(node: number): number;
  /** Copies the labels of nodes in a row, as many as the arrays hold; the owners unless null. */
  read(first: number, seconds: Float64Array, owner: Int32Array | null): void;
  /** Writes the labels at the nodes of places into the arrays; of those places whose state is 0, and of `only` some rows where given. */
  collect(nodes: Int32Array, state: Uint8Array, seconds: Float64Array, owner: Int32Array, only?: Int32Array): void;
  /** Visits those of some nodes that have a label: their place in the list, seconds and owner. In no order; the list must not change between calls. */
  reached(nodes: Int32Array, visit: (at: number, seconds: number, owner: number) => void): void;
  /** Lowers a node's label if the new one is earlier, or as early and of a lower facility row, and queues the node. */
  improve(node: number, seconds: number, owner: number): void;
  /** Queues a node once more, with the label that it has; nothing where it has none. */
  again(node: number): void;
  /** Spreads from the queued nodes, up to and including `boundSeconds`. @throws Cancelled when the watch says so; then only `clear` helps */
  run(boundSeconds: number, watch: Watch): void;
  /** Forgets all labels, the queue and the mark. */
  clear(): void;
  /**
   * Takes back the labels of a facility that hang together with a node, and queues the nodes around them, so that `run` fills the hole.
   * Nothing happens where the node has another owner.
   */
  release(node: number, owner: number): void;
  /** From now on remembers labels before they change. */
  mark(): void;
  /** Nodes changed since `mark`, latest first; a node may come more than once. */
  changed(visit: (node: number) => void): void;
  /** Gives back the labels as they were at `mark`, and forgets it. */
  rollback(): void;
  /** Forgets the mark, the labels stay. */
  keep(): void;
}

/** Spreads from the nodes of a batch to their neighbours by `lower`, up to and including `boundSeconds`. The hot loop of a medium. */
export type Relax = (search: PlainSearch, batch: Int32Array, count: number, boundSeconds: number) => void;

/** Nodes from or to which a step leads. */
export type Neighbours = (node: number, visit: (near: number) => void) => void;

/** Nodes worked on between two looks at the watch. */
const checkEvery = 50_000;

/** The search in TypeScript, for any graph. */
export class PlainSearch implements Search {
  readonly seconds: Float64Array;
  readonly owner: Int32Array;
  private readonly frontier: Frontier;
  private readonly relax: Relax;
  private readonly neighbours: Neighbours;
  private journal: Journal | null = null;
  /** they enclose the nodes labelled since the last `clear`, so that a small search costs little to forget */
  private low: number;
  private high = -1;

  /**
   * @param size nodes
   * @param bucketSeconds width of a bucket of the queue; best a little under the shortest step
   */
  constructor(size: number, bucketSeconds: number, relax: Relax, neighbours: Neighbours) {
    this.seconds = new Float64Array(size).fill(Infinity);
    this.owner = new Int32Array(size).fill(-1);
    this.frontier = new Frontier(this.seconds, bucketSeconds);
    this.relax = relax;
    this.neighbours = neighbours;
    this.low = size;
  }

  secondsAt(node: number): number {
    return this.seconds[node]!;
  }

  ownerAt(node: number): number {
    return this.owner[node]!;
  }

  read(first: number, seconds: Float64Array, owner: Int32Array | null): void {
    seconds.set(this.seconds.subarray(first, first + seconds.length));
    owner?.set(this.owner.subarray(first, first + owner.length));
  }

  collect(nodes: Int32Array, state: Uint8Array, seconds: Float64Array, owner: Int32Array, only?: Int32Array): void {
    const count = only ? only.length : nodes.length;
    for (let i = 0; i < count; i++) {
      const row = only ? only[i]! : i;
      if (state[row] !== 0) continue;
      seconds[row] = this.seconds[nodes[row]!]!;
      owner[row] = this.owner[nodes[row]!]!;
    }
  }

  reached(nodes: Int32Array, visit: (at: number, seconds: number, owner: number) => void): void {
    const { seconds, owner } = this;
    for (let i = 0; i < nodes.length; i++) {
      const time = seconds[nodes[i]!]!;
      if (time < Infinity) visit(i, time, owner[nodes[i]!]!);
    }
  }

  improve(node: number, seconds: number, owner: number): void {
    const before = this.seconds[node]!;
    if (seconds < before || (seconds === before && owner < this.owner[node]!)) this.lower(node, seconds, owner);
  }

  again(node: number): void {
    if (this.seconds[node]! < Infinity) this.frontier.push(node, this.seconds[node]!);
  }

  /** Labels and queues a node; the caller knows that the label is better. */
  lower(node: number, seconds: number, owner: number): void {
    if (this.journal !== null) this.journal.note(node, this.seconds[node]!, this.owner[node]!);
    this.seconds[node] = seconds;
    this.owner[node] = owner;
    this.frontier.push(node, seconds);
  }

  run(boundSeconds: number, watch: Watch): void {
    const { frontier, relax } = this;
    let sinceCheck = 0;
    for (let count = frontier.take(); count > 0; count = frontier.take()) {
      const { batch } = frontier;
      let { low, high } = this;
      for (let i = 0; i < count; i++) {
        const node = batch[i]!;
        if (node < low) low = node;
        if (node > high) high = node;
      }
      this.low = low;
      this.high = high;
      relax(this, batch, count, boundSeconds);
      sinceCheck += count;
      if (sinceCheck > checkEvery) {
        sinceCheck = 0;
        this.checked(watch);
      }
    }
    frontier.reset();
  }

  private checked(watch: Watch): void {
    try {
      watch.check();
    } catch (cancelled) {
      this.low = 0;
      this.high = this.seconds.length - 1;
      throw cancelled;
    }
  }

  clear(): void {
    this.journal = null;
    if (this.high >= this.low) {
      this.seconds.fill(Infinity, this.low, this.high + 1);
      this.owner.fill(-1, this.low, this.high + 1);
    }
    this.low = this.seconds.length;
    this.high = -1;
    this.frontier.reset();
  }

  release(node: number, owner: number): void {
    if (owner < 0 || this.owner[node] !== owner) return;
    const taken = [node];
    this.take(node);
    for (let at = taken.pop(); at !== undefined; at = taken.pop()) {
      this.neighbours(at, (near) => {
        if (this.owner[near] === owner) {
          this.take(near);
          taken.push(near);
        } else this.again(near);
      });
    }
  }

  private take(node: number): void {
    this.journal?.note(node, this.seconds[node]!, this.owner[node]!);
    this.seconds[node] = Infinity;
    this.owner[node] = -1;
  }

  mark(): void {
    this.journal = new Journal();
  }

  changed(visit: (node: number) => void): void {
    this.journal?.visit(visit);
  }

  rollback(): void {
    this.journal?.restore(this.seconds, this.owner);
    this.journal = null;
  }

  keep(): void {
    this.journal = null;
  }
}
