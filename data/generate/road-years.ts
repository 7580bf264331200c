import { metresBetween } from './grid';
import { hashed } from './random';
import type { RoadLine } from './road-lines';

/** The year in which the new country roads opened, and how many they are. One year for all: trips are prepared anew for every year whose roads differ. */
const openingYear = 2019;
const newRoads = 12;
const newClasses = new Set(['secondary', 'tertiary', 'unclassified']);
const leastMetres = 1000;
const seed = 20182020;

const lengthOf = ({ line }: RoadLine): number =>
  line.reduce((sum, position, k) => (k === 0 ? 0 : sum + metresBetween(line[k - 1]!, position)), 0);

/** Tells whether the lines still hang together without some of them. */
function wholeWithout(lines: readonly RoadLine[]): (left: ReadonlySet<number>) => boolean {
  const numbers = new Map<string, number>();
  const nodes = lines.map(({ line }) =>
    line.map((position) => {
      const key = position.join();
      const known = numbers.get(key) ?? numbers.size;
      numbers.set(key, known);
      return known;
    }),
  );
  return (left) => {
    const parent = Int32Array.from({ length: numbers.size }, (_, node) => node);
    const rootOf = (node: number): number => {
      let at = node;
      while (parent[at] !== at) at = parent[at] = parent[parent[at]!]!;
      return at;
    };
    const used = new Set<number>();
    nodes.forEach((line, k) => {
      if (left.has(k)) return;
      for (const node of line) {
        used.add(node);
        parent[rootOf(node)] = rootOf(line[0]!);
      }
    });
    return new Set([...used].map(rootOf)).size === 1;
  };
}

/**
 * The lines, with a made-up `opened` on a few country roads without a number that were not there before. Without any of them the
 * network still hangs together.
 */
export function withOpeningYears(lines: readonly RoadLine[]): readonly RoadLine[] {
  const order = lines
    .flatMap((road, k) => (newClasses.has(road.tags['highway'] ?? '') && !road.tags['ref'] && lengthOf(road) >= leastMetres ? [k] : []))
    .toSorted((a, b) => hashed(a, 0, seed) - hashed(b, 0, seed) || a - b);
  const isWhole = wholeWithout(lines);
  const opened = new Set<number>();
  for (const candidate of order) {
    if (opened.size < newRoads && isWhole(new Set([...opened, candidate]))) opened.add(candidate);
  }
  return lines.map((road, k) => (opened.has(k) ? { ...road, tags: { ...road.tags, opened: String(openingYear) } } : road));
}
