import type { SparseMatrix } from '../model/result';

/** The pairs of one facility, demand rows ascending. */
interface FacilityPairs {
  readonly boundSeconds: number;
  readonly demand: Int32Array;
  readonly seconds: Float64Array;
}

/** Pairs of all kept facilities at most, 12 bytes each: every village of a prefecture as a candidate has 3 million within half an hour by car. */
const keptPairs = 6_000_000;

/** Pairs found before, facility by facility: a year that opens one more searches for that one alone. */
export interface KeptMatrices {
  /**
   * @param trip what the pairs belong to besides the facility: trip, direction, ground
   * @param places of the facilities, in their order
   * @param search pairs of the facilities at these positions of `places`, up to `boundSeconds`
   */
  find(trip: string, places: readonly string[], cutoffSeconds: number, search: (missing: readonly number[]) => SparseMatrix): SparseMatrix;
}

/** A matrix as the pairs of each facility, in the order of the list. */
function split(matrix: SparseMatrix, count: number, boundSeconds: number): readonly FacilityPairs[] {
  const start = new Int32Array(count + 1);
  for (const facility of matrix.facility) start[facility + 1] = (start[facility + 1] as number) + 1;
  for (let facility = 0; facility < count; facility++) start[facility + 1] = (start[facility + 1] as number) + (start[facility] as number);
  return Array.from({ length: count }, (_, facility) => ({
    boundSeconds,
    demand: matrix.demand.slice(start[facility], start[facility + 1]),
    seconds: matrix.seconds.slice(start[facility], start[facility + 1]),
  }));
}

function joined(parts: readonly FacilityPairs[], cutoffSeconds: number): SparseMatrix {
  const total = parts.reduce((sum, { seconds }) => sum + seconds.length, 0);
  const matrix = { facility: new Int32Array(total), demand: new Int32Array(total), seconds: new Float64Array(total) };
  let count = 0;
  parts.forEach(({ demand, seconds }, facility) => {
    for (let pair = 0; pair < seconds.length; pair++) {
      if ((seconds[pair] as number) > cutoffSeconds) continue;
      matrix.facility[count] = facility;
      matrix.demand[count] = demand[pair] as number;
      matrix.seconds[count++] = seconds[pair] as number;
    }
  });
  return {
    facility: matrix.facility.subarray(0, count),
    demand: matrix.demand.subarray(0, count),
    seconds: matrix.seconds.subarray(0, count),
  };
}

export function keptMatrices(): KeptMatrices {
  const kept = new Map<string, FacilityPairs>();
  let pairs = 0;
  const keep = (key: string, one: FacilityPairs): void => {
    pairs += one.seconds.length - (kept.get(key)?.seconds.length ?? 0);
    kept.delete(key);
    kept.set(key, one);
    for (const [old, { seconds }] of kept) {
      if (pairs <= keptPairs || old === key) break;
      kept.delete(old);
      pairs -= seconds.length;
    }
  };
  return {
    find(trip, places, cutoffSeconds, search) {
      const keys = places.map((place) => `${trip} ${place}`);
      const found = keys.map((key) => {
        const one = kept.get(key);
        return one && one.boundSeconds >= cutoffSeconds ? one : null;
      });
      const missing = found.flatMap((one, at) => (one ? [] : [at]));
      const parts = missing.length === 0 ? [] : split(search(missing), missing.length, cutoffSeconds);
      missing.forEach((at, index) => {
        found[at] = parts[index] as FacilityPairs;
      });
      found.forEach((one, at) => keep(keys[at] as string, one as FacilityPairs));
      return joined(found as readonly FacilityPairs[], cutoffSeconds);
    },
  };
}
