import { Cancelled } from './finding';

/** What a long step is doing; the words live in `i18n/words/jobs`. */
export type Phase =
  | 'read'
  | 'check'
  | 'terrain'
  | 'roads'
  | 'people'
  | 'travel'
  | 'coverage'
  | 'standards'
  | 'measure'
  | 'failures'
  | 'siting'
  | 'picture'
  | 'write';

/** Progress and cancel, handed down to anything that may take longer than a second. */
export interface Watch {
  /** @param share of the phase that is done, 0 to 1 */
  progress(phase: Phase, share: number): void;
  /** @throws Cancelled if the caller asked to stop */
  check(): void;
  /** what a search has found so far: the objective of its best answer (NaN before there is one) and its bound */
  found?(objective: number, bound: number): void;
  /** does the caller have enough of a search, and want its best answer so far? */
  enough?(): boolean;
}

/** A watch that tells nobody and never stops. */
export const silentWatch: Watch = { progress: () => undefined, check: () => undefined };

/** What a caller hears of a search, and how it says that it has enough. */
export interface SearchEars {
  readonly onFound?: ((objective: number, bound: number) => void) | undefined;
  /** aborted: the best answer so far will do */
  readonly enough?: AbortSignal | undefined;
}

/** A watch that reports to functions, stops on an abort signal, and has enough of a search on another. */
export function watchOf(report: (phase: Phase, share: number) => void, signal?: AbortSignal, { onFound, enough }: SearchEars = {}): Watch {
  return {
    progress: report,
    check: () => {
      if (signal?.aborted) throw new Cancelled();
    },
    found: (objective, bound) => onFound?.(objective, bound),
    enough: () => enough?.aborted ?? false,
  };
}
