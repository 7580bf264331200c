import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { keptMatrices } from '../../src/jobs/kept-matrices';
import type { SparseMatrix } from '../../src/model/result';

const rows = 8;

/** Pairs of the facilities at some positions within a bound, as `travelMatrix` lists them. */
function matrixOf(times: readonly (readonly number[])[], facilities: readonly number[], bound: number): SparseMatrix {
  const pairs = facilities.flatMap((facility, at) =>
    (times[facility] ?? []).flatMap((seconds, row) => (seconds <= bound ? [[at, row, seconds] as const] : [])),
  );
  return {
    facility: Int32Array.from(pairs, ([at]) => at),
    demand: Int32Array.from(pairs, ([, row]) => row),
    seconds: Float64Array.from(pairs, ([, , seconds]) => seconds),
  };
}

describe('matrices kept facility by facility', () => {
  it('equal a whole search, whatever was asked before, and search only for what is missing', () => {
    const table = fc.array(fc.array(fc.integer({ min: 0, max: 9 }), { minLength: rows, maxLength: rows }), { minLength: 5, maxLength: 5 });
    const question = fc.record({ facilities: fc.subarray([0, 1, 2, 3, 4]), bound: fc.integer({ min: 0, max: 9 }) });
    fc.assert(
      fc.property(table, fc.array(question, { minLength: 1, maxLength: 6 }), (times, questions) => {
        const kept = keptMatrices();
        const searchedTo = new Map<number, number>();
        for (const { facilities, bound } of questions) {
          const searched: number[] = [];
          const found = kept.find('walk', facilities.map(String), bound, (missing) => {
            const asked = missing.map((at) => facilities[at] ?? -1);
            searched.push(...asked);
            return matrixOf(times, asked, bound);
          });
          expect(found).toEqual(matrixOf(times, facilities, bound));
          expect(searched).toEqual(facilities.filter((one) => !((searchedTo.get(one) ?? -1) >= bound)));
          for (const one of searched) searchedTo.set(one, bound);
        }
      }),
    );
  });
});
