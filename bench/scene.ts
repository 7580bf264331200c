import type { Grid } from '../src/model/grid';
import type { TravelFacility, TravelInputs, TravelOptions } from '../src/engine/travel';
import type { SpeedTable } from '../src/model/travel';
import defaultSpeeds from '../data/speeds/default.json';
import { seeded } from './seeded';

/** A made-up country: hills, land cover in patches, water in between, facilities at random; the same for the same seed. */
export interface Scene {
  readonly grid: Grid;
  readonly inputs: TravelInputs;
  readonly facilities: readonly TravelFacility[];
  readonly secondsPerMetre: Float64Array;
  readonly elevation: Float32Array;
}

export function scene(width: number, height: number, facilityCount: number, seed: number): Scene {
  const random = seeded(seed);
  const step = 0.0009;
  const grid: Grid = { width, height, west: 106.3, north: 35.1, stepX: step, stepY: step, crs: 'lonlat', epsg: 4326 };
  const waves = Array.from({ length: 12 }, (_, i) => {
    const metres = 400 / (1 + i);
    return { kx: (random() - 0.5) * 0.02 * (1 + i), ky: (random() - 0.5) * 0.02 * (1 + i), at: random() * 7, metres };
  });
  const elevation = new Float32Array(width * height);
  const cover = new Uint8Array(width * height);
  const secondsPerMetre = new Float64Array(width * height);
  const speeds = defaultSpeeds as SpeedTable;
  for (let row = 0; row < height; row++) {
    for (let column = 0; column < width; column++) {
      let metres = 1200;
      for (const wave of waves) metres += wave.metres * Math.sin(wave.kx * column + wave.ky * row + wave.at);
      const cell = row * width + column;
      elevation[cell] = metres;
      cover[cell] = random() < 0.02 ? 6 : 1 + (Math.floor(metres / 150 + 20) % 4);
      const kmPerHour = speeds.landCover.find((entry) => entry.class === cover[cell])!.kmPerHour;
      secondsPerMetre[cell] = kmPerHour > 0 ? 3.6 / kmPerHour : Infinity;
    }
  }
  const facilities: TravelFacility[] = [];
  while (facilities.length < facilityCount) {
    const column = Math.floor(random() * width);
    const row = Math.floor(random() * height);
    if (cover[row * width + column] === 6) continue;
    facilities.push({ lon: grid.west + (column + 0.5) * step, lat: grid.north - (row + 0.5) * step, delaySeconds: 0 });
  }
  const inputs: TravelInputs = {
    roads: null,
    elevation: { grid, values: elevation, nodata: null },
    landCover: { grid, values: cover, nodata: 0 },
    friction: null,
    barriers: [],
    closures: [],
    speeds,
  };
  return { grid, inputs, facilities, secondsPerMetre, elevation };
}

export const walkOptions: TravelOptions = {
  trip: { id: 'walk', name: { zh: '步行', en: 'Walk' }, legs: [{ medium: 'surface', mode: 'walking' }] },
  direction: 'to',
  neighbours: 8,
  kmPerHour: {},
  snapLimitMetres: 1000,
};
