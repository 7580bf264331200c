/** Rules for what may be chosen together. Every purse is a limit of its own: sites to open, money of a year, sites of a tier. */
export interface Choice {
  /** purse that pays for each action */
  readonly purse: Int32Array;
  /** what it takes; below 0: it brings money in */
  readonly cost: Float64Array;
  /** what each purse holds, for all chosen actions together */
  readonly budget: Float64Array;
  /** place of each action: at most one action is chosen for a place */
  readonly place: Int32Array;
  /** second place that the action takes (it moves from one to the other); -1 none */
  readonly otherPlace: Int32Array;
  readonly placeCount: number;
  /** per action the actions of which at least one must be chosen too; null where it needs none */
  readonly needs: readonly (readonly number[] | null)[] | null;
  /** actions that are always chosen: what stands and stays */
  readonly given: readonly number[];
}

/** A choice of at most `count` of `actions` actions, each at its own place. */
export function anyOf(actions: number, count: number): Choice {
  return {
    purse: new Int32Array(actions),
    cost: new Float64Array(actions).fill(1),
    budget: Float64Array.of(count),
    place: Int32Array.from({ length: actions }, (_, action) => action),
    otherPlace: new Int32Array(actions).fill(-1),
    placeCount: actions,
    needs: null,
    given: [],
  };
}

/** Rounding that a budget forgives: sums of prices are floats. */
export const slack = (amount: number): number => 1e-9 * Math.max(1, Math.abs(amount));

/** What is chosen, and what of it may still be added. */
export interface Chosen {
  readonly has: Uint8Array;
  readonly spent: Float64Array;
  readonly add: (action: number) => void;
  readonly remove: (action: number) => void;
  /** is there money and place for it, and what it needs? */
  readonly fits: (action: number) => boolean;
  /** no purse overdrawn, and everything chosen has what it needs? */
  readonly sound: () => boolean;
  /** chosen actions, ascending */
  readonly list: () => number[];
}

/** Nothing chosen yet. */
export function nothingChosen({ purse, cost, budget, place, otherPlace, placeCount, needs }: Choice): Chosen {
  const has = new Uint8Array(purse.length);
  const spent = new Float64Array(budget.length);
  const taken = new Uint8Array(placeCount);
  const take = (action: number, value: 0 | 1): void => {
    has[action] = value;
    spent[purse[action]!]! += value ? cost[action]! : -cost[action]!;
    taken[place[action]!] = value;
    if (otherPlace[action]! >= 0) taken[otherPlace[action]!] = value;
  };
  const met = (action: number): boolean => {
    const asked = needs?.[action];
    return !asked || asked.some((one) => has[one]);
  };
  const within = (at: number, more: number): boolean => spent[at]! + more <= budget[at]! + slack(budget[at]!);
  return {
    has,
    spent,
    add: (action) => take(action, 1),
    remove: (action) => take(action, 0),
    fits: (action) =>
      !has[action] &&
      !taken[place[action]!] &&
      (otherPlace[action]! < 0 || !taken[otherPlace[action]!]) &&
      within(purse[action]!, cost[action]!) &&
      met(action),
    sound: () => budget.every((_, at) => within(at, 0)) && (!needs || has.every((chosen, action) => !chosen || met(action))),
    list: () => Array.from(has.keys()).filter((action) => has[action]),
  };
}
