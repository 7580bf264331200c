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
  /** pairs looked at since the last step, and in all */
  work: number;
  done: number;
  stopped: boolean;
  /** what is told instead of the loss and its bound */
  show: (loss: SitingStep) => SitingStep;
}

/** Pairs looked at between two steps: some 10 ms. */
const perStep = 1e6;

/** Counts work, and tells what is known when it is time to. */
export function* beat(pulse: Pulse, work: number): PlanSearch<void> {
  pulse.work += work;
  pulse.done += work;
  if (pulse.work < perStep) return;
  pulse.work = 0;
  if (yield pulse.show({ objective: pulse.objective, bound: pulse.bound })) pulse.stopped = true;
}

/** Before anything is known. */
export function newPulse(): Pulse {
  return { objective: NaN, bound: NaN, work: 0, done: 0, stopped: false, show: (loss) => loss };
}

/** Tells what is made most: `whole` less what is lost. */
export function showMost(pulse: Pulse, whole: number): void {
  pulse.show = ({ objective, bound }) => ({ objective: whole - objective, bound: whole - bound });
}

/** Tells what is known of something else, while something that was not asked for is looked for. */
export function showStill(pulse: Pulse, { objective, bound }: SitingStep): void {
  pulse.show = () => ({ objective, bound });
}

/** Tells the loss and its bound again. */
export function showLoss(pulse: Pulse): void {
  pulse.show = (loss) => loss;
}
