import { worstFirst } from '../../engine/siting/worst-first';
import { groupsOf, named, needed, sitesAsked } from './asked';
import type { PlanTask } from './contract';

/** `--model worst-first`: groups from a column of the demand file. */
export const worstFirstTask: PlanTask = async (input, carry) => {
  const { problem, request, siteIds } = input;
  const cutoff = needed(input, request.cutoff, 'cutoff');
  const { names, group } = await groupsOf(input);
  const measure = request.measure;
  const plan = await carry(worstFirst(problem, { sites: sitesAsked(input), cutoff, group, groupCount: names.length, measure }));
  const chosen = named(siteIds, plan.chosen);
  const groups = plan.groups.map(({ people, outsideBefore, outside }, at) => ({
    group: names[at]!,
    people,
    outside_before: outsideBefore,
    outside,
    share_outside: people > 0 ? outside / people : 0,
  }));
  const total = (value: (one: (typeof groups)[number]) => number): number => groups.reduce((sum, one) => sum + value(one), 0);
  return {
    chosen,
    figures: [
      { of: 'worst', unit: measure, ...plan.worst },
      { of: 'outside', unit: 'people', ...plan.outside },
    ],
    columns: ['group', 'people', 'outside_before', 'outside', 'share_outside'],
    rows: groups.map((one) => Object.values(one)),
    answer: {
      measure,
      worst: plan.worst,
      outside: plan.outside,
      worst_group: names[plan.worstGroup],
      groups,
      covered_people: total((one) => one.people - one.outside),
      total_people: total((one) => one.people),
      examined: plan.examined,
    },
  };
};
