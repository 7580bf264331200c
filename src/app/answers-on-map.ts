import { activeStandards } from '../model/catalogue';
import { answerColours, type AnswerColours } from './map/answer-colours';
import { changesOf } from './store/comparing';
import { currentCatalogue } from './store/derived';
import { judgedFor, resultOf } from './store/judging';
import type { AppState } from './store/state';

/** The level whose polygons tell the answers of a standard: towns for villages, which are points; none for the city. */
const drawnLevels = { city: null, county: 'county', town: 'town', village: 'town' } as const;

/** Is a standard open whose answers the map could tell? */
export function hasAnswersToDraw(state: AppState): boolean {
  const { study, openStandard, history, tab } = state;
  if (!study || tab !== 'standards' || openStandard === null) return false;
  const standard = activeStandards(currentCatalogue(study, history)).find(({ id }) => id === openStandard);
  return standard !== undefined && drawnLevels[standard.level] !== null;
}

/** Colours of the units by the answers of the open standard; null where none is open or its answers are still to come. */
export function answersOnMap(state: AppState): AnswerColours | null {
  const { study, openStandard, history, judged, choices, visible } = state;
  if (!study || !choices || !visible.answers || !hasAnswersToDraw(state)) return null;
  const standard = currentCatalogue(study, history).standards.find(({ id }) => id === openStandard);
  const level = standard && drawnLevels[standard.level];
  const result = standard && resultOf(judged, judgedFor(study, history, choices.year), standard);
  if (!standard || !level || !result) return null;
  const changes = changesOf(study, history, judged, choices.year, standard.id);
  const codes = (units: readonly { readonly now: { readonly unit: string } }[] = []) => new Set(units.map(({ now }) => now.unit));
  return answerColours(
    level,
    result.units.filter((unit) => unit.level === level),
    codes(changes?.fallOut),
    codes(changes?.comeIn),
  );
}
