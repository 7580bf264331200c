import { columnsOf } from './columns';
import type { MedianCore } from './core';
import { decision } from './core';
import type { Relaxation } from './relaxation';
import { relaxation } from './relaxation';

/** How a climb goes on. */
export interface ClimbRule {
  /** share of the way to the target that a step would go if the slope kept */
  readonly pace: number;
  /** evaluations without a better bound before the pace is halved */
  readonly patience: number;
  /** the climb ends below this pace */
  readonly slowest: number;
}

/** The climb to the best lower bound of a core. */
export interface Climb {
  readonly bound: () => number;
  /** prices of the best bound */
  readonly price: Float64Array;
  /** what is decided by the bounds so far: no better answer has it otherwise */
  readonly decided: Uint8Array;
  readonly decisions: () => { readonly open: number; readonly closed: number };
  readonly relaxed: Relaxation;
  /** one evaluation. @returns is the climb still going? */
  readonly step: (limit: number, target: number) => boolean;
}

/**
 * Subgradient steps on the prices of rows, each deflected so that it does not undo the one before (Camerini, Fratta & Maffioli 1975), of
 * Polyak's length.
 * @param price to start from; kept
 */
export function climb(core: MedianCore, opened: number, price: Float64Array, rule: ClimbRule): Climb {
  const { base, rowStart, rowCost, site } = core;
  const relaxed = relaxation(core, columnsOf(core), opened);
  const { saving, order, slope, edge } = relaxed;
  const now = price.slice();
  const best = price.slice();
  const way = new Float64Array(base.length);
  const decided = new Uint8Array(site.length);
  let bound = -Infinity;
  let { pace } = rule;
  let idle = 0;
  let aim = Infinity;
  let [openings, closings] = [0, 0];

  const settle = (value: number, limit: number): void => {
    for (let place = 0; place < order.length; place++) {
      const one = order[place]!;
      if (decided[one] !== decision.none) continue;
      if (place < opened) {
        if (value - saving[one]! + edge.next >= limit) {
          decided[one] = decision.open;
          openings++;
        }
      } else if (value + saving[one]! - edge.last >= limit) {
        decided[one] = decision.closed;
        closings++;
      }
    }
  };

  const step = (limit: number, target: number): boolean => {
    if (target < aim) {
      aim = target;
      pace = rule.pace;
      idle = 0;
    }
    const value = relaxed.at(now);
    settle(value, limit);
    if (value > bound) {
      idle = value > bound + 1e-5 * (target - bound) ? 0 : idle + 1;
      bound = value;
      best.set(now);
      if (bound >= limit) return false;
    } else idle++;
    if (idle >= rule.patience) {
      pace /= 2;
      idle = 0;
      now.set(best);
      way.fill(0);
      if (pace < rule.slowest) return false;
      relaxed.at(now);
    }
    let [across, length] = [0, 0];
    for (let row = 0; row < slope.length; row++) {
      across += slope[row]! * way[row]!;
      length += way[row]! * way[row]!;
    }
    const turn = across < 0 ? (-1.5 * across) / length : 0;
    let norm = 0;
    for (let row = 0; row < slope.length; row++) {
      way[row] = slope[row]! + turn * way[row]!;
      norm += way[row]! * way[row]!;
    }
    if (norm === 0) return false;
    const far = (pace * (target - value)) / norm;
    for (let row = 0; row < slope.length; row++) {
      const to = now[row]! + far * way[row]!;
      const low = rowCost[rowStart[row]!]!;
      now[row] = to < low ? low : to > base[row]! ? base[row]! : to;
    }
    return true;
  };
  return { bound: () => bound, price: best, decided, decisions: () => ({ open: openings, closed: closings }), relaxed, step };
}
