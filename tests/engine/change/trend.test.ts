import { describe, expect, it } from 'vitest';
import { trendsOf } from '../../../src/engine/change';
import type { Answer, StandardResult, UnitResult } from '../../../src/model/result';

const unitResult = (year: number, unit: string, answer: Answer, value: number): UnitResult => ({
  standard: 's',
  kind: 'reach',
  year,
  unit,
  level: 'town',
  answer,
  value,
  target: 0.9,
  numerator: value * 100,
  denominator: 100,
  peopleOutside: 0,
  slow: NaN,
  fast: NaN,
  missing: [],
  measure: 'share',
  shortfall: NaN,
  acrossBorder: [],
});

const result = (year: number, units: readonly UnitResult[]): StandardResult => ({
  standard: 's',
  year,
  answer: 'no-data',
  unitsMet: 0,
  unitsNotMet: 0,
  unitsNoData: 0,
  units,
});

const years = [
  result(2020, [unitResult(2020, 'a', 'not-met', 0.5), unitResult(2020, 'b', 'met', 0.95), unitResult(2020, 'd', 'met', 1)]),
  result(2018, [unitResult(2018, 'a', 'not-met', 0.75), unitResult(2018, 'b', 'no-data', NaN), unitResult(2018, 'c', 'met', 1)]),
  result(2019, [unitResult(2019, 'a', 'met', 1), unitResult(2019, 'b', 'no-data', NaN), unitResult(2019, 'c', 'no-data', NaN)]),
];

describe('trends', () => {
  const of = (unit: string) =>
    trendsOf(years)
      .find((trend) => trend.unit === unit)
      ?.points.map(({ year, became }) => [year, became]);

  it('tell what became of each unit, the years in order', () => {
    expect(of('a')).toEqual([
      [2018, 'first-year'],
      [2019, 'met'],
      [2020, 'fell-out'],
    ]);
    expect(of('b')).toEqual([
      [2018, 'first-year'],
      [2019, 'same'],
      [2020, 'data'],
    ]);
    expect(of('c')).toEqual([
      [2018, 'first-year'],
      [2019, 'no-data'],
    ]);
    expect(of('d')).toEqual([[2020, 'first-year']]);
  });

  it('give the difference to the year before, none where either has no data', () => {
    const changes = (unit: string) =>
      trendsOf(years)
        .find((trend) => trend.unit === unit)
        ?.points.map(({ change }) => change);
    expect(changes('a')).toEqual([NaN, 0.25, -0.5]);
    expect(changes('b')).toEqual([NaN, NaN, NaN]);
  });
});
