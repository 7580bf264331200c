import { expect, test } from 'vitest';
import { depotAreas } from '../../../src/engine/relief/depot-areas';
import { unitMembership } from '../../../src/engine/coverage';
import { facilityOf, gridUnits } from '../../support/synthetic-study';

// a place in the west and one in the east of each of the 16 towns, beside its two villages
const units = gridUnits();
const lon = Float64Array.from({ length: 32 }, (_, i) => 100 + (Math.floor(i / 2) % 4) / 10 + (i % 2 === 0 ? 0.03 : 0.07));
const lat = Float64Array.from({ length: 32 }, (_, i) => 30 + Math.floor(i / 8) / 10 + 0.05);
const membership = unitMembership(units, lon, lat);
const all = Int32Array.from({ length: 32 }, (_, i) => i);
const areas = (level: 'city' | 'county' | 'town' | 'village', places = all) =>
  depotAreas(
    units,
    level,
    [facilityOf('a', 'x', 100.15, 30.05), facilityOf('b', 'x', 100.35, 30.35, { unit: 'v5b' }), facilityOf('c', 'x', 120, 40)],
    places,
    { lon, lat },
    membership,
  ).map((each) => [...each]);

test('a depot has the places of its own unit: where it stands, or where its file says; outside every unit it has none', () => {
  expect(areas('city')[0]).toHaveLength(32);
  expect(areas('county')).toEqual([[0, 1, 2, 3, 4, 5, 6, 7], [8, 9, 10, 11, 12, 13, 14, 15], []]);
  expect(areas('town')).toEqual([[2, 3], [10, 11], []]);
});

test('a village has the places nearest to it in its town', () => {
  expect(areas('village')[1]).toEqual([11]);
  expect(areas('village')[0]).toHaveLength(1);
});

test('of some places, those alone; all of them where the study has no such level', () => {
  expect(areas('town', Int32Array.of(1, 3, 5, 10))).toEqual([[3], [10], []]);
  expect(
    depotAreas(
      [],
      'town',
      [facilityOf('a', 'x', 0, 0)],
      Int32Array.of(4, 9),
      { lon, lat },
      membership.map(() => -1),
    ),
  ).toEqual([Int32Array.of(4, 9)]);
});
