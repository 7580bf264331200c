import { spend } from '../../engine/siting/budget';
import { namedRows } from '../../formats';
import { Failure } from '../../model/finding';
import type { BudgetAction, BudgetKind } from '../../model/siting-plans';
import { budgetKinds } from '../../model/siting-plans';
import { needed, siteColumn, siteRow } from './asked';
import type { PlanInput, PlanTask } from './contract';
import { standingOf, tiersOf } from './tiers';

const fields = ['id', 'kind', 'site', 'to', 'cost', 'tier', 'capacity', 'people_per_day', 'days', 'required'] as const;

/** Actions from rows `id,kind,site,to,cost,tier,capacity,people_per_day,days,required`. @throws Failure siting.unknown-site, cell.missing-value, siting.bad-action */
async function actionsOf(input: PlanInput): Promise<BudgetAction[]> {
  const file = needed(input, input.request.actions, 'actions');
  const { rows } = await namedRows(file, 'actions', fields, ['kind', 'site', 'cost'], input.reading, input.findings);
  return rows.map((row, at): BudgetAction => {
    const kind = budgetKinds.find((one): one is BudgetKind => one === row.text('kind'));
    const id = row.text('id') || String(at + 1);
    if (!kind)
      throw new Failure(
        'siting.bad-action',
        { file: file.path },
        { id, reason: 'kind', kind: row.text('kind'), kinds: budgetKinds.join(', ') },
      );
    const to = row.text('to');
    return {
      id,
      kind,
      site: siteRow(input, row.text('site'), 'actions'),
      to: to === '' ? null : siteRow(input, to, 'actions'),
      cost: row.number('cost') ?? row.lacks('cost'),
      tier: row.number('tier'),
      capacity: kind === 'mobile' ? (row.number('people_per_day') ?? row.number('capacity')) : row.number('capacity'),
      days: row.number('days'),
      required: row.truth('required'),
    };
  });
}

/** A refusal of an action with the id of the site that it names. */
function withSiteId(error: unknown, siteIds: readonly string[]): unknown {
  if (!(error instanceof Failure) || error.finding.code !== 'siting.bad-action') return error;
  const { code, where, details } = error.finding;
  const row = details['site'];
  return typeof row === 'number' ? new Failure(code, where, { ...details, site: siteIds[row] ?? '' }) : error;
}

/** `--model budget`: actions from `--actions`, what stands from `--existing` or the column tier of the facilities, room from their capacity. */
export const budgetTask: PlanTask = async (input, carry) => {
  const { problem, request, siteIds, demandIds } = input;
  const budget = needed(input, request.budgets[0] ?? null, 'budget');
  const tiers = request.tiers ? await tiersOf(input) : [{ cutoff: needed(input, request.cutoff, 'cutoff'), newSites: 0, weight: 1 }];
  const standing = await standingOf(input);
  const capacity = request.capacity
    ? needed(input, await siteColumn(input, 'capacity'), 'facilities')
    : new Float64Array(siteIds.length).fill(Infinity);
  const actions = await actionsOf(input);
  const objective = request.unserved === null ? 'people' : { unserved: request.unserved };
  const { pairs, siteCount, people } = problem;
  const asked = { pairs, siteCount, people, standing, capacity, tiers, actions, budget };
  const plan = await carry(spend(asked, { objective })).catch((error: unknown) => {
    throw withSiteId(error, siteIds);
  });
  const byId = new Map(actions.map((action) => [action.id, action]));
  const list = plan.actions.map(({ id, kind, days, cost, gained }, at) => ({
    number: at + 1,
    action: id,
    kind,
    site: siteIds[byId.get(id)!.site] ?? '',
    days,
    cost,
    gained,
  }));
  return {
    chosen: list.map(({ action }) => action),
    figures: [{ of: 'value', unit: plan.unit, ...plan.value }],
    columns: ['number', 'action', 'kind', 'site', 'days', 'cost', 'gained'],
    rows: list.map((one) => Object.values(one)),
    answer: {
      unit: plan.unit,
      ...plan.value,
      before: plan.before,
      actions: list,
      spent: plan.spent,
      budget: plan.budget,
      total_people: plan.totalPeople,
      flows:
        plan.flows?.map(({ site, demand, tier, people: count, action }) => ({
          site: siteIds[site],
          demand: demandIds[demand],
          tier,
          people: count,
          action,
        })) ?? null,
      examined: plan.examined,
    },
  };
};
