import type { SegmentLoss } from '../../model/relief';
import type { Language } from '../../model/text';
import type { StudyView } from '../../jobs/task-types';
import { unitIndex, type UnitIndex } from '../map/unit-index';
import { chainName } from '../names';

const indices = new WeakMap<StudyView, UnitIndex>();

/** Where the middle of a segment lies, from the county down; '' outside every unit. */
export function segmentPlace(study: StudyView, { path }: Pick<SegmentLoss, 'path'>, language: Language): string {
  const index = indices.get(study) ?? unitIndex(study.units);
  indices.set(study, index);
  const middle = 2 * Math.floor(path.length / 4);
  const [lon = NaN, lat = NaN] = path.subarray(middle, middle + 2);
  const code = index(lon, lat, 'town') || index(lon, lat, 'county');
  return code === '' ? '' : chainName(study, code, language);
}
