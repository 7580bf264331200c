/** What is proven about one number of a plan. */
export interface Proof {
  readonly objective: number;
  /** no plan is better than this */
  readonly bound: number;
  /** |objective - bound| by |objective|, 0 where proven */
  readonly gap: number;
  readonly proven: boolean;
}

/** What a group (county, scenario) has before and after. */
export interface GroupOutcome {
  readonly people: number;
  readonly outsideBefore: number;
  readonly outside: number;
}

/** Lift the worst-off first: the largest number, or share, of people outside in any group is least, then all people outside. */
export interface WorstFirstPlan {
  /** rows of the open sites, ascending; fewer than asked for where more would change nothing */
  readonly chosen: readonly number[];
  readonly measure: 'people' | 'share';
  /** the worst group's people outside, or its share of them */
  readonly worst: Proof;
  /** all people outside, among the plans whose worst group is as good */
  readonly outside: Proof;
  readonly worstGroup: number;
  readonly groups: readonly GroupOutcome[];
  /** free sites that were looked at */
  readonly examined: number;
}

/** What a layout loses in one scenario: people outside, or people x cost. */
export interface ScenarioOutcome {
  readonly people: number;
  readonly probability: number;
  readonly loss: number;
  /** loss of the best layout found for this scenario alone */
  readonly best: number;
  /** loss - best, never negative */
  readonly regret: number;
}

/** A layout under a set of scenarios. */
export interface RobustPlan {
  readonly chosen: readonly number[];
  readonly unit: 'people' | 'people-cost';
  /** loss times probability; of the worst-case layout: bounded among the layouts whose worst scenario is as good */
  readonly expected: Proof;
  /** loss in the worst scenario */
  readonly worst: Proof;
  readonly worstScenario: number;
  readonly worstRegret: number;
  readonly scenarios: readonly ScenarioOutcome[];
  readonly examined: number;
}

/** One year of a plan by years. */
export interface PhasedYear {
  /** sites built in this year, the one that gains most first */
  readonly built: readonly number[];
  /** people of this year who come within reach by each of them, given those before it */
  readonly gains: readonly number[];
  readonly people: number;
  /** people of this year within reach of what stood at its beginning */
  readonly coveredBefore: number;
  readonly covered: number;
}

/** A way to build over the years, with what it misses. */
export interface YearlyAnswer {
  readonly years: readonly PhasedYear[];
  /** people within reach times the weight of the year, over all years */
  readonly peopleYears: number;
  /** people of the last year whom the best for that year would reach in addition, never negative */
  readonly lastYearRegret: number;
  /** people-years that the best over all years would reach in addition, never negative */
  readonly overallRegret: number;
}

/** Building year by year, all at once, and the best over all years. */
export interface PhasedPlan {
  /** each year the best for its own people, given the years before */
  readonly yearly: YearlyAnswer;
  /** of each year, given what the years before had built */
  readonly yearlyProofs: readonly Proof[];
  /** the best for the last year, built in the order that reaches most over the years; `unbuilt` cost more than any year has left */
  readonly atOnce: YearlyAnswer & { readonly chosen: readonly number[]; readonly unbuilt: readonly number[]; readonly covered: Proof };
  /** the best over all years together */
  readonly overall: YearlyAnswer;
  readonly overallProof: Proof;
  readonly examined: number;
}

/** What a tier has before and after. */
export interface TierOutcome {
  /** sites that stand at this tier in the plan, and those of them that are new at it */
  readonly sites: readonly number[];
  readonly built: readonly number[];
  /** people who have a service of this tier within its cutoff */
  readonly coveredBefore: number;
  readonly covered: number;
}

/** Tiers sited together. */
export interface HierarchicalPlan {
  readonly aim: 'all' | 'weighted';
  /** tier of each site in the plan, 0 none */
  readonly level: readonly number[];
  /** people who have every tier, or people of each tier times its weight */
  readonly value: Proof;
  /** the lowest first */
  readonly tiers: readonly TierOutcome[];
  readonly everyTierBefore: number;
  readonly everyTier: number;
  readonly totalPeople: number;
  /** standing sites below the highest tier that no higher site refers to; built ones always have one */
  readonly unreferred: readonly number[];
  /** sites x tiers that were looked at */
  readonly examined: number;
}

/** What money can be spent on. */
export const budgetKinds = ['build', 'upgrade', 'capacity', 'relocate', 'close', 'mobile'] as const;
export type BudgetKind = (typeof budgetKinds)[number];

/** Something that may be done once, for money. At most one is done at a site (a mobile service may stop where a facility stands). */
export interface BudgetAction {
  readonly id: string;
  readonly kind: BudgetKind;
  /** row of the site that is built, changed, moved away from or closed; where the mobile service stops */
  readonly site: number;
  /** 'relocate': row of the site that it moves to; else null */
  readonly to: number | null;
  /** of the action, 'mobile': of a day; below 0 only where closing saves money */
  readonly cost: number;
  /** 'build', 'upgrade', 'mobile': tier that it then has, 1 the lowest; null: 1, or as it is ('relocate') */
  readonly tier: number | null;
  /** people that it can serve then; 'capacity': people more; 'mobile': people a day; null: as it is, without limit where it is new */
  readonly capacity: number | null;
  /** 'mobile': most days that may be bought; 1 where null */
  readonly days: number | null;
  /** must be done, paid from the budget alone; a mobile service for all its days */
  readonly required: boolean;
}

/** An action that is done, with what it is good for. */
export interface DoneAction {
  readonly id: string;
  readonly kind: BudgetKind;
  readonly days: number;
  readonly cost: number;
  /** people served (of the value: times the weight of the tier), or people x cost saved, given the actions before it; they add up to all that is gained */
  readonly gained: number;
}

/** People of a place who are served by a site. */
export interface ServedBy {
  readonly site: number;
  readonly demand: number;
  /** 1 the lowest */
  readonly tier: number;
  readonly people: number;
  /** id of the action that serves them; null: what stands and stays as it is */
  readonly action: string | null;
}

/** What to do with a budget. */
export interface BudgetPlan {
  readonly unit: 'people' | 'people-cost';
  /** in the order in which gains are counted: the one that gains most by itself first */
  readonly actions: readonly DoneAction[];
  readonly spent: number;
  readonly budget: number;
  /** people served times the weight of their tier (most), or people x cost (least) */
  readonly value: Proof;
  readonly before: number;
  readonly totalPeople: number;
  /** who is served by whom where room is limited; null: everyone by what is near enough */
  readonly flows: readonly ServedBy[] | null;
  /** actions that were looked at */
  readonly examined: number;
}

/** How even a plan is between groups: the largest share, or number, of people outside in any group, or the Gini index of the shares within reach. */
export const frontEquities = ['worst-share', 'worst-people', 'gini'] as const;
export type FrontEquity = (typeof frontEquities)[number];

/** A plan that no other found is better than in people, evenness and cost at once. */
export interface FrontPoint {
  /** rows of the open sites, ascending */
  readonly chosen: readonly number[];
  /** of the new sites */
  readonly cost: number;
  readonly covered: Proof;
  /** less is more even */
  readonly equity: number;
  readonly worstShare: number;
  /** group of the worst share */
  readonly worstGroup: number;
  /** NaN where nobody is within reach */
  readonly gini: number;
  /** is it proven that no plan within `budget` whose worst group is at most `cap` covers more? The bound of `covered` is of these plans */
  readonly proven: boolean;
  readonly budget: number;
  /** of equity; Infinity: any */
  readonly cap: number;
  readonly outside: readonly number[];
}

/** The front between people within reach, evenness between groups, and cost. */
export interface FrontPlan {
  readonly equity: FrontEquity;
  /** cost ascending, then people descending */
  readonly points: readonly FrontPoint[];
  /** are these all non-dominated plans at the budgets looked at? */
  readonly complete: boolean;
  readonly totalPeople: number;
  readonly examined: number;
}

/** Ids of the planning models, one file each in `engine/siting`; words for them do not compile while one is missing. */
export const planModelIds = ['worst-first', 'front', 'budget', 'phased', 'hierarchical', 'robust'] as const;
export type PlanModelId = (typeof planModelIds)[number];

/** Columns of the tables that planning models answer with. */
export const planColumns = [
  'action',
  'best',
  'bound',
  'cost',
  'covered',
  'days',
  'equity',
  'gained',
  'gini',
  'group',
  'kind',
  'loss',
  'new',
  'number',
  'outside',
  'outside_before',
  'people',
  'plan',
  'probability',
  'proven',
  'regret',
  'scenario',
  'share_outside',
  'site',
  'sites',
  'tier',
  'worst_group',
  'worst_share',
  'year',
] as const;
export type PlanColumn = (typeof planColumns)[number];

/** One thing that an answer proves. */
export interface PlanFigure extends Proof {
  /** what it is: 'worst', 'outside', 'covered', 'people-years', 'value', 'expected' */
  readonly of: PlanFigureKind;
  readonly unit: 'people' | 'share' | 'people-cost';
}
export const planFigureKinds = ['worst', 'outside', 'covered', 'people-years', 'value', 'expected'] as const;
export type PlanFigureKind = (typeof planFigureKinds)[number];
