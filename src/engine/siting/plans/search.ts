import type { ActionRows } from './actions';
import type { Aim } from './aim';
import { better, objectiveOf, worth } from './aim';
import type { Choice } from './choice';
import { slack } from './choice';
import type { Bound } from './dual';
import { dualOf } from './dual';
import { draft, drafted, fill, improve } from './improve';
import type { Draft } from './improve';
import { kicked } from './kicks';
import { lossesOf } from './losses';
import type { Pulse, PlanSearch } from './pulse';
import { beat } from './pulse';
import { settled } from './relaxed';

/** The best choice found, what each group loses under it, and what is proven about it. */
export interface Found {
  /** chosen actions, ascending */
  readonly actions: readonly number[];
  readonly byGroup: Float64Array;
  /** worst scaled loss, or the sum of scaled losses */
  readonly objective: number;
  readonly bound: number;
  readonly proven: boolean;
}

/** How far a search goes. */
export interface Effort {
  /** moves of the prices at the root */
  readonly rounds: number;
  /** branches that are looked into; Infinity: until it is proven */
  readonly branches: number;
}
export const untilProven: Effort = { rounds: 500, branches: Infinity };

const branchRounds = 32;
/** Branches that may wait before the search goes depth first only. */
const mostWaiting = 4000;

/** Pairs that may be looked at for the bound of a root after a stop. */
const graceWork = 3e7;

/** Losses of a choice, added up from nothing. */
export function lossesUnder(rows: ActionRows, actions: readonly number[]): Float64Array {
  const losses = lossesOf(rows);
  actions.forEach(losses.add);
  return losses.byGroup;
}

/**
 * The choice of least loss: greedy addition and exchange, a Lagrangean bound, then branch and bound, depth first.
 * @param start a sound choice to begin from (with caps: one that keeps them); empty: none
 * @param pulse told what is known, and whether to stop
 */
export function* searchPlan(
  rows: ActionRows,
  choice: Choice,
  aim: Aim,
  start: readonly number[],
  pulse: Pulse,
  effort: Effort = untilProven,
): PlanSearch<Found> {
  const valueOf = (actions: readonly number[]): number => objectiveOf(aim, worth(aim, lossesUnder(rows, actions)));
  let best = [...new Set([...choice.given, ...start])].sort((a, b) => a - b);
  let worthy = worth(aim, lossesUnder(rows, best));
  const tell = (): void => {
    pulse.objective = objectiveOf(aim, worthy);
  };
  const take = (made: Draft): boolean => {
    if (!made.chosen.sound()) return false;
    const list = made.chosen.list();
    const own = worth(aim, lossesUnder(rows, list));
    if (!better(own, worthy)) return false;
    [best, worthy] = [list, own];
    tell();
    return true;
  };
  pulse.bound = -Infinity;
  tell();
  for (const perCost of [false, true]) {
    if (perCost && choice.cost.every((one) => one === 1)) continue;
    const made = start.length > 0 && !perCost ? drafted(rows, choice, aim, start) : draft(rows, choice, aim);
    yield* fill(rows, choice, aim, made, pulse, perCost);
    if (!pulse.stopped) yield* improve(rows, choice, aim, made, pulse);
    take(made);
  }
  yield* kicked(rows, choice, aim, () => best, take, pulse);
  const near = (): number => 1e-9 * Math.max(1, Math.abs(pulse.objective));
  const done = (bound: number): boolean => bound >= pulse.objective - near();

  const dual = dualOf(rows, choice, aim, best);
  const usual = new Float64Array(rows.actionCount);
  /** Moves the prices for a branch; the best look, and the actions that it settles, are kept. */
  function* climb(fix: Int8Array, rounds: number, root: boolean): PlanSearch<number> {
    let [top, stale, pace, tried] = [-Infinity, 0, root ? 1.5 : 0.7, ''];
    propagate(fix);
    // a root that is stopped is looked at a little all the same: the first prices prove next to nothing
    const grace = root ? Math.min(30, 1 + Math.floor(graceWork / dual.work)) : 1;
    for (let round = 0; round < rounds && (round < grace || !pulse.stopped); round++) {
      let seen = dual.look(fix);
      yield* beat(pulse, dual.work);
      if (seen.bound === Infinity) return Infinity;
      if (seen.bound > top + 1e-7 * Math.abs(top)) stale = 0;
      else if (++stale >= (root ? 12 : 5)) {
        stale = 0;
        pace *= 0.6;
        dual.back();
        seen = dual.look(fix);
      }
      if (seen.bound > top) {
        top = seen.bound;
        dual.keep();
        if (root) pulse.bound = Math.max(pulse.bound, Math.min(top, pulse.objective));
      }
      if (done(seen.bound)) return top;
      settle(seen, fix);
      for (let action = 0; action < usual.length; action++) usual[action]! += 0.15 * (seen.share[action]! - usual[action]!);
      if (!pulse.stopped && round % (root ? 8 : branchRounds) === (root ? 7 : branchRounds - 1)) {
        const order = likely(seen.share);
        if (order.join(' ') !== tried) {
          tried = order.join(' ');
          const made = drafted(rows, choice, aim, order);
          if (made.chosen.sound()) {
            if (root) yield* improve(rows, choice, aim, made, pulse);
            else yield* fill(rows, choice, aim, made, pulse);
            take(made);
          }
        }
      }
      if (pace < 0.02) break;
      dual.move(pulse.objective, pace);
    }
    return top;
  }
  /** What the relaxed choice takes, then what it took lately. */
  function likely(share: Float64Array): number[] {
    const list = Array.from(share.keys()).filter((action) => share[action]! > 0 || usual[action]! > 0.05);
    return list.sort((a, b) => share[b]! - share[a]! || usual[b]! - usual[a]! || a - b);
  }
  /** Settles the actions whose other way cannot lead to anything better. */
  function settle(seen: Bound, fix: Int8Array): void {
    const room = pulse.objective - near() - seen.bound;
    if (!Number.isFinite(room)) return;
    for (let action = 0; action < fix.length; action++) {
      if (fix[action] !== settled.open) continue;
      const short = seen.best[choice.place[action]!]! - seen.margin[action]!;
      if (short >= room) fix[action] = settled.out;
    }
    if (!(room > 0)) return;
    const second = new Float64Array(choice.placeCount);
    const first = new Int32Array(choice.placeCount).fill(-1);
    for (let action = 0; action < fix.length; action++) {
      if (fix[action] !== settled.open) continue;
      const [own, place] = [seen.margin[action]!, choice.place[action]!];
      if (first[place] === -1 && own === seen.best[place]) first[place] = action;
      else if (own > second[place]!) second[place] = own;
    }
    for (let place = 0; place < first.length; place++) {
      const action = first[place]!;
      if (action < 0 || choice.otherPlace[action]! >= 0) continue;
      if (seen.best[place]! - second[place]! >= room) fix[action] = settled.in;
    }
  }
  /** Rules out what what is settled leaves no place or money for. */
  function propagate(fix: Int8Array): void {
    const room = choice.budget.slice();
    const taken = new Uint8Array(choice.placeCount);
    const income = new Uint8Array(choice.budget.length);
    for (let action = 0; action < fix.length; action++) {
      if (fix[action] === settled.open && choice.cost[action]! < 0) income[choice.purse[action]!] = 1;
      if (fix[action] !== settled.in) continue;
      room[choice.purse[action]!]! -= choice.cost[action]!;
      for (const place of [choice.place[action]!, choice.otherPlace[action]!]) if (place >= 0) taken[place] = 1;
    }
    for (let action = 0; action < fix.length; action++) {
      if (fix[action] !== settled.open) continue;
      const other = choice.otherPlace[action]!;
      const at = choice.purse[action]!;
      const dear = !income[at] && choice.cost[action]! > room[at]! + slack(choice.budget[at]!);
      if (dear || taken[choice.place[action]!] || (other >= 0 && taken[other])) fix[action] = settled.out;
    }
  }

  const root = new Int8Array(rows.actionCount);
  for (const action of choice.given) root[action] = settled.in;
  let bound = yield* climb(root, effort.rounds, true);
  interface Branch {
    readonly fix: Int8Array;
    readonly bound: number;
  }
  const waiting: Branch[] = done(bound) ? [] : [{ fix: root, bound }];
  // down from a branch until it ends, then the branch of the least bound
  let dive = false;
  for (let branches = 0; waiting.length > 0 && branches < effort.branches && !pulse.stopped; branches++) {
    if (!dive && waiting.length < mostWaiting) {
      let least = waiting.length - 1;
      for (let at = 0; at < waiting.length; at++) if (waiting[at]!.bound < waiting[least]!.bound) least = at;
      waiting.push(...waiting.splice(least, 1));
    }
    dive = false;
    const { fix, bound: above } = waiting.pop()!;
    if (done(above)) continue;
    const own = branches === 0 ? above : Math.max(above, yield* climb(fix, branchRounds, false));
    if (pulse.stopped) {
      waiting.push({ fix, bound: above });
      break;
    }
    if (done(own)) continue;
    propagate(fix);
    if (!fix.includes(settled.open)) {
      const all = Array.from(fix.keys()).filter((action) => fix[action] === settled.in);
      const made = drafted(rows, choice, aim, all);
      if (made.chosen.list().length === all.length) take(made);
      continue;
    }
    let [split, top] = [-1, -1];
    for (let action = 0; action < fix.length; action++) {
      if (fix[action] !== settled.open) continue;
      const doubt = Math.min(usual[action]!, 1 - usual[action]!);
      if (doubt > top) [split, top] = [action, doubt];
    }
    for (const kind of [settled.out, settled.in]) {
      const next = fix.slice();
      next[split] = kind;
      waiting.push({ fix: next, bound: own });
    }
    dive = true;
    pulse.bound = waiting.reduce((least, one) => Math.min(least, one.bound), pulse.objective);
  }
  bound = waiting.reduce((least, one) => Math.min(least, one.bound), pulse.objective);
  const objective = valueOf(best);
  const proven = done(bound);
  if (proven) bound = objective;
  pulse.bound = bound;
  return { actions: best, byGroup: lossesUnder(rows, best), objective, bound, proven };
}

/** A first look at a problem, not carried on to the proof. */
export const firstLook = (effort: Effort): Effort => ({ ...effort, branches: 0 });

/** Carries a first look on to the proof, where it has none yet; what was known stays known. */
export function* carryOn(found: Found, rows: ActionRows, choice: Choice, aim: Aim, pulse: Pulse, effort: Effort): PlanSearch<Found> {
  if (found.proven || effort.branches === 0 || pulse.stopped) return found;
  const longer = yield* searchPlan(rows, choice, aim, found.actions, pulse, effort);
  return { ...longer, bound: longer.proven ? longer.bound : Math.max(longer.bound, found.bound) };
}
