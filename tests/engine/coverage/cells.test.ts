import { describe, expect, it } from 'vitest';
import { cellOutlines, gridOutlines } from '../../../src/engine/cells';
import { Failure } from '../../../src/model/finding';

describe('cellOutlines', () => {
  it('closes each ring and counts vertices', () => {
    const { outline, outlineStart } = cellOutlines(['89a8100c603ffff', '89a8100c607ffff']);
    expect([...outlineStart]).toEqual([0, 7, 14]);
    expect(outline).toHaveLength(28);
    expect([outline[0], outline[1]]).toEqual([outline[12], outline[13]]);
    // Sao Paulo: longitude first
    expect(outline[0]).toBeCloseTo(-46.6, 0);
    expect(outline[1]).toBeCloseTo(-23.5, 0);
  });

  it('refuses what is no H3 cell and names the row', () => {
    expect(() => cellOutlines(['89a8100c603ffff', 'nonsense'])).toThrow(Failure);
    expect(() => cellOutlines(['89a8100c603ffff', 'nonsense'])).toThrow(/cell\.bad-h3.*"row":3/);
  });
});

describe('gridOutlines', () => {
  const grid = { width: 2, height: 2, west: 0, north: 11.5, stepX: 2, stepY: 1, crs: 'lonlat' as const, epsg: 4326 };
  const cells = { grid, column: Int32Array.of(0, 1, -1), row: Int32Array.of(1, 1, 0) };

  it('are the corners of the cells, also beyond the grid', () => {
    const { outline, outlineStart } = gridOutlines(cells, (x, y) => [x, y]);
    expect([...outlineStart]).toEqual([0, 5, 10, 15]);
    expect([...outline.subarray(0, 10)]).toEqual([0, 9.5, 2, 9.5, 2, 10.5, 0, 10.5, 0, 9.5]);
    expect([...outline.subarray(20, 24)]).toEqual([-2, 10.5, 0, 10.5]);
  });

  it('are turned corner by corner', () => {
    const { outline } = gridOutlines(cells, (x, y) => [x / 10, y / 10]);
    expect(outline[3]).toBeCloseTo(0.95, 12);
  });
});
