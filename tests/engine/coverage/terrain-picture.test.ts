import { describe, expect, it } from 'vitest';
import { hillshadePicture } from '../../../src/engine/terrain-picture';
import { Failure } from '../../../src/model/finding';
import type { Raster } from '../../../src/model/grid';

function rasterOf(width: number, height: number, heightAt: (column: number, row: number) => number): Raster {
  const values = new Float32Array(width * height);
  for (let row = 0; row < height; row++)
    for (let column = 0; column < width; column++) values[row * width + column] = heightAt(column, row);
  return { grid: { width, height, west: 106, north: 35, stepX: 0.001, stepY: 0.001, crs: 'lonlat', epsg: 4326 }, values, nodata: null };
}

const brightness = (rgba: Uint8ClampedArray, pixel: number): number =>
  (rgba[pixel * 4] as number) + (rgba[pixel * 4 + 1] as number) + (rgba[pixel * 4 + 2] as number);

describe('hillshadePicture', () => {
  it('has Mercator proportions and the bounds of the raster', () => {
    const { width, height, bounds } = hillshadePicture(
      rasterOf(400, 400, () => 500),
      null,
      200,
    );
    expect(width).toBe(200);
    // 0.4 degrees at 34.8 N are 1 / cos(34.8) times taller in Mercator
    expect(height).toBe(Math.round(200 / Math.cos((34.8 * Math.PI) / 180)));
    expect(bounds[0]).toBe(106);
    expect(bounds[1]).toBeCloseTo(34.6, 9);
    expect(bounds[2]).toBeCloseTo(106.4, 9);
    expect(bounds[3]).toBe(35);
  });

  it('spaces rows in Mercator: a step at the middle latitude lies north of the middle row by as much as Mercator says', () => {
    const tall = rasterOf(50, 4000, (_column, row) => (row < 2000 ? NaN : 500));
    const { width, height, rgba } = hillshadePicture(tall, null, 50);
    let first = 0;
    while (rgba[(first * width + 25) * 4 + 3] === 0) first++;
    const mercator = (lat: number): number => Math.log(Math.tan(Math.PI / 4 + (lat * Math.PI) / 360));
    const expected = (height * (mercator(35) - mercator(33))) / (mercator(35) - mercator(31));
    expect(Math.abs(first - expected)).toBeLessThanOrEqual(1);
  });

  it('lights slopes that face north-west and shades those that face south-east', () => {
    const ridge = rasterOf(200, 200, (column, row) => 1000 - Math.abs(column + row - 200) * 30);
    const { width, height, rgba } = hillshadePicture(ridge, null, 200);
    const facingNorthWest = brightness(rgba, Math.floor(height * 0.3) * width + 60);
    const facingSouthEast = brightness(rgba, Math.floor(height * 0.7) * width + 140);
    expect(facingNorthWest).toBeGreaterThan(facingSouthEast + 60);
  });

  it('is clear where there is no elevation, and blue on water', () => {
    const half = rasterOf(100, 100, (column) => (column < 50 ? NaN : 500));
    const cover: Raster = { ...rasterOf(100, 100, () => 30), values: new Uint8Array(10_000).fill(80) };
    const { width, rgba } = hillshadePicture(half, cover, 100, [80]);
    expect(rgba[(10 * width + 20) * 4 + 3]).toBe(0);
    const pixel = (10 * width + 80) * 4;
    expect(rgba[pixel + 3]).toBe(255);
    expect(rgba[pixel + 2] as number).toBeGreaterThan(rgba[pixel] as number);
  });

  it('refuses a raster in metres', () => {
    const flat = rasterOf(4, 4, () => 1);
    expect(() => hillshadePicture({ ...flat, grid: { ...flat.grid, crs: 'metres' } }, null, 4)).toThrow(Failure);
  });
});
