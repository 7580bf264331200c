import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mergeNearest } from '../../src/engine/travel';
import type { Nearest } from '../../src/model/result';

const places = 12;

/** Times of facilities one by one, as a search would find them: small whole seconds, so that ties occur, or out of reach. */
const table = fc.array(
  fc.array(fc.oneof(fc.integer({ min: 0, max: 5 }), fc.constant(Infinity)), { minLength: places, maxLength: places }),
  {
    minLength: 2,
    maxLength: 6,
  },
);

/** Nearest by going through the facilities in order; the first of equal ones stays. */
function nearestOf(times: readonly (readonly number[])[], rows: readonly number[]): Nearest {
  const seconds = new Float64Array(places).fill(Infinity);
  const facility = new Int32Array(places).fill(-1);
  rows.forEach((row, index) => {
    for (let place = 0; place < places; place += 1) {
      const time = times[row]?.[place] ?? Infinity;
      if (time < (seconds[place] ?? 0)) {
        seconds[place] = time;
        facility[place] = index;
      }
    }
  });
  return { seconds, facility, state: new Uint8Array(places), findings: [] };
}

describe('joining the nearest of two sets of facilities', () => {
  it('equals the nearest of both together, owners too', () => {
    fc.assert(
      fc.property(table, fc.integer({ min: 0, max: 63 }), (times, mask) => {
        const all = times.map((_, row) => row);
        const [first, second] = [all.filter((row) => mask & (1 << row)), all.filter((row) => !(mask & (1 << row)))];
        const joined = mergeNearest(
          { nearest: nearestOf(times, first), rows: Int32Array.from(first) },
          { nearest: nearestOf(times, second), rows: Int32Array.from(second) },
        );
        const whole = nearestOf(times, all);
        expect(joined.seconds).toEqual(whole.seconds);
        expect(joined.facility).toEqual(whole.facility);
      }),
    );
  });
});
