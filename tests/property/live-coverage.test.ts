import fc from 'fast-check';
import { expect, test } from 'vitest';
import { coverageByUnit, liveCoverage, unitMembership } from '../../src/engine/coverage';
import { demandOf, gridUnits } from '../support/synthetic-study';

const units = gridUnits();
const place = fc.tuple(fc.double({ min: 99.9, max: 100.5, noNaN: true }), fc.double({ min: 29.9, max: 30.5, noNaN: true }));
// fractions of people too: sums must not depend on the order in which rows come
const people = fc.oneof(fc.integer({ min: 0, max: 9999 }), fc.double({ min: 0, max: 99, noNaN: true }), fc.constant(NaN));
const time = fc.oneof(fc.integer({ min: 0, max: 4000 }), fc.constant(Infinity));

test('coverage kept up to date equals coverage counted anew, to the bit', () => {
  fc.assert(
    fc.property(
      fc.array(fc.tuple(place, people, time, fc.constantFrom(0, 0, 0, 1, 2)), { minLength: 1, maxLength: 50 }),
      fc.array(fc.array(fc.tuple(fc.nat(49), time), { maxLength: 20 }), { maxLength: 5 }),
      fc.integer({ min: 0, max: 3600 }),
      fc.constantFrom(0, 0.1, 0.2, 0.5),
      (rows, rounds, cutoffSeconds, band) => {
        const demand = demandOf(
          rows.map(([at]) => at),
          rows.map(([, count]) => count),
        );
        const nearest = {
          seconds: Float64Array.from(rows, ([, , seconds, state]) => (state === 0 ? seconds : state === 1 ? Infinity : NaN)),
          facility: Int32Array.from(rows, ([, , seconds, state]) => (state === 0 && seconds < Infinity ? seconds % 2 : -1)),
          state: Uint8Array.from(rows, ([, , , state]) => state),
        };
        const question = {
          units,
          membership: unitMembership(units, demand.lon, demand.lat),
          people: demand.values[0]![0]!,
          nearest,
          cutoffSeconds,
          band,
          delaySeconds: Float64Array.of(0, 120),
        };
        const live = liveCoverage(question);
        for (const round of [[], ...rounds]) {
          const changed = round.filter(([row]) => nearest.state[row] === 0);
          for (const [row, seconds] of changed) {
            nearest.seconds[row] = seconds;
            nearest.facility[row] = seconds < Infinity ? seconds % 2 : -1;
          }
          live.recount(new Set(changed.map(([row]) => row)), nearest);
          const anew = coverageByUnit({ ...question, nearest: { ...nearest, seconds: nearest.seconds.slice() } });
          const shares = live.shares();
          for (const figure of ['covered', 'uncovered', 'share', 'shareSlow', 'shareFast'] as const) {
            expect([...shares[figure]]).toEqual(anew.map((ledger) => ledger[figure]));
          }
        }
      },
    ),
  );
});
