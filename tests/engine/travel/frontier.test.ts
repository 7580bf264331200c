import { expect, test } from 'vitest';
import { seeded } from '../../../bench/seeded';
import { Cancelled } from '../../../src/model/finding';
import { silentWatch } from '../../../src/model/watch';
import { nearestWithField, prepareTravel } from '../../../src/engine/travel';
import { Frontier } from '../../../src/engine/travel/frontier';
import { centre, facilitiesAt, inputsOf, metresGrid, optionsOf, placesAt, uniform } from './made-inputs';

test('nodes come out bucket by bucket, however far apart the times, and stale entries are dropped', () => {
  const random = seeded(1);
  const count = 5000;
  // from milliseconds to a year: far beyond one round of buckets
  const seconds = Float64Array.from({ length: count }, () => 3e7 ** random());
  const frontier = new Frontier(seconds, 0.5);
  for (let node = 0; node < count; node++) {
    frontier.push(node, seconds[node]! + 1);
    frontier.push(node, seconds[node]!);
  }
  const seen: number[] = [];
  let before = -Infinity;
  for (let taken = frontier.take(); taken > 0; taken = frontier.take()) {
    const times = [...frontier.batch.subarray(0, taken)].map((node) => seconds[node]!);
    expect(Math.min(...times)).toBeGreaterThanOrEqual(before - 0.5);
    before = Math.max(...times);
    seen.push(...frontier.batch.subarray(0, taken));
  }
  expect(seen.toSorted((a, b) => a - b)).toEqual(Array.from({ length: count }, (_, node) => node));
});

test('a cancelled search leaves nothing behind', () => {
  const side = 400;
  const prepared = prepareTravel(inputsOf({ landCover: uniform(side, side, 1) }), optionsOf('walk'), silentWatch);
  const at = facilitiesAt(centre(metresGrid(side, side), 0, 0));
  const whole = nearestWithField(prepared, at, placesAt(), 5000, silentWatch).field!;
  let checks = 0;
  const impatient = {
    progress: () => undefined,
    check: () => {
      if (++checks > 1) throw new Cancelled();
    },
  };
  expect(() => nearestWithField(prepared, at, placesAt(), Infinity, impatient)).toThrow(Cancelled);
  const again = nearestWithField(prepared, at, placesAt(), 5000, silentWatch).field!;
  expect(again.seconds).toEqual(whole.seconds);
  expect(again.facility).toEqual(whole.facility);
});
