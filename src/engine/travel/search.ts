import type { Watch } from '../../model/watch';
import { Frontier } from './frontier';

/**
 * Labels of a search space: seconds (Infinity where not reached) and the row of the facility that reaches it (-1). `low` and `high`
 * enclose the nodes labelled since the last `clear`, so that a small search costs little to forget.
 */
export interface Labels {
  readonly seconds: Float64Array;
  readonly owner: Int32Array;
  readonly frontier: Frontier;
  low: number;
  high: number;
}

/** Spreads from the nodes of a batch to their neighbours, up to and including `boundSeconds`. The hot loop of a medium. */
export type Relax = (labels: Labels, batch: Int32Array, count: number, boundSeconds: number) => void;

/** Labels for `size` nodes, none reached. */
export function newLabels(size: number, bucketSeconds: number): Labels {
  const seconds = new Float64Array(size).fill(Infinity);
  return { seconds, owner: new Int32Array(size).fill(-1), frontier: new Frontier(seconds, bucketSeconds), low: size, high: -1 };
}

/** Forgets a search. */
export function clearLabels(labels: Labels): void {
  if (labels.high >= labels.low) {
    labels.seconds.fill(Infinity, labels.low, labels.high + 1);
    labels.owner.fill(-1, labels.low, labels.high + 1);
  }
  labels.low = labels.seconds.length;
  labels.high = -1;
  labels.frontier.reset();
}

/** Lowers a node's label if the new one is earlier, or as early and of a lower facility row. */
export function improve(labels: Labels, node: number, seconds: number, owner: number): void {
  const before = labels.seconds[node]!;
  if (seconds < before || (seconds === before && owner < labels.owner[node]!)) {
    labels.seconds[node] = seconds;
    labels.owner[node] = owner;
    labels.frontier.push(node, seconds);
  }
}

/**
 * Runs a search from the nodes pushed before to its end. The labels are then the least sums over all paths, whatever the order of
 * work: each label is the minimum over its neighbours of label plus step, and on equal sums the lowest facility row.
 * @throws Cancelled when the watch says so
 */
export function spread(labels: Labels, relax: Relax, boundSeconds: number, watch: Watch): void {
  const { frontier } = labels;
  let low = labels.low;
  let high = labels.high;
  let sinceCheck = 0;
  for (let count = frontier.take(); count > 0; count = frontier.take()) {
    const batch = frontier.batch;
    for (let i = 0; i < count; i++) {
      const node = batch[i]!;
      if (node < low) low = node;
      if (node > high) high = node;
    }
    // kept up to date, so that a cancelled search is cleared too: what is labelled now is queued, and lies within one step
    labels.low = low;
    labels.high = high;
    relax(labels, batch, count, boundSeconds);
    sinceCheck += count;
    if (sinceCheck > 50_000) {
      sinceCheck = 0;
      try {
        watch.check();
      } catch (cancelled) {
        labels.low = 0;
        labels.high = labels.seconds.length - 1;
        throw cancelled;
      }
    }
  }
}
