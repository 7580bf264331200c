import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { differingFactors, mixedStudy, mixOf, shapleyParts, splitChange, valuesOf } from '../../src/engine/change';
import { unitMembership } from '../../src/engine/coverage';
import { judgeStandard, type StandardContext } from '../../src/engine/standards';
import type { Standard } from '../../src/model/catalogue';
import { changeFactors } from '../../src/model/change';
import type { Study } from '../../src/model/study';
import {
  demandOf,
  facilityOf,
  provisionOf,
  qualityOf,
  reachOf,
  straightMatrix,
  straightTimes,
  syntheticStudy,
} from '../support/synthetic-study';

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);

/** Values of every mix of n factors. */
const games = fc
  .integer({ min: 1, max: 5 })
  .chain((count) =>
    fc.tuple(
      fc.constant(count),
      fc.array(fc.double({ min: -1e3, max: 1e3, noNaN: true }), { minLength: 2 ** count, maxLength: 2 ** count }),
    ),
  );

/** sums of at most 16 rounded terms of values up to 1e3: 1e-12 of the largest */
const tolerance = 1e-9;

describe('Shapley parts, whatever the figure', () => {
  it('add up to the change', () => {
    fc.assert(
      fc.property(games, ([count, values]) => {
        const total = values[2 ** count - 1]! - values[0]!;
        expect(Math.abs(sum(shapleyParts(count, (changed) => values[changed]!)) - total)).toBeLessThan(tolerance);
      }),
    );
  });

  it('turn their signs where the years are swapped', () => {
    fc.assert(
      fc.property(games, ([count, values]) => {
        const there = shapleyParts(count, (changed) => values[changed]!);
        const back = shapleyParts(count, (changed) => values[2 ** count - 1 - changed]!);
        there.forEach((part, factor) => expect(Math.abs(part + back[factor]!)).toBeLessThan(tolerance));
      }),
    );
  });

  it('are exactly 0 for a factor that changes nothing in any mix, and the others are as without it', () => {
    fc.assert(
      fc.property(games, fc.nat(), ([count, values], at) => {
        const idle = at % (count + 1);
        const low = 2 ** idle - 1;
        const withIdle = shapleyParts(count + 1, (changed) => values[(changed & low) | ((changed >> 1) & ~low)]!);
        expect(Math.abs(withIdle[idle]!)).toBe(0);
        const without = shapleyParts(count, (changed) => values[changed]!);
        withIdle.toSpliced(idle, 1).forEach((part, factor) => expect(Math.abs(part - without[factor]!)).toBeLessThan(tolerance));
      }),
    );
  });

  it('are alike for factors that can be exchanged', () => {
    fc.assert(
      fc.property(games, ([count, values]) => {
        // the figure depends on how many factors have changed, not on which
        const parts = shapleyParts(count, (changed) => values[changed.toString(2).replaceAll('0', '').length]!);
        for (const part of parts) expect(Math.abs(part - parts[0]!)).toBeLessThan(tolerance);
      }),
    );
  });

  it('do not depend on the order in which the factors are named', () => {
    fc.assert(
      fc.property(games, ([count, values]) => {
        const turned = (changed: number): number => Number.parseInt([...changed.toString(2).padStart(count, '0')].toReversed().join(''), 2);
        const one = shapleyParts(count, (changed) => values[changed]!);
        const other = shapleyParts(count, (changed) => values[turned(changed)]!).toReversed();
        one.forEach((part, factor) => expect(Math.abs(part - other[factor]!)).toBeLessThan(tolerance));
      }),
    );
  });
});

const years = [2018, 2020] as const;
const year = fc.constantFrom(null, 2018, 2019, 2020);
const places = [0, 1, 2, 3, 4, 5, 6, 7].map((at) => [100.05 + (at % 4) / 10, 30.05 + Math.floor(at / 4) / 10] as const);
const counts = fc.array(fc.integer({ min: 0, max: 64 }), { minLength: places.length, maxLength: places.length });
const made = fc
  .record({
    people: fc.tuple(counts, counts),
    facilities: fc.array(fc.record({ at: fc.nat(places.length - 1), opened: year, closed: year, since: year }), {
      minLength: 1,
      maxLength: 5,
    }),
    minutes: fc.tuple(fc.integer({ min: 1, max: 400 }), fc.integer({ min: 1, max: 400 })),
    atLeast: fc.integer({ min: 1, max: 3 }),
  })
  .map(({ people, facilities, minutes, atLeast }) => {
    const demand = { ...demandOf(places, people[0]), years, values: people.map((each) => [Float64Array.from(each)]) };
    const rows = facilities.map(({ at, since, ...rest }, row) =>
      facilityOf(`f${row}`, 'clinic', ...places[at]!, { ...rest, attributes: { standardised: true, standardised_since: since } }),
    );
    const standards = [
      reachOf({ level: 'county', minutes: minutes[0], revisions: [{ from: 2019, minutes: minutes[1] }] }),
      provisionOf({ level: 'county', targets: { 2020: atLeast } }),
      qualityOf({ level: 'county' }),
    ];
    return { study: syntheticStudy(demand, rows, { years }), standards };
  });

const contextOf = (study: Study): StandardContext => ({
  membership: unitMembership(study.units, study.demand.lon, study.demand.lat),
  band: 0.2,
  times: ({ facilities }) => straightTimes(study.demand, facilities),
  matrix: ({ facilities, cutoffSeconds }) => straightMatrix(study.demand, facilities, cutoffSeconds),
});

const changeOf = (study: Study, standard: Standard, from: number, to: number) => {
  const differing = differingFactors(study, standard, from, to);
  const judged = (one: Study, in_: number) => judgeStandard(one, standard, in_, contextOf(one));
  const mixes = Array.from({ length: 2 ** differing.length }, (_, changed) => {
    const mix = mixOf(differing, changed, from, to);
    return valuesOf(judged(mixedStudy(study, mix), mix.rules));
  });
  return { differing, ...splitChange(differing, judged(study, from), judged(study, to), mixes) };
};

describe('the change of a standard, whatever the study', () => {
  it('adds up, turns its signs with the years, and has nothing of what did not differ', () => {
    fc.assert(
      fc.property(made, ({ study, standards }) => {
        for (const standard of standards) {
          const there = changeOf(study, standard, ...years);
          const back = changeOf(study, standard, 2020, 2018);
          expect([there.split, back.split]).toEqual([true, true]);
          for (const { unit, total, parts, alone } of there.units) {
            const returned = back.units.find((one) => one.unit === unit);
            if (Number.isNaN(total)) {
              expect(returned?.total).toBeNaN();
              continue;
            }
            if (Object.values(parts).some(Number.isNaN)) continue;
            // counts up to 64 and shares: 1e-12 is far beyond their rounding
            expect(Math.abs(sum(Object.values(parts)) - total)).toBeLessThan(1e-12);
            for (const factor of changeFactors) {
              expect(Math.abs(parts[factor] + (returned?.parts[factor] ?? NaN))).toBeLessThan(1e-12);
              if (!there.differing.includes(factor)) expect(parts[factor]).toBe(0);
            }
            if (alone) expect(parts[alone]).toBeCloseTo(total, 12);
          }
        }
      }),
      { numRuns: 60 },
    );
  });
});
