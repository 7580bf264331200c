import type { DragState } from './drag-state';
import { Failure } from '../model/finding';
import type { Study } from '../model/study';
import type { KeptSites } from './kept-sites';
import type { TimesCache } from './times';

/** What a client keeps between tasks: the open study and the travel times already found for it. */
export interface Session {
  study: Study | null;
  times: TimesCache | null;
  /** a facility on its way over the map */
  drag: DragState | null;
  /** matrices of the latest questions of siting */
  sites: KeptSites | null;
}

export function newSession(): Session {
  return { study: null, times: null, drag: null, sites: null };
}

/** The session's study. @throws Failure study.no-manifest before any was opened */
export function studyOf(session: Session): Study {
  if (!session.study) throw new Failure('study.no-manifest');
  return session.study;
}
