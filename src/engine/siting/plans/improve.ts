import type { ActionRows } from './actions';
import type { Aim, Worth } from './aim';
import { better, worth } from './aim';
import type { Choice, Chosen } from './choice';
import { nothingChosen } from './choice';
import type { Losses } from './losses';
import { lossesOf } from './losses';
import type { Pulse, PlanSearch } from './pulse';
import { beat } from './pulse';

/** A choice in the making with what it loses. */
export interface Draft {
  readonly chosen: Chosen;
  readonly losses: Losses;
  readonly add: (action: number) => void;
  readonly remove: (action: number) => void;
  readonly worth: () => Worth;
}

/** Nothing chosen yet but what is given. */
export function draft(rows: ActionRows, choice: Choice, aim: Aim): Draft {
  const chosen = nothingChosen(choice);
  const losses = lossesOf(rows);
  for (const action of choice.given) {
    chosen.add(action);
    losses.add(action);
  }
  return {
    chosen,
    losses,
    add: (action) => {
      chosen.add(action);
      losses.add(action);
    },
    remove: (action) => {
      chosen.remove(action);
      losses.remove(action);
    },
    worth: () => worth(aim, losses.byGroup),
  };
}

/** The action that helps most when added to the draft, -1 where none helps; by `perCost` help is counted per cost. */
function* bestAddition(rows: ActionRows, choice: Choice, aim: Aim, made: Draft, pulse: Pulse, perCost: boolean): PlanSearch<number> {
  const less = new Float64Array(rows.groupCount);
  const before = made.worth();
  let [found, top, rate]: [number, Worth, number] = [-1, before, 0];
  const { atMost } = made.losses;
  const paidFor = (action: number): number => (perCost ? Math.max(choice.cost[action]!, 1e-12) : 1);
  const hope = atMost ? Float64Array.from({ length: rows.actionCount }, (_, action) => atMost(action) / paidFor(action)) : null;
  if (hope) yield* beat(pulse, rows.rowAction.length);
  const order = Array.from({ length: rows.actionCount }, (_, action) => action).filter((action) => made.chosen.fits(action));
  if (hope) order.sort((a, b) => hope[b]! - hope[a]! || a - b);
  for (const action of order) {
    // nothing further can help more than what was found
    if (hope && hope[action]! <= (perCost ? rate : before.second - top.second)) break;
    made.losses.gain(action, less);
    yield* beat(pulse, made.losses.size(action));
    const then = worth(aim, made.losses.byGroup, less);
    if (perCost) {
      if (!better(then, before)) continue;
      const own = (before.first - then.first || before.second - then.second) / paidFor(action);
      if (own > rate) [found, rate] = [action, own];
    } else if (better(then, top)) [found, top] = [action, then];
  }
  return found;
}

/** Adds what helps most, again and again, while something helps and fits. */
export function* fill(rows: ActionRows, choice: Choice, aim: Aim, made: Draft, pulse: Pulse, perCost = false): PlanSearch<void> {
  for (;;) {
    const action = yield* bestAddition(rows, choice, aim, made, pulse, perCost);
    if (action < 0) return;
    made.add(action);
  }
}

/** Moves an action to another purse (year, tier) against one that moves to its own. */
function* exchange(choice: Choice, made: Draft, pulse: Pulse): PlanSearch<boolean> {
  const { purse, place, budget } = choice;
  if (budget.length < 2) return false;
  const at = new Map<number, number>();
  purse.forEach((own, action) => at.set(place[action]! * budget.length + own, action));
  const list = made.chosen.list();
  for (const [from, a] of list.entries()) {
    for (const b of list.slice(from + 1)) {
      if (purse[a] === purse[b]) continue;
      const [c, d] = [at.get(place[a]! * budget.length + purse[b]!), at.get(place[b]! * budget.length + purse[a]!)];
      if (c === undefined || d === undefined) continue;
      const before = made.worth();
      [a, b].forEach(made.remove);
      [c, d].forEach(made.add);
      yield* beat(pulse, 2 * (made.losses.size(a) + made.losses.size(b)));
      if (made.chosen.sound() && better(made.worth(), before)) return true;
      [c, d].forEach(made.remove);
      [a, b].forEach(made.add);
    }
  }
  return false;
}

/** Makes a draft what it was. */
function restore(made: Draft, list: readonly number[]): void {
  const was = new Set(list);
  for (const action of made.chosen.list()) if (!was.has(action)) made.remove(action);
  for (const action of list) if (!made.chosen.has[action]) made.add(action);
}

/** Does something that brings money in, for the sake of what the money buys. */
function* earn(rows: ActionRows, choice: Choice, aim: Aim, made: Draft, pulse: Pulse): PlanSearch<boolean> {
  const { cost, place, given } = choice;
  for (let action = 0; action < rows.actionCount; action++) {
    if (!(cost[action]! < 0) || made.chosen.has[action]) continue;
    const before = made.worth();
    const list = made.chosen.list();
    for (const other of list) if (place[other] === place[action] && !given.includes(other)) made.remove(other);
    if (made.chosen.fits(action)) {
      made.add(action);
      yield* fill(rows, choice, aim, made, pulse);
      if (made.chosen.sound() && better(made.worth(), before)) return true;
    }
    restore(made, list);
  }
  return false;
}

/**
 * Improves a draft until no action can be left out, exchanged for another (and the rest of the money spent), or moved to another purse with profit.
 * The draft is sound and stays so. Ends early where the pulse says stop.
 */
export function* improve(rows: ActionRows, choice: Choice, aim: Aim, made: Draft, pulse: Pulse): PlanSearch<void> {
  const unit = choice.cost.every((one) => one === 1);
  const given = new Set(choice.given);
  for (let again = true; again && !pulse.stopped;) {
    again = false;
    yield* fill(rows, choice, aim, made, pulse);
    for (const out of made.chosen.list()) {
      if (pulse.stopped) break;
      if (!made.chosen.has[out] || given.has(out)) continue;
      const before = made.worth();
      made.remove(out);
      yield* beat(pulse, made.losses.size(out));
      const added: number[] = [];
      for (let more = true; more;) {
        const action = yield* bestAddition(rows, choice, aim, made, pulse, false);
        if (action >= 0) {
          made.add(action);
          added.push(action);
        }
        more = action >= 0 && !unit;
      }
      if (made.chosen.sound() && better(made.worth(), before)) {
        again = true;
        continue;
      }
      added.reverse().forEach(made.remove);
      made.add(out);
    }
    if (!again && !pulse.stopped) again = (yield* exchange(choice, made, pulse)) || (yield* earn(rows, choice, aim, made, pulse));
  }
}

/** Makes a draft of the listed actions, as far as they fit. */
export function drafted(rows: ActionRows, choice: Choice, aim: Aim, actions: Iterable<number>): Draft {
  const made = draft(rows, choice, aim);
  let waiting = [...actions];
  for (let more = true; more;) {
    const left: number[] = [];
    for (const action of waiting) {
      if (made.chosen.fits(action)) made.add(action);
      else left.push(action);
    }
    more = left.length < waiting.length && choice.needs !== null;
    waiting = left;
  }
  return made;
}
