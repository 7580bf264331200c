import type { ServedBy } from '../../../model/siting-plans';
import { plainTransport, transport } from '../flow/transport';
import type { Loss } from '../plans/sites';
import { baseLoss, pairLoss } from '../plans/sites';
import type { BudgetProblem, Outlet } from './outlets';

/** An outlet as far as serving goes. */
export type Serving = Pick<Outlet, 'site' | 'tier' | 'room' | 'action'>;

/** What a person of a tier loses at a cost: all where the site is of a lower tier or too far. */
export function tierLoss(loss: Loss, cutoff: number, outlet: number, tier: number, cost: number): number {
  return outlet >= tier && cost <= cutoff && cost < Infinity ? pairLoss(loss, cost) : baseLoss(loss);
}

/** Outlets by the site at which they stand. */
export function bySite(siteCount: number, list: readonly Serving[]): number[][] {
  const at = Array.from({ length: siteCount }, (): number[] => []);
  list.forEach(({ site }, outlet) => {
    if (site >= 0) at[site]!.push(outlet);
  });
  return at;
}

/**
 * All that is lost under these outlets, counted from the raw pairs, and who goes where if room is limited: then people are sent so that least is lost,
 * whoever comes first.
 */
export function counted(
  { pairs, siteCount, people, tiers, actions }: BudgetProblem,
  loss: Loss,
  list: readonly Serving[],
): { readonly loss: number; readonly flows: readonly ServedBy[] | null } {
  const at = bySite(siteCount, list);
  const rows = people.length;
  const limited = list.some(({ room, site }) => site >= 0 && room < Infinity);
  if (!limited) {
    const least = tiers.map(() => new Float64Array(rows).fill(baseLoss(loss)));
    for (let pair = 0; pair < pairs.cost.length; pair++) {
      for (const outlet of at[pairs.facility[pair]!]!) {
        tiers.forEach(({ cutoff }, tier) => {
          const own = tierLoss(loss, cutoff, list[outlet]!.tier, tier + 1, pairs.cost[pair]!);
          if (own < least[tier]![pairs.demand[pair]!]!) least[tier]![pairs.demand[pair]!] = own;
        });
      }
    }
    let sum = 0;
    tiers.forEach(({ weight }, tier) => least[tier]!.forEach((own, row) => (sum += own * weight * people[row]!)));
    return { loss: sum, flows: null };
  }
  // a row for each place and tier with people; what a person costs there, all that could be saved added so that nothing is below 0
  const most = baseLoss(loss) * Math.max(...tiers.map(({ weight }) => weight));
  const own: { site: number; cost: number }[][] = Array.from({ length: rows * tiers.length }, () => []);
  let sum = 0;
  for (let pair = 0; pair < pairs.cost.length; pair++) {
    const row = pairs.demand[pair]!;
    for (const outlet of at[pairs.facility[pair]!]!) {
      tiers.forEach(({ cutoff, weight }, tier) => {
        const saved = baseLoss(loss) - tierLoss(loss, cutoff, list[outlet]!.tier, tier + 1, pairs.cost[pair]!);
        if (saved > 0 && people[row]! > 0 && weight > 0)
          own[row * tiers.length + tier]!.push({ site: outlet, cost: most - weight * saved });
      });
    }
  }
  tiers.forEach(({ weight }) => people.forEach((count) => (sum += baseLoss(loss) * weight * count)));
  const rowOf = Array.from(own.keys()).filter((row) => own[row]!.length > 0);
  const rowStart = new Int32Array(rowOf.length + 1);
  const flat = rowOf.flatMap((row, index) => {
    const sorted = own[row]!.toSorted((a, b) => a.cost - b.cost || a.site - b.site);
    rowStart[index + 1] = rowStart[index]! + sorted.length;
    return sorted;
  });
  const size = Float64Array.from(rowOf, (row) => people[Math.floor(row / tiers.length)]!);
  const sent = transport(
    {
      people: size,
      room: Float64Array.from(list, ({ room }) => room),
      rowStart,
      pairSite: Int32Array.from(flat, ({ site }) => site),
      pairCost: Float64Array.from(flat, ({ cost }) => cost),
      unservedCost: most,
    },
    plainTransport,
  );
  const flows: ServedBy[] = [];
  for (let flow = 0; flow < sent.flowPeople.length; flow++) {
    const index = sent.flowRow[flow]!;
    const outlet = list[sent.flowSite[flow]!]!;
    const pair = flat.slice(rowStart[index], rowStart[index + 1]).find(({ site }) => site === sent.flowSite[flow])!;
    sum -= (most - pair.cost) * sent.flowPeople[flow]!;
    flows.push({
      site: outlet.site,
      demand: Math.floor(rowOf[index]! / tiers.length),
      tier: (rowOf[index]! % tiers.length) + 1,
      people: sent.flowPeople[flow]!,
      action: outlet.action < 0 ? null : actions[outlet.action]!.id,
    });
  }
  return { loss: sum, flows };
}
