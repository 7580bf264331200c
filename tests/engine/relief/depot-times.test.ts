import { expect, test } from 'vitest';
import { seeded } from '../../../bench/seeded';
import { eachDepotsTimes } from '../../../src/engine/relief/depot-times';
import { sourcesOf } from '../../../src/engine/relief/supply';
import { silentWatch } from '../../../src/model/watch';
import { inputsOf, placesAt } from '../travel/made-inputs';
import { madeRoads } from '../travel/made-roads';
import { blocks, depotsAt, lorries, nearestStop, supplied } from './made-lorries';

const random = seeded(8);
const spots = Array.from({ length: 12 }, () => [random() * 400, random() * 400] as const);
const network = lorries(inputsOf({ roads: madeRoads(blocks(4)) }), placesAt(...spots), { ...nearestStop, detourSeconds: 60 });
const depots = depotsAt([0, 0], [400, 300], [200, 200]).map((depot, row) => ({ ...depot, startSeconds: row * 30 }));
const sources = sourcesOf(network, depots);
const everywhere = Int32Array.from(spots, (_, place) => place);

const timesOf = (wanted: Int32Array, atLeast: Float64Array | null): readonly Float64Array[] => {
  const times: Float64Array[] = [];
  eachDepotsTimes(
    network,
    sources,
    () => wanted,
    atLeast,
    silentWatch,
    (depot, seconds) => {
      times[depot] = seconds;
    },
  );
  return times;
};

test('the least of each place is the time of all depots together', () => {
  const times = timesOf(everywhere, null);
  expect(times).toHaveLength(depots.length);
  expect(Float64Array.from(everywhere, (place) => Math.min(...times.map((seconds) => seconds[place]!)))).toEqual(
    supplied(network, depots).seconds,
  );
});

test('of few places, with a bound from below, the same as of all', () => {
  const all = timesOf(everywhere, null);
  const few = timesOf(Int32Array.of(2, 7), supplied(network, depots).seconds);
  few.forEach((seconds, depot) => expect([...seconds]).toEqual([all[depot]![2], all[depot]![7]]));
});
