import { sitingModels, type SitingModel } from '../../engine/siting';
import { Failure } from '../../model/finding';
import type { SitingAnswer } from '../../model/siting';
import type { Watch } from '../../model/watch';
import { layoutScorer } from '../layout-score';
import type { Session } from '../session';
import { siteAnswer } from '../site-answer';
import { studySites } from '../study-sites';
import type { TaskTypes } from '../task-types';

/** Sums of the same people in another order. */
const tolerance = 1e-9;

/** @throws Failure siting.recount where the study with the chosen places built covers other people than the answer says */
function checkOnStudy({ edits, goal }: TaskTypes['siteStudy']['input'], answer: SitingAnswer, session: Session, watch: Watch): void {
  const { covered } = layoutScorer(edits, goal, session, watch).score('', answer.places, null, []);
  const { coveredPeople } = answer.receipt;
  if (Math.abs(covered - coveredPeople) <= tolerance * Math.max(1, covered)) return;
  throw new Failure('siting.recount', {}, { objective: coveredPeople, recount: covered });
}

/**
 * Where to build, by a model: the matrix of all candidates, the search, its receipt; and the people covered counted once more on the study
 * with the chosen places built.
 */
export async function siteWith(
  model: SitingModel,
  input: TaskTypes['siteStudy']['input'],
  session: Session,
  watch: Watch,
): Promise<SitingAnswer> {
  const { edits, goal, curve, seconds = null } = input;
  const needs = { apart: goal.capacity !== null || goal.model === 'backup', endless: !model.needsCutoff };
  const sites = studySites(edits, goal, needs, session, watch);
  const answer = await siteAnswer(sites, goal, curve, seconds, model, watch);
  if (!goal.capacity) checkOnStudy(input, answer, session, watch);
  return answer;
}

/** Where to build on the session's study. */
export async function siteStudy(input: TaskTypes['siteStudy']['input'], session: Session, watch: Watch): Promise<SitingAnswer> {
  return siteWith(sitingModels[input.goal.model], input, session, watch);
}
