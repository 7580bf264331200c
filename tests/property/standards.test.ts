import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { judgeStandard, judgeTiers } from '../../src/engine/standards';
import type { Standard } from '../../src/model/catalogue';
import type { UnitResult } from '../../src/model/result';
import type { Facility, Study } from '../../src/model/study';
import {
  capacityOf,
  catalogueOf,
  demandOf,
  facilityOf,
  indicatorOf,
  provisionOf,
  qualityOf,
  ratioOf,
  reachOf,
  straightContext,
  syntheticStudy,
  totalOf,
} from '../support/synthetic-study';

const place = fc.tuple(fc.double({ min: 100, max: 100.399, noNaN: true }), fc.double({ min: 30, max: 30.399, noNaN: true }));
const facilities = fc
  .array(fc.tuple(place, fc.option(fc.integer({ min: 0, max: 9 })), fc.constantFrom(true, false, null)), { minLength: 1, maxLength: 20 })
  .map((list) =>
    list.map(([[lon, lat], gps, standardised], i): Facility =>
      facilityOf(`f${i}`, 'clinic', lon, lat, { capacity: gps, attributes: { gps, standardised } }),
    ),
  );
const demand = fc.array(fc.tuple(place, fc.integer({ min: 0, max: 5000 })), { minLength: 1, maxLength: 30 }).map((rows) =>
  demandOf(
    rows.map(([where]) => where),
    rows.map(([, people]) => people),
  ),
);
const indicators = [0.2, 0.5, 0.9].map((value, at) => ({ unit: `k${at}`, indicator: 'cards', year: 2020, value }));

/** A standard of each kind by its target, from easy to hard. */
const byTarget: readonly ((share: number) => Standard)[] = [
  (share) => reachOf({ minutes: 90, target: share }),
  (share) => reachOf({ minutes: 90, target: share, serving: 'own-unit' }),
  (share) => provisionOf({ atLeast: 1 + Math.round(share * 4) }),
  (share) => ratioOf({ level: 'town', target: 0.01 + share * 40 }),
  (share) => ratioOf({ target: 0.01 + share * 40, blankAtMost: 3, borderMetres: 5000 }),
  (share) => qualityOf({ target: share }),
  (share) => totalOf({ target: share * 20 }),
  (share) => totalOf({ level: 'county', attribute: 'gps', target: share * 40 }),
  (share) => indicatorOf({ target: share }),
  (share) => capacityOf({ minutes: 120, atLeast: 0.1, target: share }),
];

const rowsOf = (study: Study, standard: Standard): readonly UnitResult[] =>
  judgeStandard(study, standard, 2020, straightContext(study)).units;

describe('laws of every kind of standard', () => {
  it('raising a target never turns not met into met, and leaves what is known as it is', () => {
    fc.assert(
      fc.property(
        demand,
        facilities,
        fc.constantFrom(...byTarget),
        fc.double({ min: 0, max: 1, noNaN: true }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (people, list, standard, a, b) => {
          const study = syntheticStudy(people, list, { indicators });
          const easy = rowsOf(study, standard(Math.min(a, b)));
          const hard = new Map(rowsOf(study, standard(Math.max(a, b))).map((row) => [row.unit, row]));
          expect(hard.size).toBe(easy.length);
          for (const row of easy) {
            const raised = hard.get(row.unit);
            if (row.answer === 'not-met') expect(raised?.answer).toBe('not-met');
            if (row.answer === 'no-data') expect(raised?.answer).not.toBe('met');
            if (row.level === standard(0).level) expect(raised?.numerator).toBe(row.numerator);
          }
        },
      ),
    );
  });

  it('own unit only never serves more than whatever is nearest', () => {
    fc.assert(
      fc.property(
        demand,
        facilities,
        fc.constantFrom('town' as const, 'county' as const),
        fc.integer({ min: 5, max: 300 }),
        (people, list, level, minutes) => {
          const study = syntheticStudy(people, list);
          const nearest = rowsOf(study, reachOf({ level, minutes }));
          rowsOf(study, reachOf({ level, minutes, serving: 'own-unit' })).forEach((own, at) => {
            expect(own.unit).toBe(nearest[at]?.unit);
            expect(own.denominator).toBe(nearest[at]?.denominator);
            expect(own.numerator).toBeLessThanOrEqual(nearest[at]?.numerator ?? NaN);
          });
        },
      ),
    );
  });

  it('sums of people, staff and tiers agree from level to level', () => {
    fc.assert(
      fc.property(
        demand,
        facilities,
        fc.constantFrom(ratioOf({}), ratioOf({ level: 'town' }), capacityOf({ minutes: 120 })),
        (people, list, standard) => {
          const study = syntheticStudy(
            people,
            list.map((one) => (one.capacity === null ? { ...one, capacity: 1, attributes: { gps: 1 } } : one)),
          );
          const rows = rowsOf(study, standard);
          const sum = (level: string, pick: 'numerator' | 'denominator'): number =>
            rows.filter((row) => row.level === level).reduce((total, row) => total + row[pick], 0);
          for (const pick of ['numerator', 'denominator'] as const) {
            expect(sum(standard.level, pick)).toBe(sum('city', pick));
            expect(sum('county', pick)).toBe(sum('city', pick));
          }
          const text = { zh: '', en: '' };
          const step = { id: 's', name: text, types: ['clinic'], where: [], trip: 'walk', minutes: 60, direction: 'to' as const };
          const tiers = [{ id: 't', name: text, group: 'people', steps: [step, { ...step, id: 'u', minutes: 90 }] }];
          const whole = { ...study, catalogue: { ...catalogueOf([]), tiers } };
          const [result] = judgeTiers(whole, [2020], straightContext(whole));
          const at = (level: string, pick: 'people' | 'all' | 'none'): number =>
            (result?.units ?? []).filter((row) => row.level === level).reduce((total, row) => total + row[pick], 0);
          for (const pick of ['people', 'all', 'none'] as const) {
            expect(at('town', pick)).toBe(at('city', pick));
            expect(at('county', pick)).toBe(at('city', pick));
          }
          const [city] = result?.units ?? [];
          expect(city?.within[0]).toBeLessThanOrEqual(city?.within[1] ?? NaN);
          expect(city?.all).toBe(city?.within[0]);
        },
      ),
    );
  });
});
