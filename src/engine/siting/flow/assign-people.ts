import type { Assign, Flow } from '../../../model/siting';
import { siteState, type SitingProblem } from '../contract';
import { placesOf, type ProblemPlaces } from './places';
import { noLimit, settled, singleAssignment } from './single';
import { transport, type Transport } from './transport';

/** Who is served by whom. */
export interface PeopleAssigned {
  /** rows of sites and demand in the problem, demand ascending, sites of a row by cost */
  readonly flows: readonly Flow[];
  /** people x cost of those served */
  readonly cost: number;
  readonly servedPeople: number;
  /** rows of which somebody is not served */
  readonly unserved: readonly { readonly demand: number; readonly people: number }[];
  readonly unservedPeople: number;
  /** no assignment leaves fewer unserved, and none that leaves as many costs less than this */
  readonly bound: { readonly unservedPeople: number; readonly cost: number };
  readonly proven: boolean;
  /** by site of the problem: what room for one more person saves, in people x cost (at most, where whole numbers tie); 0 with single assignment, where there is no such price */
  readonly sitePrice: Float64Array;
  /** by site of the problem: 1 where room for one more person would serve one more */
  readonly siteShort: Uint8Array;
}

/** Flows of a transport between places, as rows of the problem. */
export function flowsOf({ flowRow, flowSite, flowPeople }: Transport, { demandRow, siteRow }: ProblemPlaces): readonly Flow[] {
  return Array.from(flowPeople, (people, flow) => ({ site: siteRow[flowSite[flow]!]!, demand: demandRow[flowRow[flow]!]!, people }));
}

/** Flows of whole rows, as rows of the problem. */
export function flowsOfWhole(siteOf: Int32Array, { demandRow, siteRow, people }: ProblemPlaces): readonly Flow[] {
  const flows: Flow[] = [];
  siteOf.forEach((site, row) => {
    if (site >= 0) flows.push({ site: siteRow[site]!, demand: demandRow[row]!, people: people[row]! });
  });
  return flows;
}

/** With more rows branching settles nothing. */
const mostBranched = 500;
/** A few seconds of branch and bound. */
const effortOfSingle = 3_000_000;

const spread = <T extends Float64Array | Uint8Array>(into: T, values: ArrayLike<number>, { siteRow }: ProblemPlaces): T => {
  siteRow.forEach((site, at) => (into[site] = values[at]!));
  return into;
};

/**
 * Who is served by whom at open sites with room, whatever the order in which people come: as many as possible, and those at the least total cost.
 * Split: the optimum. Single (each row wholly at one site): the optimum where branching settles it, else a good answer and a bound.
 * @param open rows of the open sites
 * @param cutoff inclusive
 */
export function assignPeople(problem: SitingProblem, open: ArrayLike<number>, cutoff: number, assign: Assign): PeopleAssigned {
  const state = new Uint8Array(problem.siteCount).fill(siteState.forbidden);
  for (let at = 0; at < open.length; at++) state[open[at]!] = siteState.open;
  const places = placesOf({ ...problem, state }, cutoff);
  const { people, demandRow } = places;
  const prices = { sitePrice: new Float64Array(problem.siteCount), siteShort: new Uint8Array(problem.siteCount) };
  const named = (left: (row: number) => number): PeopleAssigned['unserved'] =>
    Array.from(demandRow, (demand, row) => ({ demand, people: left(row) })).filter((one) => one.people > 0);
  const split = transport(places);
  const total = people.reduce((sum, one) => sum + one, 0);
  if (assign === 'split') {
    return {
      flows: flowsOf(split, places),
      cost: split.cost,
      servedPeople: total - split.unservedPeople,
      unserved: named((row) => split.unserved[row]!),
      unservedPeople: split.unservedPeople,
      bound: { unservedPeople: split.unservedPeople, cost: split.cost },
      proven: true,
      sitePrice: spread(prices.sitePrice, split.sitePrice, places),
      siteShort: spread(prices.siteShort, split.siteShort, places),
    };
  }
  const { siteOf, short, cost, bound, proven } = settled(
    singleAssignment(places, {
      open: null,
      prices: split.sitePrice,
      limit: noLimit,
      effort: people.length > mostBranched ? 0 : effortOfSingle,
    }),
  );
  const at = siteOf ?? new Int32Array(people.length).fill(-1);
  return {
    flows: flowsOfWhole(at, places),
    cost,
    servedPeople: total - short,
    unserved: named((row) => (at[row]! < 0 ? people[row]! : 0)),
    unservedPeople: short,
    bound: { unservedPeople: bound.short, cost: bound.cost },
    proven,
    ...prices,
  };
}
