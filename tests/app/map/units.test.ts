import { describe, expect, it } from 'vitest';
import type { Position } from 'geojson';
import type { Unit } from '../../../src/model/study';
import { landFeatures, outsideFeatures, riverFeatures, roadFeatures, unitFeatures } from '../../../src/app/map/features';
import { labelPoint, unitLabelFeatures } from '../../../src/app/map/label-points';
import { boundsOf, unitIndex } from '../../../src/app/map/unit-index';
import { ringHolds } from '../../../src/app/map/cell-index';

const ring = (west: number, south: number, east: number, north: number): Position[] => [
  [west, south],
  [east, south],
  [east, north],
  [west, north],
  [west, south],
];

const unit = (code: string, level: Unit['level'], rings: Position[][]): Unit => ({
  code,
  name: `${code}镇`,
  nameEn: '',
  level,
  parent: '',
  geometry: { type: 'Polygon', coordinates: rings },
  attributes: {},
});

const hollow = unit('hollow', 'town', [ring(107, 34, 108, 35), ring(107.4, 34.4, 107.6, 34.6)]);
const inner = unit('inner', 'town', [ring(107.4, 34.4, 107.6, 34.6)]);
const county = unit('county', 'county', [ring(107, 34, 108, 35)]);

describe('units on the map', () => {
  it('finds the unit of a level that holds a position, holes left out', () => {
    const at = unitIndex([hollow, inner, county]);
    expect(at(107.1, 34.1, 'town')).toBe('hollow');
    expect(at(107.5, 34.5, 'town')).toBe('inner');
    expect(at(107.5, 34.5, 'county')).toBe('county');
    expect(at(106.5, 34.5, 'county')).toBe('');
    expect(at(107.5, 34.5, 'city')).toBe('');
  });

  it('knows the bounds of polygons and points', () => {
    expect(boundsOf(hollow)).toEqual([107, 34, 108, 35]);
    expect(boundsOf({ ...inner, geometry: { type: 'Point', coordinates: [107.2, 34.3] } })).toEqual([107.2, 34.3, 107.2, 34.3]);
    expect(boundsOf({ ...inner, geometry: null })).toBeNull();
  });

  it('leaves the highest units open in the paper outside', () => {
    const outside = outsideFeatures([hollow, inner, county], [107, 34, 108, 35]).features[0];
    expect(outside?.geometry.type === 'Polygon' && outside.geometry.coordinates.length).toBe(2);
    expect(landFeatures([hollow, inner]).features).toHaveLength(2);
    expect(outsideFeatures([], [107, 34, 108, 35]).features).toHaveLength(0);
    expect(unitFeatures([hollow, inner, county], 'town').features.map((entry) => entry.properties?.['nameEn'])).toEqual([
      'hollow镇',
      'inner镇',
    ]);
  });

  it('puts a name inside even of a crescent, far from its border', () => {
    const crescent: Position[] = [
      [0, 0],
      [4, 0],
      [4, 4],
      [0, 4],
      [0, 3],
      [3, 3],
      [3, 1],
      [0, 1],
      [0, 0],
    ];
    const point = labelPoint(unit('c', 'town', [crescent]));
    expect(point && ringHolds(crescent, point[0], point[1])).toBe(true);
    const square = labelPoint(county);
    expect(square?.[0]).toBeCloseTo(107.5, 1);
    expect(square?.[1]).toBeCloseTo(34.5, 1);
    expect(unitLabelFeatures([county, unit('v', 'village', [])]).features).toHaveLength(1);
  });
});

describe('roads and rivers on the map', () => {
  it('cuts flat paths into lines by class; unknown classes are minor roads', () => {
    const path = Float64Array.from([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
    const roads = roadFeatures([
      { class: 'trunk_link', tunnel: true, path, start: Uint32Array.from([0, 2, 5]) },
      { class: 'bullock cart', tunnel: false, path, start: Uint32Array.from([0, 5]) },
    ]);
    expect(roads.features.map((entry) => entry.properties)).toEqual([
      { rank: 'primary', tunnel: true },
      { rank: 'minor', tunnel: false },
    ]);
    expect(roads.features[0]?.geometry).toEqual({
      type: 'MultiLineString',
      coordinates: [
        [
          [1, 2],
          [3, 4],
        ],
        [
          [5, 6],
          [7, 8],
          [9, 10],
        ],
      ],
    });
  });

  it('names rivers in English where the file does', () => {
    const river = (english: string | null) => ({
      kind: 'river',
      level: '1',
      name: '渭河',
      geometry: { type: 'LineString' as const, coordinates: [] },
      attributes: { name_en: english },
    });
    const names = riverFeatures([river('Wei River'), river(null), river('')]).features.map((entry) => entry.properties?.['nameEn']);
    expect(names).toEqual(['Wei River', '渭河', '渭河']);
  });
});
