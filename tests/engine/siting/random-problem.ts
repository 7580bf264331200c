import { siteState, type SitingProblem } from '../../../src/engine/siting/contract';
import { seeded } from '../../../bench/seeded';

export interface RandomShape {
  readonly rows: number;
  readonly sites: number;
  /** share of pairs that are listed */
  readonly density: number;
  /** room of all sites together by people of all rows */
  readonly slack: number;
  readonly open?: number;
  readonly forbidden?: number;
  /** whole numbers of people, costs and room, with many ties */
  readonly whole?: boolean;
}

/** A small random siting problem with capacities, the same for the same seed. */
export function randomProblem(
  seed: number,
  { rows, sites, density, slack, open = 0, forbidden = 0, whole = true }: RandomShape,
): SitingProblem {
  const random = seeded(seed);
  const number = (most: number): number => (whole ? 1 + Math.floor(random() * most) : random() * most + 0.01);
  const people = Float64Array.from({ length: rows }, () => number(9));
  const all = people.reduce((sum, one) => sum + one, 0);
  const [facility, demand, cost]: [number[], number[], number[]] = [[], [], []];
  for (let site = 0; site < sites; site++) {
    for (let row = 0; row < rows; row++) {
      if (random() > density) continue;
      facility.push(site);
      demand.push(row);
      cost.push(number(20) - Number(whole));
    }
  }
  const share = Float64Array.from({ length: sites }, () => 0.5 + random());
  const shares = share.reduce((sum, one) => sum + one, 0);
  const state = new Uint8Array(sites);
  state.fill(siteState.open, 0, open);
  state.fill(siteState.forbidden, sites - forbidden);
  return {
    pairs: { facility: Int32Array.from(facility), demand: Int32Array.from(demand), cost: Float64Array.from(cost) },
    siteCount: sites,
    people,
    state,
    capacity: share.map((one) => (whole ? Math.ceil((one / shares) * all * slack) : (one / shares) * all * slack)),
  };
}
