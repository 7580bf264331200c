import type { Watch } from '../model/watch';

/** What a search tells in the middle, where it tells anything. */
interface Told {
  readonly objective: number;
  readonly bound: number;
}

/** Longest time that a search holds its thread, milliseconds: then messages (a stop, enough) come in. */
const holdMilliseconds = 40;

const nextTurn = async (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 0));

/** A time limit as a question: is it over? @param seconds null: none */
export function timeLimit(seconds: number | null): () => boolean {
  if (seconds === null) return () => false;
  const end = performance.now() + seconds * 1000;
  return () => performance.now() >= end;
}

/** Share of the way that the gap has closed since it was first known. */
function closed(first: number, now: number): number {
  return first > 0 && now < first ? 1 - now / first : 0;
}

/**
 * Runs a search step by step: tells the watch what is found, lets messages in, and asks for the best answer so far once the watch has enough or
 * the time is over.
 * @param over a time limit, see `timeLimit`
 * @throws Cancelled, and what the search refuses
 */
export async function driveSearch<T>(
  search: Generator<Told | undefined, T, boolean | undefined>,
  watch: Watch,
  over: () => boolean,
): Promise<T> {
  let turn = performance.now();
  let firstGap = NaN;
  watch.progress('siting', 0);
  for (;;) {
    const step = search.next(over() || (watch.enough?.() ?? false));
    if (step.done) return step.value;
    watch.check();
    if (performance.now() - turn < holdMilliseconds) continue;
    if (step.value) {
      const { objective, bound } = step.value;
      const gap = Math.abs(objective - bound);
      if (Number.isNaN(firstGap)) firstGap = gap;
      watch.found?.(objective, bound);
      watch.progress('siting', closed(firstGap, gap));
    }
    await nextTurn();
    watch.check();
    turn = performance.now();
  }
}
