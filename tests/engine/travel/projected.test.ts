import proj4 from 'proj4';
import { expect, test } from 'vitest';
import { silentWatch } from '../../../src/model/watch';
import { nearest, prepareTravel } from '../../../src/engine/travel';
import { facilitiesAt, inputsOf, metresGrid, optionsOf, placesAt, uniform } from './made-inputs';
import { madeRoads } from './made-roads';

// CGCS2000 Gauss-Krueger, central meridian 108 (EPSG:4545)
const gauss = proj4('+proj=tmerc +lat_0=0 +lon_0=108 +k=1 +x_0=500000 +y_0=0 +ellps=GRS80 +units=m +no_defs');
const toMetres = (lon: number, lat: number): readonly [number, number] => gauss.forward([lon, lat]) as [number, number];
const lonLat = (x: number, y: number): readonly [number, number] => gauss.inverse([x, y]) as [number, number];

test('facilities, places and roads in degrees over rasters in metres', () => {
  const grid = { ...metresGrid(20, 3), west: 400_000, north: 3_800_300 };
  const landCover = { ...uniform(20, 3, 1), grid };
  const row = (column: number): readonly [number, number] => lonLat(400_050 + 100 * column, 3_800_150);
  const roads = madeRoads([{ class: 'residential', line: [row(0), row(19)] }], 'lonlat');
  const inputs = inputsOf({ landCover, roads, toMetres });
  const walk = nearest(
    prepareTravel(inputs, optionsOf('walk'), silentWatch),
    facilitiesAt(row(0)),
    placesAt(row(10)),
    Infinity,
    silentWatch,
  );
  // road cells all along, 2 m/s, in metres of the grid
  expect(walk.seconds[0]).toBeCloseTo(500, 9);
  const drive = nearest(
    prepareTravel(inputs, optionsOf('drive'), silentWatch),
    facilitiesAt(row(0)),
    placesAt(row(10)),
    Infinity,
    silentWatch,
  );
  // a ride is counted in ground metres, 1.2e-4 fewer than those of the projection 100 km off its meridian; a line that is straight in
  // degrees bows by some cm on the grid, which is walked
  expect(Math.abs(drive.seconds[0]! - 100)).toBeLessThan(0.05);
});
