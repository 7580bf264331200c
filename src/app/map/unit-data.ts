import type { StudyView } from '../../jobs/task-types';
import { landFeatures, outsideFeatures, unitFeatures } from './features';
import { unitLabelFeatures } from './label-points';
import type { FirstData } from './style';

/** Everything that is drawn of a study's units: land, borders, names, and the veil over what is outside. */
export function unitData({
  units,
  bounds,
}: Pick<StudyView, 'units' | 'bounds'>): Required<Pick<FirstData, 'land' | 'outside' | 'counties' | 'towns' | 'unit-labels'>> {
  return {
    land: landFeatures(units),
    outside: outsideFeatures(units, bounds),
    counties: unitFeatures(units, 'county'),
    towns: unitFeatures(units, 'town'),
    'unit-labels': unitLabelFeatures(units),
  };
}
