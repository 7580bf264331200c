import { expect, test } from 'vitest';
import trips from '../../../data/trips.json';
import { explainTrip, nearest, nearestWithField, prepareTravel, travelMatrix, unusedInputs } from '../../../src/engine/travel';
import type { PreparedTravel } from '../../../src/engine/travel';
import type { Trip } from '../../../src/model/travel';
import { silentWatch } from '../../../src/model/watch';
import { facilitiesAt, inputsOf, optionsOf, placesAt, uniform } from './made-inputs';
import { madeRoads } from './made-roads';

// a street that leads away from the clinic by car, and a path straight across to the same place on foot
const roads = madeRoads([
  {
    class: 'residential',
    line: [
      [0, 0],
      [0, 400],
      [400, 400],
      [400, 0],
    ],
  },
  {
    class: 'footway',
    line: [
      [0, 0],
      [100, 0],
      [200, 0],
    ],
  },
  {
    class: 'residential',
    line: [
      [400, 0],
      [1400, 0],
    ],
  },
]);
const inputs = inputsOf({ roads });
const choice: Trip = { id: 'either', name: { zh: '', en: '' }, legs: [], fastestOf: ['walk', 'drive'] };
const options = { ...optionsOf('walk'), trip: choice, trips: trips as readonly Trip[] };
const prepare = (of: string): PreparedTravel => prepareTravel(inputs, of === 'either' ? options : optionsOf(of), silentWatch);
const clinics = facilitiesAt([0, 0], [1400, 0]);
const places = placesAt([200, 0], [400, 300], [1400, 0]);

test('everyone takes the faster trip, and is told which', () => {
  const found = nearest(prepare('either'), clinics, places, Infinity, silentWatch);
  // 200 m of path at 2 m/s; 1300 m of street at 10 m/s either way, 900 m from the first; at home
  expect([...found.seconds]).toEqual([100, 90, 0]);
  expect([...found.facility]).toEqual([0, 0, 1]);
  const trip = (lon: number, lat: number) => explainTrip(prepare('either'), clinics, { lon, lat }, Infinity, silentWatch);
  expect(trip(200, 0)).toMatchObject({ trip: 'walk', seconds: 100, legs: [{ mode: 'walking', roadClass: 'footway', seconds: 100 }] });
  expect(trip(400, 300)).toMatchObject({ trip: 'drive', seconds: 90, legs: [{ mode: 'motor', seconds: 90 }] });
  expect(explainTrip(prepare('drive'), clinics, { lon: 400, lat: 300 }, Infinity, silentWatch)).toMatchObject({ trip: 'drive' });
});

test('the matrix has the faster time of each pair', () => {
  const { facility, demand, seconds } = travelMatrix(prepare('either'), clinics, places, Infinity, silentWatch);
  const pairs = Array.from(seconds, (time, pair) => [facility[pair], demand[pair], time]);
  // (200, 0) is as near to the corner at (0, 0) as to that at (400, 0): joined to the first by 200 m at 1 m/s, 2200 m from there by car
  expect(pairs).toEqual([
    [0, 0, 100],
    [0, 1, 90],
    [0, 2, 220],
    [1, 0, 420],
    [1, 1, 130],
    [1, 2, 0],
  ]);
});

test('an input is unused where no choice uses it; a place is usable where one can use it', () => {
  const raster = { ...inputs, landCover: uniform(20, 20, 6), friction: uniform(20, 20, 1) };
  expect(unusedInputs(raster, { ...options, kmPerHour: { motor: 30, cycling: 9 } }, false)).toEqual(['friction', 'speed cycling']);
  const cars = {
    ...inputs,
    roads: madeRoads([
      {
        class: 'footway',
        line: [
          [0, 0],
          [200, 0],
        ],
      },
      {
        class: 'motorway',
        line: [
          [0, 900],
          [9, 900],
        ],
      },
    ]),
  };
  const { state, seconds } = nearest(
    prepareTravel(cars, options, silentWatch),
    facilitiesAt([0, 0]),
    placesAt([200, 0], [0, 5000]),
    Infinity,
    silentWatch,
  );
  expect([...state]).toEqual([0, 2]);
  expect([...seconds]).toEqual([100, NaN]);
});

test('the field is the faster of the two where both have one', () => {
  const surface = inputsOf({ roads, landCover: uniform(15, 5, 1) });
  const field = (trip: string) => {
    const prepared = prepareTravel(
      surface,
      trip === 'either' ? { ...options, trip: { ...choice, fastestOf: ['surface', 'drive'] } } : optionsOf(trip),
      silentWatch,
    );
    return nearestWithField(prepared, facilitiesAt([50, 50]), places, 600, silentWatch).field!;
  };
  const [either, one, other] = [field('either'), field('surface'), field('drive')];
  expect(either.seconds).toEqual(one.seconds.map((seconds, cell) => Math.min(seconds, other.seconds[cell]!)));
});

test('a choice of a trip that cannot be made is refused', () => {
  expect(() => prepareTravel(inputsOf({ landCover: uniform(2, 2, 1) }), options, silentWatch)).toThrow('study.no-network');
  expect(() => prepareTravel(inputs, { ...options, trips: [] }, silentWatch)).toThrow('study.unknown-trip');
});
