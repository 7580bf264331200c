import { describe, expect, it } from 'vitest';
import { judgeStandard } from '../../../src/engine/standards';
import type { Standard } from '../../../src/model/catalogue';
import type { UnitResult } from '../../../src/model/result';
import type { Study } from '../../../src/model/study';
import { demandOf, indicatorOf, straightContext, syntheticStudy } from '../../support/synthetic-study';

const rowsOf = (study: Study, standard: Standard, year = 2020): ReadonlyMap<string, UnitResult> =>
  new Map(judgeStandard(study, standard, year, straightContext(study)).units.map((unit) => [unit.unit, unit]));

const demand = demandOf(
  [
    [100.05, 30.05],
    [100.05, 30.15],
  ],
  [300, 100],
);
const figure = (unit: string, value: number, year = 2020) => ({ unit, indicator: 'cards', year, value });

describe('indicator', () => {
  const study = syntheticStudy(demand, [], {
    indicators: [figure('k0', 0.9), figure('k1', 0.7), figure('k2', 0.95, 2019)],
    years: [2019, 2020],
  });

  it('holds the figure of the unit and year against the target, inclusively; a figure of another year is none', () => {
    const rows = rowsOf(study, indicatorOf({}));
    expect(rows.get('k0')).toMatchObject({ answer: 'met', value: 0.9, measure: 'share' });
    expect(rows.get('k1')).toMatchObject({ answer: 'not-met', value: 0.7 });
    expect(rows.get('k2')).toMatchObject({ answer: 'no-data', value: NaN });
    expect(rows.get('c')).toBeUndefined();
    expect(rowsOf(study, indicatorOf({ compare: 'at-most', target: 0.7 })).get('k1')?.answer).toBe('met');
  });

  it("has for the units above the mean by people where every figure is known, and the table's own figure before that", () => {
    const only = [{ attribute: 'code', is: 'equals', value: 'x' }] as const;
    const two = syntheticStudy(demand, [], {
      indicators: study.indicators,
      units: study.units.map((unit) =>
        unit.code === 'k0' || unit.code === 'k1' ? { ...unit, attributes: { code: 'x' } } : { ...unit, attributes: { code: 'y' } },
      ),
    });
    // (300 x 0.9 + 100 x 0.7) / 400
    expect(rowsOf(two, indicatorOf({ weight: 'people', only })).get('c')).toMatchObject({
      answer: 'not-met',
      value: 0.85,
      denominator: 400,
      missing: ['k1'],
    });
    expect(rowsOf(study, indicatorOf({ weight: 'people' })).get('c')).toBeUndefined();
    const own = syntheticStudy(demand, [], { indicators: [...study.indicators, figure('c', 0.91)] });
    expect(rowsOf(own, indicatorOf({})).get('c')).toMatchObject({ answer: 'met', value: 0.91 });
  });

  it('without a target lists what there is and judges nothing', () => {
    const listed = indicatorOf({ target: undefined });
    const result = judgeStandard(study, listed, 2020, straightContext(study));
    expect(result).toMatchObject({ answer: 'no-data', unitsMet: 0, unitsNotMet: 0 });
    expect(rowsOf(study, listed).get('k0')).toMatchObject({ answer: 'no-data', value: 0.9, target: NaN });
    expect(rowsOf(syntheticStudy(demand, []), listed).size).toBe(0);
  });
});
