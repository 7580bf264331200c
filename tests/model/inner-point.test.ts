import type { MultiPolygon, Polygon } from 'geojson';
import { expect, test } from 'vitest';
import { polygonIndex } from '../../src/engine/polygons';
import { innerPoint } from '../../src/model/inner-point';

const square = (west: number, south: number, size: number) => [
  [west, south],
  [west + size, south],
  [west + size, south + size],
  [west, south + size],
  [west, south],
];

test('of a horseshoe it lies in an arm, not in the gap', () => {
  const horseshoe: Polygon = {
    type: 'Polygon',
    coordinates: [
      [
        [0, 0],
        [9, 0],
        [9, 9],
        [6, 9],
        [6, 2],
        [2, 2],
        [2, 9],
        [0, 9],
        [0, 0],
      ],
    ],
  };
  expect(innerPoint(horseshoe)).toEqual([7.5, 4.5]);
});

test('of a ring it lies in the ring, not in its hole', () => {
  const ring: Polygon = { type: 'Polygon', coordinates: [square(0, 0, 9), square(2, 2, 6)] };
  expect(polygonIndex([ring]).holderOf(...innerPoint(ring))).toBe(0);
});

test('of several parts it lies in the largest', () => {
  const parts: MultiPolygon = { type: 'MultiPolygon', coordinates: [[square(0, 0, 1)], [square(5, 5, 2)]] };
  expect(innerPoint(parts)).toEqual([6, 6]);
});

test('of a polygon without an inside it is a corner', () => {
  expect(
    innerPoint({
      type: 'Polygon',
      coordinates: [
        [
          [3, 4],
          [3, 4],
          [3, 4],
          [3, 4],
        ],
      ],
    }),
  ).toEqual([3, 4]);
});
