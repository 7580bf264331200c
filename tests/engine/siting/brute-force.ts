import type { SitingProblem } from '../../../src/engine/siting/contract';
import { siteState } from '../../../src/engine/siting/contract';

/** Cost of each row and site as a plain table, Infinity where unreachable. */
export function costTable({ pairs, siteCount, people }: SitingProblem): readonly (readonly number[])[] {
  const table = Array.from(people, () => Array.from({ length: siteCount }, () => Infinity));
  pairs.cost.forEach((cost, pair) => {
    if (!Number.isNaN(cost)) table[pairs.demand[pair]!]![pairs.facility[pair]!] = cost;
  });
  return table;
}

/** Every set of open sites, `size` in all (null: any), with the open ones in and the forbidden ones out. */
export function* siteSets({ siteCount, state }: SitingProblem, size: number | null): Generator<readonly number[]> {
  for (let bits = 0; bits < 2 ** siteCount; bits++) {
    const set = Array.from({ length: siteCount }, (_, site) => site).filter((site) => (bits >> site) & 1);
    if (size !== null && set.length !== size) continue;
    const allowed = Array.from(state).every((kind, site) =>
      kind === siteState.open ? set.includes(site) : kind === siteState.forbidden ? !set.includes(site) : true,
    );
    if (allowed) yield set;
  }
}

/** The best value over all sets and the sets that reach it; an infeasible set has the value NaN. */
export function bruteForce(
  problem: SitingProblem,
  size: number | null,
  sense: 'least' | 'most',
  value: (set: readonly number[]) => number,
): { readonly objective: number; readonly sets: readonly (readonly number[])[] } {
  let objective = NaN;
  let sets: (readonly number[])[] = [];
  for (const set of siteSets(problem, size)) {
    const one = value(set);
    if (Number.isNaN(one)) continue;
    const better = Number.isNaN(objective) || (sense === 'least' ? one < objective : one > objective);
    if (better) [objective, sets] = [one, [set]];
    else if (one === objective) sets.push(set);
  }
  return { objective, sets };
}
