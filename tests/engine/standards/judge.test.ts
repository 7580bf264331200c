import { describe, expect, it } from 'vitest';
import { judgeCatalogue, judgeStandard } from '../../../src/engine/standards';
import type { StandardContext } from '../../../src/engine/standards';
import { Failure } from '../../../src/model/finding';
import type { StandardResult, UnitResult } from '../../../src/model/result';
import {
  catalogueOf,
  demandOf,
  facilityOf,
  gridUnits,
  provisionOf,
  qualityOf,
  reachOf,
  straightContext,
  syntheticStudy,
} from '../../support/synthetic-study';

const demand = demandOf(
  [
    [100.05, 30.05],
    [100.05, 30.08],
    [100.15, 30.05],
  ],
  [100, 20, 40],
  { people_old: [10, 5, NaN] },
);

const contextOf = straightContext;

const resultOf = (result: StandardResult, unit: string): UnitResult | undefined => result.units.find((one) => one.unit === unit);

describe('reach', () => {
  const study = syntheticStudy(demand, [facilityOf('f', 'clinic', 100.05, 30.06)]);
  const result = judgeStandard(study, reachOf({ minutes: 20, target: 0.9 }), 2020, contextOf(study));

  it('judges each unit of the level and sums the levels above', () => {
    expect(resultOf(result, 't0')).toMatchObject({
      answer: 'not-met',
      numerator: 100,
      denominator: 120,
      peopleOutside: 20,
      value: 100 / 120,
    });
    expect(resultOf(result, 't1')).toMatchObject({ answer: 'not-met', numerator: 0, denominator: 40, peopleOutside: 40 });
    expect(resultOf(result, 't2')).toMatchObject({ answer: 'no-data', denominator: 0 });
    expect(resultOf(result, 'c')).toMatchObject({ numerator: 100, denominator: 160, missing: ['t0', 't1'], fast: 100 / 160 });
    expect(result).toMatchObject({ answer: 'not-met', unitsMet: 0, unitsNotMet: 2, unitsNoData: 14 });
  });

  it('meets its target inclusively', () => {
    const met = judgeStandard(study, reachOf({ minutes: 20, target: 100 / 120 }), 2020, contextOf(study));
    expect(resultOf(met, 't0')?.answer).toBe('met');
  });

  it('counts a group of its own, and has no data for a group or a year that was not counted', () => {
    const old = judgeStandard(study, reachOf({ minutes: 20, group: 'people_old' }), 2020, contextOf(study));
    expect(resultOf(old, 't0')).toMatchObject({ numerator: 10, denominator: 15 });
    expect(resultOf(old, 't1')?.answer).toBe('no-data');
    expect(judgeStandard(study, reachOf({ group: 'people_young' }), 2020, contextOf(study)).answer).toBe('no-data');
    expect(judgeStandard(study, reachOf({}), 2031, contextOf(study))).toMatchObject({ answer: 'no-data', unitsNoData: 16 });
  });

  it('has no data where the file knows no such facility, and a plain zero where none is open yet', () => {
    expect(judgeStandard(study, reachOf({ types: ['library'] }), 2020, contextOf(study)).answer).toBe('no-data');
    const later = syntheticStudy(demand, [facilityOf('f', 'clinic', 100.05, 30.06, { opened: 2021 })]);
    const result = judgeStandard(later, reachOf({ minutes: 20 }), 2020, contextOf(later));
    expect(resultOf(result, 't0')).toMatchObject({ answer: 'not-met', numerator: 0 });
  });

  it('is no data where the study lacks the ground of the trip, and refuses on any other failure', () => {
    const failing = (code: 'study.no-network' | 'study.unknown-trip'): StandardContext => ({
      ...contextOf(study),
      times: () => {
        throw new Failure(code);
      },
    });
    expect(judgeStandard(study, reachOf({}), 2020, failing('study.no-network')).answer).toBe('no-data');
    expect(() => judgeStandard(study, reachOf({}), 2020, failing('study.unknown-trip'))).toThrow(Failure);
  });

  it('is no data only where a facility of unknown quality could decide', () => {
    const where = [{ attribute: 'standardised', is: 'equals', value: true }] as const;
    const unsure = syntheticStudy(demand, [facilityOf('f', 'clinic', 100.05, 30.06)]);
    const result = judgeStandard(unsure, reachOf({ minutes: 20, target: 0.8, where }), 2020, contextOf(unsure));
    expect(resultOf(result, 't0')?.answer).toBe('no-data');
    expect(resultOf(result, 't1')?.answer).toBe('not-met');
  });
});

describe('provision', () => {
  it('counts by place and by named unit, with the ancestors', () => {
    const study = syntheticStudy(demand, [
      facilityOf('a', 'clinic', 100.05, 30.05),
      facilityOf('b', 'clinic', 100.05, 30.05, { unit: 'v5b' }),
      facilityOf('c', 'clinic', 0, 0),
    ]);
    const result = judgeStandard(study, provisionOf({}), 2020, contextOf(study));
    expect(result).toMatchObject({ answer: 'not-met', unitsMet: 2, unitsNotMet: 14, unitsNoData: 0 });
    expect(resultOf(result, 't5')).toMatchObject({ answer: 'met', value: 1, target: 1 });
    expect(resultOf(result, 't1')).toMatchObject({ answer: 'not-met', value: 0, missing: ['t1'] });
    expect(resultOf(result, 'k0')).toMatchObject({ answer: 'not-met', value: 1, target: 4, missing: ['t1', 't2', 't3'] });
    const villages = judgeStandard(study, provisionOf({ level: 'village' }), 2020, contextOf(study));
    expect(villages.units.filter((unit) => unit.level === 'village' && unit.answer === 'met').map((unit) => unit.unit)).toEqual([
      'v0a',
      'v5b',
    ]);
  });

  it('judges only units that pass the filter; a unit that does not say is no data', () => {
    const prone = new Map([
      ['k0', true],
      ['k1', false],
      ['k2', true],
    ]);
    const units = gridUnits().map((unit) =>
      unit.level === 'county' ? { ...unit, attributes: { disaster_prone: prone.get(unit.code) ?? null } } : unit,
    );
    const study = syntheticStudy(demand, [facilityOf('a', 'depot', 100.05, 30.05)], { units });
    const only = [{ attribute: 'disaster_prone', is: 'equals', value: true }] as const;
    const result = judgeStandard(study, provisionOf({ types: ['depot'], level: 'county', only }), 2020, contextOf(study));
    expect(result.units.filter((unit) => unit.level === 'county').map((unit) => [unit.unit, unit.answer])).toEqual([
      ['k0', 'met'],
      ['k2', 'not-met'],
      ['k3', 'no-data'],
    ]);
    expect(result).toMatchObject({ answer: 'not-met', unitsMet: 1, unitsNotMet: 1, unitsNoData: 1 });
  });

  it('does not let a missing attribute pass or fail', () => {
    const where = [{ attribute: 'standardised', is: 'equals', value: true }] as const;
    const study = syntheticStudy(
      demand,
      [
        facilityOf('a', 'clinic', 100.05, 30.05),
        facilityOf('b', 'clinic', 100.15, 30.05, { attributes: { standardised: true, standardised_since: 2019 } }),
        facilityOf('c', 'clinic', 100.25, 30.05, { attributes: { standardised: false } }),
      ],
      { years: [2018, 2020] },
    );
    const result = judgeStandard(study, provisionOf({ where }), 2020, contextOf(study));
    expect(['t0', 't1', 't2'].map((unit) => resultOf(result, unit)?.answer)).toEqual(['no-data', 'met', 'not-met']);
    expect(resultOf(judgeStandard(study, provisionOf({ where }), 2018, contextOf(study)), 't1')?.answer).toBe('not-met');
  });

  it('may ask for the capacity and the unit of a facility', () => {
    const study = syntheticStudy(demand, [
      facilityOf('a', 'clinic', 100.05, 30.05, { capacity: 40, unit: 'c' }),
      facilityOf('b', 'clinic', 100.15, 30.05, { unit: 't1' }),
    ]);
    const ofTheCity = [{ attribute: 'unit', is: 'equals', value: 'c' }] as const;
    const city = judgeStandard(study, provisionOf({ level: 'city', where: ofTheCity }), 2020, contextOf(study));
    expect(resultOf(city, 'c')).toMatchObject({ answer: 'met', value: 1 });
    const large = [{ attribute: 'capacity', is: 'at-least', value: 20 }] as const;
    expect(resultOf(judgeStandard(study, provisionOf({ where: large }), 2020, contextOf(study)), 't1')?.answer).toBe('no-data');
  });

  it('counts a facility that names a unit the study does not have for no unit', () => {
    const study = syntheticStudy(demand, [facilityOf('a', 'clinic', 100.05, 30.05, { unit: 'zz' })]);
    const result = judgeStandard(study, provisionOf({}), 2020, contextOf(study));
    expect(result.units.filter((unit) => unit.level === 'town').every((unit) => unit.numerator === 0)).toBe(true);
  });
});

describe('quality', () => {
  it('names the facilities that fail and leaves out units that have none', () => {
    const study = syntheticStudy(demand, [
      facilityOf('a', 'clinic', 100.05, 30.05, { attributes: { standardised: true } }),
      facilityOf('b', 'clinic', 100.15, 30.05, { attributes: { standardised: false } }),
      facilityOf('c', 'clinic', 100.05, 30.15, { attributes: { standardised: true } }),
      facilityOf('d', 'clinic', 100.05, 30.25),
    ]);
    const result = judgeStandard(study, qualityOf({}), 2020, contextOf(study));
    expect(resultOf(result, 'k0')).toMatchObject({ answer: 'not-met', value: 0.5, numerator: 1, denominator: 2, missing: ['b'] });
    expect(resultOf(result, 'k1')).toMatchObject({ answer: 'met', value: 1 });
    expect(resultOf(result, 'k2')).toMatchObject({ answer: 'no-data' });
    expect(resultOf(result, 'k3')).toBeUndefined();
    expect(resultOf(result, 'c')).toMatchObject({ answer: 'not-met', numerator: 2, denominator: 4 });
    expect(result).toMatchObject({ unitsMet: 1, unitsNotMet: 1, unitsNoData: 1 });
  });
});

describe('judgeCatalogue', () => {
  it('goes through years and standards in order and reports progress', () => {
    const study = syntheticStudy(demand, [facilityOf('a', 'clinic', 100.05, 30.05)], {
      years: [2019, 2020],
      catalogue: catalogueOf([reachOf({}), provisionOf({})]),
    });
    const shares: number[] = [];
    const watch = { progress: (_phase: string, share: number) => void shares.push(share), check: () => undefined };
    const results = judgeCatalogue(study, [2019, 2020], contextOf(study), watch);
    expect(results.map((result) => `${result.year} ${result.standard}`)).toEqual([
      '2019 reach',
      '2019 provision',
      '2020 reach',
      '2020 provision',
    ]);
    expect(shares).toEqual([0, 0.25, 0.5, 0.75, 1]);
  });
});
