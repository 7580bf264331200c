import { activeStandards, type Standard } from '../../model/catalogue';
import type { Edit } from '../../model/edit';
import type { Answer, StandardResult, UnitResult } from '../../model/result';
import type { StudyView } from '../../jobs/task-types';
import { currentCatalogue, placeKeyOf } from './derived';
import { activeEdits, atPosition, type EditHistory } from './history';
import { judgedFor, resultOf, type Judged } from './judging';

/** A standard as an earlier place of the history had it, and what was changed until then. */
export interface EarlierStandard {
  readonly standard: Standard;
  readonly history: EditHistory;
  readonly edits: readonly Edit[];
}

const standardAt = (study: StudyView, history: EditHistory, id: string): Standard | undefined =>
  activeStandards(currentCatalogue(study, history)).find((standard) => standard.id === id);

/**
 * A standard before the last change that could move its answers: of the standard itself, of facilities or of the ground.
 * @returns null where nothing was changed, or where it did not exist before
 */
export function earlierStandard(study: StudyView, history: EditHistory, id: string): EarlierStandard | null {
  const now = standardAt(study, history, id);
  const placeKey = placeKeyOf(history);
  for (let position = history.position - 1; position >= 0; position -= 1) {
    const earlier = atPosition(history, position);
    const standard = standardAt(study, earlier, id);
    if (standard === now && placeKeyOf(earlier) === placeKey) continue;
    return standard ? { standard, history: earlier, edits: activeEdits(earlier) } : null;
  }
  return null;
}

/** A unit whose answer is another one than before. */
export interface ChangedUnit {
  readonly now: UnitResult;
  readonly before: UnitResult;
}

/** Units of the standard's own level that met it before and do not now, that do now and did not before, and other changes (no data). */
export interface Changes {
  readonly fallOut: readonly ChangedUnit[];
  readonly comeIn: readonly ChangedUnit[];
  readonly others: readonly ChangedUnit[];
}

/** What two results of a standard tell apart, in the order of the units. */
export function changesBetween(level: Standard['level'], now: StandardResult, before: StandardResult): Changes {
  const earlier = new Map(before.units.map((unit) => [unit.unit, unit]));
  const changed = now.units.flatMap((unit): readonly ChangedUnit[] => {
    const then = earlier.get(unit.unit);
    return unit.level === level && then && then.answer !== unit.answer ? [{ now: unit, before: then }] : [];
  });
  const between = (from: Answer, to: Answer) => changed.filter((unit) => unit.before.answer === from && unit.now.answer === to);
  return {
    fallOut: between('met', 'not-met'),
    comeIn: between('not-met', 'met'),
    others: changed.filter((unit) => unit.before.answer === 'no-data' || unit.now.answer === 'no-data'),
  };
}

/** What the last change did to a standard; null where nothing was changed or an answer is still to come. */
export function changesOf(study: StudyView, history: EditHistory, judged: Judged, year: number, id: string): Changes | null {
  const now = standardAt(study, history, id);
  const before = now && earlierStandard(study, history, id);
  if (!now || !before || now.level !== before.standard.level) return null;
  const result = resultOf(judged, judgedFor(study, history, year), now);
  const earlier = resultOf(judged, judgedFor(study, before.history, year), before.standard);
  return result && earlier ? changesBetween(now.level, result, earlier) : null;
}
