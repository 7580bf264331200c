import { describe, expect, it } from 'vitest';
import { judgeTierPlaces, judgeTiers } from '../../../src/engine/standards';
import { catalogueOf, demandOf, facilityOf, straightContext, syntheticStudy } from '../../support/synthetic-study';

const text = (zh: string) => ({ zh, en: zh });
const step = (id: string, minutes: number) => ({
  id,
  name: text(id),
  types: [id],
  where: [],
  trip: 'walk',
  minutes,
  direction: 'to' as const,
});
const ladder = { id: 'health', name: text('三级'), group: 'people', steps: [step('post', 10), step('centre', 40), step('hospital', 100)] };

// powers of two, so that a sum names the places it holds; metres from the west edge of t0
const at = [500, 3000, 9000, 15_000];
const demand = demandOf(
  at.map((metres) => [100 + metres / 100_000, 30.05] as const),
  [1, 2, 4, 8],
);
const place = (id: string, type: string, metres: number, rest = {}) => facilityOf(id, type, 100 + metres / 100_000, 30.05, rest);
const facilities = [
  place('p1', 'post', 600),
  place('p2', 'post', 9100),
  place('c1', 'centre', 2000),
  place('c2', 'centre', 9500, { opened: 2021 }),
  place('h', 'hospital', 6000),
];

describe('tiers', () => {
  const study = { ...syntheticStudy(demand, facilities), catalogue: { ...catalogueOf([]), tiers: [ladder] } };
  const [result] = judgeTiers(study, [2020], straightContext(study));

  it('say who is within each, all and none, at every level, and the levels agree', () => {
    // posts within 600 m: rows 0 and 2; centres within 2400 m: rows 0 and 1; hospital within 6000 m: rows 0, 1, 2
    const rows = new Map(result?.units.map((unit) => [unit.unit, unit]));
    expect(rows.get('c')).toMatchObject({ people: 15, within: [5, 3, 7], all: 1, none: 8 });
    expect(rows.get('t0')).toMatchObject({ people: 7, within: [5, 3, 7], all: 1, none: 0 });
    expect(rows.get('t1')).toMatchObject({ people: 8, within: [0, 0, 0], all: 0, none: 8 });
    for (const level of ['county', 'town'] as const) {
      const sum = result?.units.filter((unit) => unit.level === level).reduce((total, unit) => total + unit.all, 0);
      expect(sum).toBe(1);
    }
  });

  it('measure the way from each institution to the next step up, and say where there is none in reach', () => {
    const metres = (one: { seconds: number }): number => Math.round(one.seconds);
    expect(result?.referrals.map((one) => [one.facility, one.step, one.to, metres(one)])).toEqual([
      ['p1', 'post', 'c1', 1400],
      // 7100 m to the open centre: more than 40 minutes and a fifth
      ['p2', 'post', '', Infinity],
      ['c1', 'centre', 'h', 4000],
    ]);
    const [later] = judgeTiers({ ...study, years: [2021] }, [2021], straightContext(study));
    expect(later?.referrals.map(({ facility, to }) => [facility, to])).toEqual([
      ['p1', 'c1'],
      ['p2', 'c2'],
      ['c1', 'h'],
      ['c2', 'h'],
    ]);
  });

  it('do not know all of it where a step has no facility in the file', () => {
    const bare = { ...study, facilities: facilities.filter(({ type }) => type !== 'hospital') };
    const [unsure] = judgeTiers(bare, [2020], straightContext(bare));
    expect(unsure?.units[0]).toMatchObject({ within: [5, 3, NaN], all: NaN, none: NaN });
    expect(unsure?.referrals.some(({ step: own }) => own === 'centre')).toBe(false);
  });
});

describe('tiers place by place', () => {
  const study = { ...syntheticStudy(demand, facilities), catalogue: { ...catalogueOf([]), tiers: [ladder] } };
  const [places] = judgeTierPlaces(study, 2020, straightContext(study));

  it('name the steps that each place lacks, and hold the sums by unit', () => {
    // row 1 has no post, row 2 no centre, row 3 nothing
    expect([...(places?.lacking ?? [])]).toEqual([0, 1, 2, 7]);
    const [result] = judgeTiers(study, [2020], straightContext(study));
    expect(places).toMatchObject({ ...result });
    const all = places?.people.reduce((sum, people, row) => sum + (places.lacking[row] === 0 ? people : 0), 0);
    expect(all).toBe(result?.units[0]?.all);
  });

  it('tell of each village by its own point', () => {
    const villages = study.units.filter(({ level }) => level === 'village');
    expect(places?.villages.map(({ unit }) => unit)).toEqual(villages.map(({ code }) => code));
    for (const village of places?.villages ?? []) {
      const bits = ladder.steps.reduce((sum, { minutes }, at) => sum + ((village.seconds[at] ?? NaN) <= minutes * 60 ? 0 : 2 ** at), 0);
      expect(village.lacking).toBe(bits);
    }
    expect(new Set(places?.villages.map(({ lacking }) => lacking)).size).toBeGreaterThan(1);
  });

  it('are not known where the study lacks the facilities of a step', () => {
    const without = { ...study, facilities: facilities.filter(({ type }) => type !== 'hospital') };
    const [found] = judgeTierPlaces(without, 2020, straightContext(without));
    expect([...(found?.lacking ?? [])]).toEqual([-1, -1, -1, -1]);
    expect(found?.villages.every(({ lacking, seconds }) => lacking === -1 && Number.isNaN(seconds[2]))).toBe(true);
  });
});
