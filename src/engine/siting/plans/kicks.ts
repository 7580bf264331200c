import type { ActionRows } from './actions';
import type { Aim, Worth } from './aim';
import type { Choice } from './choice';
import { drafted, improve } from './improve';
import type { Draft } from './improve';
import type { Pulse, PlanSearch } from './pulse';

/** Times that part of the best is given up, and pairs that may be looked at for it. */
const kicks = 40;
const kickWork = 4e7;

/** A stream of numbers in 0..1, the same on every machine (mulberry32). */
function numbers(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

/** Judges by the sum of the eighth powers of the scaled losses, in parts of `unit`. */
function leaningJudge({ scale }: Aim, unit: number): (byGroup: Float64Array) => Worth {
  return (byGroup) => {
    let [powers, sum] = [0, 0];
    for (let group = 0; group < byGroup.length; group++) {
      const second = ((byGroup[group]! * scale[group]!) / (unit || 1)) ** 2;
      powers += second * second * second * second;
      sum += byGroup[group]!;
    }
    return { first: powers, second: sum };
  };
}

/**
 * Part of the best choice given up at random and made good again, as long as that is cheap; by a mean that leans to the worst where only the worst
 * counts, which by itself tells little of the others.
 * @param best the best choice so far
 * @param take is shown each choice, and keeps what is better
 */
export function* kicked(
  rows: ActionRows,
  choice: Choice,
  aim: Aim,
  best: () => readonly number[],
  take: (made: Draft) => boolean,
  pulse: Pulse,
): PlanSearch<void> {
  const random = numbers(1);
  const leaning: Aim = aim.worst ? { ...aim, judge: leaningJudge(aim, pulse.objective) } : aim;
  for (let kick = 0, work = 0; kick < kicks && work < kickWork && !pulse.stopped; kick++) {
    const made = drafted(rows, choice, leaning, best());
    const list = made.chosen.list().filter((action) => !choice.given.includes(action));
    if (list.length === 0) break;
    const leave = kick === 0 ? 0 : Math.min(list.length, 2 + Math.floor(random() * 2));
    for (let out = 0; out < leave; out++) {
      const at = Math.floor(random() * list.length);
      made.remove(list.splice(at, 1)[0]!);
    }
    if (!made.chosen.sound()) continue;
    const before = pulse.done;
    yield* improve(rows, choice, leaning, made, pulse);
    if (aim.worst) {
      const back = drafted(rows, choice, aim, made.chosen.list());
      yield* improve(rows, choice, aim, back, pulse);
      take(back);
    } else take(made);
    work += pulse.done - before;
  }
}
