import type { ReactNode } from 'react';
import { formatCutoff } from '../../i18n/format';
import { analysisTip } from '../analysis/tip';
import { reliefTip } from '../relief/relief-tip';
import { siteTip } from '../siting/tip';
import { useApp, useFormats, useScreen, useWords } from '../context';
import type { Selection } from '../map/contract';
import type { Facility } from '../../model/study';
import { facilityName, placeName, typeName } from '../names';
import { currentFacilities } from '../store/derived';
import { servedByFacility } from '../store/served';
import { peopleOutside } from '../store/totals';

interface TipProps {
  readonly selection: Selection;
  readonly x: number;
  readonly y: number;
}

/** kept free at the right and below, so that words are not cut off at the edges of the map, pixels */
const tipRoom = { width: 236, height: 84 } as const;

/** A line of words beside the pointer: what is under it. */
export function MapTip({ selection, x, y }: TipProps): ReactNode {
  const w = useWords();
  const format = useFormats();
  const language = useApp((state) => state.language);
  const study = useApp((state) => state.study);
  const history = useApp((state) => state.history);
  const answer = useApp((state) => state.answered?.answer ?? null);
  const { store } = useScreen();
  if (!study) return null;
  const facilityOf = (id: string | undefined): Facility | undefined =>
    currentFacilities(study, history).find((candidate) => candidate.id === id);
  const lines = ((): readonly string[] => {
    const analysed = analysisTip(store.getState(), selection) ?? reliefTip(store.getState(), selection);
    if (analysed) return analysed;
    if (selection.kind === 'facility') {
      const facility = facilityOf(selection.id);
      const served = answer ? servedByFacility(answer).get(selection.id) : undefined;
      if (!facility) return [];
      const type = typeName(study, facility.type, language);
      const name = facilityName(study, facility, language);
      const serves = answer ? w.tipServes(format.people(served?.people ?? 0), format.people(served?.within ?? 0)) : '';
      return [name, name.toLowerCase().includes(type.toLowerCase()) ? '' : type, serves].filter((line) => line !== '');
    }
    if (selection.kind === 'segment') return [];
    if (selection.kind === 'site') return siteTip(store.getState(), selection.id);
    if (selection.kind === 'unit') {
      const ledger = answer?.ledgers.find((candidate) => candidate.code === selection.code);
      const covered = ledger ? [w.tipCovered(format.share(ledger.share), format.people(peopleOutside(ledger)))] : [];
      return [placeName(study, selection.code, language), ...covered];
    }
    const unit = study.units[study.demand.unit[selection.row] ?? -1];
    const seconds = answer?.seconds[selection.row] ?? NaN;
    const time = Number.isNaN(seconds)
      ? w.noData
      : seconds === Infinity
        ? w.beyondMinutes(formatCutoff(answer?.boundSeconds ?? NaN))
        : w.minutesValue(format.minutes(seconds / 60));
    const people = answer ? `${format.people(answer.people[selection.row] ?? NaN)} ${w.peopleUnit} · ${time}` : '';
    const nearest = facilityOf(answer?.facilityIds[answer.facility[selection.row] ?? -1]);
    return [unit ? placeName(study, unit.code, language) : '', people, nearest ? `→ ${facilityName(study, nearest, language)}` : ''].filter(
      (line) => line !== '',
    );
  })();
  return lines.length === 0 ? null : (
    <div
      className="map-tip"
      style={{ left: `min(${x + 14}px, 100% - ${tipRoom.width}px)`, top: `min(${y + 14}px, 100% - ${tipRoom.height}px)` }}
      aria-hidden="true"
    >
      {lines.map((line) => (
        <div key={line}>{line}</div>
      ))}
    </div>
  );
}
