import { describe, expect, it } from 'vitest';
import type { MultiPolygon, Polygon } from 'geojson';
import { polygonIndex } from '../../../src/engine/polygons';
import { rectangle } from '../../support/synthetic-study';

describe('polygonIndex', () => {
  const west = rectangle(0, 0, 1, 1);
  const east = rectangle(1, 0, 2, 1);
  const north = rectangle(0, 1, 2, 2);
  const index = polygonIndex([west, east, north]);

  it('finds the polygon that holds a point', () => {
    expect(index.holderOf(0.5, 0.5)).toBe(0);
    expect(index.holderOf(1.5, 0.5)).toBe(1);
    expect(index.holderOf(1.5, 1.5)).toBe(2);
    expect(index.holderOf(3, 3)).toBe(-1);
    expect(index.holderOf(NaN, 1)).toBe(-1);
  });

  it('gives a point on a border to its east, on a level border to its north, and has one owner for a corner', () => {
    expect(index.holderOf(1, 0.5)).toBe(1);
    expect(index.holderOf(0.5, 1)).toBe(2);
    expect(index.holderOf(1, 1)).toBe(2);
    expect(index.holderOf(0, 0)).toBe(0);
    expect(index.holderOf(2, 0.5)).toBe(-1);
    expect(index.holderOf(0.5, 2)).toBe(-1);
  });

  it('gives every vertex and every point along a crooked shared border exactly one owner', () => {
    const border = [
      [0.5, 0],
      [0.61, 0.173],
      [0.4, 0.311],
      [0.47, 0.62],
      [0.52, 0.62],
      [0.33, 1],
    ] as const;
    const left: Polygon = { type: 'Polygon', coordinates: [[[0, 0], ...border.map(([x, y]) => [x, y]), [0, 1], [0, 0]]] };
    const right: Polygon = { type: 'Polygon', coordinates: [[[1, 0], [1, 1], ...border.toReversed().map(([x, y]) => [x, y]), [1, 0]]] };
    const owners = [polygonIndex([left]), polygonIndex([right])];
    for (let i = 0; i + 1 < border.length; i++) {
      const [x0, y0] = border[i] as readonly [number, number];
      const [x1, y1] = border[i + 1] as readonly [number, number];
      for (let t = 0; t < 1; t += 0.01) {
        const held = owners.filter((owner) => owner.holderOf(x0 + t * (x1 - x0), y0 + t * (y1 - y0)) === 0);
        expect(held).toHaveLength(1);
      }
    }
  });

  it('knows holes, several parts, and prefers the lowest row where polygons overlap', () => {
    const ring: Polygon = { type: 'Polygon', coordinates: [...rectangle(0, 0, 3, 3).coordinates, ...rectangle(1, 1, 2, 2).coordinates] };
    const parts: MultiPolygon = {
      type: 'MultiPolygon',
      coordinates: [rectangle(0, 0, 1, 1).coordinates, rectangle(5, 5, 6, 6).coordinates],
    };
    const both = polygonIndex([null, ring, parts]);
    expect(both.holderOf(1.5, 1.5)).toBe(-1);
    expect(both.holderOf(0.5, 0.5)).toBe(1);
    expect(both.holderOf(5.5, 5.5)).toBe(2);
  });
});
