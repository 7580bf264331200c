import type { Assign, Flow } from '../../../model/siting';
import type { SitingProblem, SitingStep } from '../contract';
import { flowsOf } from '../flow/assign-people';
import { placesOf, type ProblemPlaces } from '../flow/places';
import { transport } from '../flow/transport';
import { locate, type LocateAnswer } from './locate';
import type { Located } from './located';
import { flowsAt, servedOrNot } from './solution';

/** A question whether some number of sites serves enough people. */
export interface ServedQuestion {
  readonly sites: number;
  readonly assign: Assign;
  /** people who may go unserved */
  readonly missing: number;
  readonly shallow: boolean;
}

/** Can so many sites serve so many people? `best` where they can; `proven` without one where they cannot. */
export function canServe(
  places: ProblemPlaces,
  { sites, assign, missing, shallow }: ServedQuestion,
): Generator<SitingStep, LocateAnswer, boolean | undefined> {
  return locate(servedOrNot(places), { sites, assign, target: missing, shallow });
}

/** Who goes where at the sites of an answer: where rows may be split, as many as can be served and those at the least total cost. */
export function flowsServed(located: Located, problem: SitingProblem, cutoff: number): readonly Flow[] {
  const places = placesOf(problem, cutoff);
  if (located.siteOf !== null) return flowsAt(located, places);
  return flowsOf(transport(places, { open: located.open, prices: null, whole: false }), places);
}
