import { Failure } from '../../../model/finding';
import type { CostMatrix } from '../../access';
import type { SitingProblem } from '../contract';
import { siteState } from '../contract';
import type { ActionRows } from './actions';
import { listing } from './listing';

/** What a row without a site loses, and what a site leaves of it. */
export type Loss =
  | { readonly kind: 'outside'; /** inclusive */ readonly cutoff: number }
  | { readonly kind: 'cost'; /** cost counted for a person whom no site reaches, or only at a higher cost */ readonly unserved: number };

/** One matrix with its people: all there is, or one scenario. */
export interface Layer {
  readonly pairs: CostMatrix;
  readonly people: Float64Array;
  /** group of each row, and -1 for rows that have no part */
  readonly group: Int32Array;
}

/** Loss per person of each pair: 0 within the cutoff, or the cost; unreachable: not below `baseLoss`. */
export function pairLoss(loss: Loss, cost: number): number {
  if (loss.kind === 'outside') return cost <= loss.cutoff && cost < Infinity ? 0 : 1;
  return cost < loss.unserved ? cost : loss.unserved;
}

/** The pairs that are within reach: with a cutoff most of a full matrix is not, and every later look is shorter. */
export function near(pairs: CostMatrix, cutoff: number): CostMatrix {
  let count = 0;
  const kept = new Int32Array(pairs.cost.length);
  for (let pair = 0; pair < pairs.cost.length; pair++) {
    if (pairs.cost[pair]! <= cutoff && pairs.cost[pair]! < Infinity) kept[count++] = pair;
  }
  const list = kept.subarray(0, count);
  return {
    facility: Int32Array.from(list, (pair) => pairs.facility[pair]!),
    demand: Int32Array.from(list, (pair) => pairs.demand[pair]!),
    cost: Float64Array.from(list, (pair) => pairs.cost[pair]!),
  };
}

/** Largest cost at which a site is of any use. */
export const reach = (loss: Loss): number => (loss.kind === 'outside' ? loss.cutoff : loss.unserved);

/** Loss per person whom nothing serves. */
export const baseLoss = (loss: Loss): number => (loss.kind === 'outside' ? 1 : loss.unserved);

/** Rows of free sites in the problem, ascending: an action each. */
export function freeSites(state: Uint8Array): Int32Array {
  return Int32Array.from(Array.from(state.keys()).filter((site) => state[site] === siteState.free));
}

/** Rows of open sites, ascending. */
export function openSites(state: Uint8Array): Int32Array {
  return Int32Array.from(Array.from(state.keys()).filter((site) => state[site] === siteState.open));
}

/** Loss of each row of a layer per person while the listed sites are open. */
export function rowLosses(
  { pairs, people }: Pick<Layer, 'pairs' | 'people'>,
  loss: Loss,
  chosen: Iterable<number>,
  siteCount: number,
): Float64Array {
  const has = new Uint8Array(siteCount);
  for (const site of chosen) has[site] = 1;
  const least = new Float64Array(people.length).fill(baseLoss(loss));
  for (let pair = 0; pair < pairs.cost.length; pair++) {
    if (!has[pairs.facility[pair]!]) continue;
    const own = pairLoss(loss, pairs.cost[pair]!);
    if (own < least[pairs.demand[pair]!]!) least[pairs.demand[pair]!] = own;
  }
  return least;
}

/** Loss of each group, counted from the raw pairs: people outside, or people x cost. */
export function countByGroup(
  layers: readonly Layer[],
  loss: Loss,
  chosen: Iterable<number>,
  siteCount: number,
  groupCount: number,
): Float64Array {
  const sites = [...chosen];
  const sum = new Float64Array(groupCount);
  for (const layer of layers) {
    const least = rowLosses(layer, loss, sites, siteCount);
    for (let row = 0; row < least.length; row++) if (layer.group[row]! >= 0) sum[layer.group[row]!]! += layer.people[row]! * least[row]!;
  }
  return sum;
}

/** One action per free site over all layers; open sites are what each row has already. */
export function siteRows(
  layers: readonly Layer[],
  loss: Loss,
  { siteCount, state }: Pick<SitingProblem, 'siteCount' | 'state'>,
  groupCount: number,
): ActionRows {
  const list = listing();
  const free = freeSites(state);
  const actionOf = new Int32Array(siteCount).fill(-1);
  free.forEach((site, action) => (actionOf[site] = action));
  const open = openSites(state);
  for (const layer of layers) {
    const before = rowLosses(layer, loss, open, siteCount);
    const at = new Int32Array(before.length).fill(-1);
    for (let row = 0; row < before.length; row++) {
      if (layer.group[row]! >= 0 && layer.people[row]! > 0 && before[row]! > 0)
        at[row] = list.row(before[row]!, layer.people[row]!, layer.group[row]!);
    }
    for (let pair = 0; pair < layer.pairs.cost.length; pair++) {
      const [row, action] = [at[layer.pairs.demand[pair]!]!, actionOf[layer.pairs.facility[pair]!]!];
      if (row < 0 || action < 0) continue;
      const own = pairLoss(loss, layer.pairs.cost[pair]!);
      if (own < before[layer.pairs.demand[pair]!]!) list.serve(row, action, own);
    }
  }
  return list.rows(free.length, groupCount);
}

/** @throws Failure siting.no-solution 'too-few-candidates' where fewer than `sites` sites are open or may be opened */
export function enoughCandidates({ state }: Pick<SitingProblem, 'state'>, sites: number): void {
  const candidates = openSites(state).length + freeSites(state).length;
  if (sites > candidates) throw new Failure('siting.no-solution', {}, { reason: 'too-few-candidates', sites, candidates });
}

/**
 * How many sites may be added.
 * @param sites open sites in all, those that are open already counted
 * @throws Failure siting.no-solution: 'too-many-open', 'too-few-candidates'
 */
export function newSites(problem: Pick<SitingProblem, 'state'>, sites: number): number {
  const open = openSites(problem.state).length;
  if (open > sites) throw new Failure('siting.no-solution', {}, { reason: 'too-many-open', open, sites });
  enoughCandidates(problem, sites);
  return sites - open;
}
