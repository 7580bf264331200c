import { hierarchical } from '../../engine/siting/hierarchical';
import { siteState } from '../../engine/siting';
import { readMatrix } from '../../formats';
import { matchedPairs } from '../matched-pairs';
import { named, needed, siteColumn } from './asked';
import type { PlanTask } from './contract';
import { standingOf, tiersOf } from './tiers';

/** `--model hierarchical`: tiers from `--tiers`, what stands and what may be built from the columns tier and allowed of the facilities. */
export const hierarchicalTask: PlanTask = async (input, carry) => {
  const { problem, request, siteIds, reading, findings } = input;
  const tiers = await tiersOf(input);
  const standing = await standingOf(input);
  const column = await siteColumn(input, 'allowed');
  const allowed = Uint8Array.from(problem.state, (state, site) => (state === siteState.forbidden ? 0 : (column?.[site] ?? tiers.length)));
  const referral = request.referral && {
    pairs: matchedPairs(
      await readMatrix(request.referral, reading, findings),
      siteIds,
      siteIds,
      { matrix: request.referral, demand: request.facilities, facilities: request.facilities, withoutSelf: true },
      findings,
    ),
    cutoff: needed(input, request.referralCutoff, 'referral-cutoff'),
  };
  const aim = request.everyTier ? 'all' : 'weighted';
  const { pairs, siteCount, people } = problem;
  const plan = await carry(hierarchical({ pairs, siteCount, people, standing, allowed, tiers, nested: !request.apart, referral }, { aim }));
  return {
    chosen: siteIds.filter((_, site) => plan.level[site]! > 0),
    figures: [{ of: 'value', unit: 'people', ...plan.value }],
    columns: ['tier', 'site', 'new', 'covered'],
    rows: plan.tiers.flatMap(({ sites, built, covered }, at) =>
      sites.map((site) => [at + 1, siteIds[site] ?? '', built.includes(site) ? 'yes' : 'no', covered]),
    ),
    answer: {
      aim,
      ...plan.value,
      tiers: plan.tiers.map(({ sites, built, coveredBefore, covered }, at) => ({
        tier: at + 1,
        sites: named(siteIds, sites),
        built: named(siteIds, built),
        covered_before: coveredBefore,
        covered,
      })),
      every_tier_before: plan.everyTierBefore,
      every_tier: plan.everyTier,
      total_people: plan.totalPeople,
      unreferred: named(siteIds, plan.unreferred),
      examined: plan.examined,
    },
  };
};
