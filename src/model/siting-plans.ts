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
