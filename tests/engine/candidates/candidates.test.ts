import { describe, expect, it } from 'vitest';
import { countWithout, findCandidates, type CandidateGround } from '../../../src/engine/candidates';
import { slopeDegrees } from '../../../src/engine/candidates/gentle-slope';
import { metresPerDegreeLat } from '../../../src/engine/travel';
import { Failure } from '../../../src/model/finding';
import type { Raster } from '../../../src/model/grid';
import type { Roads } from '../../../src/model/roads';
import type { CandidateRules } from '../../../src/model/siting';
import type { Study, Zone } from '../../../src/model/study';
import { demandOf, facilityOf, plainSpeeds, rectangle, syntheticStudy } from '../../support/synthetic-study';

const noRules: CandidateRules = {
  from: 'villages',
  types: [],
  list: [],
  within: '',
  roadMetres: null,
  slopeDegrees: null,
  avoidHazards: [],
  landCover: [],
  offBarriers: false,
  twoWaysIn: false,
};

const people = demandOf(
  [
    [100.03, 30.05],
    [100.15, 30.35],
    [101, 31],
  ],
  [10, 20, 30],
);

const study = (rest: Partial<Study> = {}): Study =>
  syntheticStudy(
    people,
    [
      facilityOf('s1', 'school', 100.05, 30.05),
      facilityOf('s2', 'school', 100.15, 30.05, { closed: 2019 }),
      facilityOf('h', 'home', 100, 30),
    ],
    rest,
  );

const groundOf = (one: Study, rest: Partial<CandidateGround> = {}): CandidateGround => ({
  study: one,
  inputs: one,
  year: 2020,
  twoWaysIn: null,
  ...rest,
});

const codeOf = (run: () => unknown): string => {
  try {
    run();
  } catch (error) {
    return error instanceof Failure ? error.finding.code : String(error);
  }
  return 'nothing thrown';
};

/** A raster over the synthetic country, 40 by 40 cells of 0.01 degree, by column and row from the north-west. */
const rasterOf = (value: (column: number, row: number) => number, nodata: number | null = null): Raster => ({
  grid: { width: 40, height: 40, west: 100, north: 30.4, stepX: 0.01, stepY: 0.01, crs: 'lonlat', epsg: 4326 },
  values: Float64Array.from({ length: 1600 }, (_, cell) => value(cell % 40, Math.floor(cell / 40))),
  nodata,
});

const zoneOf = (kind: string, geometry: Zone['geometry']): Zone => ({ kind, level: '', name: '', geometry, attributes: {} });

describe('where candidates come from', () => {
  const listed = (rest: Partial<CandidateRules>) => findCandidates(groundOf(study()), { ...noRules, ...rest }).places;

  it('villages are points with their own code, towns a place inside', () => {
    expect(listed({})).toHaveLength(32);
    expect(listed({})[0]).toMatchObject({ id: 'v0a', name: 'v0a', unit: 'v0a', lon: 100.02, lat: 30.05 });
    const towns = listed({ from: 'towns' });
    expect(towns).toHaveLength(16);
    expect(towns[5]!.unit).toBe('t5');
    expect(towns[5]!.lon).toBeCloseTo(100.15, 9);
  });

  it('facilities of the types that are in service, in the unit that holds them', () => {
    expect(listed({ from: 'facilities', types: ['school'] })).toEqual([
      { id: 's1', name: 's1', nameEn: '', lon: 100.05, lat: 30.05, unit: 't0' },
    ]);
  });

  it('cells are called after the nearest village of their town, and have no name outside', () => {
    expect(listed({ from: 'cells' }).map(({ id, name, unit }) => [id, name, unit])).toEqual([
      ['d0', 'v0a', 't0'],
      ['d1', 'v13b', 't13'],
      ['d2', '', ''],
    ]);
  });

  it("the user's list keeps its names, and is refused where an id stands twice", () => {
    const list = [
      { id: 'a', name: 'A', lon: 100.25, lat: 30.05 },
      { id: 'b', name: '', lon: 100.25, lat: 30.05 },
    ];
    expect(listed({ from: 'list', list }).map(({ name, unit }) => [name, unit])).toEqual([
      ['A', 't2'],
      ['v2a', 't2'],
    ]);
    expect(codeOf(() => listed({ from: 'list', list: [...list, ...list] }))).toBe('cell.duplicate-id');
  });
});

describe('rules', () => {
  const passing = (one: Study, rest: Partial<CandidateRules>, ground: Partial<CandidateGround> = {}) =>
    findCandidates(groundOf(one, ground), { ...noRules, ...rest }).places.map(({ id }) => id);

  it('within a unit or one below it', () => {
    expect(passing(study(), { within: 'k1' })).toEqual(['v4a', 'v4b', 'v5a', 'v5b', 'v6a', 'v6b', 'v7a', 'v7b']);
    expect(passing(study(), { within: 'v3b' })).toEqual(['v3b']);
    expect(codeOf(() => passing(study(), { within: 'x' }))).toBe('study.unknown-unit');
  });

  it('outside hazard zones of the kinds named, and of no other kind', () => {
    const one = study({ hazards: [zoneOf('flood', rectangle(100, 30, 100.4, 30.3)), zoneOf('slide', rectangle(100, 30.3, 100.1, 30.4))] });
    expect(passing(one, { avoidHazards: ['flood'] })).toHaveLength(8);
    expect(passing(one, { avoidHazards: ['flood', 'slide'] })).toHaveLength(6);
    expect(codeOf(() => passing(one, { avoidHazards: ['fire'] }))).toBe('siting.unknown-hazard');
  });

  it('on some classes of land cover; off water and barriers, whatever else passes there', () => {
    const one = study({
      landCover: rasterOf((column, row) => (row < 10 ? 80 : column < 20 ? 10 : 40), 40),
      speeds: {
        ...plainSpeeds,
        landCover: [
          { class: 10, label: { zh: '', en: '' }, kmPerHour: 3, mode: 'walking' },
          { class: 80, label: { zh: '', en: '' }, kmPerHour: 0, mode: 'walking' },
        ],
      },
      barriers: [zoneOf('fence', rectangle(100, 30.02, 100.05, 30.08))],
    });
    expect(passing(one, { landCover: [10] })).toHaveLength(12);
    expect(passing(one, { landCover: [80, 40] })).toHaveLength(8);
    const dry = passing(one, { offBarriers: true });
    expect(dry).toHaveLength(11);
    expect(dry).not.toContain('v0a');
    expect(codeOf(() => passing(study(), { landCover: [10] }))).toBe('siting.rule-lacks');
  });

  it('a plane is as steep as it was made, by the metres of its latitude', () => {
    // one in five southward
    const rise = 0.2 * 0.01 * metresPerDegreeLat(30.205);
    const plane = rasterOf((_, row) => (row - 19) * rise);
    expect(slopeDegrees(plane, 19 * 40 + 7)).toBeCloseTo((Math.atan(0.2) * 180) / Math.PI, 9);
    const diagonal = rasterOf((column, row) => (row - column) * 100);
    const metric: Raster = { ...diagonal, grid: { ...diagonal.grid, crs: 'metres', stepX: 1000, stepY: 1000 } };
    expect(slopeDegrees(metric, 820)).toBeCloseTo((Math.atan(0.1 * Math.SQRT2) * 180) / Math.PI, 9);
    const half = study({ elevation: rasterOf((column, row) => (column < 20 ? 0 : (row % 2) * 1e5 + column * 1e4)) });
    expect(passing(half, { slopeDegrees: 5 })).toHaveLength(16);
    // nothing shows that a place without a height is gentle
    expect(passing(study({ elevation: rasterOf(() => -1, -1) }), { slopeDegrees: 90 })).toEqual([]);
  });

  it('no farther from a road that motors may use and leave', () => {
    const ways = ['residential', 'motorway', 'footway'];
    const lat = [30.051, 30.15, 30.25];
    const roads: Roads = {
      nodeX: Float64Array.from(lat.flatMap(() => [100, 100.4])),
      nodeY: Float64Array.from(lat.flatMap((one) => [one, one])),
      crs: 'lonlat',
      wayStart: Uint32Array.of(0, 2, 4, 6),
      wayNodes: Uint32Array.of(0, 1, 2, 3, 4, 5),
      wayClass: Uint8Array.of(0, 1, 2),
      classes: ways,
      wayOneway: new Int8Array(3),
      waySpeed: new Float32Array(3).fill(NaN),
      wayFlags: new Uint8Array(3),
      wayId: Float64Array.of(1, 2, 3),
      wayName: ['', '', ''],
    };
    const road = (name: string, motor: number, access: boolean) => ({
      class: name,
      label: { zh: '', en: '' },
      walking: 4,
      cycling: 10,
      motor,
      access,
    });
    const speeds = { ...plainSpeeds, roads: [road('residential', 30, true), road('motorway', 100, false), road('footway', 0, true)] };
    const one = study({ roads, speeds });
    const metres = 0.001 * metresPerDegreeLat(30.0505);
    expect(passing(one, { roadMetres: metres + 0.01 })).toEqual(['v0a', 'v0b', 'v1a', 'v1b', 'v2a', 'v2b', 'v3a', 'v3b']);
    expect(passing(one, { roadMetres: metres - 0.01 })).toEqual([]);
    expect(codeOf(() => passing(study(), { roadMetres: 10 }))).toBe('siting.rule-lacks');
  });

  it('two ways in by whoever can tell, and is refused where nobody can', () => {
    expect(passing(study(), { twoWaysIn: true }, { twoWaysIn: (lon) => lon < 100.05 })).toEqual(['v0a', 'v4a', 'v8a', 'v12a']);
    expect(codeOf(() => passing(study(), { twoWaysIn: true }))).toBe('siting.rule-lacks');
  });
});

describe('how many there were', () => {
  const one = study({ hazards: [zoneOf('flood', rectangle(100, 30, 100.2, 30.2))] });
  const found = findCandidates(groundOf(one), { ...noRules, within: 'k0', avoidHazards: ['flood'] });

  it('a place is counted where it first fails, and all add up', () => {
    expect(found.count).toEqual({
      listed: 32,
      leftOut: [
        { rule: 'within', places: 24 },
        { rule: 'hazards', places: 4 },
      ],
      examined: 4,
    });
  });

  it('forbidden ones are left out last; ids that are no candidates are refused', () => {
    const count = countWithout(found, ['v2a'], ['v3a', 'v9a']);
    expect(count.examined).toBe(3);
    expect(count.leftOut.at(-1)).toEqual({ rule: 'forbidden', places: 1 });
    expect(count.listed - count.leftOut.reduce((sum, { places }) => sum + places, 0)).toBe(count.examined);
    expect(codeOf(() => countWithout(found, ['v9a'], []))).toBe('siting.unknown-candidate');
    expect(codeOf(() => countWithout(found, ['v2a'], ['v2a']))).toBe('siting.unknown-candidate');
    expect(codeOf(() => countWithout(found, [], ['nobody']))).toBe('siting.unknown-candidate');
  });
});
