import { describe, expect, test } from 'vitest';
import { seeded } from '../../../bench/seeded';
import { edgeConnected, twoWaysIn } from '../../../src/engine/travel/two-ways';
import { inputsOf, optionsOf } from './made-inputs';
import { madeRoads } from './made-roads';
import type { MadeWay } from './made-roads';

const street = (...line: readonly (readonly [number, number])[]): MadeWay => ({ class: 'residential', line });

const ring = [street([0, 0], [100, 0]), street([100, 0], [100, 100]), street([100, 100], [0, 100]), street([0, 100], [0, 0])];
const asked = (ways: readonly MadeWay[], closures = inputsOf({}).closures): ((x: number, y: number) => boolean) =>
  twoWaysIn(inputsOf({ roads: madeRoads(ways), closures }), optionsOf('drive'), 'motor');

describe('two ways in for a lorry', () => {
  test('all along a ring, not along the road that leads away from it, not at its end', () => {
    const at = asked([...ring, street([100, 0], [300, 0])]);
    expect([at(50, -10), at(0, 50), at(98, 40)]).toEqual([true, true, true]);
    expect([at(200, 10), at(300, 0)]).toEqual([false, false]);
  });

  test('not on a small ring that hangs on the network by one road', () => {
    const hanging = [street([300, 0], [330, 0]), street([330, 0], [330, 30]), street([330, 30], [300, 0])];
    const at = asked([...ring, street([100, 0], [300, 0]), ...hanging]);
    expect([at(50, 0), at(330, 15)]).toEqual([true, false]);
  });

  test('two roads beside each other between the same junctions are two ways', () => {
    const at = asked([street([0, 0], [100, 0]), street([0, 0], [50, 20], [100, 0])]);
    expect([at(50, 0), at(50, 21)]).toEqual([true, true]);
  });

  test('a street for walkers is no way, a closed one neither, and beyond the limit there is none', () => {
    expect(
      asked([
        ...ring.slice(1),
        {
          class: 'footway',
          line: [
            [0, 0],
            [100, 0],
          ],
        },
      ])(100, 50),
    ).toBe(false);
    const cut = {
      kind: 'closure',
      level: '',
      name: '',
      attributes: {},
      geometry: {
        type: 'LineString' as const,
        coordinates: [
          [50, -5],
          [50, 5],
        ],
      },
    };
    expect(asked(ring, [cut])(100, 50)).toBe(false);
    expect(asked(ring)(50, -1500)).toBe(false);
  });

  test('nowhere in a tree', () => {
    const at = asked([street([0, 0], [100, 0]), street([100, 0], [100, 100]), street([100, 0], [200, 0])]);
    expect([at(50, 0), at(100, 50), at(150, 0)]).toEqual([false, false, false]);
  });
});

/** Stops that hang together without some edge. */
function partsWithout(edgeFrom: Int32Array, edgeTo: Int32Array, stops: number, left: number): number[] {
  const part = Array.from({ length: stops }, (_, stop) => stop);
  for (let changed = true; changed;) {
    changed = false;
    edgeFrom.forEach((from, edge) => {
      const to = edgeTo[edge]!;
      if (edge === left || part[from] === part[to]) return;
      part[from] = part[to] = Math.min(part[from]!, part[to]!);
      changed = true;
    });
  }
  return part;
}

test('random networks: an edge parts the network exactly where the parts without it are more; a component holds without any one edge', () => {
  const random = seeded(5);
  let parting = 0;
  for (let round = 0; round < 150; round++) {
    const stops = 2 + Math.floor(random() * 9);
    const edges = 1 + Math.floor(random() * 14);
    const edgeFrom = Int32Array.from({ length: edges }, () => Math.floor(random() * stops));
    const edgeTo = Int32Array.from({ length: edges }, () => Math.floor(random() * stops));
    const { parts, component } = edgeConnected({ edgeFrom, edgeTo, nodeX: new Float64Array(stops) }, null);
    const whole = new Set(partsWithout(edgeFrom, edgeTo, stops, -1)).size;
    const without = Array.from({ length: edges }, (_, edge) => partsWithout(edgeFrom, edgeTo, stops, edge));
    without.forEach((part, edge) => {
      expect(parts[edge]).toBe(new Set(part).size > whole ? 1 : 0);
      parting += parts[edge]!;
    });
    for (let a = 0; a < stops; a++) {
      for (let b = 0; b < a; b++) {
        const held = [...without, partsWithout(edgeFrom, edgeTo, stops, -1)].every((part) => part[a] === part[b]);
        expect(component[a] === component[b]).toBe(held);
      }
    }
  }
  expect(parting).toBeGreaterThan(100);
});
