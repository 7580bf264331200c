import { createStore, type StoreApi } from 'zustand/vanilla';
import type { TaskClient } from '../../jobs/client';
import type { CoverageAnswer, DragFrame } from '../../jobs/task-types';
import type { UnitLedger } from '../../model/result';
import type { LiveMove } from '../map/contract';
import type { Actions } from './actions';
import { activeEdits } from './history';
import { findingOf } from './runner';
import { isStale } from './settle';
import type { AppState } from './state';

/** How long the frames of the last drag took, milliseconds each. */
export interface HoldTimings {
  /** from the question to its answer */
  readonly roundTrips: number[];
  /** panels and map brought up to date on this thread */
  readonly scripts: number[];
}

/** Moves a facility with live figures: held over a place, then dropped (one edit) or let go (nothing happened). */
export interface FacilityHold {
  readonly moves: StoreApi<LiveMove>;
  readonly timings: HoldTimings;
  hold(id: string, lon: number, lat: number): void;
  drop(): void;
  release(): void;
}

export const atRest: LiveMove = { held: null, frame: null, ledgers: null };

/** The ledgers of an answer at rest with the figures of a frame; means and medians stay those at rest, and must not be shown as if they moved. */
export function ledgersOf(answer: CoverageAnswer, frame: DragFrame): readonly UnitLedger[] {
  return answer.ledgers.map((ledger, at) => ({
    ...ledger,
    covered: frame.covered[at] ?? NaN,
    uncovered: frame.uncovered[at] ?? NaN,
    share: frame.share[at] ?? NaN,
    shareSlow: frame.shareSlow[at] ?? NaN,
    shareFast: frame.shareFast[at] ?? NaN,
  }));
}

/**
 * One question in flight, always of the newest place; its answer is drawn with the next frame of the screen. After a drop the last frame stays
 * until the answer with the edit is there.
 * @param nextFrame `requestAnimationFrame`, or what stands for it in a test
 */
export function createHold(
  store: StoreApi<AppState>,
  actions: Pick<Actions, 'edit' | 'setHeld' | 'fail'>,
  client: TaskClient,
  nextFrame: (draw: () => void) => void,
): FacilityHold {
  const moves = createStore<LiveMove>(() => atRest);
  const timings: HoldTimings = { roundTrips: [], scripts: [] };
  let asking = false;
  let refused = false;
  let newest: { readonly answer: CoverageAnswer; readonly frame: DragFrame } | null = null;
  /** the answer that the drawn frame is held against */
  let base: CoverageAnswer | null = null;

  const draw = (): void => {
    const found = newest;
    newest = null;
    if (!found || !moves.getState().held || store.getState().answered?.answer !== found.answer) return;
    const begin = performance.now();
    base = found.answer;
    moves.setState({ frame: found.frame, ledgers: ledgersOf(found.answer, found.frame) });
    // the panels are drawn in a microtask that was queued before this one
    queueMicrotask(() => timings.scripts.push(performance.now() - begin));
  };

  const ask = async (): Promise<void> => {
    if (asking || refused) return;
    asking = true;
    try {
      let asked: LiveMove['held'] = null;
      for (;;) {
        const { held } = moves.getState();
        const state = store.getState();
        const answer = state.answered?.answer;
        if (!held || held === asked || !answer || isStale(state)) return;
        asked = held;
        const begin = performance.now();
        const frame = await client.run('drag', { question: answer.question, edits: activeEdits(state.history), ...held });
        timings.roundTrips.push(performance.now() - begin);
        if (!newest) nextFrame(draw);
        newest = { answer, frame };
      }
    } catch (error) {
      refused = true;
      const finding = findingOf(error);
      if (finding) actions.fail(finding);
    } finally {
      asking = false;
    }
  };

  /** Lets the engine forget what it kept for the drag. */
  const forget = (id: string): void => {
    const { answered, history } = store.getState();
    if (!answered || refused) return;
    const input = { question: answered.answer.question, edits: activeEdits(history), id, lon: null, lat: null };
    client.run('drag', input).catch((error: unknown) => {
      const finding = findingOf(error);
      if (finding) actions.fail(finding);
    });
  };

  store.subscribe((state) => {
    const { held, frame } = moves.getState();
    if (held && state.heldId !== held.id) moves.setState(atRest);
    if (!frame) return;
    const failed = state.job === null && (state.outcome === 'failed' || state.outcome === 'cancelled');
    if (state.answered?.answer !== base) moves.setState({ frame: null, ledgers: null });
    else if (!held && (failed || !isStale(state))) moves.setState(atRest);
  });

  return {
    moves,
    timings,
    hold(id, lon, lat) {
      if (moves.getState().held?.id !== id) {
        refused = false;
        timings.roundTrips.length = 0;
        timings.scripts.length = 0;
        actions.setHeld(id);
      }
      moves.setState({ held: { id, lon, lat } });
      void ask();
    },
    drop() {
      const { held } = moves.getState();
      if (!held) return;
      forget(held.id);
      moves.setState({ held: null });
      actions.edit({ kind: 'move-facility', ...held });
      actions.setHeld(null);
    },
    release() {
      const { held } = moves.getState();
      if (!held) return;
      forget(held.id);
      moves.setState(atRest);
      actions.setHeld(null);
    },
  };
}
