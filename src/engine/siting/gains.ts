import type { Flow, SiteGain } from '../../model/siting';
import { chosenCosts, flagsOf } from './chosen-costs';
import { siteState, type SitingProblem } from './contract';

/** Pairs of the chosen sites within the cutoff, site by site. */
interface PairsOfSites {
  readonly demand: readonly Int32Array[];
  readonly cost: readonly Float64Array[];
}

function pairsOf({ pairs, siteCount }: SitingProblem, chosen: Int32Array, cutoff: number): PairsOfSites {
  const at = new Int32Array(siteCount).fill(-1);
  chosen.forEach((site, place) => (at[site] = place));
  const counts = new Int32Array(chosen.length);
  const used = (pair: number): number => {
    const cost = pairs.cost[pair]!;
    return cost <= cutoff && cost < Infinity ? at[pairs.facility[pair]!]! : -1;
  };
  for (let pair = 0; pair < pairs.cost.length; pair++) if (used(pair) >= 0) counts[used(pair)]!++;
  const demand = Array.from(counts, (count) => new Int32Array(count));
  const cost = Array.from(counts, (count) => new Float64Array(count));
  for (let pair = 0; pair < pairs.cost.length; pair++) {
    const place = used(pair);
    if (place < 0) continue;
    const next = --counts[place]!;
    demand[place]![next] = pairs.demand[pair]!;
    cost[place]![next] = pairs.cost[pair]!;
  }
  return { demand, cost };
}

/**
 * What each chosen site is good for, open ones first (in the order of their rows), then each time the new one that brings most people within the
 * cutoff, equal ones by the people x cost they save, then by row. The `people` of all add up to everybody within the cutoff.
 * @param flows who goes where, where capacity decides it: then people are those who are served, and each site's are its own
 */
export function gainsOf(problem: SitingProblem, chosen: Int32Array, cutoff: number, flows: readonly Flow[] | null): readonly SiteGain[] {
  const { people, state, siteCount } = problem;
  const { demand, cost } = pairsOf(problem, chosen, cutoff);
  const nearest = chosenCosts(problem, flagsOf(chosen, siteCount), cutoff);
  const serves = new Float64Array(siteCount);
  if (flows) for (const flow of flows) serves[flow.site]! += flow.people;
  else nearest.site.forEach((site, row) => site >= 0 && (serves[site]! += people[row]!));
  const best = new Float64Array(people.length).fill(Infinity);
  const gain = (place: number): { people: number; saved: number; paid: number } => {
    let [reached, saved, paid] = [0, 0, 0];
    demand[place]!.forEach((row, at) => {
      const now = cost[place]![at]!;
      if (best[row] === Infinity) {
        reached += people[row]!;
        paid += people[row]! * now;
      } else if (now < best[row]!) saved += people[row]! * (best[row]! - now);
    });
    return { people: reached, saved, paid };
  };
  const left = Array.from(chosen, (_, place) => place).sort(
    (a, b) => Number(state[chosen[a]!] !== siteState.open) - Number(state[chosen[b]!] !== siteState.open) || chosen[a]! - chosen[b]!,
  );
  const gains: SiteGain[] = [];
  while (left.length > 0) {
    let pick = 0;
    let most = gain(left[0]!);
    if (state[chosen[left[0]!]!] !== siteState.open) {
      for (let at = 1; at < left.length; at++) {
        const other = gain(left[at]!);
        const more = other.people - most.people || other.saved - most.saved || most.paid - other.paid;
        if (more > 0) [pick, most] = [at, other];
      }
    }
    const place = left.splice(pick, 1)[0]!;
    const site = chosen[place]!;
    let [near, lost] = [0, 0];
    demand[place]!.forEach((row, at) => {
      best[row] = Math.min(best[row]!, cost[place]![at]!);
      near += people[row]!;
      if (nearest.sites[row] === 1) lost += people[row]!;
    });
    gains.push({
      site,
      open: state[site] === siteState.open,
      order: gains.length,
      people: flows ? serves[site]! : most.people,
      saved: most.saved,
      near,
      lost,
      serves: serves[site]!,
    });
  }
  return gains;
}
