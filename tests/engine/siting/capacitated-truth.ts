import type { SitingOptions, SitingProblem } from '../../../src/engine/siting/contract';
import { siteState } from '../../../src/engine/siting/contract';
import { ProgramDraft, type MipSolver } from '../../support/mip/linear-program';

const total = ({ people }: SitingProblem): number => people.reduce((sum, one) => sum + one, 0);

export type Aim = 'cost' | 'served' | 'sites';

/**
 * A siting problem with capacities as the textbook states it, for HiGHS: open sites y, people x. NaN where it has no solution.
 * @param aim least people x cost of everyone; most people served; fewest sites that serve the share
 */
export function programOptimum(
  solve: MipSolver,
  problem: SitingProblem,
  { sites, cutoff, share, assign }: SitingOptions,
  aim: Aim,
): number {
  const { pairs, siteCount, people, state, capacity } = problem;
  const draft = new ProgramDraft(aim === 'served' ? 'most' : 'least');
  const open = Array.from({ length: siteCount }, (_, site) =>
    draft.column({
      objective: aim === 'sites' ? 1 : 0,
      lower: state[site] === siteState.open ? 1 : 0,
      upper: state[site] === siteState.forbidden ? 0 : 1,
      whole: true,
    }),
  );
  const ofRow: (readonly [number, number])[][] = Array.from(people, () => []);
  const ofSite: (readonly [number, number])[][] = Array.from(open, (column, site) => [
    [column, -Math.min(capacity![site]!, total(problem))],
  ]);
  const served: (readonly [number, number])[] = [];
  pairs.cost.forEach((cost, pair) => {
    const [site, row] = [pairs.facility[pair]!, pairs.demand[pair]!];
    const count = people[row]!;
    if (!(cost <= cutoff) || cost === Infinity || count === 0) return;
    // the share of the row's people who go there
    const column = draft.column({
      objective: aim === 'cost' ? count * cost : aim === 'served' ? count : 0,
      upper: 1,
      whole: assign === 'single',
    });
    ofRow[row]!.push([column, 1]);
    ofSite[site]!.push([column, count]);
    served.push([column, count]);
    draft.row(-Infinity, 0, [
      [column, 1],
      [open[site]!, -1],
    ]);
  });
  people.forEach((count, row) => {
    if (count > 0) draft.row(aim === 'cost' ? 1 : 0, 1, ofRow[row]!);
  });
  for (const entries of ofSite) draft.row(-Infinity, 0, entries);
  if (aim === 'sites') draft.row(share * total(problem), Infinity, served);
  if (sites !== null) {
    draft.row(
      sites,
      sites,
      open.map((column) => [column, 1] as const),
    );
  }
  const { status, objective } = solve(draft.program());
  return status === 'optimal' ? objective : NaN;
}
