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
