import { servingOrderIds, type ServingOrder, type ServingOrderId, type ServingOrders } from '../../../model/siting';
import type { Assign } from '../../../model/siting';
import { siteState, type SitingProblem } from '../contract';
import { assignPeople } from './assign-people';
import { placesOf, type ProblemPlaces } from './places';

/** A stream of whole numbers below 2^32 (xorshift32; Marsaglia 2003). */
function drawn(seed: number): () => number {
  let state = (seed * 2_654_435_769 + 1) >>> 0 || 1;
  return () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>>= 0);
  };
}

const inOrder = (count: number): Int32Array => Int32Array.from({ length: count }, (_, row) => row);

const nearestCost = ({ rowStart, pairCost }: ProblemPlaces, row: number): number =>
  rowStart[row]! < rowStart[row + 1]! ? pairCost[rowStart[row]!]! : Infinity;

const orderOf: Readonly<Record<ServingOrderId, (places: ProblemPlaces, draw: number) => Int32Array>> = {
  rows: ({ people }) => inOrder(people.length),
  reversed: ({ people }) => inOrder(people.length).reverse(),
  largest: ({ people }) => inOrder(people.length).sort((a, b) => people[b]! - people[a]! || a - b),
  nearest: (places) =>
    inOrder(places.people.length).sort((a, b) => {
      const [one, other] = [nearestCost(places, a), nearestCost(places, b)];
      return one === other ? a - b : one - other;
    }),
  lot: ({ people }, draw) => {
    const next = drawn(draw);
    const order = inOrder(people.length);
    for (let last = order.length - 1; last > 0; last--) {
      const other = next() % (last + 1);
      [order[last], order[other]] = [order[other]!, order[last]!];
    }
    return order;
  },
};

/** Rows one by one, each at its nearest site with room: what is left of it goes on to the next (split), or all of it where it fits (single). */
function servedInOrder(
  { people, room, rowStart, pairSite, pairCost }: ProblemPlaces,
  order: Int32Array,
  assign: Assign,
): { served: number; cost: number } {
  const left = room.slice();
  let served = 0;
  let cost = 0;
  for (const row of order) {
    let waiting = people[row]!;
    for (let pair = rowStart[row]!; pair < rowStart[row + 1]! && waiting > 0; pair++) {
      const site = pairSite[pair]!;
      const most = Math.min(waiting, left[site]!);
      if (!(most > 0) || (assign === 'single' && most < waiting)) continue;
      left[site]! -= most;
      waiting -= most;
      served += most;
      cost += most * pairCost[pair]!;
    }
  }
  return { served, cost };
}

/**
 * How much the order matters in which people are served at full sites: people served and total cost for the order of the rows, the other way round, largest
 * and nearest rows first and `draws` orders by lot (seeded), beside the assignment without an order. None serves more; one that serves as many costs no less.
 * @param open rows of the open sites
 * @param cutoff inclusive
 */
export function servingOrders(problem: SitingProblem, open: ArrayLike<number>, cutoff: number, assign: Assign, draws = 5): ServingOrders {
  const state = new Uint8Array(problem.siteCount).fill(siteState.forbidden);
  for (let at = 0; at < open.length; at++) state[open[at]!] = siteState.open;
  const places = placesOf({ ...problem, state }, cutoff);
  const { servedPeople, cost, proven } = assignPeople(problem, open, cutoff, assign);
  const orders = servingOrderIds.flatMap((order) =>
    Array.from({ length: order === 'lot' ? draws : 1 }, (_, at): ServingOrder => {
      const draw = order === 'lot' ? at + 1 : 0;
      const one = servedInOrder(places, orderOf[order](places, draw), assign);
      return { order, draw, servedPeople: one.served, cost: one.cost, meanCost: one.cost / one.served };
    }),
  );
  return { orders, optimum: { servedPeople, cost, meanCost: cost / servedPeople, proven } };
}
