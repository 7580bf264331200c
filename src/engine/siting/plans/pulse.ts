import type { SitingStep } from '../contract';

/** A search that is watched and stopped like `SitingSearch`, with an answer of its own. */
export type PlanSearch<Answer> = Generator<SitingStep, Answer, boolean | undefined>;

/** Runs a search to its end. */
export function planned<Answer>(search: PlanSearch<Answer>): Answer {
  for (;;) {
    const step = search.next(false);
    if (step.done) return step.value;
  }
}

/** What is known, how much was done since it was last told, and whether to stop. */
export interface Pulse {
  objective: number;
  bound: number;
  work: number;
  stopped: boolean;
  /** told instead, where what is sought now is not what was asked for; null: nothing */
  shown: SitingStep | null;
}

/** Pairs looked at between two steps: some 20 ms. */
const perStep = 3e6;

/** Counts work, and tells what is known when it is time to. */
export function* beat(pulse: Pulse, work: number): PlanSearch<void> {
  pulse.work += work;
  if (pulse.work < perStep) return;
  pulse.work = 0;
  if (yield pulse.shown ?? { objective: pulse.objective, bound: pulse.bound }) pulse.stopped = true;
}

/** Before anything is known. */
export function newPulse(): Pulse {
  return { objective: NaN, bound: NaN, work: 0, stopped: false, shown: null };
}
