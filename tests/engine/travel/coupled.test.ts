import { describe, expect, test } from 'vitest';
import { silentWatch } from '../../../src/model/watch';
import { nearestWithField, prepareTravel } from '../../../src/engine/travel';
import type { TravelFacility, TravelOptions } from '../../../src/engine/travel';
import { centre, facilitiesAt, inputsOf, metresGrid, optionsOf, placesAt, raster, uniform } from './made-inputs';
import { madeRoads } from './made-roads';
import type { MadeWay } from './made-roads';

// 20 x 3 cells of 100 m, open ground 1 m/s, walking on roads 2 m/s, riding 10 m/s (motorways 20 m/s)
const grid = metresGrid(20, 3);
const at = (column: number, row: number): readonly [number, number] => centre(grid, column, row);

function drive(
  ways: readonly MadeWay[],
  options: TravelOptions = optionsOf('drive'),
  cutoff = Infinity,
): (column: number, row: number) => number {
  const inputs = inputsOf({ roads: madeRoads(ways), landCover: uniform(20, 3, 1) });
  const prepared = prepareTravel(inputs, options, silentWatch);
  const { field } = nearestWithField(prepared, facilitiesAt(at(0, 1)), placesAt(), cutoff, silentWatch);
  return (column, row) => field!.seconds[row * 20 + column]!;
}

const street: MadeWay = { class: 'residential', line: [at(0, 1), at(19, 1)] };

describe('walk to the road, ride, walk to the door', () => {
  test('along the street 10 s a cell; beside it the walk from the street on top', () => {
    const seconds = drive([street]);
    for (let column = 0; column < 20; column++) {
      expect(seconds(column, 1)).toBeCloseTo(10 * column, 9);
      // half a cell on the street at 2 m/s and half on open ground at 1 m/s
      expect(seconds(column, 0)).toBeCloseTo(10 * column + 25 + 50, 9);
    }
  });

  test('the walk between the centre of a cell and the road counts', () => {
    const low: MadeWay = {
      class: 'residential',
      line: [
        [0, 120],
        [2000, 120],
      ],
    };
    // 30 m at 2 m/s (the cell is a road cell), 10 s a cell, 30 m again
    expect(drive([low])(10, 1)).toBeCloseTo(15 + 100 + 15, 9);
  });

  test('the cutoff bounds the last steps from the road to the centre too', () => {
    const low: MadeWay = {
      class: 'residential',
      line: [
        [0, 120],
        [2000, 120],
      ],
    };
    expect(drive([low], optionsOf('drive'), 120)(10, 1)).toBe(Infinity);
    expect(drive([low], optionsOf('drive'), 131)(10, 1)).toBeCloseTo(130, 9);
  });

  test('a ride and a walk that end in the same second: the lowest row', () => {
    const inputs = inputsOf({ roads: madeRoads([street]), landCover: uniform(20, 3, 1) });
    const prepared = prepareTravel(inputs, optionsOf('drive'), silentWatch);
    const [rider, walker] = facilitiesAt(at(5, 1), at(10, 0));
    // 25 s delay and 50 s ride against a walk of 75 s
    const late = { ...rider!, delaySeconds: 25 };
    const owner = (facilities: TravelFacility[]): number =>
      nearestWithField(prepared, facilities, placesAt(), Infinity, silentWatch).field!.facility[20 + 10]!;
    expect(owner([late, walker!])).toBe(0);
    expect(owner([walker!, late])).toBe(0);
  });

  test('the cutoff bounds the whole trip, inclusive', () => {
    const seconds = drive([street], optionsOf('drive'), 100);
    expect(seconds(10, 1)).toBe(100);
    expect(seconds(11, 1)).toBe(Infinity);
    expect(seconds(3, 0)).toBe(Infinity);
    expect(seconds(2, 0)).toBeCloseTo(95, 9);
  });

  test('one gets off a motorway at its ends only', () => {
    const ways: MadeWay[] = [
      { class: 'motorway', line: [at(0, 1), at(10, 1)] },
      { class: 'residential', line: [at(10, 1), at(10, 2)] },
      { class: 'residential', line: [at(0, 1), at(0, 2)] },
    ];
    const seconds = drive(ways);
    expect(seconds(10, 1)).toBeCloseTo(50, 9);
    // on foot from cell 10 back to 9, half the way on the road cell
    expect(seconds(9, 1)).toBeCloseTo(50 + 25 + 50, 9);
    expect(seconds(1, 1)).toBeCloseTo(75, 9);
  });

  test('nor in a tunnel or on a bridge', () => {
    for (const flags of [1, 2]) {
      const seconds = drive([
        { class: 'residential', line: [at(0, 1), at(2, 1)] },
        { class: 'residential', line: [at(2, 1), at(12, 1)], flags },
        { class: 'residential', line: [at(12, 1), at(19, 1)] },
      ]);
      expect(seconds(12, 1)).toBeCloseTo(120, 9);
      // reached on foot only; a bridge is also a road to walk on, a tunnel is under open ground
      const fromEnd = flags === 1 ? 100 + 150 : 75 + 400;
      expect(seconds(7, 1)).toBeCloseTo(flags === 1 ? Math.min(20 + 250, 120 + fromEnd) : 20 + fromEnd, 9);
    }
  });

  test('one-ways: to and from differ', () => {
    const oneway: MadeWay = { ...street, oneway: 1 };
    expect(drive([oneway], optionsOf('drive', { direction: 'from' }))(10, 1)).toBeCloseTo(100, 9);
    // to the facility: against the arrow, so on foot all the way along the road at 2 m/s
    expect(drive([oneway], optionsOf('drive', { direction: 'to' }))(10, 1)).toBeCloseTo(500, 9);
  });

  test('nobody rides twice: two streets that do not meet', () => {
    const seconds = drive([
      { class: 'residential', line: [at(0, 1), at(8, 1)] },
      { class: 'residential', line: [at(10, 1), at(19, 1)] },
    ]);
    // ride to 8 and walk two cells (25 + 50, 50 + 25)
    expect(seconds(10, 1)).toBeCloseTo(80 + 150, 9);
    // better than on along the second street on foot (80 + 150 + 450): walk first (400 + 150), then ride
    expect(seconds(19, 1)).toBeCloseTo(550 + 90, 9);
  });

  test('a winding road is as long as it is, however few cells it passes', () => {
    const winding: MadeWay = { class: 'residential', line: [at(0, 1), [90, 110], [20, 190], at(1, 1), at(5, 1)] };
    const metres = Math.hypot(40, 40) + Math.hypot(70, 80) + Math.hypot(130, 40) + 400;
    expect(drive([winding])(5, 1)).toBeCloseTo(metres / 10, 9);
  });
});

test('cycling takes the slope of the road; level it is the class speed', () => {
  const wide = metresGrid(11, 1);
  const roads = madeRoads([{ class: 'residential', line: [centre(wide, 0, 0), centre(wide, 10, 0)] }]);
  const landCover = uniform(11, 1, 1);
  const ride = (elevation: readonly number[], direction: 'to' | 'from'): number => {
    const inputs = inputsOf({ roads, landCover, elevation: raster([elevation]) });
    const prepared = prepareTravel(inputs, optionsOf('cycle', { direction }), silentWatch);
    return nearestWithField(prepared, facilitiesAt(centre(wide, 0, 0)), placesAt(), Infinity, silentWatch).field!.seconds[10]!;
  };
  const level = Array.from({ length: 11 }, () => 100);
  const uphill = level.map((_, column) => column * 2);
  // the table of factors is linear between slopes 1/1024 apart; exact at 0
  expect(ride(level, 'from')).toBeCloseTo(1000 / 5, 9);
  const up = ride(uphill, 'from');
  const down = ride(uphill, 'to');
  // by hand: 95 kg, rolling 0.012, drag 0.2502 at 15 km/h take 64.6 W; 2 % up (29.8 N + drag) then gives 2.093 m/s, 2 % down 7.903 m/s
  expect(1000 / up / 5).toBeCloseTo(2.093 / (15 / 3.6), 2);
  expect(1000 / down / 5).toBeCloseTo(7.903 / (15 / 3.6), 2);
});
