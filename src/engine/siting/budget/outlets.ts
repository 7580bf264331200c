import { Failure } from '../../../model/finding';
import type { BudgetAction, BudgetKind } from '../../../model/siting-plans';
import type { CostMatrix } from '../../access';
import type { Choice } from '../plans/choice';

/** What stands, what may be done, and what is to be served. */
export interface BudgetProblem {
  readonly pairs: CostMatrix;
  readonly siteCount: number;
  readonly people: Float64Array;
  /** tier that stands at each site: 0 none, 1 the lowest */
  readonly standing: Uint8Array;
  /** people that each standing site can serve, Infinity without limit */
  readonly capacity: Float64Array;
  /** the lowest first: a person has a tier where a site of this tier or a higher one is within its cutoff, and counts its weight */
  readonly tiers: readonly { readonly cutoff: number; readonly weight: number }[];
  readonly actions: readonly BudgetAction[];
  readonly budget: number;
}

/** A place that serves: what stands, or what an action makes of it. */
export interface Outlet {
  /** row of its action; -1: what stands and stays */
  readonly action: number;
  /** of a mobile service; else 1 */
  readonly days: number;
  /** -1: it serves nobody (closed) */
  readonly site: number;
  readonly tier: number;
  readonly room: number;
  readonly cost: number;
  readonly place: number;
  readonly otherPlace: number;
}

interface Stand {
  readonly tier: number;
  readonly room: number;
}
type Making = (action: BudgetAction, stand: Stand) => Pick<Outlet, 'site' | 'tier' | 'room'>;

/** What each kind of action makes. A facility that moves keeps its tier and its room where nothing else is said. */
const makes: Readonly<Record<BudgetKind, Making>> = {
  build: ({ site, tier, capacity }) => ({ site, tier: tier ?? 1, room: capacity ?? Infinity }),
  upgrade: ({ site, tier, capacity }, stand) => ({ site, tier: tier ?? stand.tier + 1, room: capacity ?? stand.room }),
  capacity: ({ site, capacity }, stand) => ({ site, tier: stand.tier, room: stand.room + (capacity ?? 0) }),
  relocate: ({ to, tier, capacity }, stand) => ({ site: to!, tier: tier ?? stand.tier, room: capacity ?? stand.room }),
  close: () => ({ site: -1, tier: 0, room: 0 }),
  mobile: ({ site, tier, capacity }) => ({ site, tier: tier ?? 1, room: capacity ?? Infinity }),
};

/** Does the kind change what stands? */
const changes: Readonly<Record<BudgetKind, boolean>> = {
  build: false,
  upgrade: true,
  capacity: true,
  relocate: true,
  close: true,
  mobile: false,
};

/** @throws Failure siting.bad-action */
function checked(action: BudgetAction, standing: Uint8Array, tiers: number): void {
  const { id, kind, site, to, cost, tier, capacity, days } = action;
  const refuse = (reason: string, details: Readonly<Record<string, number>> = {}): never => {
    throw new Failure('siting.bad-action', {}, { id, reason, ...details });
  };
  if (kind === 'build' && standing[site]! > 0) refuse('stands', { site });
  if (changes[kind] && standing[site] === 0) refuse('stands-not', { site });
  if (kind === 'relocate' && to === null) refuse('to');
  if (kind === 'relocate' && standing[to!]! > 0) refuse('stands', { site: to! });
  const least = kind === 'upgrade' ? standing[site]! + 1 : 1;
  const own = tier ?? least;
  if (kind !== 'close' && kind !== 'capacity' && !(Number.isInteger(own) && own >= least && own <= tiers))
    refuse('tier', { tier: own, tiers });
  if (!Number.isFinite(cost) || (cost < 0 && kind !== 'close')) refuse('cost', { cost });
  if (capacity !== null && !(capacity >= 0)) refuse('capacity', { capacity });
  if (days !== null && !(Number.isInteger(days) && days >= 1 && days <= 366)) refuse('days', { days });
}

/**
 * Everything that may serve, and the rules for choosing among it: a site is what stands there or what one action makes of it; a mobile service of n days
 * is an outlet of its own for each n. Standing sites that no action touches and that have room for all are not listed: they are what rows have already.
 * @throws Failure siting.bad-action
 */
export function outlets({ siteCount, standing, capacity, tiers, actions, budget }: BudgetProblem): {
  readonly list: readonly Outlet[];
  readonly choice: Choice;
  /** standing sites that are not listed */
  readonly settled: readonly number[];
} {
  const list: Outlet[] = [];
  const given: number[] = [];
  const settled: number[] = [];
  for (const action of actions) checked(action, standing, tiers.length);
  const touched = new Set(actions.filter(({ kind }) => changes[kind]).map(({ site }) => site));
  for (let site = 0; site < siteCount; site++) {
    if (standing[site] === 0) continue;
    if (!touched.has(site) && capacity[site] === Infinity) {
      settled.push(site);
      continue;
    }
    const at =
      list.push({ action: -1, days: 1, site, tier: standing[site]!, room: capacity[site]!, cost: 0, place: site, otherPlace: -1 }) - 1;
    if (!touched.has(site)) given.push(at);
  }
  actions.forEach((action, row) => {
    const { kind, site, to, cost } = action;
    const made = makes[kind](action, { tier: standing[site]!, room: capacity[site]! });
    const most = kind === 'mobile' ? (action.days ?? 1) : 1;
    for (let days = 1; days <= most; days++) {
      list.push({
        ...made,
        action: row,
        days,
        room: made.room * days,
        cost: cost * days,
        place: kind === 'mobile' ? siteCount + site : site,
        otherPlace: kind === 'relocate' ? to! : kind === 'mobile' && standing[site] === 0 ? site : -1,
      });
    }
    // a mobile service that must come comes for all its days
    if (action.required) given.push(list.length - 1);
  });
  const used = new Set<number>();
  for (const at of given) {
    for (const place of [list[at]!.place, list[at]!.otherPlace]) {
      if (place < 0) continue;
      if (used.has(place)) throw new Failure('siting.bad-action', {}, { id: actions[list[at]!.action]!.id, reason: 'conflict' });
      used.add(place);
    }
  }
  const column = (value: (outlet: Outlet) => number): Int32Array => Int32Array.from(list, value);
  return {
    list,
    settled,
    choice: {
      purse: new Int32Array(list.length),
      cost: Float64Array.from(list, ({ cost }) => cost),
      budget: Float64Array.of(budget),
      place: column(({ place }) => place),
      otherPlace: column(({ otherPlace }) => otherPlace),
      placeCount: 2 * siteCount,
      needs: null,
      given,
    },
  };
}
