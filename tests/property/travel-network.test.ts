import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { silentWatch } from '../../src/model/watch';
import { nearest, prepareTravel, travelMatrix } from '../../src/engine/travel';
import { inputsOf, optionsOf } from '../engine/travel/made-inputs';
import { madeRoads } from '../engine/travel/made-roads';
import type { MadeWay } from '../engine/travel/made-roads';

type Point = readonly [number, number];

// few vertices, so that ways meet, close to rings and come back; not on straight lines, so that no piece lies on another
const vertex: fc.Arbitrary<Point> = fc
  .tuple(fc.integer({ min: 0, max: 4 }), fc.integer({ min: 0, max: 4 }))
  .map(([c, r]) => [c * 90 + 20 * Math.sin(3 * c + 7 * r), r * 70 + 20 * Math.sin(5 * c + 11 * r)]);
// places off the lattice, so that no two pieces are equally near except at a vertex that they share
const spot: fc.Arbitrary<Point> = fc
  .tuple(fc.integer({ min: -20, max: 380 }), fc.integer({ min: -20, max: 300 }))
  .map(([x, y]) => [x + 0.1234567, y + 0.7654321]);

const way: fc.Arbitrary<MadeWay> = fc
  .record({
    class: fc.constant('residential'),
    line: fc.array(vertex, { minLength: 2, maxLength: 6 }),
    oneway: fc.constantFrom(0 as const, 0 as const, 1 as const, -1 as const),
  })
  .filter(({ line }) => new Set(line.map(String)).size > 1);

/** Two roads on top of each other are two roads, and a place is on one of them: such scenes have no one truth. */
const apart = ({ ways }: { readonly ways: readonly MadeWay[] }): boolean => {
  const segments = ways.flatMap(({ line }) => line.slice(1).map((b, i) => [String(line[i]!), String(b)].sort().join(' ')));
  return new Set(segments).size === segments.length;
};

const scene = fc
  .record({
    ways: fc.array(way, { minLength: 1, maxLength: 6 }),
    facilities: fc.array(fc.oneof({ arbitrary: spot, weight: 3 }, { arbitrary: vertex, weight: 1 }), { minLength: 1, maxLength: 3 }),
    places: fc.array(fc.oneof({ arbitrary: spot, weight: 3 }, { arbitrary: vertex, weight: 1 }), { minLength: 1, maxLength: 4 }),
  })
  .filter(apart);
type Scene = typeof scene extends fc.Arbitrary<infer S> ? S : never;

interface Snap {
  readonly at: Point;
  readonly metres: number;
  /** number of the piece */
  readonly piece: number;
}

interface Piece {
  readonly a: Point;
  readonly b: Point;
  readonly oneway: 0 | 1 | -1;
}

const gap = ([x1, y1]: Point, [x2, y2]: Point): number => Math.hypot(x2 - x1, y2 - y1);

const piecesOf = ({ ways }: Scene): Piece[] =>
  ways.flatMap(({ line, oneway }) => line.slice(1).map((b, i): Piece => ({ a: line[i]!, b, oneway: oneway ?? 0 })));

/** The nearest point of any piece. */
function snapped(pieces: readonly Piece[], p: Point): Snap {
  let best: Snap = { at: p, metres: Infinity, piece: -1 };
  pieces.forEach(({ a, b }, piece) => {
    const [dx, dy] = [b[0] - a[0], b[1] - a[1]];
    const square = dx * dx + dy * dy;
    const share = square === 0 ? 0 : Math.min(1, Math.max(0, ((p[0] - a[0]) * dx + (p[1] - a[1]) * dy) / square));
    const at: Point = share === 1 ? b : share === 0 ? a : [a[0] + share * dx, a[1] + share * dy];
    const metres = gap(p, at);
    if (metres < best.metres) best = { at, metres, piece };
  });
  return best;
}

/** Seconds at 10 m/s from one point of the pieces to another, by relaxing every half of every piece until nothing changes. */
function ride(pieces: readonly Piece[], from: Snap, to: Snap): number {
  const arcs: { readonly a: string; readonly b: string; readonly seconds: number }[] = [];
  pieces.forEach(({ a, b, oneway }, number) => {
    const stops = [from, to].filter(({ piece }) => piece === number).map(({ at }) => at);
    const chain = [a, ...stops.sort((p, q) => gap(a, p) - gap(a, q)), b];
    chain.slice(1).forEach((end, i) => {
      const seconds = gap(chain[i]!, end) / 10;
      if (oneway >= 0) arcs.push({ a: String(chain[i]!), b: String(end), seconds });
      if (oneway <= 0) arcs.push({ a: String(end), b: String(chain[i]!), seconds });
    });
  });
  const times = new Map([[String(from.at), 0]]);
  for (let changed = true; changed;) {
    changed = false;
    for (const { a, b, seconds } of arcs) {
      const later = (times.get(a) ?? Infinity) + seconds;
      if (later < (times.get(b) ?? Infinity)) {
        times.set(b, later);
        changed = true;
      }
    }
  }
  return times.get(String(to.at)) ?? Infinity;
}

describe('a ride over a network, from door to door', () => {
  test('is the least over all ways of riding its pieces, one-ways, rings and repeated vertices included', () => {
    fc.assert(
      fc.property(scene, fc.constantFrom('to' as const, 'from' as const), (drawn, direction) => {
        const pieces = piecesOf(drawn);
        const options = optionsOf('drive', { direction, snapLimitMetres: 1000 });
        const prepared = prepareTravel(inputsOf({ roads: madeRoads(drawn.ways) }), options, silentWatch);
        const facilities = drawn.facilities.map(([lon, lat]) => ({ lon, lat, delaySeconds: 0 }));
        const places = { lon: Float64Array.from(drawn.places, ([x]) => x), lat: Float64Array.from(drawn.places, ([, y]) => y) };
        const truth = drawn.places.map((place) =>
          drawn.facilities.map((facility) => {
            if (String(place) === String(facility)) return 0;
            const [home, door] = [snapped(pieces, place), snapped(pieces, facility)];
            const riding = direction === 'to' ? ride(pieces, home, door) : ride(pieces, door, home);
            // access at 1 m/s on both ends
            return home.metres + riding + door.metres;
          }),
        );
        const { seconds } = nearest(prepared, facilities, places, Infinity, silentWatch);
        truth.forEach((times, row) => {
          const least = Math.min(...times);
          if (least === Infinity) expect(seconds[row]).toBe(Infinity);
          else expect(Math.abs(seconds[row]! - least)).toBeLessThan(1e-9 * (1 + least));
        });
        const matrix = travelMatrix(prepared, facilities, places, Infinity, silentWatch);
        expect(matrix.seconds.length).toBe(truth.flat().filter((time) => time < Infinity).length);
        matrix.seconds.forEach((time, pair) => {
          const expected = truth[matrix.demand[pair]!]![matrix.facility[pair]!]!;
          expect(Math.abs(time - expected)).toBeLessThan(1e-9 * (1 + expected));
        });
      }),
      { numRuns: 400 },
    );
  });
});
