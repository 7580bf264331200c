import { judgeTierPlaces } from '../../engine/standards';
import type { TierPlaces } from '../../model/result';
import type { Watch } from '../../model/watch';
import { editedOnce } from '../edited';
import { studyOf, type Session } from '../session';
import type { TaskTypes } from '../task-types';
import { contextOf, standardBand } from './judge';

/** Every ladder of the catalogue in a year, place by place. */
export function tiers(input: TaskTypes['tiers']['input'], session: Session, watch: Watch): readonly TierPlaces[] {
  const study = editedOnce(studyOf(session), input.edits);
  watch.progress('standards', 0);
  return judgeTierPlaces(study, input.year, contextOf(study, session, standardBand, watch), watch);
}
