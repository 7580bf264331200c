import { Failure } from '../../model/finding';
import type { SparseMatrix } from '../../model/result';
import type { CostMatrix } from '../access';

/** Pairs of one problem at most, 16 bytes each here and several times that in a search. */
export const mostPairs = 12_000_000;

/** Pairs of a problem, collected bit by bit from matrices over all demand rows of a study. */
export interface GatheredPairs {
  /** @param firstSite row in the problem of the first facility of the matrix @throws Failure siting.too-large */
  add(matrix: SparseMatrix, firstSite: number): void;
  /** one site by its seconds to each demand row of the study; those beyond the bound (inclusive) are left out */
  addSite(site: number, seconds: Float64Array, boundSeconds: number): void;
  /** one site at some demand rows of the study, by the seconds to each row of it, up to the bound (inclusive) @throws Failure siting.too-large */
  addRows(site: number, demandRows: Int32Array, seconds: Float64Array, boundSeconds: number): void;
  /** @throws Failure siting.too-large where it will come to too many, by what there is after a share of the sites */
  check(share: number): void;
  pairs(): CostMatrix;
}

/**
 * @param rows demand rows of the study that the problem has, ascending
 * @param count demand rows of the study
 * @param worthAbove with a cost above this of its row (and of `worthSeconds`) a pair cannot matter and is left out; null: all matter
 */
export function gatheredPairs(rows: Int32Array, count: number, worthAbove: Float64Array | null, worthSeconds: number): GatheredPairs {
  const rowOf = new Int32Array(count).fill(-1);
  rows.forEach((row, at) => (rowOf[row] = at));
  let [facility, demand, cost] = [new Int32Array(1024), new Int32Array(1024), new Float64Array(1024)];
  let size = 0;
  const grow = (): void => {
    if (size >= mostPairs) throw new Failure('siting.too-large', {}, { most: mostPairs });
    const room = Math.min(mostPairs, 2 * size);
    const grown = [new Int32Array(room), new Int32Array(room), new Float64Array(room)] as const;
    grown[0].set(facility);
    grown[1].set(demand);
    grown[2].set(cost);
    [facility, demand, cost] = grown;
  };
  const put = (site: number, row: number, seconds: number): void => {
    if (row < 0 || (worthAbove && seconds > worthSeconds && seconds >= worthAbove[row]!)) return;
    if (size === cost.length) grow();
    facility[size] = site;
    demand[size] = row;
    cost[size++] = seconds;
  };
  return {
    add(matrix, firstSite) {
      for (let pair = 0; pair < matrix.seconds.length; pair++) {
        put(firstSite + matrix.facility[pair]!, rowOf[matrix.demand[pair]!]!, matrix.seconds[pair]!);
      }
    },
    addSite(site, seconds, boundSeconds) {
      rows.forEach((row, at) => {
        const time = seconds[row]!;
        if (!(time <= boundSeconds) || time === Infinity) return;
        if (size === cost.length) grow();
        facility[size] = site;
        demand[size] = at;
        cost[size++] = time;
      });
    },
    addRows(site, demandRows, seconds, boundSeconds) {
      for (const row of demandRows) {
        const time = seconds[row]!;
        if (time <= boundSeconds && time < Infinity) put(site, rowOf[row]!, time);
      }
    },
    check(share) {
      if (share > 0 && size / share > 1.5 * mostPairs) throw new Failure('siting.too-large', {}, { most: mostPairs });
    },
    pairs: () => ({ facility: facility.subarray(0, size), demand: demand.subarray(0, size), cost: cost.subarray(0, size) }),
  };
}
