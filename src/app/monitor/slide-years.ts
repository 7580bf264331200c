import type { StudyView } from '../../jobs/task-types';

/** Years that the slider goes over: those of the study and those that its people were counted in, ascending. */
export function slideYears({
  years,
  demand,
}: Pick<StudyView, 'years'> & { readonly demand: Pick<StudyView['demand'], 'years'> }): readonly number[] {
  return [...new Set([...years, ...demand.years])].toSorted((a, b) => a - b);
}
