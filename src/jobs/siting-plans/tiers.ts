import { siteState } from '../../engine/siting';
import type { Tier } from '../../engine/siting/hierarchical';
import { namedRows } from '../../formats';
import { needed, siteColumn } from './asked';
import type { PlanInput } from './contract';

/** Tiers, the lowest first, from rows `tier,cutoff,sites,weight`; sites 0 and weight 1 where left out. */
export async function tiersOf(input: PlanInput): Promise<readonly Tier[]> {
  const file = needed(input, input.request.tiers, 'tiers');
  const { rows } = await namedRows(
    file,
    'tiers',
    ['tier', 'cutoff', 'sites', 'weight'] as const,
    ['tier', 'cutoff'],
    input.reading,
    input.findings,
  );
  return rows
    .map((row) => ({
      tier: row.number('tier') ?? row.lacks('tier'),
      cutoff: row.number('cutoff') ?? row.lacks('cutoff'),
      newSites: row.number('sites') ?? 0,
      weight: row.number('weight') ?? 1,
    }))
    .sort((a, b) => a.tier - b.tier)
    .map(({ cutoff, newSites, weight }) => ({ cutoff, newSites, weight }));
}

/** Tier that stands at each site: the column tier of the facilities, else 1 at the existing ones. */
export async function standingOf(input: PlanInput): Promise<Uint8Array> {
  const column = await siteColumn(input, 'tier');
  return column ? Uint8Array.from(column) : input.problem.state.map((state) => Number(state === siteState.open));
}
