import type { Flow } from '../../../model/siting';
import { flowsOf, flowsOfWhole } from '../flow/assign-people';
import type { ProblemPlaces } from '../flow/places';
import type { Located } from './located';

/** Rows of the open sites in the problem, ascending. */
export const chosenSites = (open: Uint8Array, { siteRow }: ProblemPlaces): Int32Array => siteRow.filter((_, site) => open[site] === 1);

/** Who goes where, rows of the problem. */
export const flowsAt = ({ split, siteOf }: Located, places: ProblemPlaces): readonly Flow[] =>
  siteOf === null ? flowsOf(split, places) : flowsOfWhole(siteOf, places);

/** Places where only whether people are served counts: each who is not costs 1. */
export const servedOrNot = (places: ProblemPlaces): ProblemPlaces => ({
  ...places,
  pairCost: new Float64Array(places.pairCost.length),
  unservedCost: 1,
});
