import type { Standard } from '../../model/catalogue';
import type { StandardResult, UnitResult } from '../../model/result';
import type { StudyView } from '../../jobs/task-types';
import { resultsByUnit } from '../../report/provision-matrix';
import type { EditHistory } from '../store/history';
import { judgedFor, resultOf, type Judged } from '../store/judging';

/** A standard in one year of the study; null while it is not judged. */
export interface YearOf<T> {
  readonly year: number;
  readonly result: T | null;
}

/** The results of a standard by year, oldest first. */
export function standardByYear(
  study: StudyView,
  history: EditHistory,
  judged: Judged,
  standard: Standard,
  years: readonly number[],
): readonly YearOf<StandardResult>[] {
  return years.map((year) => ({ year, result: resultOf(judged, judgedFor(study, history, year), standard) }));
}

/** The results of one unit by year; null also where the unit was not judged that year. */
export function unitByYear(byYear: readonly YearOf<StandardResult>[], unit: string): readonly YearOf<UnitResult>[] {
  return byYear.map(({ year, result }) => ({ year, result: (result && resultsByUnit(result).get(unit)) ?? null }));
}

const rank = { 'not-met': 0, 'no-data': NaN, met: 1 } as const;

/** Did an answer become another one since the year before? 1 better, -1 worse, 0 the same or not to be told. */
export function turnOf(now: UnitResult | undefined | null, before: UnitResult | undefined | null): -1 | 0 | 1 {
  if (!now || !before) return 0;
  const turn = rank[now.answer] - rank[before.answer];
  return turn > 0 ? 1 : turn < 0 ? -1 : 0;
}
