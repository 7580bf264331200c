import type { Choice } from './choice';
import { slack } from './choice';

/** What is settled about an action in a branch of the search. */
export const settled = { open: 0, in: 1, out: -1 } as const;

/** The dearest choice in the relaxation, with the prices that prove it. */
export interface Relaxed {
  /** no allowed choice has a larger sum of profits; -Infinity: nothing is allowed */
  readonly value: number;
  /** part of each action in the relaxed choice, 0 to 1 */
  readonly share: Float64Array;
  /** profit less the price of what it takes from its purse */
  readonly margin: Float64Array;
  /** the largest margin among the actions of each place, at least 0 */
  readonly best: Float64Array;
}

const rounds = 48;

/**
 * Upper bound of the sum of profits of an allowed choice, with actions of a place and money exact up to fractions: every purse has a price, a place
 * takes the action that is worth most at these prices, the prices are chosen to make the bound least. For actions of one price at places of their
 * own this is the sum of the largest profits. Needs are not looked at; a second place is not either.
 */
export function relaxation(choice: Choice): (profit: Float64Array, fix: Int8Array) => Relaxed {
  const { purse, cost, budget, place, otherPlace, placeCount } = choice;
  const actions = purse.length;
  const listOf = Array.from(budget, (_, at) => {
    const own = Array.from({ length: actions }, (_, action) => action).filter((action) => purse[action] === at);
    return Int32Array.from(own.sort((a, b) => place[a]! - place[b]! || a - b));
  });
  const simple = new Set(place).size === actions && cost.every((one) => one === 1);
  const price = new Float64Array(budget.length);
  const share = new Float64Array(actions);
  const margin = new Float64Array(actions);
  const best = new Float64Array(placeCount);
  const blocked = new Uint8Array(placeCount);
  const room = new Float64Array(budget.length);

  /** Largest margin of each place among the actions of other purses than `at`. */
  const others = (profit: Float64Array, free: (action: number) => boolean, at: number): Float64Array => {
    const most = new Float64Array(placeCount);
    if (budget.length === 1) return most;
    for (let action = 0; action < actions; action++) {
      if (purse[action] === at || !free(action)) continue;
      const own = profit[action]! - price[purse[action]!]! * cost[action]!;
      if (own > most[place[action]!]!) most[place[action]!] = own;
    }
    return most;
  };
  /** Money that is taken from purse `at` at a price of it, less what is there. */
  const overdrawn = (profit: Float64Array, list: readonly number[], most: Float64Array, at: number, asked: number): number => {
    let taken = 0;
    for (let from = 0; from < list.length;) {
      const here = place[list[from]!]!;
      let [top, paid] = [most[here]!, 0];
      for (; from < list.length && place[list[from]!] === here; from++) {
        const action = list[from]!;
        const own = profit[action]! - asked * cost[action]!;
        if (own > top) [top, paid] = [own, cost[action]!];
      }
      taken += paid;
    }
    return taken - room[at]!;
  };

  return (profit, fix) => {
    room.set(budget);
    blocked.fill(0);
    share.fill(0);
    let value = 0;
    for (let action = 0; action < actions; action++) {
      if (fix[action] !== settled.in) continue;
      value += profit[action]!;
      share[action] = 1;
      room[purse[action]!]! -= cost[action]!;
      blocked[place[action]!] = 1;
      if (otherPlace[action]! >= 0) blocked[otherPlace[action]!] = 1;
    }
    const free = (action: number): boolean =>
      fix[action] === settled.open && !blocked[place[action]!] && (otherPlace[action]! < 0 || !blocked[otherPlace[action]!]);
    const lists = listOf.map((list) => Array.from(list).filter(free));
    const impossible = lists.some((list, at) => {
      const income = list.reduce((sum, action) => sum - Math.min(0, cost[action]!), 0);
      return room[at]! + income < -slack(budget[at]!);
    });
    if (impossible) return { value: -Infinity, share, margin, best };
    if (simple) {
      lists.forEach((list, at) => {
        const ranked = list.toSorted((a, b) => profit[b]! - profit[a]! || a - b);
        const count = Math.min(ranked.length, Math.floor(room[at]! + slack(1)));
        price[at] = ranked.length > count ? Math.max(0, profit[ranked[count]!]!) : 0;
        for (const action of ranked.slice(0, count)) {
          if (!(profit[action]! > 0)) break;
          value += profit[action]!;
          share[action] = 1;
        }
      });
    } else {
      for (let sweep = 0; sweep < (budget.length > 1 ? 2 : 1); sweep++) {
        lists.forEach((list, at) => {
          const most = others(profit, free, at);
          let high = 0;
          for (const action of list) if (cost[action]! > 0) high = Math.max(high, profit[action]! / cost[action]!);
          let low = 0;
          price[at] = 0;
          if (overdrawn(profit, list, most, at, 0) <= 0) return;
          for (let round = 0; round < rounds; round++) {
            const middle = (low + high) / 2;
            if (overdrawn(profit, list, most, at, middle) > 0) low = middle;
            else high = middle;
          }
          price[at] = high;
        });
      }
    }
    best.fill(0);
    for (let action = 0; action < actions; action++) {
      margin[action] = profit[action]! - price[purse[action]!]! * cost[action]!;
      if (free(action) && margin[action]! > best[place[action]!]!) best[place[action]!] = margin[action]!;
    }
    if (simple) return { value, share, margin, best };
    for (let at = 0; at < budget.length; at++) value += price[at]! * room[at]!;
    for (let at = 0; at < placeCount; at++) value += best[at]!;
    // who is taken at these prices, the surest first, as far as the money goes
    const sure = (action: number): number => margin[action]! - best[place[action]!]!;
    const left = room.slice();
    const order = lists.flat().filter((action) => sure(action) > -1e-9 * (1 + Math.abs(profit[action]!)) && profit[action]! > 0);
    const used = new Uint8Array(placeCount);
    for (const action of order.sort((a, b) => margin[b]! - margin[a]! || a - b)) {
      if (used[place[action]!]) continue;
      const paid = cost[action]!;
      const part = paid <= 0 ? 1 : Math.min(1, Math.max(0, left[purse[action]!]! / paid));
      if (part === 0) continue;
      used[place[action]!] = 1;
      share[action] = part;
      left[purse[action]!]! -= part * paid;
    }
    return { value, share, margin, best };
  };
}
