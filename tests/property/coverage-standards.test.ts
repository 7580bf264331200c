import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { judgeStandard } from '../../src/engine/standards';
import type { Answer } from '../../src/model/result';
import type { Attributes, Facility } from '../../src/model/study';
import { demandOf, facilityOf, provisionOf, qualityOf, reachOf, straightContext, syntheticStudy } from '../support/synthetic-study';

const place = fc.tuple(fc.double({ min: 100, max: 100.399, noNaN: true }), fc.double({ min: 30, max: 30.399, noNaN: true }));
const attributes: fc.Arbitrary<Attributes> = fc.record({ standardised: fc.constantFrom(true, false, null) });
const facilities = fc
  .array(fc.tuple(place, attributes, fc.constantFrom(null, 2019, 2021)), { minLength: 1, maxLength: 25 })
  .map((list) => list.map(([[lon, lat], attributes, opened], i) => facilityOf(`f${i}`, 'clinic', lon, lat, { attributes, opened })));
const demand = fc.array(fc.tuple(place, fc.integer({ min: 0, max: 5000 })), { minLength: 1, maxLength: 40 }).map((rows) =>
  demandOf(
    rows.map(([where]) => where),
    rows.map(([, people]) => people),
  ),
);
const where = [{ attribute: 'standardised', is: 'equals', value: true }] as const;
const standard = fc.constantFrom(
  reachOf({ minutes: 120 }),
  reachOf({ minutes: 120, where }),
  reachOf({ minutes: 60, level: 'county', target: 0.5 }),
  reachOf({ minutes: 60, level: 'village', target: 0.5 }),
  provisionOf({}),
  provisionOf({ where }),
  provisionOf({ level: 'village' }),
  provisionOf({ level: 'county', where }),
  provisionOf({ level: 'county', atLeast: 3 }),
  qualityOf({}),
  qualityOf({ level: 'town', target: 0.5 }),
);

const contextOf = straightContext;

const better: Readonly<Record<Answer, number>> = { 'not-met': 0, 'no-data': 1, met: 2 };
const passing = (facility: Facility): Facility => ({ ...facility, attributes: { standardised: true } });

describe('laws of standards', () => {
  it('counts every judged unit under one of three answers, and figures agree with the answer', () => {
    fc.assert(
      fc.property(demand, facilities, standard, (people, list, rule) => {
        const study = syntheticStudy(people, list);
        const result = judgeStandard(study, rule, 2020, contextOf(study));
        const judged = result.units.filter((unit) => unit.level === rule.level);
        expect(result.unitsMet + result.unitsNotMet + result.unitsNoData).toBe(judged.length);
        for (const unit of result.units) {
          expect(Number.isNaN(unit.value)).toBe(unit.answer === 'no-data');
          if (unit.answer !== 'no-data') expect(unit.value >= unit.target).toBe(unit.answer === 'met');
        }
      }),
    );
  });

  it('sums of people and of facilities agree from level to level', () => {
    fc.assert(
      fc.property(demand, facilities, standard, (people, list, rule) => {
        const study = syntheticStudy(people, list);
        const { units } = judgeStandard(study, rule, 2020, contextOf(study));
        if (rule.kind === 'provision') return;
        const sum = (level: string): readonly [number, number] => {
          const rows = units.filter((unit) => unit.level === level);
          return [rows.reduce((total, unit) => total + unit.numerator, 0), rows.reduce((total, unit) => total + unit.denominator, 0)];
        };
        expect(sum(rule.level)).toEqual(sum('city'));
        expect(sum('county')).toEqual(sum('city'));
      }),
    );
  });

  it('learning that a missing attribute is a yes never makes an answer worse, and one more facility never makes provision or reach worse', () => {
    fc.assert(
      fc.property(demand, facilities, standard, place, (people, list, rule, [lon, lat]) => {
        const answersOf = (facilities: readonly Facility[]): ReadonlyMap<string, Answer> => {
          const study = syntheticStudy(people, facilities);
          return new Map(judgeStandard(study, rule, 2020, contextOf(study)).units.map((unit) => [unit.unit, unit.answer]));
        };
        const before = answersOf(list);
        const known = answersOf(list.map((one) => (one.attributes['standardised'] === null ? passing(one) : one)));
        for (const [unit, answer] of known) expect(better[answer]).toBeGreaterThanOrEqual(better[before.get(unit) ?? 'not-met']);
        if (rule.kind === 'quality') return;
        const more = answersOf([...list, passing(facilityOf('new', 'clinic', lon, lat))]);
        for (const [unit, answer] of more) expect(better[answer]).toBeGreaterThanOrEqual(better[before.get(unit) ?? 'not-met']);
      }),
    );
  });
});
