import { describe, expect, it } from 'vitest';
import { judgeCatalogue, judgeEquity } from '../../../src/engine/standards';
import type { Standard } from '../../../src/model/catalogue';
import type { StandardEquity } from '../../../src/model/result';
import type { Study } from '../../../src/model/study';
import {
  capacityOf,
  catalogueOf,
  demandOf,
  facilityOf,
  provisionOf,
  ratioOf,
  reachOf,
  straightContext,
  syntheticStudy,
} from '../../support/synthetic-study';

const equityOf = (study: Study, ...standards: readonly Standard[]): readonly StandardEquity[] => {
  const whole = { ...study, catalogue: catalogueOf(standards) };
  const context = straightContext(whole);
  return judgeEquity(whole, judgeCatalogue(whole, [2020], context), context);
};
const at = (rows: readonly StandardEquity[], level: StandardEquity['level']): StandardEquity => rows.find((row) => row.level === level)!;

// within 20 minutes of a clinic: 100 of 120 in t0 (county k0), 20 of 40 in t4 (county k1); nobody lives elsewhere
const demand = demandOf(
  [
    [100.05, 30.05],
    [100.05, 30.08],
    [100.05, 30.15],
    [100.01, 30.15],
  ],
  [100, 20, 20, 20],
  { people_urban: [90, 0, 10, 10], people_rural: [10, 20, 10, 10] },
);
const study = syntheticStudy(demand, [facilityOf('f', 'clinic', 100.05, 30.05), facilityOf('g', 'clinic', 100.01, 30.15)]);
const part = (share: number, level: number) => share * (level / 0.75) * Math.log(level / 0.75);

describe('equity of a standard', () => {
  it('weighs towns by their people: 5/6 of 120 and 1/2 of 40', () => {
    const town = at(equityOf(study, reachOf({ minutes: 20 })), 'town');
    expect(town).toMatchObject({ units: 2, unitsNoData: 0, people: 160, highest: 't0', lowest: 't4', measure: 'share', agglomeration: [] });
    expect(town.mean).toBeCloseTo(120 / 160, 12);
    // Lorenz from the worst: (1/4, 1/6), (1, 1)
    expect(town.gini).toBeCloseTo(1 - (1 / 4) * (1 / 6) - (3 / 4) * (7 / 6), 12);
    expect(town.lorenz[1]?.[0]).toBeCloseTo(1 / 4, 12);
    expect(town.lorenz[1]?.[1]).toBeCloseTo(1 / 6, 12);
    expect(town.theil).toBeCloseTo(part(3 / 4, 5 / 6) + part(1 / 4, 1 / 2), 12);
    expect(town.gap).toBeCloseTo(1 / 3, 12);
    expect(town.ratio).toBeCloseTo(5 / 3, 12);
    // the bottom tenths hold t4 alone, and nobody is above the best: no tenth on top
    expect(town.palma).toBeNaN();
    expect(town.giniArea).toBeNaN();
  });

  it('splits Theil between and within counties', () => {
    const apart = at(equityOf(study, reachOf({ minutes: 20 })), 'town');
    // each town in a county of its own: all of it lies between
    expect([apart.theilBetween - apart.theil, apart.theilWithin]).toEqual([0, 0]);
    const lon = Float64Array.from([100.05, 100.05, 100.15, 100.11]);
    const lat = Float64Array.from([30.05, 30.08, 30.05, 30.05]);
    const together = syntheticStudy({ ...demand, lon, lat }, [
      facilityOf('f', 'clinic', 100.05, 30.05),
      facilityOf('g', 'clinic', 100.11, 30.05),
    ]);
    const one = at(equityOf(together, reachOf({ minutes: 20 })), 'town');
    expect(one.theilBetween).toBeCloseTo(0, 12);
    expect(one.theilWithin).toBeCloseTo(apart.theil, 12);
  });

  it('judges urban and rural residents apart, by where they live', () => {
    // urban 100 of 110, rural 20 of 50, the same at either level
    for (const row of equityOf(study, reachOf({ minutes: 20 }))) {
      expect(row.urban).toBeCloseTo(100 / 110, 12);
      expect(row.rural).toBeCloseTo(20 / 50, 12);
      expect(row.urbanRural).toBeCloseTo(100 / 110 / 0.4, 12);
    }
    const uncounted = syntheticStudy(demandOf([[100.05, 30.05]], [100]), study.facilities);
    expect(at(equityOf(uncounted, reachOf({ minutes: 20 })), 'town').urbanRural).toBeNaN();
  });

  it('takes a ratio by county: agglomeration over land, Gini over people and over land', () => {
    const staffed = syntheticStudy(demand, [
      facilityOf('f', 'clinic', 100.05, 30.05, { attributes: { gps: 6 } }),
      facilityOf('g', 'clinic', 100.01, 30.15, { attributes: { gps: 2 } }),
    ]);
    const [county, ...rest] = equityOf(staffed, ratioOf({}));
    expect(rest).toEqual([]);
    // 6 for 120 and 2 for 40 are the same 500 for 10,000
    expect(county).toMatchObject({ level: 'county', mean: 500, gap: 0, ratio: 1, urban: 500, rural: 500, urbanRural: 1, unitsNoData: 0 });
    expect(county?.gini).toBeCloseTo(0, 12);
    // k0 is a little larger than k1, being nearer to the equator
    const sine = (degrees: number) => Math.sin((degrees * Math.PI) / 180);
    const land = (sine(30.1) - sine(30)) / (sine(30.2) - sine(30));
    expect(county?.agglomeration.map(({ unit }) => unit)).toEqual(['k0', 'k1']);
    expect(county?.agglomeration[0]?.hrad).toBeCloseTo(0.75 / land, 9);
    expect(county?.agglomeration[1]?.hrad).toBeCloseTo(0.25 / (1 - land), 9);
    expect(county?.agglomeration.every(({ ratio }) => Math.abs(ratio - 1) < 1e-12)).toBe(true);
    // from the least per area: k1 with (1 - land, 1/4), then (1, 1)
    expect(county?.giniArea).toBeCloseTo(1 - (1 - land) * 0.25 - land * 1.25, 9);
  });

  it('leaves a unit without a value out and counts it', () => {
    const blank = syntheticStudy(demand, [
      facilityOf('f', 'clinic', 100.05, 30.05, { attributes: { gps: 6 } }),
      facilityOf('g', 'clinic', 100.01, 30.15, { attributes: { gps: null } }),
    ]);
    expect(equityOf(blank, ratioOf({}))[0]).toMatchObject({ units: 1, unitsNoData: 1, people: 120, mean: 500, gap: NaN, lowest: '' });
    const nothing = equityOf(syntheticStudy(demand, []), ratioOf({}));
    expect(nothing.map(({ gini, urban, units }) => [gini, urban, units])).toEqual([[NaN, NaN, 0]]);
  });

  it('has rows for reach, ratio and capacity, and none for places that are no homes', () => {
    const rows = equityOf(study, provisionOf({}), capacityOf({}), reachOf({ id: 'sites', from: { type: 'clinic' } }));
    expect(new Set(rows.map(({ standard }) => standard))).toEqual(new Set(['capacity', 'sites']));
    expect(rows.filter(({ standard }) => standard === 'sites').every(({ urbanRural }) => Number.isNaN(urbanRural))).toBe(true);
  });
});
