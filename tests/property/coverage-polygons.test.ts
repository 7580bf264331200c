import fc from 'fast-check';
import type { Polygon } from 'geojson';
import { describe, expect, it } from 'vitest';
import { polygonIndex } from '../../src/engine/polygons';

// a lattice of n by n quadrilaterals that share their corners, the inner corners pushed about at random
const size = 4;
const lattice = fc
  .array(fc.tuple(fc.double({ min: -0.4, max: 0.4, noNaN: true }), fc.double({ min: -0.4, max: 0.4, noNaN: true })), {
    minLength: (size + 1) ** 2,
    maxLength: (size + 1) ** 2,
  })
  .map((pushes) =>
    pushes.map(([east, north], i): [number, number] => {
      const column = i % (size + 1);
      const row = Math.floor(i / (size + 1));
      const isRim = column === 0 || row === 0 || column === size || row === size;
      return isRim ? [column, row] : [column + east, row + north];
    }),
  );

function tilesOf(corners: readonly [number, number][]): readonly Polygon[] {
  const at = (column: number, row: number): [number, number] => corners[row * (size + 1) + column] as [number, number];
  return Array.from({ length: size * size }, (_tile, i) => {
    const column = i % size;
    const row = Math.floor(i / size);
    const ring = [at(column, row), at(column + 1, row), at(column + 1, row + 1), at(column, row + 1), at(column, row)];
    // every other tile the other way round: winding must not matter
    return { type: 'Polygon', coordinates: [i % 2 === 0 ? ring : ring.toReversed()] };
  });
}

const share = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true });

describe('tiles that share their borders', () => {
  it('own every point inside the lattice exactly once: within tiles, on borders and on corners', () => {
    fc.assert(
      fc.property(lattice, share, share, fc.nat((size + 1) ** 2 - 1), fc.nat((size + 1) ** 2 - 1), (corners, east, north, from, step) => {
        const tiles = tilesOf(corners);
        const owners = tiles.map((tile) => polygonIndex([tile]));
        const corner = corners[from] as [number, number];
        const next = corners[(from + (step % 2 === 0 ? 1 : size + 1)) % corners.length] as [number, number];
        const points: readonly (readonly [number, number])[] = [
          [east * size, north * size],
          corner,
          [corner[0] + east * (next[0] - corner[0]), corner[1] + east * (next[1] - corner[1])],
        ];
        for (const [x, y] of points) {
          if (x >= size || y >= size) continue;
          const held = owners.flatMap((owner, tile) => (owner.holderOf(x, y) === 0 ? [tile] : []));
          expect(held).toHaveLength(1);
          expect(polygonIndex(tiles).holderOf(x, y)).toBe(held[0]);
        }
      }),
    );
  });
});
