import { describe, expect, test } from 'vitest';
import { seeded } from '../../../bench/seeded';
import { eachDepotsTimes, pairsUnder, reliefPairs } from '../../../src/engine/relief/pairs';
import { sourcesOf } from '../../../src/engine/relief/supply';
import { silentWatch } from '../../../src/model/watch';
import type { Zone } from '../../../src/model/study';
import { inputsOf, placesAt } from '../travel/made-inputs';
import { madeRoads } from '../travel/made-roads';
import { blocks, depotsAt, lorries, nearestStop, supplied, suppliedWithout } from './made-lorries';

const line = (...coordinates: (readonly [number, number])[]): Zone => ({
  kind: 'closure',
  level: '',
  name: '',
  geometry: { type: 'LineString', coordinates: coordinates.map(([x, y]) => [x, y]) },
  attributes: {},
});

const random = seeded(8);
const spots = Array.from({ length: 12 }, () => [random() * 400, random() * 400] as const);
const network = lorries(inputsOf({ roads: madeRoads(blocks(4)) }), placesAt(...spots), { ...nearestStop, detourSeconds: 60 });
const depots = depotsAt([0, 0], [400, 300], [200, 200]).map((depot, row) => ({ ...depot, startSeconds: row * 30 }));
const sources = sourcesOf(network, depots);

describe('pairs of depots and places', () => {
  test('the least of each place is the time of all depots together', () => {
    const { facility, demand, seconds } = reliefPairs(network, sources, Infinity, silentWatch);
    const least = new Float64Array(spots.length).fill(Infinity);
    demand.forEach((place, pair) => {
      least[place] = Math.min(least[place]!, seconds[pair]!);
    });
    expect(least).toEqual(supplied(network, depots).seconds);
    expect(facility.length).toBe(depots.length * spots.length);
  });

  test('up to a cutoff, those alone; of few places the same as of all', () => {
    const all = reliefPairs(network, sources, Infinity, silentWatch);
    const near = reliefPairs(network, sources, 50, silentWatch);
    expect(near.seconds.length).toBe(all.seconds.filter((seconds) => seconds <= 50).length);
    const wanted = Int32Array.of(2, 7);
    eachDepotsTimes(
      network,
      sources,
      () => wanted,
      supplied(network, depots).seconds,
      silentWatch,
      (depot, seconds) => {
        expect([...seconds]).toEqual([2, 7].map((place) => all.seconds[depot * spots.length + place]));
      },
    );
  });

  test('under sets of closures: those of a search with the roads closed, and the network is open again afterwards', () => {
    const before = reliefPairs(network, sources, Infinity, silentWatch);
    const cut = network.touchedBy([line([-10, 150], [250, 150])]);
    const [open, closed] = pairsUnder(network, sources, [null, cut], Infinity, silentWatch);
    expect(open).toEqual(before);
    const edges = [...cut!.keys()].filter((edge) => cut![edge] === 1);
    const truth = suppliedWithout(network, depots, edges).seconds;
    const least = new Float64Array(spots.length).fill(Infinity);
    closed!.demand.forEach((place, pair) => {
      least[place] = Math.min(least[place]!, closed!.seconds[pair]!);
    });
    expect(least).toEqual(truth);
    expect(closed!.seconds.some((seconds, pair) => seconds > before.seconds[pair]!)).toBe(true);
    expect(reliefPairs(network, sources, Infinity, silentWatch)).toEqual(before);
  });
});
