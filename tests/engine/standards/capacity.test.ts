import { describe, expect, it } from 'vitest';
import { judgeStandard } from '../../../src/engine/standards';
import type { Standard } from '../../../src/model/catalogue';
import type { UnitResult } from '../../../src/model/result';
import type { Study } from '../../../src/model/study';
import { capacityOf, demandOf, facilityOf, straightContext, syntheticStudy } from '../../support/synthetic-study';

const rowsOf = (study: Study, standard: Standard, year = 2020): ReadonlyMap<string, UnitResult> =>
  new Map(judgeStandard(study, standard, year, straightContext(study)).units.map((unit) => [unit.unit, unit]));

/*
 * Two clinics of 10 and 6 places, 3000 m apart; within 1800 m (30 minutes) are
 *   A: 400 people, clinic 1 alone        R1 = 10 / (400 + 100) = 0.02    A: 0.02
 *   B: 100 people, both                  R2 = 6 / (100 + 100) = 0.03     B: 0.05
 *   C: 100 people, clinic 2 alone                                        C: 0.03
 *   D: 50 people, in another town, none                                  D: 0
 */
const demand = demandOf(
  [
    [100.005, 30.05],
    [100.03, 30.05],
    [100.055, 30.05],
    [100.15, 30.05],
  ],
  [400, 100, 100, 50],
  { people_old: [10, 20, 30, 5] },
);
const clinics = [facilityOf('1', 'clinic', 100.015, 30.05, { capacity: 10 }), facilityOf('2', 'clinic', 100.045, 30.05, { capacity: 6 })];

describe('capacity', () => {
  const study = syntheticStudy(demand, clinics);

  it('is the share of people whose part of what they reach is large enough', () => {
    const rows = (atLeast: number) => rowsOf(study, capacityOf({ atLeast }));
    expect(rows(2).get('t0')).toMatchObject({ answer: 'met', numerator: 600, denominator: 600, peopleOutside: 0 });
    expect(rows(3).get('t0')).toMatchObject({ answer: 'not-met', numerator: 200, value: 200 / 600, peopleOutside: 400 });
    expect(rows(5).get('t0')).toMatchObject({ numerator: 100 });
    expect(rows(2).get('t1')).toMatchObject({ answer: 'not-met', numerator: 0, denominator: 50 });
    expect(rows(2).get('c')).toMatchObject({ numerator: 600, denominator: 650, missing: ['t1'] });
  });

  it('decays by minutes: two thirds at 10 of 30 minutes', () => {
    // 600 s on every way: A 1000 m and B 1500 m are 16.7 and 25 minutes off
    const near = syntheticStudy(demandOf([[100.01, 30.05]], [100]), [facilityOf('1', 'clinic', 100.016, 30.05, { capacity: 10 })]);
    // one row: R = 10 / (100 f), A = R f = 0.1 whatever f, m2sfca keeps one f
    expect(rowsOf(near, capacityOf({ decay: 'linear:30', per: 100, atLeast: 10 })).get('t0')?.answer).toBe('met');
    const once = (atLeast: number) =>
      rowsOf(near, capacityOf({ method: 'm2sfca', decay: 'linear:30', per: 100, atLeast })).get('t0')?.answer;
    expect([once(6.6), once(6.7)]).toEqual(['met', 'not-met']);
    expect(() => rowsOf(near, capacityOf({ decay: 'steep' }))).toThrow('catalogue.bad');
  });

  it('where an amount is not known, it has nothing at least and its bound at most', () => {
    const blank = syntheticStudy(demand, [clinics[0]!, { ...clinics[1]!, capacity: null }]);
    const answer = (rest: object) => rowsOf(blank, capacityOf({ target: 0.5, ...rest })).get('t0')?.answer;
    expect(answer({})).toBe('met');
    expect(answer({ atLeast: 2.5 })).toBe('not-met');
    expect(answer({ atLeast: 2.5, target: 0.3 })).toBe('no-data');
    expect(answer({ atLeast: 2.5, target: 0.3, blankAtMost: 1 })).toBe('not-met');
  });
});
