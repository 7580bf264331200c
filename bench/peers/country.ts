import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Grid } from '../../src/model/grid';
import { seeded } from '../seeded';
import { gdalTiff } from './gdal-tiff';

/** A made-up country that every peer crosses: 30 m cells of UTM 48 N, the same for the same size. */
export interface Country {
  readonly grid: Grid;
  /** minutes per metre, random from 0.006 to 0.036; NaN for the 3 % that are closed */
  readonly minutesPerMetre: Float32Array;
  /** metres, smooth, slopes of a few per cent up to about a third */
  readonly elevation: Float32Array;
  /** cells of the 300 points, a few of them closed */
  readonly points: readonly number[];
}

const pointCount = 300;
/** Side of a cell, metres. */
export const cellMetres = 30;

/** @param width cells @param height cells */
export function country(width: number, height: number): Country {
  const random = seeded(2026);
  const grid: Grid = { width, height, west: 300_000, north: 4_000_000, stepX: cellMetres, stepY: cellMetres, crs: 'metres', epsg: 32648 };
  const minutesPerMetre = new Float32Array(width * height);
  const elevation = new Float32Array(width * height);
  for (let cell = 0; cell < minutesPerMetre.length; cell++) minutesPerMetre[cell] = random() < 0.03 ? NaN : 0.006 + 0.03 * random();
  const waves = Array.from({ length: 10 }, (_, i) => {
    const cellsLong = 900 / (1 + i);
    const angle = random() * Math.PI;
    const turns = (2 * Math.PI) / cellsLong;
    return { kx: turns * Math.cos(angle), ky: turns * Math.sin(angle), at: random() * 7, metres: 320 / (1 + i) };
  });
  for (let row = 0; row < height; row++) {
    for (let column = 0; column < width; column++) {
      let metres = 1200;
      for (const wave of waves) metres += wave.metres * Math.sin(wave.kx * column + wave.ky * row + wave.at);
      elevation[row * width + column] = metres;
    }
  }
  const points = Array.from({ length: pointCount }, () => Math.floor(random() * width * height));
  return { grid, minutesPerMetre, elevation, points };
}

/** The middle of a cell, metres. */
export function middleOf(grid: Grid, cell: number): readonly [number, number] {
  const row = Math.floor(cell / grid.width);
  return [grid.west + (cell - row * grid.width + 0.5) * grid.stepX, grid.north - (row + 0.5) * grid.stepY];
}

/** Writes what the command lines read: rasters, `points.csv`, `points.txt` for GRASS, one demand row, a speed table of one class. */
export function writeCountry({ grid, minutesPerMetre, elevation, points }: Country, folder: string): void {
  const places = points.map((cell) => middleOf(grid, cell));
  writeFileSync(join(folder, 'friction.tif'), gdalTiff(grid, minutesPerMetre, 'strips'));
  writeFileSync(join(folder, 'friction-tiled.tif'), gdalTiff(grid, minutesPerMetre, 'tiles'));
  writeFileSync(join(folder, 'points.csv'), `id,lon,lat\n${places.map(([x, y], i) => `p${i},${x},${y}\n`).join('')}`);
  writeFileSync(join(folder, 'points.txt'), places.map(([x, y]) => `${x}|${y}\n`).join(''));
  const [x, y] = places[0]!;
  writeFileSync(join(folder, 'demand.csv'), `id,lon,lat,people\na,${x},${y},1\n`);
  writeFileSync(join(folder, 'elevation.tif'), gdalTiff(grid, elevation, 'strips'));
  writeFileSync(join(folder, 'ground.tif'), gdalTiff(grid, new Float32Array(minutesPerMetre.length).fill(1), 'strips'));
  writeFileSync(join(folder, 'speeds.csv'), 'class,label,km_per_hour,mode\n1,ground,5,walking\n');
}
