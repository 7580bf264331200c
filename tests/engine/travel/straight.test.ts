import { expect, test } from 'vitest';
import { silentWatch } from '../../../src/model/watch';
import { nearest, nearestWithField, prepareTravel, travelMatrix } from '../../../src/engine/travel';
import { geodesicMetres, shortMetres } from '../../../src/engine/travel/metres';
import { facilitiesAt, inputsOf, optionsOf, placesAt } from './made-inputs';

test('geodesic metres: the published lines', () => {
  // Geoscience Australia's worked example, Flinders Peak to Buninyon on GRS 80 (GDA94), 54,972.271 m; WGS 84 differs by less than 1 mm
  const dms = (d: number, m: number, s: number): number => Math.sign(d) * (Math.abs(d) + m / 60 + s / 3600);
  const flinders = [dms(144, 25, 29.52442), dms(-37, 57, 3.7203)] as const;
  const buninyong = [dms(143, 55, 35.38393), dms(-37, 39, 10.15611)] as const;
  expect(Math.abs(geodesicMetres(...flinders, ...buninyong) - 54972.271)).toBeLessThan(0.002);
  // a degree of the equator is a degree of a circle of 6,378,137 m
  expect(geodesicMetres(0, 0, 1, 0)).toBeCloseTo(111319.4908, 3);
  // equator to pole: the quarter meridian of WGS 84
  expect(geodesicMetres(0, 0, 0, 90)).toBeCloseTo(10001965.7293, 2);
  expect(geodesicMetres(107, 34, 107, 34)).toBe(0);
  expect(geodesicMetres(179.9, 10, -179.9, 10)).toBeCloseTo(geodesicMetres(-0.1, 10, 0.1, 10), 6);
});

test('short lines: within 1e-6 of the geodesic up to 20 km below latitude 60', () => {
  for (const lat of [0, 20, 34.4, 50, 60]) {
    for (const [dx, dy] of [
      [0.2, 0],
      [0, 0.18],
      [0.13, 0.13],
      [-0.001, 0.002],
    ] as const) {
      const exact = geodesicMetres(107, lat, 107 + dx, lat + dy);
      expect(Math.abs(shortMetres('lonlat', 107, lat, 107 + dx, lat + dy) / exact - 1)).toBeLessThan(1e-6);
    }
  }
});

test('radius: geodesic metres at the walking speed; delays count; ties to the lowest row', () => {
  const prepared = prepareTravel(inputsOf({}), optionsOf('radius'), silentWatch);
  const facilities = facilitiesAt([107, 34], [107.1, 34], [107, 34]);
  const places = placesAt([107.02, 34], [107.09, 34.01], [120, 34]);
  const result = nearest(prepared, facilities, places, 5000, silentWatch);
  expect([...result.facility]).toEqual([0, 1, -1]);
  expect(result.seconds[0]).toBeCloseTo(geodesicMetres(107, 34, 107.02, 34), 9);
  expect(result.seconds[2]).toBe(Infinity);
  const late = nearest(prepared, [{ ...facilities[0]!, delaySeconds: 60 }], places, 5000, silentWatch);
  expect(late.seconds[0]).toBeCloseTo(result.seconds[0]! + 60, 9);
  const matrix = travelMatrix(prepared, facilities, places, 3000, silentWatch);
  expect([[...matrix.facility], [...matrix.demand]]).toEqual([
    [0, 1, 2],
    [0, 1, 0],
  ]);
});

test('the field of a radius is a circle of cells', () => {
  const grid = { width: 80, height: 80, west: 106.96, north: 34.04, stepX: 0.001, stepY: 0.001, crs: 'lonlat', epsg: 4326 } as const;
  const landCover = { grid, values: new Uint8Array(6400).fill(1), nodata: null };
  const prepared = prepareTravel(inputsOf({ landCover }), optionsOf('radius'), silentWatch);
  const { field } = nearestWithField(prepared, facilitiesAt([107.0005, 34.0005]), placesAt(), 2000, silentWatch);
  let inside = 0;
  field!.seconds.forEach((seconds, cell) => {
    const metres = geodesicMetres(107.0005, 34.0005, 106.9605 + (cell % 80) * 0.001, 34.0395 - Math.floor(cell / 80) * 0.001);
    if (metres > 2000) expect(seconds).toBe(Infinity);
    else expect(seconds).toBeCloseTo(metres, 6);
    if (seconds < Infinity) inside++;
  });
  expect(inside).toBeGreaterThan(1000);
});
