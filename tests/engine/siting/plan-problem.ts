import { seeded } from '../../../bench/seeded';
import type { SitingProblem } from '../../../src/engine/siting/contract';
import { siteState } from '../../../src/engine/siting/contract';

/** A made-up country in the plane: sites and places at random, some of each kind open or forbidden, some pairs missing, people as floats. */
export interface PlanProblem {
  readonly problem: SitingProblem;
  readonly random: () => number;
  /** strip of the country in which each place lies, 0 to below `count`, west to east */
  readonly strips: (count: number) => Int32Array;
  /** an integer from 0 to below `count` */
  readonly pick: (count: number) => number;
}

export function planProblem(seed: number, siteCount: number, rows: number, open = 0, forbidden = 0): PlanProblem {
  const random = seeded(seed);
  const points = (count: number): number[][] => Array.from({ length: count }, () => [random() * 100, random() * 100]);
  const [sites, places] = [points(siteCount), points(rows)];
  const facility: number[] = [];
  const demand: number[] = [];
  const cost: number[] = [];
  places.forEach(([x, y], row) => {
    sites.forEach(([u, v], site) => {
      if (random() < 0.1) return;
      facility.push(site);
      demand.push(row);
      cost.push(Math.hypot(x! - u!, y! - v!));
    });
  });
  const state = new Uint8Array(siteCount);
  state.fill(siteState.open, 0, open);
  state.fill(siteState.forbidden, open, open + forbidden);
  const problem: SitingProblem = {
    pairs: { facility: Int32Array.from(facility), demand: Int32Array.from(demand), cost: Float64Array.from(cost) },
    siteCount,
    people: Float64Array.from({ length: rows }, () => (random() < 0.1 ? 0 : random() * 100)),
    state,
    capacity: null,
  };
  return {
    problem,
    random,
    strips: (count) => Int32Array.from(places, ([x]) => Math.floor((x! / 100) * count)),
    pick: (count) => Math.floor(random() * count),
  };
}
