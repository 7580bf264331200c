import { describe, expect, it } from 'vitest';
import { judgeStandard } from '../../../src/engine/standards';
import type { Standard } from '../../../src/model/catalogue';
import type { UnitResult } from '../../../src/model/result';
import type { Study } from '../../../src/model/study';
import { demandOf, facilityOf, provisionOf, ratioOf, straightContext, syntheticStudy, totalOf } from '../../support/synthetic-study';

const rowsOf = (study: Study, standard: Standard, year = 2020): ReadonlyMap<string, UnitResult> =>
  new Map(judgeStandard(study, standard, year, straightContext(study)).units.map((unit) => [unit.unit, unit]));

// 60,000 people in county k0 (town t0), 20,000 in k1 (town t4)
const demand = demandOf(
  [
    [100.05, 30.05],
    [100.05, 30.15],
  ],
  [60_000, 20_000],
  { people_old: [6000, NaN] },
);
const gps = (id: string, lat: number, count: number | null, rest = {}) =>
  facilityOf(id, 'clinic', 100.05, lat, { attributes: { gps: count }, ...rest });

describe('ratio', () => {
  const study = syntheticStudy(demand, [gps('a', 30.05, 9), gps('b', 30.06, 6), gps('c', 30.15, 4)]);

  it('is the sum by the people, to the bit, with the shortfall in absolute staff', () => {
    const rows = rowsOf(study, ratioOf({}));
    expect(rows.get('k0')).toMatchObject({
      answer: 'met',
      value: 2.5,
      numerator: 15,
      denominator: 60_000,
      shortfall: 0,
      measure: 'number',
    });
    expect(rows.get('k1')).toMatchObject({ answer: 'not-met', value: 2, numerator: 4, denominator: 20_000, shortfall: 1 });
    // 19 of 80,000: 2.375, one of the twenty is missing
    expect(rows.get('c')).toMatchObject({
      answer: 'not-met',
      value: 2.375,
      numerator: 19,
      denominator: 80_000,
      shortfall: 1,
      missing: ['k1'],
    });
    expect(rows.get('k2')).toMatchObject({ answer: 'no-data', denominator: 0 });
  });

  it('counts facilities where no attribute is named, for the residents of a group', () => {
    const rows = rowsOf(study, ratioOf({ attribute: undefined, per: 1000, group: 'people_old', target: 0.3 }));
    expect(rows.get('k0')).toMatchObject({ answer: 'met', numerator: 2, denominator: 6000, value: 2 / 6 });
    // nobody knows how many old people k1 has
    expect(rows.get('k1')).toMatchObject({ answer: 'no-data' });
    expect(rowsOf(study, ratioOf({ group: 'people_young' })).get('k0')?.answer).toBe('no-data');
  });

  it('an empty cell leaves a ratio that falls short undecided, unless a bound decides; one that is met stays met', () => {
    const blank = syntheticStudy(demand, [gps('a', 30.05, 15), gps('b', 30.06, null), gps('c', 30.15, 4), gps('d', 30.16, null)]);
    expect(rowsOf(blank, ratioOf({})).get('k0')?.answer).toBe('met');
    expect(rowsOf(blank, ratioOf({})).get('k1')).toMatchObject({ answer: 'no-data', value: NaN, shortfall: NaN });
    expect(rowsOf(blank, ratioOf({ blankAtMost: 0 })).get('k1')?.answer).toBe('not-met');
    expect(rowsOf(blank, ratioOf({ blankAtMost: 1 })).get('k1')?.answer).toBe('no-data');
  });

  it('a facility no farther over the border than the tolerance counts for the unit too, by name, and once in the sums', () => {
    // 0.001 degree north of the border of k1: 111 m
    const near = syntheticStudy(demand, [gps('a', 30.05, 15), gps('c', 30.15, 4), gps('n', 30.201, 3)]);
    expect(rowsOf(near, ratioOf({ borderMetres: 100 })).get('k1')).toMatchObject({ numerator: 4, acrossBorder: [] });
    const rows = rowsOf(near, ratioOf({ borderMetres: 120 }));
    expect(rows.get('k1')).toMatchObject({ answer: 'met', numerator: 7, acrossBorder: ['n'] });
    expect(rows.get('k2')).toMatchObject({ numerator: 3, acrossBorder: [] });
    expect(rows.get('c')?.numerator).toBe(22);
    const town = rowsOf(near, provisionOf({ level: 'county', borderMetres: 120 }));
    expect(town.get('k1')).toMatchObject({ value: 2, acrossBorder: ['n'] });
  });
});

describe('total', () => {
  const of = (lon: number, seats: number | null) => facilityOf(`s${lon}`, 'clinic', lon, 30.05, { attributes: { seats } });
  const study = syntheticStudy(demand, [of(100.05, 20), of(100.15, 30), of(100.25, 48)]);

  it.each([
    ['equals', 3, undefined, 'met'],
    ['equals', 4, undefined, 'not-met'],
    ['at-most', 3, undefined, 'met'],
    ['at-most', 2, undefined, 'not-met'],
    ['at-least', 98, 'seats', 'met'],
    ['at-least', 99, 'seats', 'not-met'],
    ['about', 100, 'seats', 'met'],
    ['about', 104, 'seats', 'not-met'],
  ] as const)('%s %i of %s: %s', (compare, target, attribute, answer) => {
    const row = rowsOf(study, totalOf({ compare, target, attribute })).get('c');
    expect(row).toMatchObject({ answer, value: attribute ? 98 : 3, target, measure: attribute ? 'number' : 'count' });
  });

  it('is about a figure up to the edge of the tolerance, both ends inclusive', () => {
    for (const [target, answer] of [
      [98 / 0.95, 'met'],
      [98 / 1.05, 'met'],
      [110, 'not-met'],
      [90, 'not-met'],
    ] as const)
      expect(rowsOf(study, totalOf({ compare: 'about', target, attribute: 'seats' })).get('c')?.answer).toBe(answer);
  });

  it('an empty cell may be any amount: it decides nothing that is decided without it', () => {
    const blank = syntheticStudy(demand, [of(100.05, 20), of(100.15, null)]);
    const answer = (compare: 'at-least' | 'at-most' | 'equals', target: number) =>
      rowsOf(blank, totalOf({ compare, target, attribute: 'seats' })).get('c')?.answer;
    expect([
      answer('at-least', 20),
      answer('at-least', 21),
      answer('at-most', 20),
      answer('at-most', 19),
      answer('equals', 20),
      answer('equals', 19),
    ]).toEqual(['met', 'no-data', 'no-data', 'not-met', 'no-data', 'not-met']);
  });

  it('is held against the target of its year', () => {
    const standard = totalOf({ target: 2, targets: { 2019: 3, 2020: 4 } });
    const years = syntheticStudy(demand, study.facilities, { years: [2018, 2019, 2020] });
    expect([2018, 2019, 2020].map((year) => rowsOf(years, standard, year).get('c'))).toMatchObject([
      { answer: 'met', target: 2 },
      { answer: 'met', target: 3 },
      { answer: 'not-met', target: 4, shortfall: 1 },
    ]);
  });
});
