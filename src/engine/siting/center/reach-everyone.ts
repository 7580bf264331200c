import { Failure } from '../../../model/finding';
import type { ReducedProblem } from '../reduced';
import type { CoverSearch } from './cover';

/** A radius that every pair is within, and that a row without any is not. */
const anywhere = Number.MAX_VALUE;

/** Parts of the tree that are looked at to find how many sites it would take, where those asked for are too few. */
const patience = 2000;

/**
 * Free sites that together with the open ones reach everyone, at most `wanted`.
 * @throws Failure siting.no-solution, too-few-sites: with `needed` the least number, or a proven lower bound of it where finding it would
 * take long
 */
export function* reachEveryone(problem: ReducedProblem, covers: CoverSearch, wanted: number): Generator<void, readonly number[], void> {
  const found = yield* covers.within(anywhere, wanted);
  if (found) return found;
  let steps = 0;
  for (let more = wanted + 1; ; more++) {
    const search = covers.within(anywhere, more);
    for (;;) {
      const step = search.next();
      if (!step.done && steps++ < patience) {
        yield;
        continue;
      }
      if (step.done && !step.value) break;
      const { length } = problem.open;
      throw new Failure('siting.no-solution', {}, { reason: 'too-few-sites', sites: wanted + length, needed: more + length });
    }
  }
}
