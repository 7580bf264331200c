import { editedStudy } from '../../model/edit';
import type { Watch } from '../../model/watch';
import { renderRun } from '../../report';
import { studyOf, type Session } from '../session';
import type { NamedBytes, TaskTypes } from '../task-types';
import { baseMap } from './base-map';
import { viewOf } from './open-study';
import { run } from './run';

/** The files of a run: results.json, tables, GeoJSON, workbook and report.html. */
export async function exportRun(
  { language, ...asked }: TaskTypes['exportRun']['input'],
  session: Session,
  watch: Watch,
): Promise<readonly NamedBytes[]> {
  const result = run(asked, session, watch);
  watch.progress('write', 0);
  const view = viewOf(editedStudy(studyOf(session), asked.edits));
  const files = await renderRun(result, view, baseMap({}, session, watch), language);
  watch.progress('write', 1);
  return files;
}
