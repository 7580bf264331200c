import type { Loss } from '../../model/relief';
import { within } from '../../model/within';
import type { Watch } from '../../model/watch';
import { failingSupply } from './failing';
import type { Failing, FailingSupply } from './failing';
import type { LorryNetwork } from './lorry-network';
import { roadSegments } from './segments';
import type { Segments } from './segments';
import type { Supply } from './supply';

/** People of each place (NaN: unknown, counts as nobody) and the seconds within which they are to be helped. */
export interface LossQuestion {
  readonly people: Float64Array;
  readonly targetSeconds: number;
}

/** What failures do to people. */
export interface Losses {
  /** what one failure does */
  of(failing: Failing): Loss;
  /** the same, with the seconds of each place afterwards */
  timesAfter(failing: Failing): { readonly loss: Loss; readonly seconds: Float64Array };
  /** people whose trip runs over some of these edges */
  carriedOver(edges: ArrayLike<number>): number;
}

/** The difference between two times of some people; see `Loss`. */
export function lossOf(people: number, before: number, after: number, targetSeconds: number): Loss {
  const isCut = after === Infinity && before < Infinity;
  return {
    cutOff: isCut ? people : 0,
    fallOut: within(before, targetSeconds) && !within(after, targetSeconds) ? people : 0,
    addedPeopleMinutes: after > before && after < Infinity ? (people * (after - before)) / 60 : 0,
    affected: after > before ? people : 0,
  };
}

/** Losses added up. */
export class LossSum {
  cutOff = 0;
  fallOut = 0;
  addedPeopleMinutes = 0;
  affected = 0;

  add(loss: Loss): void {
    this.cutOff += loss.cutOff;
    this.fallOut += loss.fallOut;
    this.addedPeopleMinutes += loss.addedPeopleMinutes;
    this.affected += loss.affected;
  }

  get sum(): Loss {
    const { cutOff, fallOut, addedPeopleMinutes, affected } = this;
    return { cutOff, fallOut, addedPeopleMinutes, affected };
  }
}

/** Makes ready to count what failures do. */
export function lossesOf(network: LorryNetwork, supply: Supply, { people, targetSeconds }: LossQuestion): Losses {
  const failures: FailingSupply = failingSupply(network, supply);
  const { tree, stop } = supply;
  /** people unloaded at the stops up to each place of the forest's order */
  const upTo = new Float64Array(tree.order.length + 1);
  stop.forEach((at, place) => {
    if (at >= 0 && people[place]! > 0) upTo[tree.place[at]! + 1]! += people[place]!;
  });
  for (let at = 0; at + 1 < upTo.length; at++) upTo[at + 1]! += upTo[at]!;
  const each = (failing: Failing, visit: (place: number, seconds: number) => void): Loss => {
    const sum = new LossSum();
    failures.fail(failing, (place, seconds) => {
      visit(place, seconds);
      if (people[place]! > 0) sum.add(lossOf(people[place]!, supply.seconds[place]!, seconds, targetSeconds));
    });
    return sum.sum;
  };
  return {
    of: (failing) => each(failing, () => undefined),
    timesAfter(failing) {
      const seconds = supply.seconds.slice();
      const loss = each(failing, (place, later) => {
        seconds[place] = later;
      });
      return { loss, seconds };
    },
    carriedOver: (edges) => failures.rootsBehind(edges).reduce((sum, root) => sum + upTo[tree.end[root]!]! - upTo[tree.place[root]!]!, 0),
  };
}

/** A number of a segment, or of a depot, with what its failure does. */
export interface NumberedLoss extends Loss {
  readonly number: number;
  /** people whose trip runs over it, or starts there */
  readonly carried: number;
}

/** Worse failures first: by people cut off, then fallen out, then people x minutes; the lower number where all are equal. */
export function byLoss(a: NumberedLoss, b: NumberedLoss): number {
  return b.cutOff - a.cutOff || b.fallOut - a.fallOut || b.addedPeopleMinutes - a.addedPeopleMinutes || a.number - b.number;
}

/** Failures between two looks at the watch. */
const checkEvery = 64;

/** Segments that fail one by one: they end at junctions, and where lorries enter the road, so that a depot along a road keeps the other way out. */
export function failingSegments({ graph }: LorryNetwork, { tree }: Supply): Segments {
  const entered = new Uint8Array(graph.nodeX.length);
  for (const stop of tree.roots) entered[stop] = 1;
  return roadSegments(graph, entered);
}

/** Every segment that carries somebody's trip, failing in turn; the worst first. Segments that carry nobody's are not tried: their failure changes nothing. */
export function segmentLosses(segments: Segments, losses: Losses, watch: Watch): readonly NumberedLoss[] {
  const found: NumberedLoss[] = [];
  for (let number = 0; number < segments.count; number++) {
    if (number % checkEvery === 0) {
      watch.check();
      watch.progress('failures', number / segments.count);
    }
    const edges = segments.edges.row.subarray(segments.edges.start[number], segments.edges.start[number + 1]);
    const carried = losses.carriedOver(edges);
    if (carried > 0) found.push({ number, carried, ...losses.of({ edges, depot: -1 }) });
  }
  return found.sort(byLoss);
}

/** Every depot failing in turn; the worst first. */
export function depotLosses(supply: Supply, losses: Losses, people: Float64Array, watch: Watch): readonly NumberedLoss[] {
  const carried = new Float64Array(supply.sources.state.length);
  supply.depot.forEach((depot, place) => {
    if (depot >= 0 && people[place]! > 0) carried[depot]! += people[place]!;
  });
  return Array.from(carried, (count, number) => {
    if (number % checkEvery === 0) {
      watch.check();
      watch.progress('failures', number / carried.length);
    }
    return { number, carried: count, ...losses.of({ edges: [], depot: number }) };
  }).sort(byLoss);
}
