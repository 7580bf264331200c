import { front } from '../../engine/siting/front';
import { groupsOf, named, needed, siteColumn } from './asked';
import type { PlanTask } from './contract';

/** `--model front`: groups from a column of the demand file, costs from the column cost of the facilities (else 1 each). */
export const frontTask: PlanTask = async (input, carry) => {
  const { problem, request, siteIds } = input;
  const cutoff = needed(input, request.cutoff, 'cutoff');
  const { names, group } = await groupsOf(input);
  const budgets = needed(input, request.budgets.length > 0 ? request.budgets : null, 'budgets');
  const { equity, steps } = request;
  const cost = await siteColumn(input, 'cost');
  const plan = await carry(front(problem, { cutoff, group, groupCount: names.length, equity, cost, budgets, steps: steps ?? Infinity }));
  const points = plan.points.map((point) => ({
    chosen: named(siteIds, point.chosen),
    cost: point.cost,
    covered_people: point.covered.objective,
    bound: point.covered.bound,
    gap: point.covered.gap,
    proven: point.proven,
    equity: point.equity,
    worst_share: point.worstShare,
    worst_group: names[point.worstGroup] ?? '',
    gini: Number.isNaN(point.gini) ? null : point.gini,
    budget: point.budget,
  }));
  return {
    chosen: [],
    figures: [],
    columns: ['number', 'cost', 'covered', 'bound', 'proven', 'equity', 'worst_share', 'worst_group', 'gini', 'sites'],
    rows: points.map((one, at) => [
      at + 1,
      one.cost,
      one.covered_people,
      one.bound,
      one.proven ? 'yes' : 'no',
      one.equity,
      one.worst_share,
      one.worst_group,
      one.gini ?? '',
      one.chosen.join(' '),
    ]),
    answer: { equity, points, complete: plan.complete, total_people: plan.totalPeople, examined: plan.examined },
  };
};
