import { Failure } from '../../model/finding';
import type { Nearest } from '../../model/result';
import type { Watch } from '../../model/watch';
import type { TravelFacility, TravelPlaces } from './contract';
import { checkCutoff, standing, toldOf } from './nearest';
import type { PreparedTravel } from './prepare';

/**
 * Seconds of the n-th nearest facility for every place: what is left when the n - 1 nearest are full or shut. One search per facility, and
 * `rank` labels per place, not the whole matrix.
 * @param rank n, 1 for the nearest; equal times count as so many facilities, the lowest row first
 * @param cutoffSeconds up to and including; Infinity for no bound
 * @returns as `nearest` does: Infinity and -1 where fewer than n are in reach
 * @throws Failure travel.bad-cutoff, travel.bad-rank; Cancelled
 */
export function nthNearest(
  prepared: PreparedTravel,
  facilities: readonly TravelFacility[],
  places: TravelPlaces,
  cutoffSeconds: number,
  rank: number,
  watch: Watch,
): Nearest {
  checkCutoff(cutoffSeconds);
  if (!Number.isInteger(rank) || rank < 1) throw new Failure('travel.bad-rank', {}, { rank: String(rank) });
  const { medium } = prepared;
  const from = standing(prepared, facilities);
  const { anchors, state, far } = medium.anchor(places.lon, places.lat);
  const count = state.length;
  prepared.asked.question = {};
  // row r has its labels at r * rank, the earliest first
  const seconds = new Float64Array(count * rank).fill(Infinity);
  const facility = new Int32Array(count * rank).fill(-1);
  const found = new Float64Array(count);
  const owner = new Int32Array(count);
  from.rows.forEach((by, index) => {
    watch.check();
    watch.progress('travel', index / from.rows.length);
    medium.spread(from.anchors, [by], from.delaySeconds, cutoffSeconds, watch);
    found.fill(Infinity);
    owner.fill(-1);
    medium.collect(anchors, state, found, owner, cutoffSeconds);
    for (let row = 0; row < count; row++) {
      if (owner[row]! < 0) continue;
      const first = row * rank;
      let at = first + rank - 1;
      if (!(found[row]! < seconds[at]!)) continue;
      // facilities come in the order of their rows, so an equal time goes behind
      for (; at > first && found[row]! < seconds[at - 1]!; at--) {
        seconds[at] = seconds[at - 1]!;
        facility[at] = facility[at - 1]!;
      }
      seconds[at] = found[row]!;
      facility[at] = by;
    }
  });
  watch.progress('travel', 1);
  return {
    seconds: Float64Array.from({ length: count }, (_, row) => (state[row] === 2 ? NaN : seconds[row * rank + rank - 1]!)),
    facility: Int32Array.from({ length: count }, (_, row) => facility[row * rank + rank - 1]!),
    state,
    findings: toldOf(prepared, from, state, far),
  };
}
