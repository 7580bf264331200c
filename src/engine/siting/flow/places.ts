import { siteState, type SitingProblem } from '../contract';
import { reduced } from '../reduced';

/** Rows with people and sites with room, what is settled left out: sites that may not be used, pairs beyond the cutoff, rows without people. */
export interface Places {
  /** people of each row, more than 0 */
  readonly people: Float64Array;
  /** people that each site can serve; Infinity without limit */
  readonly room: Float64Array;
  /** pairs of row i, a site at most once: rowStart[i] up to rowStart[i + 1], costs ascending (equal costs by site) */
  readonly rowStart: Int32Array;
  readonly pairSite: Int32Array;
  readonly pairCost: Float64Array;
  /** cost of a person who is not served; Infinity: as many as possible are served first, whatever it costs */
  readonly unservedCost: number;
}

/** `Places` of a siting problem: every site that is not forbidden, open ones marked. */
export interface ProblemPlaces extends Places {
  /** row in the problem of each row and site, ascending */
  readonly demandRow: Int32Array;
  readonly siteRow: Int32Array;
  /** 1 where the site is open already */
  readonly mustOpen: Uint8Array;
  /** the same pairs by site, rows ascending */
  readonly siteStart: Int32Array;
  readonly siteDemand: Int32Array;
  readonly siteCost: Float64Array;
}

/** @param cutoff inclusive, Infinity: every reachable pair */
export function placesOf(problem: SitingProblem, cutoff: number): ProblemPlaces {
  const state = problem.state.map((one) => (one === siteState.open ? siteState.free : one));
  const { siteRow, demandRow, people, demandStart, demandSite, demandCost, siteStart, siteDemand, siteCost } = reduced(
    { ...problem, state },
    cutoff,
  );
  return {
    people,
    room: Float64Array.from(siteRow, (site) => problem.capacity?.[site] ?? Infinity),
    rowStart: demandStart,
    pairSite: demandSite,
    pairCost: demandCost,
    unservedCost: Infinity,
    demandRow,
    siteRow,
    mustOpen: Uint8Array.from(siteRow, (site) => Number(problem.state[site] === siteState.open)),
    siteStart,
    siteDemand,
    siteCost,
  };
}
