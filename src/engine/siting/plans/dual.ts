import type { ActionRows } from './actions';
import type { Aim } from './aim';
import type { Choice } from './choice';
import type { Relaxed } from './relaxed';
import { relaxation } from './relaxed';

/** A bound of the loss, and the relaxed choice it comes from. */
export interface Bound extends Relaxed {
  /** no allowed choice loses less; Infinity: none is allowed */
  readonly bound: number;
}

/** Prices of a Lagrangean relaxation, and how they are moved. */
export interface Dual {
  /** the bound at the prices */
  readonly look: (fix: Int8Array) => Bound;
  /** moves the prices by the last look towards `target` */
  readonly move: (target: number, pace: number) => void;
  readonly keep: () => void;
  /** back to the prices that were kept */
  readonly back: () => void;
  /** pairs looked at by a look and a move */
  readonly work: number;
}

/** The nearest point of {x >= 0, sum x = total} to `values[from..to)`, in place (Held, Wolfe & Crowder 1974). */
function ontoSimplex(values: Float64Array, from: number, to: number, total: number): void {
  const sorted = values.slice(from, to).sort().reverse();
  let [sum, cut] = [0, 0];
  for (let at = 0; at < sorted.length; at++) {
    sum += sorted[at]!;
    const level = (sum - total) / (at + 1);
    if (sorted[at]! > level) cut = level;
  }
  for (let at = from; at < to; at++) values[at] = Math.max(0, values[at]! - cut);
}

/**
 * Lagrangean relaxation of the least loss: a row may be served more than once at a price per row (Narula, Ogbu & Samuelsson 1977); the worst group is
 * replaced by a weighted mean of all groups, caps by a price per group; an owner's loss by a weighted mean over its rows; needs by a price per action.
 * Every set of prices gives a valid bound.
 * @param start actions of a good choice, from which the first prices are guessed
 */
export function dualOf(rows: ActionRows, choice: Choice, aim: Aim, start: readonly number[]): Dual {
  const {
    actionCount,
    actionStart,
    actionRow,
    actionCost,
    rowStart,
    rowCost,
    base,
    weight,
    group,
    owner,
    groupCount,
    fixed,
    room,
    size: people,
  } = rows;
  const { needs } = choice;
  const size = base.length;
  const relaxed = relaxation(choice);
  // price of each group (of 'worst': its part, they add up to 1), of each need, and the parts of an owner's rows
  const mu = new Float64Array(groupCount).fill(aim.worst ? 1 / Math.max(1, groupCount) : 0);
  const factor = new Float64Array(groupCount);
  const weigh = (): void => {
    for (let at = 0; at < groupCount; at++) factor[at] = aim.worst ? mu[at]! * aim.scale[at]! : aim.scale[at]! + mu[at]!;
  };
  weigh();
  const part = new Float64Array(size).fill(1);
  const ownerStart: number[] = [];
  if (owner) {
    for (let row = 0; row < size; row++) if (row === 0 || owner[row] !== owner[row - 1]) ownerStart.push(row);
    ownerStart.push(size);
    for (let at = 0; at + 1 < ownerStart.length; at++) {
      part.fill(1 / (ownerStart[at + 1]! - ownerStart[at]!), ownerStart[at], ownerStart[at + 1]);
    }
  }
  const need = needs ? new Float64Array(actionCount) : null;
  const theta = new Float64Array(size);
  const most = (row: number): number => factor[group[row]!]! * weight[row]! * part[row]! * (base[row]! - rowCost[rowStart[row]!]!);
  const serving = new Int32Array(size);
  for (const action of start) for (let at = actionStart[action]!; at < actionStart[action + 1]!; at++) serving[actionRow[at]!]!++;
  for (let row = 0; row < size; row++) theta[row] = most(row) * (serving[row] === 0 ? 0 : serving[row] === 1 ? 0.5 : 0.8);

  const profit = new Float64Array(actionCount);
  const over = new Float64Array(size);
  const saved = new Float64Array(size);
  const needOver = need ? new Float64Array(actionCount) : null;
  const loss = new Float64Array(groupCount);
  let last = -Infinity;
  const kept = { theta: theta.slice(), mu: mu.slice(), part: part.slice(), need: need?.slice() ?? null };

  /** part of each row of each action that its room holds, those first who are worth most a head */
  const filled = room ? new Float64Array(actionRow.length) : null;
  /** What an action is worth at the prices, rows of weights `value`. */
  const worthOf = (action: number, value: Float64Array): number => {
    const [from, to] = [actionStart[action]!, actionStart[action + 1]!];
    const gain = (at: number): number => value[actionRow[at]!]! * (base[actionRow[at]!]! - actionCost[at]!) - theta[actionRow[at]!]!;
    let sum = 0;
    if (!filled || room![action] === Infinity) {
      for (let at = from; at < to; at++) {
        const own = gain(at);
        if (filled) filled[at] = Number(own > 0);
        if (own > 0) sum += own;
      }
      return sum;
    }
    filled.fill(0, from, to);
    const list: (readonly [at: number, own: number, count: number])[] = [];
    for (let at = from; at < to; at++) if (gain(at) > 0) list.push([at, gain(at), people[actionRow[at]!]!]);
    let left = room![action]!;
    for (const [at, own, count] of list.sort((a, b) => b[1] / b[2] - a[1] / a[2] || a[0] - b[0])) {
      const part = Math.min(1, left / count);
      if (!(part > 0)) break;
      filled[at] = part;
      sum += part * own;
      left -= part * count;
    }
    return sum;
  };

  const look = (fix: Int8Array): Bound => {
    let constant = 0;
    for (let at = 0; at < groupCount; at++) constant += factor[at]! * fixed[at]! - (aim.cap && mu[at]! > 0 ? mu[at]! * aim.cap[at]! : 0);
    const value = new Float64Array(size);
    for (let row = 0; row < size; row++) {
      value[row] = factor[group[row]!]! * weight[row]! * part[row]!;
      constant += value[row]! * base[row]! - theta[row]!;
    }
    for (let action = 0; action < actionCount; action++) {
      profit[action] = fix[action]! < 0 ? 0 : worthOf(action, value);
    }
    if (need) {
      for (let action = 0; action < actionCount; action++) {
        const asked = needs![action];
        if (!asked || need[action] === 0) continue;
        profit[action]! -= need[action]!;
        for (const one of asked) profit[one]! += need[action]!;
      }
    }
    const found = relaxed(profit, fix);
    last = constant - found.value;
    over.fill(-1);
    saved.fill(0);
    for (let action = 0; action < actionCount; action++) {
      const share = found.share[action]!;
      if (share === 0) continue;
      for (let at = actionStart[action]!; at < actionStart[action + 1]!; at++) {
        const row = actionRow[at]!;
        const part = filled ? filled[at]! : Number(value[row]! * (base[row]! - actionCost[at]!) - theta[row]! > 0);
        if (part === 0) continue;
        over[row]! += share * part;
        saved[row]! += share * part * (base[row]! - actionCost[at]!);
      }
    }
    if (needOver) {
      for (let action = 0; action < actionCount; action++) {
        const asked = needs![action];
        needOver[action] = asked ? found.share[action]! - asked.reduce((sum, one) => sum + found.share[one]!, 0) : 0;
      }
    }
    return { ...found, bound: last };
  };

  const move = (target: number, pace: number): void => {
    const ahead = pace * Math.max(target - last, 1e-9 * Math.abs(target));
    if (!Number.isFinite(ahead)) return;
    let norm = 0;
    for (let row = 0; row < size; row++) if (over[row]! > 0 || theta[row]! > 0) norm += over[row]! * over[row]!;
    if (needOver) for (let at = 0; at < actionCount; at++) if (needOver[at]! > 0 || need![at]! > 0) norm += needOver[at]! * needOver[at]!;
    const before = factor.slice();
    const oldPart = owner ? part.slice() : part;
    if (owner) {
      // an owner's row that is still unserved weighs more, one that is served twice less
      for (let at = 0; at + 1 < ownerStart.length; at++) {
        const [from, to] = [ownerStart[at]!, ownerStart[at + 1]!];
        if (to - from < 2) continue;
        let mean = 0;
        for (let row = from; row < to; row++) mean += (base[row]! - saved[row]!) / (to - from);
        for (let row = from; row < to; row++) part[row]! += 0.1 * pace * (base[row]! - saved[row]! - mean);
        ontoSimplex(part, from, to, 1);
      }
    }
    if (aim.worst || aim.cap) {
      loss.set(fixed);
      for (let row = 0; row < size; row++) loss[group[row]!]! += weight[row]! * oldPart[row]! * (base[row]! - saved[row]!);
      let [mean, square] = [0, 0];
      for (let at = 0; at < groupCount; at++) {
        loss[at] = aim.worst ? loss[at]! * aim.scale[at]! : Number.isFinite(aim.cap![at]!) ? loss[at]! - aim.cap![at]! : 0;
        if (aim.worst) mean += loss[at]! / groupCount;
      }
      for (let at = 0; at < groupCount; at++) if (loss[at]! - mean > 0 || mu[at]! > 0) square += (loss[at]! - mean) ** 2;
      if (square > 0) for (let at = 0; at < groupCount; at++) mu[at]! += ((0.3 * ahead) / square) * (loss[at]! - mean);
      if (aim.worst) ontoSimplex(mu, 0, groupCount, 1);
      else for (let at = 0; at < groupCount; at++) mu[at] = Math.max(0, mu[at]!);
      weigh();
    }
    const step = norm > 0 ? ahead / norm : 0;
    for (let row = 0; row < size; row++) {
      const was = before[group[row]!]! * oldPart[row]!;
      const now = factor[group[row]!]! * part[row]!;
      const scaled = was > 0 ? (theta[row]! * now) / was : 0;
      theta[row] = Math.min(most(row), Math.max(0, scaled + step * over[row]!));
    }
    if (needOver) for (let at = 0; at < actionCount; at++) need![at] = Math.max(0, need![at]! + step * needOver[at]!);
  };

  return {
    look,
    move,
    keep: () => {
      kept.theta.set(theta);
      kept.mu.set(mu);
      kept.part.set(part);
      if (need) kept.need!.set(need);
    },
    back: () => {
      theta.set(kept.theta);
      mu.set(kept.mu);
      part.set(kept.part);
      if (need) need.set(kept.need!);
      weigh();
    },
    work: 2 * actionRow.length + 4 * size + 40 * actionCount,
  };
}
