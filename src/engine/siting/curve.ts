import { Failure } from '../../model/finding';
import type { CurvePoint } from '../../model/siting';
import { siteState, type SitingModel, type SitingOptions, type SitingProblem, type SitingStep } from './contract';
import { coveredPeople } from './receipt';

/**
 * The best answer for each number of sites, from those open already (or 1) to `most`. A number without a solution has no point.
 * @param reach cutoff within which people are counted
 * @param stepsEach steps that the search of one number may take; then its best answer and bound are told
 */
export function* curveOf(
  search: SitingModel['search'],
  problem: SitingProblem,
  options: SitingOptions,
  most: number,
  reach: number,
  stepsEach: number,
): Generator<SitingStep, readonly CurvePoint[], boolean | undefined> {
  const open = problem.state.reduce((count, state) => count + (state === siteState.open ? 1 : 0), 0);
  const usable = problem.state.reduce((count, state) => count + (state === siteState.forbidden ? 0 : 1), 0);
  const points: CurvePoint[] = [];
  let stop = false;
  for (let sites = Math.max(open, 1); sites <= Math.min(most, usable) && !stop; sites++) {
    const run = search(problem, { ...options, sites });
    let steps = 0;
    try {
      for (;;) {
        const step = run.next(stop || steps >= stepsEach);
        if (step.done) {
          const { objective, bound } = step.value;
          points.push({ sites, objective, bound, coveredPeople: coveredPeople(problem, step.value, reach) });
          break;
        }
        steps++;
        if (yield step.value) stop = true;
      }
    } catch (error) {
      if (!(error instanceof Failure && error.finding.code === 'siting.no-solution')) throw error;
    }
  }
  return points;
}

/**
 * The knee of a curve: the number of sites after which a further one brings clearly less, the point farthest from the chord between the ends
 * (Satopaa et al. 2011, both axes scaled to 0..1). Null where the curve has fewer than three points or is straight.
 */
export function kneeOf(points: readonly CurvePoint[]): number | null {
  const [first, last] = [points[0], points.at(-1)];
  if (!first || !last || points.length < 3 || first.objective === last.objective) return null;
  let [knee, farthest]: [number | null, number] = [null, 1e-9];
  for (const { sites, objective } of points) {
    const along = (sites - first.sites) / (last.sites - first.sites);
    const up = (objective - first.objective) / (last.objective - first.objective);
    if (up - along > farthest) [knee, farthest] = [sites, up - along];
  }
  return knee;
}
