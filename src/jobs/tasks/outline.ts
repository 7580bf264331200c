import type { MultiPolygon } from 'geojson';
import { isochrones } from '../../engine/travel';
import { editedStudy } from '../../model/edit';
import type { Watch } from '../../model/watch';
import { studyOf, type Session } from '../session';
import { timesOf } from '../session-times';
import type { TaskTypes } from '../task-types';
import { groundIn } from '../times';
import { facilitiesOf } from './analyse';

/** Outlines of the area within each cutoff, a picture of the field; none where the trip has no field. */
export function outline(input: TaskTypes['outline']['input'], session: Session, watch: Watch): readonly MultiPolygon[] {
  const study = editedStudy(studyOf(session), input.edits);
  const facilities = facilitiesOf(study, input.question.types, input.question.year);
  const { field } = timesOf(session).findWithField({ ...input.question, ground: groundIn(study, input.question.year), facilities }, watch);
  if (!field || field.grid.crs !== 'lonlat') return [];
  watch.progress('picture', 0);
  const outlines = isochrones(field, input.cutoffsSeconds);
  watch.progress('picture', 1);
  return outlines;
}
