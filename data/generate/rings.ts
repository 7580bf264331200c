import type { Grid } from '../../src/model/grid';
import type { Position } from './grid';

/** Is the position inside the rings (even-odd rule)? */
export function insideRings(rings: readonly (readonly Position[])[], position: Position): boolean {
  let inside = false;
  const [x, y] = position;
  for (const ring of rings) {
    for (let k = 0; k + 1 < ring.length; k++) {
      const a = ring[k]!;
      const b = ring[k + 1]!;
      if (a[1] > y !== b[1] > y && x < ((b[0] - a[0]) * (y - a[1])) / (b[1] - a[1]) + a[0]) inside = !inside;
    }
  }
  return inside;
}

/** Calls `paint` for every cell whose centre is inside the rings (even-odd rule). */
export function fillRings(grid: Grid, rings: readonly (readonly Position[])[], paint: (cell: number) => void): void {
  const crossings: number[][] = Array.from({ length: grid.height }, () => []);
  for (const ring of rings) {
    for (let k = 0; k + 1 < ring.length; k++) {
      const a = ring[k]!;
      const b = ring[k + 1]!;
      if (a[1] === b[1]) continue;
      const top = Math.max(a[1], b[1]);
      const bottom = Math.min(a[1], b[1]);
      const first = Math.max(0, Math.ceil((grid.north - top) / grid.stepY - 0.5));
      const last = Math.min(grid.height - 1, Math.ceil((grid.north - bottom) / grid.stepY - 0.5) - 1);
      for (let row = first; row <= last; row++) {
        const y = grid.north - (row + 0.5) * grid.stepY;
        crossings[row]!.push(a[0] + ((b[0] - a[0]) * (y - a[1])) / (b[1] - a[1]));
      }
    }
  }
  crossings.forEach((xs, row) => {
    xs.sort((p, q) => p - q);
    for (let k = 0; k + 1 < xs.length; k += 2) {
      const first = Math.max(0, Math.ceil((xs[k]! - grid.west) / grid.stepX - 0.5));
      const last = Math.min(grid.width - 1, Math.ceil((xs[k + 1]! - grid.west) / grid.stepX - 0.5) - 1);
      for (let column = first; column <= last; column++) paint(row * grid.width + column);
    }
  });
}

/** Signed area in square degrees; positive counterclockwise. */
export function ringArea(ring: readonly Position[]): number {
  let sum = 0;
  for (let k = 0; k + 1 < ring.length; k++) sum += ring[k]![0] * ring[k + 1]![1] - ring[k + 1]![0] * ring[k]![1];
  return sum / 2;
}
