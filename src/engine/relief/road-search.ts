import type { Arcs } from '../travel/arcs';
import { TimeHeap } from './time-heap';

/** Where lorries enter the road: stop, second after the onset, row of the depot. */
export interface Seeds {
  readonly stop: Int32Array;
  readonly seconds: Float64Array;
  readonly depot: Int32Array;
}

/**
 * Shortest trips over the road from seeds: seconds and depot of each stop (the lowest row on equal sums), and the arc by which the label came
 * (-1 where it is a seed's). Labels are least sums along trips, added from the depot on, so that any search that knows the same roads has the same bits.
 */
export class RoadSearch {
  readonly seconds: Float64Array;
  readonly depot: Int32Array;
  /** stop before, -1 at a seed and where not reached */
  readonly before: Int32Array;
  private readonly arcs: Arcs;
  private readonly heap = new TimeHeap();
  private readonly touched: number[] = [];
  private boundSeconds = Infinity;

  constructor(stops: number, arcs: Arcs) {
    this.seconds = new Float64Array(stops).fill(Infinity);
    this.depot = new Int32Array(stops).fill(-1);
    this.before = new Int32Array(stops).fill(-1);
    this.arcs = arcs;
  }

  /** Forgets the labels. */
  clear(): void {
    for (const stop of this.touched) {
      this.seconds[stop] = Infinity;
      this.depot[stop] = -1;
      this.before[stop] = -1;
    }
    this.touched.length = 0;
    this.heap.clear();
  }

  /** Searches from the seeds, anew, up to and including `boundSeconds`. */
  run(seeds: Seeds, boundSeconds: number): void {
    this.clear();
    this.boundSeconds = boundSeconds;
    const { seconds, depot, heap } = this;
    const { start, target, seconds: cost } = this.arcs;
    for (let i = 0; i < seeds.stop.length; i++) this.improve(seeds.stop[i]!, seeds.seconds[i]!, seeds.depot[i]!, -1);
    for (let stop = heap.pop(); stop >= 0; stop = heap.pop()) {
      const time = heap.poppedSeconds;
      if (time !== seconds[stop]) continue;
      for (let arc = start[stop]!; arc < start[stop + 1]!; arc++) this.improve(target[arc]!, time + cost[arc]!, depot[stop]!, stop);
    }
  }

  private improve(stop: number, time: number, by: number, from: number): void {
    const known = this.seconds[stop]!;
    if (time > this.boundSeconds) return;
    if (!(time < known) && !(time === known && time < Infinity && by < this.depot[stop]!)) return;
    if (known === Infinity) this.touched.push(stop);
    this.seconds[stop] = time;
    this.depot[stop] = by;
    this.before[stop] = from;
    this.heap.push(stop, time);
  }
}
