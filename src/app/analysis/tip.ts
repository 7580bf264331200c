import { words } from '../../i18n';
import type { Selection } from '../map/contract';
import { formatsOf } from '../format';
import { placeName } from '../names';
import { ladderOf } from '../store/analysis';
import type { AppState } from '../store/state';
import { changeText, equityOnMap, ratioText, valueText } from './figures';
import { servedParts } from './map-classes';
import { lackingText } from './tier-words';

/** What the open analysis says of the cell or unit under the pointer, line by line; null where it says nothing of it. */
export function analysisTip(state: AppState, selection: Selection): readonly string[] | null {
  const { study, view, analysis, analyses, language } = state;
  if (!study || view !== 'analysis' || selection.kind === 'facility' || selection.kind === 'site' || selection.kind === 'segment')
    return null;
  const w = words(language).app;
  const format = formatsOf(language);
  const peopleText = (people: number): string => `${format.people(people)} ${w.peopleUnit}`;
  if (selection.kind === 'cell') {
    const unit = study.units[study.demand.unit[selection.row] ?? -1];
    const place = unit ? [placeName(study, unit.code, language)] : [];
    if (analysis.panel === 'served' && analyses.served) {
      const { output } = analyses.served;
      const parts = servedParts.filter((part) => (output[part][selection.row] ?? 0) >= 0.5);
      return [...place, ...parts.map((part) => `${w.servedParts[part]}: ${peopleText(output[part][selection.row] ?? NaN)}`)];
    }
    const ladder = ladderOf(state);
    const places = analyses.tiers?.output.find((one) => one.ladder === ladder?.id);
    if (analysis.panel !== 'tiers' || !ladder || !places) return null;
    const lacks = lackingText(ladder, places.lacking[selection.row] ?? -1, w, language);
    return [...place, peopleText(places.people[selection.row] ?? NaN), `${w.tierFails}: ${lacks}`];
  }
  const name = placeName(study, selection.code, language);
  if (analysis.panel === 'equity' && analyses.equity) {
    const { output } = analyses.equity;
    const row = output.rows.find(({ unit }) => unit === selection.code);
    const figure = equityOnMap(output, analysis.colour).find(({ unit }) => unit === selection.code);
    if (!row || !figure) return null;
    return [
      name,
      `${w.equityValue}: ${valueText(output.measure, row.value, language)}`,
      `${w.equityColours[analysis.colour]}: ${ratioText(figure.value)}`,
    ];
  }
  const change = analysis.panel === 'change' ? analyses.change?.output.changes[0] : undefined;
  const row = change?.units.find(({ unit }) => unit === selection.code);
  if (!change || !row) return null;
  return [name, `${w.changeTotal}: ${changeText(change.measure, row.total, language)} ${w.changeUnits[change.measure]}`];
}
