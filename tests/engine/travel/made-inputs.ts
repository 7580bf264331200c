import trips from '../../../data/trips.json';
import type { Grid, Raster } from '../../../src/model/grid';
import type { SpeedTable, Trip } from '../../../src/model/travel';
import type { TravelFacility, TravelInputs, TravelOptions, TravelPlaces } from '../../../src/engine/travel';

const label = { zh: '', en: '' };

/** Round speeds: open ground 3.6 km/h is 1 m/s, so a metre of level ground takes a second. */
export const roundSpeeds: SpeedTable = {
  id: 'round',
  name: label,
  source: label,
  landCover: [
    { class: 1, label, kmPerHour: 3.6, mode: 'walking' },
    { class: 2, label, kmPerHour: 1.8, mode: 'walking' },
    { class: 6, label, kmPerHour: 0, mode: 'walking' },
    { class: 8, label, kmPerHour: 36, mode: 'motor' },
    { class: 9, label, kmPerHour: 18, mode: 'cycling' },
  ],
  roads: [
    { class: 'motorway', label, walking: 0, cycling: 0, motor: 72, access: false },
    { class: 'residential', label, walking: 7.2, cycling: 18, motor: 36, access: true },
    { class: 'footway', label, walking: 7.2, cycling: 0, motor: 0, access: true },
  ],
  openGround: { walking: 3.6, cycling: 18, motor: 36 },
};

/** A grid of 100 m cells with its first cell's outer corner at (0, height * 100). */
export function metresGrid(width: number, height: number): Grid {
  return { width, height, west: 0, north: height * 100, stepX: 100, stepY: 100, crs: 'metres', epsg: 0 };
}

/** A raster from rows of numbers, north first. */
export function raster(rows: readonly (readonly number[])[], grid: Grid = metresGrid(rows[0]!.length, rows.length)): Raster {
  return { grid, values: Float32Array.from(rows.flat()), nodata: null };
}

/** Every row the same. */
export function uniform(width: number, height: number, value: number): Raster {
  return raster(Array.from({ length: height }, () => Array.from({ length: width }, () => value)));
}

export function inputsOf(some: Partial<TravelInputs>): TravelInputs {
  return { roads: null, elevation: null, landCover: null, friction: null, barriers: [], closures: [], speeds: roundSpeeds, ...some };
}

export function optionsOf(trip: string, some: Partial<TravelOptions> = {}): TravelOptions {
  const found = (trips as readonly Trip[]).find((each) => each.id === trip)!;
  return { trip: found, direction: 'to', neighbours: 8, kmPerHour: {}, snapLimitMetres: 1000, ...some };
}

/** The centre of a cell of `metresGrid`. */
export function centre(grid: Grid, column: number, row: number): readonly [number, number] {
  return [grid.west + (column + 0.5) * grid.stepX, grid.north - (row + 0.5) * grid.stepY];
}

export function facilitiesAt(...positions: readonly (readonly [number, number])[]): TravelFacility[] {
  return positions.map(([lon, lat]) => ({ lon, lat, delaySeconds: 0 }));
}

export function placesAt(...positions: readonly (readonly [number, number])[]): TravelPlaces {
  return { lon: Float64Array.from(positions, ([x]) => x), lat: Float64Array.from(positions, ([, y]) => y) };
}
