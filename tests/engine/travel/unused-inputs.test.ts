import { expect, test } from 'vitest';
import { unusedInputs } from '../../../src/engine/travel';
import { inputsOf, optionsOf, uniform } from './made-inputs';
import { madeRoads } from './made-roads';

const raster = uniform(2, 2, 1);
const roads = madeRoads([
  {
    class: 'residential',
    line: [
      [0, 0],
      [200, 0],
    ],
  },
]);
const line = {
  type: 'LineString' as const,
  coordinates: [
    [0, 0],
    [1, 1],
  ],
};
const barriers = [{ kind: 'river', level: '', name: '', attributes: {}, geometry: line }];
const everything = inputsOf({ roads, elevation: raster, landCover: raster, barriers });
const kmPerHour = { walking: 4, cycling: 12, motor: 30 };

test('inputs that play no part in a trip are named', () => {
  const ask = (trip: string, some = everything): readonly string[] => unusedInputs(some, optionsOf(trip, { kmPerHour }), true);
  expect(ask('surface')).toEqual(['roads', 'speed walking', 'speed cycling', 'speed motor']);
  expect(ask('walk')).toEqual(['speed cycling', 'speed motor']);
  expect(ask('drive')).toEqual(['speed cycling']);
  expect(ask('cycle')).toEqual(['speed motor']);
  expect(ask('radius')).toEqual(['roads', 'elevation', 'landCover', 'barriers', 'landCoverSpeeds', 'speed cycling', 'speed motor']);
  const friction = { ...everything, friction: raster };
  expect(ask('surface', friction)).toEqual([
    'roads',
    'elevation',
    'landCover',
    'landCoverSpeeds',
    'speed walking',
    'speed cycling',
    'speed motor',
  ]);
  expect(ask('walk', friction)).toEqual(['friction', 'speed cycling', 'speed motor']);
  const network = inputsOf({ roads, barriers });
  expect(ask('drive', network)).toEqual(['landCoverSpeeds', 'speed cycling']);
  expect(unusedInputs(everything, optionsOf('walk'), false)).toEqual([]);
});
