import { modeAt, paceAt } from './ground';
import type { Ground } from './ground';
import { cyclingFactor, toblerFactor } from './slope';
import type { Steps } from './steps';

/** +1 where the search runs with the traveller (from the facility), -1 where it runs against him. */
export type Sense = 1 | -1;

/** Seconds of a step (its number in `moves`) from a cell; Infinity into or past a barrier. */
export type StepSeconds = (cell: number, step: number) => number;

/** What slope does to a surface: nothing, the walker's factor to every step, or each cell's share by its own mode. */
export type SlopeRule = 'level' | 'walking' | 'mixed';

/**
 * What a step over a surface costs: its length times the mean pace of the cells it crosses: two halves for straight and diagonal steps,
 * four quarters for a knight's. Two barriers that touch at a corner only do not stop a diagonal step between them (8-connected, as GRASS
 * r.cost and AccessMod have it); lines are therefore burned 4-connected. Slope is the rise between the centres of the two ends over the
 * level length, in the traveller's direction. `kernel/surface.as.ts` does the same sums in the same order.
 */
export function stepSecondsOf(ground: Ground, steps: Steps, slopeRule: SlopeRule, sense: Sense): StepSeconds {
  const { neighbours, stride, offset, between, share, perMetre } = steps;
  return (cell, step) => {
    const near = cell + offset[step]!;
    const at = ((cell / stride) | 0) * neighbours + step;
    const part = share[at]!;
    const own = paceAt(ground, cell);
    const pace = paceAt(ground, near);
    const straight = step < 8 ? -1 : cell + between[2 * (step - 8)]!;
    const diagonal = step < 8 ? -1 : cell + between[2 * (step - 8) + 1]!;
    const { heights } = ground;
    const slope = heights ? (heights[near]! - heights[cell]!) * perMetre[at]! * sense : 0;
    if (slopeRule === 'mixed') {
      const walking = toblerFactor(slope);
      const cycling = cyclingFactor(slope);
      const taken = (where: number): number => {
        const mode = modeAt(ground, where);
        const factor = mode === 0 ? walking : mode === 1 ? cycling : 1;
        return paceAt(ground, where) * factor;
      };
      let crossed = taken(cell) + taken(near);
      if (step >= 8) crossed += taken(straight) + taken(diagonal);
      return crossed * part;
    }
    let crossed = own + pace;
    if (step >= 8) crossed += paceAt(ground, straight) + paceAt(ground, diagonal);
    const level = crossed * part;
    return slopeRule === 'level' ? level : level * toblerFactor(slope);
  };
}
