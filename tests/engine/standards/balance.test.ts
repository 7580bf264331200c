import { describe, expect, it } from 'vitest';
import { judgeStandard } from '../../../src/engine/standards';
import type { BalanceStandard, Standard } from '../../../src/model/catalogue';
import type { UnitResult } from '../../../src/model/result';
import type { Study } from '../../../src/model/study';
import {
  balanceOf,
  catalogueOf,
  demandOf,
  facilityOf,
  gridUnits,
  indicatorOf,
  ratioOf,
  reachOf,
  straightContext,
  syntheticStudy,
} from '../../support/synthetic-study';

/** The city's row of a balance beside the standard that it is of. */
const cityOf = (study: Study, of: Standard, standard: BalanceStandard, year = 2020): UnitResult | undefined => {
  const whole = { ...study, catalogue: catalogueOf([of, standard]) };
  return judgeStandard(whole, standard, year, straightContext(whole)).units.find(({ unit }) => unit === 'c');
};

// within 20 minutes of the one clinic: 100 of 120 in t0, 20 of 40 in t1; nobody lives elsewhere
const demand = demandOf(
  [
    [100.05, 30.05],
    [100.05, 30.08],
    [100.15, 30.05],
    [100.11, 30.05],
  ],
  [100, 20, 20, 20],
  { people_urban: [90, 0, 10, 10], people_rural: [10, 20, 10, 10] },
);
const clinic = facilityOf('f', 'clinic', 100.05, 30.05);
const near = facilityOf('g', 'clinic', 100.11, 30.05);
const study = syntheticStudy(demand, [clinic, near]);
const reach = reachOf({ minutes: 20 });

describe('balance', () => {
  it('between units is the largest less the least, by name; units where nobody lives have no part', () => {
    const row = (target: number) => cityOf(study, reach, balanceOf({ target }));
    expect(row(0.34)).toMatchObject({ answer: 'met', value: 100 / 120 - 20 / 40, measure: 'share', missing: [] });
    expect(row(0.33)).toMatchObject({ answer: 'not-met', missing: ['t1'] });
    expect(cityOf(study, reach, balanceOf({ index: 'ratio', target: 2 }))).toMatchObject({ value: 100 / 120 / 0.5, measure: 'number' });
  });

  it('weighs Gini and Theil by people', () => {
    // 120 people at 5/6 and 40 at 1/2: mean 3/4; Lorenz from the worst: (1/4, 1/6), (1, 1)
    expect(cityOf(study, reach, balanceOf({ index: 'gini', target: 1 }))?.value).toBeCloseTo(1 - (1 / 4) * (1 / 6) - (3 / 4) * (7 / 6), 12);
    const part = (share: number, level: number) => share * (level / 0.75) * Math.log(level / 0.75);
    expect(cityOf(study, reach, balanceOf({ index: 'theil', target: 1 }))?.value).toBeCloseTo(part(3 / 4, 5 / 6) + part(1 / 4, 1 / 2), 12);
  });

  it('between groups judges the standard for each of them', () => {
    // urban 100 of 110, rural 20 of 50
    const standard = balanceOf({ between: { groups: ['people_urban', 'people_rural'] }, target: 0.6 });
    expect(cityOf(study, reach, standard)).toMatchObject({ answer: 'met', value: 100 / 110 - 20 / 50 });
    expect(cityOf(study, reach, { ...standard, between: { groups: ['people_urban', 'people_old'] } })?.answer).toBe('no-data');
  });

  it('between classes of units weighs each class by its denominators', () => {
    const units = gridUnits().map((unit) => ({ ...unit, attributes: { setting: unit.code === 't0' ? 'urban' : 'rural' } }));
    const standard = balanceOf({ between: { attribute: 'setting', values: ['urban', 'rural'] }, target: 0.5 });
    expect(cityOf({ ...study, units }, reach, standard)?.value).toBeCloseTo(100 / 120 - 20 / 40, 12);
  });

  it('shrinking holds a year against the one before; the first has no data', () => {
    const years = syntheticStudy(demand, [clinic, { ...near, opened: 2019 }, facilityOf('h', 'clinic', 100.05, 30.08, { opened: 2020 })], {
      years: [2018, 2019, 2020],
    });
    const standard = balanceOf({ shrinking: true });
    // 5/6 - 0, 5/6 - 1/2, 1 - 1/2
    expect([2018, 2019, 2020].map((year) => cityOf(years, reach, standard, year))).toMatchObject([
      { answer: 'no-data' },
      { answer: 'met', value: 100 / 120 - 0.5, target: 100 / 120 },
      { answer: 'not-met', value: 0.5, target: 100 / 120 - 0.5 },
    ]);
    expect(cityOf(years, reach, { ...standard, target: 0.3 }, 2019)?.answer).toBe('not-met');
  });

  it('a member without a value leaves it open, unless what is known is too much already', () => {
    const figures = (...values: readonly number[]) =>
      values.map((value, at) => ({ unit: `k${at}`, indicator: 'cards', year: 2020, value }));
    const cards = indicatorOf({ measure: 'number' });
    const row = (target: number, index: 'gap' | 'gini') =>
      cityOf(
        syntheticStudy(demand, [], { indicators: figures(1, 4, 2) }),
        cards,
        balanceOf({ of: 'indicator', between: { units: 'county' }, index, target }),
      );
    // a unit without a figure counts for no part: it has no denominator
    expect(row(3, 'gap')).toMatchObject({ answer: 'met', value: 3 });
    const blank = (gps: number | null) => facilityOf(`b${gps}`, 'clinic', 100.05, 30.15, { attributes: { gps } });
    const two = demandOf(
      [
        [100.05, 30.05],
        [100.05, 30.15],
        [100.05, 30.25],
      ],
      [10_000, 10_000, 10_000],
    );
    const staffed = (gps: number, lat: number) => facilityOf(`s${lat}`, 'clinic', 100.05, lat, { attributes: { gps } });
    const unsure = syntheticStudy(two, [staffed(5, 30.05), staffed(3, 30.25), blank(null)]);
    const of = (target: number) => cityOf(unsure, ratioOf({}), balanceOf({ of: 'ratio', between: { units: 'county' }, target }))?.answer;
    expect([of(1), of(3)]).toEqual(['not-met', 'no-data']);
  });
});
