import { describe, expect, it } from 'vitest';
import type { BudgetOptions, BudgetProblem } from '../../../src/engine/siting/budget';
import { spend } from '../../../src/engine/siting/budget';
import type { MipSolver } from '../../support/mip/linear-program';
import { ProgramDraft } from '../../support/mip/linear-program';
import { planned } from '../../../src/engine/siting/plans/pulse';
import { loadMipSolver } from '../../support/mip/highs';
import type { BudgetAction, BudgetKind } from '../../../src/model/siting-plans';
import { bruteForce, costTable } from './brute-force';
import { planProblem } from './plan-problem';

interface Case {
  readonly plan: BudgetProblem;
  readonly table: readonly (readonly number[])[];
}

function made(seed: number, limited: boolean): Case {
  const sites = 9;
  const { problem, random, pick } = planProblem(seed, sites, 20);
  const standing = Uint8Array.from({ length: sites }, (_, site) => (site < 3 ? 1 + pick(2) : 0));
  const action = (kind: BudgetKind, site: number, more: Partial<BudgetAction> = {}): BudgetAction => ({
    id: `${kind} ${site}`,
    kind,
    site,
    to: null,
    cost: 1 + random() * 4,
    tier: null,
    capacity: limited && kind !== 'close' ? 50 + random() * 200 : null,
    days: null,
    required: false,
    ...more,
  });
  const actions = [
    action('build', 3, { tier: 2 }),
    action('build', 4),
    action('build', 4, { id: 'build 4 larger', tier: 2 }),
    action('build', 5),
    action('relocate', 0, { to: 6 }),
    action('relocate', 1, { to: 4, capacity: null }),
    action('close', 1, { cost: seed % 2 ? -2 : 1 }),
    action('mobile', 7, { days: 2 }),
    action('mobile', 2),
    ...(standing[2] === 1 ? [action('upgrade', 2, { tier: 2 })] : []),
    ...(limited ? [action('capacity', 0), action('capacity', 2)] : []),
  ].map((one, at) => ({ ...one, required: seed % 5 === 0 && at === 3 }));
  const plan: BudgetProblem = {
    ...problem,
    standing,
    capacity: Float64Array.from({ length: sites }, () => (limited ? 30 + random() * 150 : Infinity)),
    tiers: [
      { cutoff: 25, weight: 1 },
      { cutoff: 40, weight: 0.6 },
    ],
    actions,
    budget: 7,
  };
  return { plan, table: costTable(problem) };
}

interface Serving {
  readonly site: number;
  readonly tier: number;
  readonly room: number;
}

/** What serves after the actions with these numbers of days (0: not done), read one by one; null: they go against a rule. */
function after({ standing, capacity, actions, budget }: BudgetProblem, days: readonly number[]): Serving[] | null {
  const stands = new Map(Array.from(standing.keys(), (site) => [site, { site, tier: standing[site]!, room: capacity[site]! }] as const));
  const used = new Set<string>();
  const extra: Serving[] = [];
  let spent = 0;
  for (const [at, count] of days.entries()) {
    const { kind, site, to, cost, tier, capacity: room, required } = actions[at]!;
    if (required && count === 0) return null;
    if (count === 0) continue;
    spent += cost * count;
    const places =
      kind === 'mobile'
        ? [`mobile ${site}`, ...(standing[site] ? [] : [`${site}`])]
        : kind === 'relocate'
          ? [`${site}`, `${to}`]
          : [`${site}`];
    if (places.some((place) => used.has(place))) return null;
    places.forEach((place) => used.add(place));
    const old = { site, tier: standing[site]!, room: capacity[site]! };
    if (kind === 'build') stands.set(site, { site, tier: tier ?? 1, room: room ?? Infinity });
    if (kind === 'upgrade') stands.set(site, { ...old, tier: tier!, room: room ?? old.room });
    if (kind === 'capacity') stands.set(site, { ...old, room: old.room + room! });
    if (kind === 'close' || kind === 'relocate') stands.set(site, { ...old, tier: 0 });
    if (kind === 'relocate') stands.set(to!, { site: to!, tier: tier ?? old.tier, room: room ?? old.room });
    if (kind === 'mobile') extra.push({ site, tier: tier ?? 1, room: (room ?? Infinity) * count });
  }
  return spent > budget + 1e-9 ? null : [...stands.values(), ...extra].filter(({ tier }) => tier > 0);
}

/** The least that is lost by what serves: row by row, or by a linear program where room is limited. */
function lost({ plan, table }: Case, objective: BudgetOptions['objective'], serving: readonly Serving[], solve: MipSolver): number {
  const { people, tiers } = plan;
  const limited = serving.some(({ room }) => room < Infinity);
  const base = objective === 'people' ? 1 : objective.unserved;
  const lossAt = (cost: number): number => (objective === 'people' ? 0 : Math.min(cost, objective.unserved));
  let sum = 0;
  const draft = new ProgramDraft('least');
  const inside = serving.map((): [number, number][] => []);
  table.forEach((row, place) => {
    tiers.forEach(({ cutoff, weight }, at) => {
      const near = serving.map(({ site, tier }) => (tier > at && row[site]! <= cutoff ? lossAt(row[site]!) : base));
      sum += weight * people[place]! * (limited ? base : Math.min(base, ...near));
      if (!limited) return;
      const sent: [number, number][] = [];
      near.forEach((own, outlet) => {
        if (own >= base) return;
        const column = draft.column({ objective: weight * (own - base) });
        sent.push([column, 1]);
        inside[outlet]!.push([column, 1]);
      });
      draft.row(-Infinity, people[place]!, sent);
    });
  });
  if (!limited) return sum;
  inside.forEach((entries, outlet) => draft.row(-Infinity, serving[outlet]!.room, entries));
  return sum + solve(draft.program()).objective;
}

function best(own: Case, objective: BudgetOptions['objective'], solve: MipSolver): number {
  const days = own.plan.actions.map(() => 0);
  let least = Infinity;
  const at = (index: number): void => {
    if (index === days.length) {
      const serving = after(own.plan, days);
      if (serving) least = Math.min(least, lost(own, objective, serving, solve));
      return;
    }
    for (let count = 0; count <= (own.plan.actions[index]!.days ?? 1); count++) {
      days[index] = count;
      at(index + 1);
    }
    days[index] = 0;
  };
  at(0);
  return least;
}

describe('a budget', async () => {
  const solve = await loadMipSolver();
  const whole = ({ plan }: Case): number =>
    plan.people.reduce((sum, count) => sum + count, 0) * plan.tiers.reduce((sum, { weight }) => sum + weight, 0);
  const cases = [
    ...Array.from({ length: 10 }, (_, seed) => [seed + 1, 'people', false] as const),
    ...Array.from({ length: 6 }, (_, seed) => [seed + 1, { unserved: 90 }, false] as const),
    ...Array.from({ length: 3 }, (_, seed) => [seed + 1, 'people', true] as const),
    ...Array.from({ length: 2 }, (_, seed) => [seed + 4, { unserved: 90 }, true] as const),
  ];

  it.each(cases)('is spent as well as can be, seed %i %o limited %s', (seed, objective, limited) => {
    const own = made(seed, limited);
    const answer = planned(spend(own.plan, { objective }));
    const least = best(own, objective, solve);
    expect(answer.value.proven).toBe(true);
    // sums of floats in another order, a linear program by another solver
    expect(answer.value.objective).toBeCloseTo(objective === 'people' ? whole(own) - least : least, 5);
    expect(answer.spent).toBeLessThanOrEqual(own.plan.budget + 1e-9);
    const gained = answer.actions.reduce((sum, one) => sum + one.gained, 0);
    const change = answer.value.objective - answer.before;
    expect(gained).toBeCloseTo(objective === 'people' ? change : -change, 5);
    // the actions that are told lead to the value that is told
    const days = own.plan.actions.map(({ id }) => answer.actions.find((one) => one.id === id)?.days ?? 0);
    expect(lost(own, objective, after(own.plan, days)!, solve)).toBeCloseTo(least, 5);
    if (!limited) return;
    const served = answer.flows!.reduce((sum, { people, tier }) => sum + people * own.plan.tiers[tier - 1]!.weight, 0);
    if (objective === 'people') expect(served).toBeCloseTo(answer.value.objective, 5);
  });

  it('that is larger never serves fewer', () => {
    const own = made(3, false);
    let last = 0;
    for (const budget of [0, 2, 4, 6, 8, 10, 14]) {
      const { objective } = planned(spend({ ...own.plan, budget }, { objective: 'people' })).value;
      expect(objective).toBeGreaterThanOrEqual(last - 1e-9);
      last = objective;
    }
    expect(last).toBeGreaterThan(planned(spend({ ...own.plan, budget: 0 }, { objective: 'people' })).value.objective);
  });

  it('is maximal covering where every site costs 1', () => {
    const { problem } = planProblem(4, 10, 30, 0, 0);
    const table = costTable(problem);
    const { objective } = bruteForce(problem, 3, 'most', (set) =>
      table.reduce((sum, row, at) => sum + (set.some((site) => row[site]! <= 20) ? problem.people[at]! : 0), 0),
    );
    const actions = Array.from({ length: 10 }, (_, site): BudgetAction => ({
      id: String(site),
      kind: 'build',
      site,
      to: null,
      cost: 1,
      tier: null,
      capacity: null,
      days: null,
      required: false,
    }));
    const plan = {
      ...problem,
      standing: new Uint8Array(10),
      capacity: new Float64Array(10),
      tiers: [{ cutoff: 20, weight: 1 }],
      actions,
      budget: 3,
    };
    expect(planned(spend(plan, { objective: 'people' })).value.objective).toBeCloseTo(objective, 8);
  });

  it('is refused where what must be done costs more, and where an action makes no sense', () => {
    const { plan } = made(5, false);
    expect(() => planned(spend({ ...plan, budget: 0.5 }, { objective: 'people' }))).toThrow(/no-solution.*budget/);
    const wrong: BudgetAction = { ...plan.actions[0]!, kind: 'upgrade', site: 8 };
    expect(() => planned(spend({ ...plan, actions: [wrong] }, { objective: 'people' }))).toThrow(/bad-action.*stands-not/);
  });
});
