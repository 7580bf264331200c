import { Failure } from '../../model/finding';

/** A study that lacks the ground a trip runs over cannot answer for it; any other refusal is an error. */
export function isMissingGround(error: unknown): boolean {
  return error instanceof Failure && (error.finding.code === 'study.no-network' || error.finding.code === 'study.no-surface');
}
