import { cellAt, type Raster } from '../../model/grid';
import { metresPerDegreeLat, metresPerDegreeLon } from '../travel';
import type { CandidateRule } from './contract';
import { placeOn, rasterFor } from './ground-cells';

/**
 * Steepest slope of a cell, degrees: Horn's weighted differences over its eight neighbours (Proceedings of the IEEE 69, 1981), as `gdaldem slope` has it. A
 * neighbour that is missing or off the grid counts as high as the cell itself.
 * @returns NaN where the cell has no height
 */
export function slopeDegrees({ grid, values, nodata }: Raster, cell: number): number {
  const { width, height, crs, stepX, stepY, north } = grid;
  const [column, row] = [cell % width, Math.floor(cell / width)];
  const known = (at: number): number => {
    const value = values[at] as number;
    return value === nodata ? NaN : value;
  };
  const centre = known(cell);
  const heightAt = (east: number, south: number): number => {
    const [x, y] = [column + east, row + south];
    const value = x < 0 || y < 0 || x >= width || y >= height ? NaN : known(y * width + x);
    return Number.isNaN(value) ? centre : value;
  };
  const lat = north - (row + 0.5) * stepY;
  const [metresX, metresY] = crs === 'metres' ? [1, 1] : [metresPerDegreeLon(lat), metresPerDegreeLat(lat)];
  const side = (at: (along: number) => number): number => at(-1) + 2 * at(0) + at(1);
  const eastward = (side((south) => heightAt(1, south)) - side((south) => heightAt(-1, south))) / (8 * stepX * metresX);
  const southward = (side((east) => heightAt(east, 1)) - side((east) => heightAt(east, -1))) / (8 * stepY * metresY);
  return (Math.atan(Math.hypot(eastward, southward)) * 180) / Math.PI;
}

/** At most so steep. A place without elevation does not pass: nothing shows that it would. */
export const gentleSlope: CandidateRule = {
  id: 'slope',
  asked: (rules) => rules.slopeDegrees !== null,
  prepare: ({ inputs }, rules) => {
    const elevation = rasterFor('slope', 'elevation', inputs);
    const at = placeOn(elevation, inputs);
    return ({ lon, lat }) => {
      const cell = cellAt(elevation.grid, ...at(lon, lat));
      return cell >= 0 && slopeDegrees(elevation, cell) <= (rules.slopeDegrees as number);
    };
  },
};
