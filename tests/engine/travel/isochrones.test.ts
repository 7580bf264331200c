import type { MultiPolygon } from 'geojson';
import { booleanPointInPolygon } from '@turf/turf';
import { expect, test } from 'vitest';
import { silentWatch } from '../../../src/model/watch';
import { isochrones, nearestWithField, prepareTravel } from '../../../src/engine/travel';
import { scene, walkOptions } from '../../../bench/scene';
import { centre, facilitiesAt, inputsOf, metresGrid, optionsOf, placesAt, uniform } from './made-inputs';

const ringArea = (ring: readonly (readonly number[])[]): number =>
  ring.slice(0, -1).reduce((sum, [x, y], i) => sum + (x! * ring[i + 1]![1]! - ring[i + 1]![0]! * y!) / 2, 0);

const area = (shape: MultiPolygon): number => shape.coordinates.flat().reduce((sum, ring) => sum + ringArea(ring), 0);

test('on level ground with 16 neighbours the outline is nearly a circle', () => {
  const grid = metresGrid(101, 101);
  const prepared = prepareTravel(inputsOf({ landCover: uniform(101, 101, 1) }), optionsOf('walk', { neighbours: 16 }), silentWatch);
  const { field } = nearestWithField(prepared, facilitiesAt(centre(grid, 50, 50)), placesAt(), Infinity, silentWatch);
  const [shape] = isochrones(field!, [3000]);
  // distances of 16 neighbours are at most 2.8 % too long, so the area is at most 5.5 % too small
  const share = area(shape!) / (Math.PI * 3000 ** 2);
  expect(share).toBeGreaterThan(0.94);
  expect(share).toBeLessThan(1);
});

test('bands: outer rings anticlockwise, closed, and the longer cutoff encloses the shorter', () => {
  const { inputs, facilities } = scene(300, 240, 12, 3);
  const prepared = prepareTravel(inputs, walkOptions, silentWatch);
  const { field } = nearestWithField(prepared, facilities, placesAt(), Infinity, silentWatch);
  const [long, short, nothing] = isochrones(field!, [3600, 1800, -1]) as [MultiPolygon, MultiPolygon, MultiPolygon];
  expect(nothing.coordinates).toEqual([]);
  for (const shape of [long, short]) {
    for (const rings of shape.coordinates) {
      rings.forEach((ring, i) => {
        expect(ring[0]).toEqual(ring.at(-1));
        expect(ringArea(ring) > 0).toBe(i === 0);
      });
    }
  }
  expect(area(long)).toBeGreaterThan(area(short));
  for (const position of short.coordinates.flat(2)) expect(booleanPointInPolygon(position, long)).toBe(true);
});

test('nothing in reach', () => {
  const grid = metresGrid(2, 2);
  const field = { grid, seconds: new Float64Array(4).fill(Infinity), facility: new Int32Array(4).fill(-1) };
  expect(isochrones(field, [60])).toEqual([{ type: 'MultiPolygon', coordinates: [] }]);
});
