import { planModels } from '../../engine/siting/plan-models';
import { FindingList, plainReading, writeCsv } from '../../formats';
import type { PlanModelId } from '../../model/siting-plans';
import { silentWatch, type Watch } from '../../model/watch';
import { driveSearch, timeLimit } from '../drive-search';
import type { Session } from '../session';
import { budgetTask } from '../siting-plans/budget';
import type { PlanTask } from '../siting-plans/contract';
import { frontTask } from '../siting-plans/front';
import { hierarchicalTask } from '../siting-plans/hierarchical';
import { phasedTask } from '../siting-plans/phased';
import { robustTask } from '../siting-plans/robust';
import { worstFirstTask } from '../siting-plans/worst-first';
import type { SitingPlanReply, SitingPlanRequest } from '../task-types';
import { readProblem, withIds } from './siting';

const planTasks: Readonly<Record<PlanModelId, PlanTask>> = {
  'worst-first': worstFirstTask,
  front: frontTask,
  budget: budgetTask,
  phased: phasedTask,
  hierarchical: hierarchicalTask,
  robust: robustTask,
};

/** What to build under a plan: groups, money, years, tiers or scenarios, from files. */
export async function sitingPlan(request: SitingPlanRequest, _session: Session, watch: Watch = silentWatch): Promise<SitingPlanReply> {
  const findings = new FindingList();
  const reading = { ...plainReading, columns: request.columns };
  const { matrix, demand, facilities, sites, newSites, cutoff, existing, forbidden, seconds, columns } = request;
  const asked = { matrix, demand, facilities, sites, newSites, cutoff, existing, forbidden, seconds, columns };
  const plain = { model: 'mclp', limit: null, share: 1, assign: null, ties: 0, curve: 0, flows: false } as const;
  const named = await readProblem({ ...plain, ...asked }, watch, findings);
  const over = timeLimit(seconds);
  const begin = performance.now();
  try {
    const outcome = await planTasks[request.model]({ request, ...named, reading, findings }, async (search) =>
      driveSearch(search, watch, over),
    );
    if (outcome.figures.some(({ proven }) => !proven)) findings.add('warn', 'siting.stopped', {});
    const { chosen, figures, columns: heads, rows, answer } = outcome;
    return {
      ...planModels[request.model],
      model: request.model,
      chosen,
      figures,
      columns: heads,
      rows,
      answer,
      table: writeCsv([heads, ...rows]),
      seconds: (performance.now() - begin) / 1000,
      findings: findings.list(),
    };
  } catch (error) {
    throw withIds(error, named.demandIds);
  }
}
