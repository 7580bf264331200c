import type { Mode } from '../../model/travel';
import type { Steps } from './steps';
import type { Relax } from './search';
import { cyclingFactor, leastCyclingFactor, leastToblerFactor, toblerFactor } from './slope';

/** What the cells of a surface cost to cross; arrays with the margin, seconds per metre, Infinity for barriers. */
export interface Pace {
  readonly secondsPerMetre: Float64Array;
  /** metres; null where slope plays no part */
  readonly elevation: Float32Array | null;
  /** one mode for all cells, or a mode (index into `modes`) per cell */
  readonly mode: Mode | Uint8Array;
}

/** +1 where the search runs with the traveller (from the facility), -1 where it runs against him. */
export type Sense = 1 | -1;

/**
 * The loops that spread over a surface. A step costs its length times the mean pace of the cells it crosses: two halves for straight
 * and diagonal steps, four quarters for a knight's. Two barriers that touch at a corner only do not stop a diagonal step between them
 * (8-connected, as GRASS r.cost and AccessMod have it); lines are therefore burned 4-connected. Slope is the rise between the centres
 * of the two ends over the level length, in the traveller's direction.
 */
export function surfaceRelax(steps: Steps, pace: Pace, sense: Sense): Relax {
  if (pace.elevation === null || pace.mode === 'motor') return levelRelax(steps, pace.secondsPerMetre);
  if (pace.mode instanceof Uint8Array) return mixedRelax(steps, pace.secondsPerMetre, pace.elevation, pace.mode, sense);
  return pace.mode === 'walking'
    ? walkingRelax(steps, pace.secondsPerMetre, pace.elevation, sense)
    : mixedRelax(steps, pace.secondsPerMetre, pace.elevation, new Uint8Array(pace.secondsPerMetre.length).fill(1), sense);
}

function levelRelax(steps: Steps, pace: Float64Array): Relax {
  const { neighbours, stride, offset, between, share } = steps;
  return ({ seconds, owner, frontier }, batch, count, bound) => {
    for (let i = 0; i < count; i++) {
      const cell = batch[i]!;
      const time = seconds[cell]!;
      const label = owner[cell]!;
      const own = pace[cell]!;
      const base = ((cell / stride) | 0) * neighbours;
      for (let step = 0; step < 8; step++) {
        const near = cell + offset[step]!;
        const later = time + (own + pace[near]!) * share[base + step]!;
        const before = seconds[near]!;
        if (later <= before && later <= bound && (later < before || label < owner[near]!)) {
          seconds[near] = later;
          owner[near] = label;
          frontier.push(near, later);
        }
      }
      for (let step = 8; step < neighbours; step++) {
        const near = cell + offset[step]!;
        const before = seconds[near]!;
        if (before <= time) continue;
        const pair = 2 * (step - 8);
        const crossed = own + pace[near]! + (pace[cell + between[pair]!]! + pace[cell + between[pair + 1]!]!);
        const later = time + crossed * share[base + step]!;
        if (later <= before && later <= bound && (later < before || label < owner[near]!)) {
          seconds[near] = later;
          owner[near] = label;
          frontier.push(near, later);
        }
      }
    }
  };
}

function walkingRelax(steps: Steps, pace: Float64Array, elevation: Float32Array, sense: Sense): Relax {
  const { neighbours, stride, offset, between, share, perMetre } = steps;
  return ({ seconds, owner, frontier }, batch, count, bound) => {
    for (let i = 0; i < count; i++) {
      const cell = batch[i]!;
      const time = seconds[cell]!;
      const label = owner[cell]!;
      const own = pace[cell]!;
      const height = elevation[cell]!;
      const base = ((cell / stride) | 0) * neighbours;
      for (let step = 0; step < neighbours; step++) {
        const near = cell + offset[step]!;
        const before = seconds[near]!;
        if (before <= time) continue;
        let crossed = own + pace[near]!;
        if (step >= 8) {
          const pair = 2 * (step - 8);
          crossed += pace[cell + between[pair]!]! + pace[cell + between[pair + 1]!]!;
        }
        const level = crossed * share[base + step]!;
        const least = time + level * leastToblerFactor;
        if (!(least <= before && least <= bound)) continue;
        const later = time + level * toblerFactor((elevation[near]! - height) * perMetre[base + step]! * sense);
        if (later <= before && later <= bound && (later < before || label < owner[near]!)) {
          seconds[near] = later;
          owner[near] = label;
          frontier.push(near, later);
        }
      }
    }
  };
}

const leastFactor = Math.min(leastToblerFactor, leastCyclingFactor);

/** Each cell has a mode of its own (as counted in `modes`), and the slope acts on each share of a step as that cell's mode takes it. */
function mixedRelax(steps: Steps, pace: Float64Array, elevation: Float32Array, mode: Uint8Array, sense: Sense): Relax {
  const { neighbours, stride, offset, between, share, perMetre } = steps;
  return ({ seconds, owner, frontier }, batch, count, bound) => {
    for (let i = 0; i < count; i++) {
      const cell = batch[i]!;
      const time = seconds[cell]!;
      const label = owner[cell]!;
      const own = pace[cell]!;
      const base = ((cell / stride) | 0) * neighbours;
      for (let step = 0; step < neighbours; step++) {
        const near = cell + offset[step]!;
        const before = seconds[near]!;
        const part = share[base + step]!;
        if (before < time + own * part * leastFactor) continue;
        const least = time + (own + pace[near]!) * part * leastFactor;
        if (!(least <= before && least <= bound)) continue;
        const slope = (elevation[near]! - elevation[cell]!) * perMetre[base + step]! * sense;
        const walking = toblerFactor(slope);
        const cycling = cyclingFactor(slope);
        let crossed = own * factorOf(mode[cell]!, walking, cycling) + pace[near]! * factorOf(mode[near]!, walking, cycling);
        if (step >= 8) {
          const one = cell + between[2 * (step - 8)]!;
          const other = cell + between[2 * (step - 8) + 1]!;
          crossed += pace[one]! * factorOf(mode[one]!, walking, cycling) + pace[other]! * factorOf(mode[other]!, walking, cycling);
        }
        const later = time + crossed * part;
        if (later <= before && later <= bound && (later < before || label < owner[near]!)) {
          seconds[near] = later;
          owner[near] = label;
          frontier.push(near, later);
        }
      }
    }
  };
}

/** The slope's factor for a mode: walking 0, cycling 1, motor 2. */
function factorOf(mode: number, walking: number, cycling: number): number {
  if (mode === 0) return walking;
  return mode === 1 ? cycling : 1;
}
