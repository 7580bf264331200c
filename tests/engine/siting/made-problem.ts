import type { SitingProblem } from '../../../src/engine/siting';
import { seeded } from '../../../bench/seeded';

/** What a made-up problem is like. */
export interface Made {
  readonly rows: number;
  readonly sites: number;
  /** share of the pairs that exist */
  readonly density: number;
  /** whole costs and people, else fractions */
  readonly whole: boolean;
  /** share of sites that are open, and that are forbidden */
  readonly open: number;
  readonly forbidden: number;
  /** share of rows without people */
  readonly empty: number;
}

/** A made-up problem, the same for the same seed: places and sites on a plane, cost the distance. */
export function madeProblem({ rows, sites, density, whole, open, forbidden, empty }: Made, seed: number): SitingProblem {
  const dice = seeded(seed);
  const place = (): readonly [number, number] => [dice() * 100, dice() * 100];
  const from = Array.from({ length: sites }, place);
  const to = Array.from({ length: rows }, place);
  const [facility, demand, cost]: [number[], number[], number[]] = [[], [], []];
  to.forEach(([x, y], row) => {
    from.forEach(([u, v], site) => {
      if (dice() >= density) return;
      facility.push(site);
      demand.push(row);
      const distance = Math.hypot(x - u, y - v);
      // a pair now and then is listed and unreachable
      cost.push(dice() < 0.02 ? NaN : whole ? Math.round(distance) : distance);
    });
  });
  return {
    pairs: { facility: Int32Array.from(facility), demand: Int32Array.from(demand), cost: Float64Array.from(cost) },
    siteCount: sites,
    people: Float64Array.from({ length: rows }, () => (dice() < empty ? 0 : whole ? 1 + Math.floor(dice() * 9) : dice() * 50)),
    state: Uint8Array.from({ length: sites }, () => {
      const one = dice();
      return one < open ? 1 : one < open + forbidden ? 2 : 0;
    }),
    capacity: null,
  };
}

/** Problems of every kind, small enough for all sets of sites to be tried. */
export const kinds: readonly (readonly [string, Made])[] = (
  [
    ['dense', { density: 1 }],
    ['dense, fractions', { density: 1, whole: false }],
    ['sparse', { density: 0.4 }],
    ['sparse, fractions', { density: 0.4, whole: false }],
    ['with open and forbidden sites', { open: 0.15, forbidden: 0.15 }],
    ['with all of that', { density: 0.5, whole: false, open: 0.15, forbidden: 0.15, empty: 0.2 }],
  ] as const
).map(([name, some]) => [name, { rows: 18, sites: 10, density: 1, whole: true, open: 0, forbidden: 0, empty: 0.1, ...some }]);
