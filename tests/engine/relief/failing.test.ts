import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { silentWatch } from '../../../src/model/watch';
import { nearest, prepareTravel } from '../../../src/engine/travel';
import type { RoadGraph } from '../../../src/engine/travel/road-graph';
import { edgeConnected } from '../../../src/engine/travel/two-ways';
import { failingSupply } from '../../../src/engine/relief/failing';
import { depotLosses, failingSegments, lossesOf, segmentLosses } from '../../../src/engine/relief/losses';
import { country, everywhere, facilities, inputsFor } from '../../property/made-country';
import { inputsOf, optionsOf, placesAt } from '../travel/made-inputs';
import { madeRoads } from '../travel/made-roads';
import { anyStop, blocks, depotsAt, edgesOf, lorries, nearestStop, onTheSpot, street, supplied, suppliedWithout } from './made-lorries';

const bounds = fc.constantFrom(
  anyStop,
  nearestStop,
  { loadingSeconds: 0, detourSeconds: 60, mostSeconds: 400 },
  { loadingSeconds: 60, detourSeconds: 30, mostSeconds: 1000 },
);

/** A network with a raster, or over the roads alone. */
const made = (place: Parameters<typeof inputsFor>[0], hasRaster: boolean, carry: typeof anyStop) => {
  const inputs = inputsFor(place);
  return lorries(hasRaster ? inputs : { ...inputs, landCover: null, elevation: null }, everywhere, carry);
};

describe('random countries', () => {
  test('carried from any stop, times and depots are those of the trip `drive` away from the depots', () => {
    fc.assert(
      fc.property(country, facilities, (place, list) => {
        const network = made(place, true, anyStop);
        const supply = supplied(
          network,
          list.map(({ lon, lat, delaySeconds }) => ({ lon, lat, startSeconds: delaySeconds })),
        );
        const truth = nearest(
          prepareTravel(inputsFor(place), optionsOf('drive', { direction: 'from' }), silentWatch),
          list,
          everywhere,
          Infinity,
          silentWatch,
        );
        supply.seconds.forEach((seconds, row) => {
          if (truth.state[row] !== 0) expect(seconds).toBeNaN();
          else if (truth.seconds[row] === Infinity) expect(seconds).toBe(Infinity);
          // sums of the same steps in another order
          else expect(Math.abs(seconds - truth.seconds[row]!)).toBeLessThan(1e-9 * (1 + seconds));
        });
      }),
      { numRuns: 60 },
    );
  });

  test('every segment and every depot failing: the times are those of a new search, bit for bit, and none is earlier', () => {
    let changed = 0;
    fc.assert(
      fc.property(country, facilities, bounds, fc.boolean(), (place, list, carry, hasRaster) => {
        const network = made(place, hasRaster, carry);
        const depots = list.map(({ lon, lat, delaySeconds }) => ({ lon, lat, startSeconds: delaySeconds }));
        const supply = supplied(network, depots);
        const failures = failingSupply(network, supply);
        const expectFresh = (edges: ArrayLike<number>, depot: number): void => {
          const seconds = supply.seconds.slice();
          failures.fail({ edges, depot }, (row, later) => {
            if (later !== seconds[row]) changed++;
            expect(later).toBeGreaterThanOrEqual(supply.seconds[row]!);
            seconds[row] = later;
          });
          expect(seconds).toEqual(suppliedWithout(network, depots, edges, depot).seconds);
        };
        const segments = failingSegments(network, supply);
        for (let segment = 0; segment < segments.count; segment++) expectFresh(edgesOf(segments, segment), -1);
        for (let segment = 0; segment < network.segments.count; segment++) expectFresh(edgesOf(network.segments, segment), -1);
        for (let depot = 0; depot < depots.length; depot++) expectFresh([], depot);
        // several at once, with a depot
        const some = Array.from({ length: network.graph.edgeFrom.length }, (_, edge) => edge).filter((edge) => edge % 3 === 0);
        expectFresh(some, depots.length - 1);
        expectFresh(
          network.graph.edgeFrom.map((_, edge) => edge),
          -1,
        );
      }),
      { numRuns: 60 },
    );
    expect(changed).toBeGreaterThan(500);
  });
});

describe('a lattice with a road out of it', () => {
  // a depot in the corner (0, 0); streets 100 m apart at 10 m/s; one street from (200, 200) to (500, 200), with people at its end
  const ways = [...blocks(2), street([200, 200], [500, 200])];
  const places = placesAt([0, 0], [200, 0], [200, 200], [500, 200], [100, 0]);
  const people = Float64Array.of(1, 2, 4, 8, 16);
  const network = lorries(inputsOf({ roads: madeRoads(ways) }), places, { ...nearestStop, mostSeconds: 250 });
  const depots = depotsAt([0, 0]);
  const supply = supplied(network, depots);
  const losses = lossesOf(network, supply, { people, targetSeconds: 40 });
  const segments = failingSegments(network, supply);

  test('times are the city-block distance at 10 m/s', () => {
    expect([...supply.seconds]).toEqual([0, 20, 40, 70, 10]);
  });

  test('the road out cuts off the people at its end, and nobody else', () => {
    const found = segmentLosses(segments, losses, silentWatch);
    expect(found[0]).toMatchObject({ cutOff: 8, fallOut: 0, addedPeopleMinutes: 0, affected: 8, carried: 8 });
    expect(found.slice(1).every(({ cutOff }) => cutOff === 0)).toBe(true);
  });

  test('the first block of the way east costs those along it a detour of two blocks', () => {
    const found = segmentLosses(segments, losses, silentWatch);
    const east = found.find(
      ({ carried, cutOff, number }) =>
        carried > 0 &&
        cutOff === 0 &&
        edgesOf(segments, number).some(
          (edge) =>
            network.graph.nodeX[network.graph.edgeFrom[edge]!] === 0 &&
            network.graph.nodeY[network.graph.edgeFrom[edge]!] === 0 &&
            network.graph.nodeY[network.graph.edgeTo[edge]!] === 0,
        ),
    )!;
    // (100, 0): 30 s instead of 10; (200, 0): by (0, 100), 40 s instead of 20; to (200, 200) there are other ways as short
    expect(east).toMatchObject({ affected: 18, cutOff: 0, fallOut: 0 });
    expect(east.addedPeopleMinutes).toBeCloseTo((16 * 20 + 2 * 20) / 60, 12);
  });

  test('without its depot nobody is helped; with another one people turn to it', () => {
    expect(depotLosses(supply, losses, people, silentWatch)[0]).toMatchObject({ number: 0, carried: 31, cutOff: 31, fallOut: 23 });
    const two = depotsAt([0, 0], [500, 200]);
    const more = supplied(network, two);
    const [first, second] = depotLosses(more, lossesOf(network, more, { people, targetSeconds: 40 }), people, silentWatch);
    expect(first).toMatchObject({ number: 0, cutOff: 0 });
    expect(second).toMatchObject({ number: 1, cutOff: 0, affected: 12, carried: 12 });
    // (200, 200): 40 s instead of 30; its own place: 70 instead of 0
    expect(second?.addedPeopleMinutes).toBeCloseTo((4 * 10 + 8 * 70) / 60, 12);
  });

  test('a dispatch later by a minute is a minute later everywhere', () => {
    const later = supplied(network, [{ ...depots[0]!, startSeconds: 60 }]);
    expect([...later.seconds]).toEqual([...supply.seconds].map((seconds) => seconds + 60));
  });
});

/** The part of the network that each stop hangs together with, without some edges. */
function partsWithout({ edgeFrom, edgeTo, nodeX }: RoadGraph, left: ReadonlySet<number>): number[] {
  const part = Array.from(nodeX, (_, stop) => stop);
  for (let changed = true; changed;) {
    changed = false;
    edgeFrom.forEach((from, edge) => {
      const to = edgeTo[edge]!;
      if (left.has(edge) || part[from] === part[to]) return;
      part[from] = part[to] = Math.min(part[from]!, part[to]!);
      changed = true;
    });
  }
  return part;
}

test('a failing segment cuts off exactly those who no longer hang together with the depot: all behind it where it is a bridge of the graph', () => {
  let behindBridges = 0;
  const corner = fc.tuple(fc.nat(3), fc.nat(3)).map(([c, r]) => [c * 100, r * 100] as const);
  const roads = fc.subarray([...blocks(3)], { minLength: 6, maxLength: 20 });
  const corners = Array.from({ length: 16 }, (_, i) => [(i % 4) * 100, Math.floor(i / 4) * 100] as const);
  const people = Float64Array.from(corners, (_, i) => 2 ** i);
  fc.assert(
    fc.property(roads, corner, (ways, home) => {
      const network = lorries(inputsOf({ roads: madeRoads(ways) }), placesAt(...corners), onTheSpot);
      const { graph } = network;
      const supply = supplied(network, depotsAt(home));
      const losses = lossesOf(network, supply, { people, targetSeconds: Infinity });
      const segments = failingSegments(network, supply);
      const stopAt = ([x, y]: readonly [number, number]): number =>
        graph.nodeX.findIndex((stopX, stop) => stopX === x && graph.nodeY[stop] === y);
      const [depot, stops] = [stopAt(home), corners.map(stopAt)];
      const { parts } = edgeConnected(graph, null);
      const whole = partsWithout(graph, new Set());
      for (let segment = 0; segment < segments.count; segment++) {
        const edges = edgesOf(segments, segment);
        const left = partsWithout(graph, new Set(edges));
        const behind = corners.map(
          (_, i) => depot >= 0 && stops[i]! >= 0 && whole[stops[i]!] === whole[depot] && left[stops[i]!] !== left[depot],
        );
        const { cutOff } = losses.of({ edges, depot: -1 });
        expect(cutOff).toBe(people.reduce((sum, count, i) => sum + (behind[i] ? count : 0), 0));
        const within = corners.map((_, i) => stops[i]! >= 0 && segments.ofStop[stops[i]!] === segment);
        if (edges.some((edge) => parts[edge] === 1)) behindBridges += cutOff;
        else behind.forEach((isBehind, i) => isBehind && expect(within[i]).toBe(true));
      }
    }),
    { numRuns: 150 },
  );
  expect(behindBridges).toBeGreaterThan(1000);
});
