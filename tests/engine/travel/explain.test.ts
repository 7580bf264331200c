import { describe, expect, test } from 'vitest';
import { explainTrip, nearest, prepareTravel } from '../../../src/engine/travel';
import type { ExplainedTrip, TravelFacility, TravelInputs, TravelOptions } from '../../../src/engine/travel';
import { silentWatch } from '../../../src/model/watch';
import { centre, facilitiesAt, inputsOf, metresGrid, optionsOf, placesAt, raster, uniform } from './made-inputs';
import { madeRoads } from './made-roads';
import type { MadeWay } from './made-roads';

type Position = readonly [number, number];

/** Numbers in [0, 1), always the same. */
function dice(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

function explained(
  inputs: TravelInputs,
  options: TravelOptions,
  facilities: readonly TravelFacility[],
  at: Position,
  cutoff = Infinity,
): ExplainedTrip {
  const trip = explainTrip(prepareTravel(inputs, options, silentWatch), facilities, { lon: at[0], lat: at[1] }, cutoff, silentWatch);
  if (!('legs' in trip)) throw new Error('not reached');
  return trip;
}

const lengthOf = (path: Float64Array): number => {
  let metres = 0;
  for (let i = 2; i < path.length; i += 2) metres += Math.hypot(path[i]! - path[i - 2]!, path[i + 1]! - path[i - 1]!);
  return metres;
};

/** What holds for every trip: the legs add up to the label, follow one another, and are as long as they are drawn. */
function checkLaws(
  inputs: TravelInputs,
  options: TravelOptions,
  facilities: readonly TravelFacility[],
  places: readonly Position[],
): number {
  const prepared = prepareTravel(inputs, options, silentWatch);
  const found = nearest(prepared, facilities, placesAt(...places), Infinity, silentWatch);
  let reached = 0;
  places.forEach(([lon, lat], row) => {
    const trip = explainTrip(prepared, facilities, { lon, lat }, Infinity, silentWatch);
    expect(trip.facility).toBe(found.facility[row]);
    if (!('legs' in trip)) {
      expect(trip.state).toBe(found.state[row]);
      return;
    }
    reached++;
    const { seconds, delaySeconds, legs } = trip;
    expect(seconds).toBe(found.seconds[row]);
    const sum = legs.reduce((total, leg) => total + leg.seconds, delaySeconds);
    expect(Math.abs(sum - seconds)).toBeLessThanOrEqual(1e-6 * seconds);
    legs.forEach(({ path, metres }, i) => {
      expect(Math.abs(lengthOf(path) - metres)).toBeLessThanOrEqual(1e-6 * metres + 1e-6);
      if (i === 0) return;
      const before = legs[i - 1]!.path.slice(-2);
      expect(Math.hypot(before[0]! - path[0]!, before[1]! - path[1]!)).toBeLessThan(1e-6);
    });
  });
  return reached;
}

const grid = metresGrid(20, 3);
const at = (column: number, row: number): Position => centre(grid, column, row);
const street: MadeWay = { class: 'residential', line: [at(0, 1), at(19, 1)] };

describe('legs', () => {
  test('a walk over level ground is one leg from cell to cell', () => {
    const inputs = inputsOf({ landCover: uniform(20, 3, 1) });
    const trip = explained(inputs, optionsOf('walk'), facilitiesAt(at(0, 0), at(19, 0)), at(12, 0));
    expect(trip.facility).toBe(1);
    expect(trip.legs).toHaveLength(1);
    expect(trip.legs[0]).toMatchObject({ kind: 'surface', mode: 'walking', metres: 700, seconds: 700 });
    expect([...trip.legs[0]!.path.slice(0, 2), ...trip.legs[0]!.path.slice(-2)]).toEqual([...at(12, 0), ...at(19, 0)]);
  });

  test('the mean slope is what one climbs and descends per metre; from the facility the legs run the other way', () => {
    const inputs = inputsOf({ landCover: uniform(5, 1, 1), elevation: raster([[0, 10, 20, 10, 0]]) });
    const wide = metresGrid(5, 1);
    const from = facilitiesAt(centre(wide, 0, 0));
    const to = explained(inputs, optionsOf('walk'), from, centre(wide, 4, 0));
    expect(to.legs[0]!.meanSlope).toBeCloseTo(0.1, 12);
    expect(to.legs[0]!.path[0]).toBe(450);
    expect(explained(inputs, optionsOf('walk', { direction: 'from' }), from, centre(wide, 4, 0)).legs[0]!.path[0]).toBe(50);
  });

  test('walk to the street, ride, walk from the street; the start delay stands beside the legs', () => {
    const inputs = inputsOf({ roads: madeRoads([street]), landCover: uniform(20, 3, 1) });
    const facilities = facilitiesAt(at(0, 0)).map((facility) => ({ ...facility, delaySeconds: 60 }));
    const trip = explained(inputs, optionsOf('drive'), facilities, at(15, 2));
    expect(trip.delaySeconds).toBe(60);
    expect(trip.legs.map(({ kind, mode, roadClass }) => [kind, mode, roadClass])).toEqual([
      ['surface', 'walking', undefined],
      ['network', 'motor', 'residential'],
      ['surface', 'walking', undefined],
    ]);
    expect(trip.legs[1]!.seconds).toBeCloseTo(trip.legs[1]!.metres / 10, 9);
    expect(trip.seconds).toBeCloseTo(60 + 2 * 75 + 150, 9);
  });

  test('edges of one class are one leg, classes are told apart', () => {
    const ways: MadeWay[] = [
      { class: 'residential', line: [at(0, 1), at(4, 1)] },
      { class: 'motorway', line: [at(4, 1), at(10, 1), at(14, 1)] },
      { class: 'residential', line: [at(14, 1), at(16, 1), at(19, 1)] },
    ];
    for (const landCover of [null, uniform(20, 3, 1)]) {
      const trip = explained(inputsOf({ roads: madeRoads(ways), landCover }), optionsOf('drive'), facilitiesAt(at(0, 1)), at(19, 1));
      expect(trip.legs.map(({ roadClass, metres }) => [roadClass, Math.round(metres)])).toEqual([
        ['residential', 500],
        ['motorway', 1000],
        ['residential', 400],
      ]);
    }
  });

  test('a straight line is one leg', () => {
    const trip = explained(inputsOf({ landCover: uniform(20, 3, 1) }), optionsOf('radius'), facilitiesAt([0, 0]), [300, 400 - 150]);
    expect(trip.legs).toHaveLength(1);
    expect(trip.legs[0]).toMatchObject({ kind: 'straight-line', metres: Math.hypot(300, 250), path: Float64Array.of(300, 250, 0, 0) });
  });

  test('where the facility stands there is nothing to travel; what is not reached says why', () => {
    const inputs = inputsOf({ landCover: raster([[1, 1, 6, 1]]) });
    const prepared = prepareTravel(inputs, optionsOf('walk'), silentWatch);
    const why = (column: number): unknown =>
      explainTrip(prepared, facilitiesAt([50, 50]), { lon: column * 100 + 50, lat: 50 }, 500, silentWatch);
    expect(why(0)).toEqual({ facility: 0, trip: 'walk', seconds: 0, delaySeconds: 0, legs: [] });
    expect(why(2)).toEqual({ facility: -1, state: 1 });
    expect(why(3)).toEqual({ facility: -1, state: 0 });
    expect(why(9)).toEqual({ facility: -1, state: 2 });
  });
});

describe('the laws hold on made ground', () => {
  const roll = dice(7);
  const anywhere = (): Position => [roll() * 2400, roll() * 1800];
  const many = (count: number): Position[] => Array.from({ length: count }, anywhere);
  const cover = raster(Array.from({ length: 18 }, () => Array.from({ length: 24 }, () => [1, 1, 2, 2, 6, 8, 9][Math.floor(roll() * 7)]!)));
  const ground = raster(Array.from({ length: 18 }, () => Array.from({ length: 24 }, () => roll() * 60)));
  const corners = Array.from({ length: 30 }, (_, i): Position => [(i % 6) * 430 + 30, Math.floor(i / 6) * 380 + 40]);
  const ways = Array.from({ length: 60 }, (): MadeWay => {
    const start = Math.floor(roll() * 30);
    const middle: Position = [corners[start]![0] + roll() * 90, corners[start]![1] + roll() * 90];
    const end = corners[(start + (roll() < 0.5 ? 1 : 6)) % 30]!;
    return {
      class: ['residential', 'residential', 'motorway', 'footway'][Math.floor(roll() * 4)]!,
      line: [corners[start]!, middle, end],
      oneway: ([0, 0, 1, -1] as const)[Math.floor(roll() * 4)]!,
    };
  });
  const facilities = facilitiesAt(...many(5)).map((facility) => ({ ...facility, delaySeconds: Math.floor(roll() * 120) }));
  const places = many(60);
  const roads = madeRoads(ways);
  const cases: readonly (readonly [string, Partial<TravelInputs>, string])[] = [
    ['surface', { landCover: cover }, 'walk'],
    ['surface with slope and modes by class', { landCover: cover, elevation: ground }, 'surface'],
    ['friction', { friction: { ...cover, values: cover.values.map((value) => value / 100) } }, 'surface'],
    ['network', { roads }, 'drive'],
    ['network on foot', { roads }, 'walk'],
    ['coupled', { roads, landCover: cover }, 'drive'],
    ['coupled with slope', { roads, landCover: cover, elevation: ground }, 'cycle'],
    ['straight line', { landCover: cover }, 'radius'],
  ];
  for (const direction of ['to', 'from'] as const) {
    for (const neighbours of [8, 16] as const) {
      test.each(cases)(`%s, ${direction}, ${neighbours} neighbours`, (_, inputs, trip) => {
        expect(checkLaws(inputsOf(inputs), optionsOf(trip, { direction, neighbours }), facilities, places)).toBeGreaterThan(20);
      });
    }
  }
});
