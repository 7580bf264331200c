import { describe, expect, test } from 'vitest';
import { roadFlag } from '../../../src/model/roads';
import { prepareLorries } from '../../../src/engine/relief/lorry-network';
import type { CarryBounds } from '../../../src/engine/relief/landings';
import { failingSegments, lossesOf, segmentLosses } from '../../../src/engine/relief/losses';
import { segmentFacts } from '../../../src/engine/relief/segment-facts';
import { silentWatch } from '../../../src/model/watch';
import { centre, inputsOf, metresGrid, optionsOf, placesAt } from '../travel/made-inputs';
import { madeRoads } from '../travel/made-roads';
import type { MadeWay } from '../travel/made-roads';
import { depotsAt, lorries, street, supplied } from './made-lorries';

describe('where goods are unloaded', () => {
  // a road along y = 0 from x = 0 to 1000, and one along y = 300, joined at x = 0; places are served at 1 m/s on foot
  const ways = [street([0, 0], [1000, 0]), street([0, 0], [0, 300]), street([0, 300], [1000, 300]), street([0, 0], [-300, 0])];
  const stopsOf = (bounds: CarryBounds, at: readonly [number, number]): (readonly [number, number, number])[] => {
    const { landings, graph } = lorries(inputsOf({ roads: madeRoads(ways) }), placesAt(at), bounds);
    return Array.from({ length: landings.stop.length }, (_, i) => {
      const stop = landings.stop[i]!;
      return [graph.nodeX[stop]!, graph.nodeY[stop]!, landings.seconds[i]!] as const;
    });
  };

  test('at every stop that is no farther than the nearest off the nearest segment, and not at one beyond', () => {
    // from (500, 20): 20 m to its road, 280 m to the other one; 50 m between stops
    const found = stopsOf({ loadingSeconds: 0, detourSeconds: 0, mostSeconds: Infinity }, [500, 20]);
    const farthest = Math.max(...found.map(([, , seconds]) => seconds));
    expect(farthest).toBe(280);
    expect(found.some(([x, y]) => x === 500 && y === 300)).toBe(true);
    // sqrt(280² - 20²) = 279.3 either way along its own road
    expect(found.filter(([, y]) => y === 0).map(([x]) => x)).toEqual(expect.arrayContaining([250, 500, 750]));
    expect(found.some(([x, y]) => y === 0 && Math.abs(x - 500) > 279.3)).toBe(false);
  });

  test('the detour adds to it; the most bounds it', () => {
    const near = stopsOf({ loadingSeconds: 0, detourSeconds: 100, mostSeconds: Infinity }, [500, 20]);
    expect(Math.max(...near.map(([, , seconds]) => seconds))).toBeGreaterThan(360);
    expect(near.every(([, , seconds]) => seconds <= 380)).toBe(true);
    const few = stopsOf({ loadingSeconds: 0, detourSeconds: 100, mostSeconds: 60 }, [500, 20]);
    expect(few.map(([x, y]) => [x, y])).toEqual(
      expect.arrayContaining([
        [450, 0],
        [500, 0],
        [550, 0],
      ]),
    );
    expect(few.every(([, , seconds]) => seconds <= 60)).toBe(true);
    expect(stopsOf({ loadingSeconds: 0, detourSeconds: 100, mostSeconds: 10 }, [500, 20])).toEqual([]);
  });

  test('a small island of roads is not unloaded at', () => {
    const long = Array.from({ length: 60 }, (_, i) => street([i * 100, 0], [(i + 1) * 100, 0]));
    const network = lorries(inputsOf({ roads: madeRoads([...long, street([3000, 200], [3040, 200])]) }), placesAt([3020, 190]));
    const { landings, graph } = network;
    expect(landings.stop.length).toBeGreaterThan(0);
    expect([...landings.stop].every((stop) => graph.nodeY[stop] === 0)).toBe(true);
  });
});

describe('a river with a bridge', () => {
  // nine columns of cells, 100 m; the fifth is water; a road on either side and a bridge over it
  const grid = metresGrid(9, 5);
  const water = Array.from({ length: 5 }, () => [1, 1, 1, 1, 6, 1, 1, 1, 1]).flat();
  const at = (column: number, row: number): readonly [number, number] => centre(grid, column, row);
  const ways: readonly MadeWay[] = [
    { class: 'residential', line: [at(0, 2), at(3, 2)] },
    { class: 'residential', line: [at(3, 2), at(5, 2)], flags: roadFlag.bridge },
    { class: 'residential', line: [at(5, 2), at(8, 2)] },
    { class: 'residential', line: [at(3, 2), at(3, 0)] },
    { class: 'residential', line: [at(5, 2), at(5, 4)] },
  ];
  const inputs = inputsOf({ roads: madeRoads(ways), landCover: { grid, values: Uint8Array.from(water), nodata: null } });
  const places = placesAt(at(1, 2), at(3, 1), at(5, 2), at(8, 3), at(4, 0));
  const network = prepareLorries(
    inputs,
    optionsOf('drive'),
    { loadingSeconds: 0, detourSeconds: 60, mostSeconds: 3600 },
    places,
    silentWatch,
  );
  const supply = supplied(network, depotsAt(at(0, 2)));
  const people = Float64Array.of(1, 2, 4, 8, 16);

  test('lorries cross it, carriers do not: without it everyone beyond is cut off, and those in the water have no place', () => {
    expect(supply.seconds[4]).toBeNaN();
    expect([...supply.seconds.slice(0, 4)].every(Number.isFinite)).toBe(true);
    const segments = failingSegments(network, supply);
    const facts = segmentFacts(network, segments);
    const found = segmentLosses(segments, lossesOf(network, supply, { people, targetSeconds: Infinity }), silentWatch);
    const bridge = found.find(({ number }) => facts(number).bridgeMetres > 0)!;
    expect(bridge).toMatchObject({ cutOff: 12, carried: 12, affected: 12 });
    expect(facts(bridge.number)).toMatchObject({ metres: 200, bridgeMetres: 200, tunnelMetres: 0, roadClass: 'residential' });
    const ends = [...facts(bridge.number).path.slice(0, 2), ...facts(bridge.number).path.slice(-2)];
    expect(ends.toSorted((a, b) => a - b)).toEqual([...at(3, 2), ...at(5, 2)].toSorted((a, b) => a - b));
  });
});
