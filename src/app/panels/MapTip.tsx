import type { ReactNode } from 'react';
import { formatCutoff } from '../../i18n/format';
import { useApp, useFormats, useWords } from '../context';
import type { Selection } from '../map/contract';
import { facilityName, placeName } from '../names';
import { currentFacilities } from '../store/derived';

interface TipProps {
  readonly selection: Selection;
  readonly x: number;
  readonly y: number;
}

/** A line of words beside the pointer: what is under it. */
export function MapTip({ selection, x, y }: TipProps): ReactNode {
  const w = useWords();
  const format = useFormats();
  const language = useApp((state) => state.language);
  const study = useApp((state) => state.study);
  const history = useApp((state) => state.history);
  const answer = useApp((state) => state.answered?.answer ?? null);
  if (!study) return null;
  const lines = ((): readonly string[] => {
    if (selection.kind === 'facility') {
      const facility = currentFacilities(study, history).find((candidate) => candidate.id === selection.id);
      return facility ? [facilityName(study, facility, language)] : [];
    }
    if (selection.kind === 'unit') {
      const ledger = answer?.ledgers.find((candidate) => candidate.code === selection.code);
      return [placeName(study, selection.code, language), ...(ledger ? [`${w.coveredShare} ${format.share(ledger.share)}`] : [])];
    }
    const unit = study.units[study.demand.unit[selection.row] ?? -1];
    const seconds = answer?.seconds[selection.row] ?? NaN;
    const time = Number.isNaN(seconds)
      ? w.noData
      : seconds === Infinity
        ? w.beyondMinutes(formatCutoff(answer?.boundSeconds ?? NaN))
        : w.minutesValue(format.minutes(seconds / 60));
    const people = answer ? `${format.people(answer.people[selection.row] ?? NaN)} ${w.peopleUnit} · ${time}` : '';
    return [...(unit ? [placeName(study, unit.code, language)] : []), people].filter((line) => line !== '');
  })();
  return lines.length === 0 ? null : (
    <div className="map-tip" style={{ left: x + 14, top: y + 14 }} aria-hidden="true">
      {lines.map((line) => (
        <div key={line}>{line}</div>
      ))}
    </div>
  );
}
