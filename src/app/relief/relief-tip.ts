import { words } from '../../i18n';
import type { Selection } from '../map/contract';
import { formatsOf } from '../format';
import { placeName } from '../names';
import { looksAtRelief } from '../store/relief';
import type { AppState } from '../store/state';
import { segmentTitle } from './close-segment';
import { durationText, timesOf } from './relief-figures';
import { rankedSegments, reliefOnMap, tellsOfClosures } from './relief-on-map';

/** What relief says of the cell, unit or segment under the pointer, line by line; null where it says nothing of it. */
export function reliefTip(state: AppState, selection: Selection): readonly string[] | null {
  const { study, language, relief, reliefAnswers } = state;
  if (!study || !looksAtRelief(state)) return null;
  const w = words(language).app;
  const format = formatsOf(language);
  const said = (hours: number): string => durationText(hours, w, language);
  if (selection.kind === 'segment') {
    const segments = rankedSegments(state);
    const at = segments.findIndex(({ segment }) => segment === selection.segment);
    const found = segments[at];
    if (!found) return null;
    return [
      w.reliefSegment(format.count(at + 1), segmentTitle(found, w)),
      w.reliefSegmentLoss(format.people(found.cutOff), format.people(found.fallOut)),
    ];
  }
  const answer = reliefAnswers.times?.output;
  if (!answer) return null;
  if (selection.kind === 'cell') {
    const seconds = reliefOnMap(state)?.seconds[selection.row];
    if (seconds === undefined) return null;
    const unit = study.units[study.demand.unit[selection.row] ?? -1];
    const times = tellsOfClosures(state) ? undefined : timesOf(answer, relief.section === 'failures' ? relief.helping : relief.shown);
    const depot = answer.depots[times?.depot[selection.row] ?? -1]?.name ?? '';
    const time = Number.isNaN(seconds)
      ? w.noData
      : seconds === Infinity
        ? w.reliefCutOff
        : depot === ''
          ? said(seconds / 3600)
          : w.reliefTip(said(seconds / 3600), depot);
    return [
      unit ? placeName(study, unit.code, language) : '',
      `${format.people(answer.people[selection.row] ?? NaN)} ${w.peopleUnit}`,
      time,
    ].filter((line) => line !== '');
  }
  if (selection.kind !== 'unit') return null;
  const tier = timesOf(answer, relief.shown)?.tier ?? null;
  const ledger = answer.units.find((unit) => unit.unit === selection.code && unit.tier === tier)?.ledger;
  if (!ledger) return null;
  return [
    placeName(study, selection.code, language),
    w.reliefQuantiles(said(ledger.p50Hours), said(ledger.p90Hours), said(ledger.maxHours)),
  ];
}
