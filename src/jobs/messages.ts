import { Cancelled, Failure, type Finding } from '../model/finding';
import type { Phase } from '../model/watch';
import type { TaskName } from './task-types';

/** To the worker: one task at a time. */
export interface TaskRequest {
  readonly id: number;
  readonly name: TaskName;
  readonly input: unknown;
}

/** To the worker, about the task that runs: stop without an answer, or answer with the best found so far. Heard when the task waits. */
export interface TaskWord {
  readonly id: number;
  readonly say: 'stop' | 'enough';
}

/** From the worker. `found`: what a search has so far, its objective NaN before there is an answer. */
export type TaskMessage =
  | { readonly id: number; readonly kind: 'progress'; readonly phase: Phase; readonly share: number }
  | { readonly id: number; readonly kind: 'found'; readonly objective: number; readonly bound: number }
  | { readonly id: number; readonly kind: 'done'; readonly output: unknown }
  | { readonly id: number; readonly kind: 'failed'; readonly problem: Problem };

/** What went wrong, as plain data: a refusal with its finding, a stop, or a crash with its words. */
export type Problem =
  | { readonly kind: 'refused'; readonly finding: Finding }
  | { readonly kind: 'cancelled' }
  | { readonly kind: 'crashed'; readonly message: string };

/** An error as plain data, to cross a worker boundary. */
export function problemOf(error: unknown): Problem {
  if (error instanceof Failure) return { kind: 'refused', finding: error.finding };
  if (error instanceof Cancelled) return { kind: 'cancelled' };
  return { kind: 'crashed', message: error instanceof Error ? `${error.name}: ${error.message}` : String(error) };
}

/** The error again on the other side: `Failure` with the same code, place and details, or `Cancelled`. */
export function errorOf(problem: Problem): Failure | Cancelled {
  if (problem.kind === 'refused') return new Failure(problem.finding.code, problem.finding.where, problem.finding.details);
  if (problem.kind === 'cancelled') return new Cancelled();
  return new Failure('task.crashed', {}, { message: problem.message });
}
