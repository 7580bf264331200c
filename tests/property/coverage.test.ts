import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { coverageByUnit, unitMembership, villageMembership } from '../../src/engine/coverage';
import type { UnitLedger } from '../../src/model/result';
import type { UnitLevel } from '../../src/model/study';
import { demandOf, gridUnits, straightTimes } from '../support/synthetic-study';

const units = gridUnits();
const band = 0.2;

// places of the grid of towns (100 to 100.4 E, 30 to 30.4 N); coordinates on a lattice hit borders often
const inside = fc.tuple(
  fc.integer({ min: 0, max: 399 }).map((step) => 100 + step / 1000),
  fc.integer({ min: 0, max: 399 }).map((step) => 30 + step / 1000),
);
const around = fc.tuple(fc.double({ min: 99.8, max: 100.6, noNaN: true }), fc.double({ min: 29.8, max: 30.6, noNaN: true }));
const people = fc.oneof({ arbitrary: fc.integer({ min: 0, max: 100_000 }), weight: 9 }, { arbitrary: fc.constant(NaN), weight: 1 });
const facility = around.map(([lon, lat]) => ({ lon, lat }));
const cutoff = fc.integer({ min: 0, max: 60_000 });

const scene = fc.record({
  rows: fc.array(fc.tuple(inside, people, fc.constantFrom(0, 0, 0, 0, 1, 2)), { minLength: 1, maxLength: 60 }),
  strays: fc.array(fc.tuple(around, people, fc.constant(0)), { maxLength: 5 }),
  facilities: fc.array(facility, { maxLength: 6 }),
});
type Scene = typeof scene extends fc.Arbitrary<infer S> ? S : never;

function ledgersOf({ rows, strays }: Scene, facilities: Scene['facilities'], cutoffSeconds: number): readonly UnitLedger[] {
  const all = [...rows, ...strays];
  const demand = demandOf(
    all.map(([place]) => place),
    all.map(([, count]) => count),
  );
  const nearest = straightTimes(demand, facilities, cutoffSeconds * (1 + band));
  all.forEach(([, , state], row) => {
    if (state === 0) return;
    nearest.state[row] = state;
    nearest.seconds[row] = state === 2 ? NaN : Infinity;
  });
  const membership = unitMembership(units, demand.lon, demand.lat);
  const villages = villageMembership(units, membership, demand.lon, demand.lat);
  const counts = demand.values[0]?.[0] as Float64Array;
  return coverageByUnit({ units, membership, villages, people: counts, nearest, cutoffSeconds, band });
}

const figures = ['people', 'covered', 'uncovered', 'onBarrier', 'offGrid', 'noDataRows'] as const;
const sums = (ledgers: readonly UnitLedger[], level: UnitLevel | 'outside'): readonly number[] =>
  figures.map((figure) => ledgers.filter((ledger) => ledger.level === level).reduce((sum, ledger) => sum + ledger[figure], 0));

describe('laws of coverage', () => {
  it('the ledger balances in every unit, and shares keep their order', () => {
    fc.assert(
      fc.property(scene, cutoff, (drawn, cutoffSeconds) => {
        for (const ledger of ledgersOf(drawn, drawn.facilities, cutoffSeconds)) {
          expect(ledger.covered + ledger.uncovered + ledger.onBarrier + ledger.offGrid).toBe(ledger.people);
          if (ledger.people === 0) continue;
          expect(ledger.shareSlow).toBeLessThanOrEqual(ledger.share);
          expect(ledger.share).toBeLessThanOrEqual(ledger.shareFast);
          if (ledger.covered > 0) expect(ledger.medianMinutes).toBeLessThanOrEqual(ledger.p90Minutes);
        }
      }),
    );
  });

  it('city = sum of counties = sum of towns = sum of villages, and nobody is lost outside', () => {
    fc.assert(
      fc.property(scene, cutoff, (drawn, cutoffSeconds) => {
        const ledgers = ledgersOf(drawn, drawn.facilities, cutoffSeconds);
        const city = sums(ledgers, 'city');
        for (const level of ['county', 'town', 'village'] as const) expect(sums(ledgers, level)).toEqual(city);
        const known = [...drawn.rows, ...drawn.strays].map(([, count]) => count).filter((count) => !Number.isNaN(count));
        const outside = sums(ledgers, 'outside')[0] as number;
        expect((city[0] as number) + outside).toBe(known.reduce((sum, count) => sum + count, 0));
      }),
    );
  });

  it('adding a facility never lowers coverage, in any unit', () => {
    fc.assert(
      fc.property(scene, facility, cutoff, (drawn, added, cutoffSeconds) => {
        const before = ledgersOf(drawn, drawn.facilities, cutoffSeconds);
        const after = ledgersOf(drawn, [...drawn.facilities, added], cutoffSeconds);
        before.forEach((ledger, i) => expect(after[i]?.covered).toBeGreaterThanOrEqual(ledger.covered));
      }),
    );
  });

  it('a longer cutoff never lowers coverage, in any unit', () => {
    fc.assert(
      fc.property(scene, cutoff, cutoff, (drawn, one, other) => {
        const short = ledgersOf(drawn, drawn.facilities, Math.min(one, other));
        const long = ledgersOf(drawn, drawn.facilities, Math.max(one, other));
        short.forEach((ledger, i) => expect(long[i]?.covered).toBeGreaterThanOrEqual(ledger.covered));
      }),
    );
  });

  it('a facility out of reach changes nothing', () => {
    fc.assert(
      fc.property(scene, fc.integer({ min: 0, max: 40_000 }), (drawn, cutoffSeconds) => {
        const before = ledgersOf(drawn, drawn.facilities, cutoffSeconds);
        // 10 degrees away: 1,000 km, 1,000,000 s at 1 m/s
        const after = ledgersOf(drawn, [...drawn.facilities, { lon: 110, lat: 40 }], cutoffSeconds);
        expect(after).toEqual(before);
      }),
    );
  });
});
