import { words } from '../../i18n';
import type { SitingAnswer } from '../../model/siting';
import type { Language } from '../../model/text';
import type { StudyView } from '../../jobs/task-types';
import { csvOf } from '../csv';
import { chainName, typeName } from '../names';
import { placesAsMoved, rankedPlaces, type SiteMoves } from '../store/siting';
import { siteName } from './site-names';

export interface ActionListNeeds {
  readonly study: StudyView;
  readonly answer: SitingAnswer;
  readonly moves: Pick<SiteMoves, 'places'>;
  /** of one site; null where it is not known */
  readonly cost: number | null;
  readonly opens: number | null;
  readonly language: Language;
}

/** The sites as a table to act by, one a row, as head and rows: number, name, unit, type, place, people gained, cost, year. */
export function actionRows({ study, answer, moves, cost, opens, language }: ActionListNeeds): {
  readonly head: readonly string[];
  readonly rows: readonly (readonly (string | number)[])[];
} {
  const columns = words(language).app.siteListColumns;
  let sum = 0;
  const rows = rankedPlaces({ places: placesAsMoved(answer, moves) }).map((place, at) => {
    sum += place.gain.people;
    return [
      at + 1,
      siteName(place, language),
      chainName(study, place.unit, language),
      typeName(study, answer.goal.buildType, language),
      place.lon,
      place.lat,
      Math.round(place.gain.people),
      Math.round(sum),
      Math.round(place.gain.near),
      cost ?? NaN,
      opens ?? NaN,
    ];
  });
  return {
    head: [
      columns.number,
      columns.name,
      columns.unit,
      columns.type,
      columns.lon,
      columns.lat,
      columns.people,
      columns.sum,
      columns.near,
      columns.cost,
      columns.year,
    ],
    rows,
  };
}

/** The action list as a csv that Excel reads. */
export function actionList(needs: ActionListNeeds): Blob {
  const { head, rows } = actionRows(needs);
  return csvOf(head, rows);
}
