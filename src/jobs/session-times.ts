import { studyOf, type Session } from './session';
import { timesCache, type TimesCache } from './times';

/** The times found for the session's study. @throws Failure study.no-manifest before any study was opened */
export function timesOf(session: Session): TimesCache {
  return (session.times ??= timesCache(studyOf(session)));
}
