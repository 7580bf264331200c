import { useMemo, type ReactNode } from 'react';
import { formatCutoff } from '../../i18n/format';
import { useActions, useApp, useFormats, useScreen, useWords } from '../context';
import { defaultTarget } from '../map/unit-colours';
import { placeName, unitName } from '../names';
import { boundsAround } from '../places';
import { worstPlaces } from '../store/worst-places';

const placesShown = 3;

/** Of a unit below the target share: how many people it lacks, and where most of those outside live. */
export function WorstPlaces({ code }: { readonly code: string }): ReactNode {
  const w = useWords();
  const format = useFormats();
  const actions = useActions();
  const { mapHolder } = useScreen();
  const language = useApp((state) => state.language);
  const study = useApp((state) => state.study);
  const answer = useApp((state) => state.answered?.answer ?? null);
  const places = useMemo(() => (study && answer ? worstPlaces(study, answer, code, placesShown) : []), [study, answer, code]);
  const ledger = answer?.ledgers.find((candidate) => candidate.code === code);
  if (!study || !answer || !ledger || !(ledger.share < defaultTarget) || places.length === 0) return null;
  const lacking = Math.ceil(defaultTarget * ledger.people - ledger.covered);
  const show = (row: number): void => {
    actions.select({ kind: 'cell', row });
    mapHolder.current?.fit(boundsAround(study.demand.lon[row] ?? NaN, study.demand.lat[row] ?? NaN));
  };
  const minutes = (row: number): string => {
    const seconds = answer.seconds[row] ?? NaN;
    if (Number.isNaN(seconds)) return w.noData;
    return seconds === Infinity ? w.beyondMinutes(formatCutoff(answer.boundSeconds)) : w.minutesValue(format.minutes(seconds / 60));
  };
  return (
    <div className="nearest-list" data-testid="worst-places">
      <h4>{w.why.places(format.share(defaultTarget), format.people(lacking))}</h4>
      <ul className="verdicts">
        {places.map(({ village, people, row }) => (
          <li key={row}>
            <button type="button" className="link" onClick={() => show(row)}>
              {village ? unitName(village, language) : placeName(study, study.units[study.demand.unit[row] ?? -1]?.code ?? '', language)}
            </button>
            <span className="tabular unbroken">
              {format.people(people)} {w.peopleUnit} · {minutes(row)}
            </span>
          </li>
        ))}
      </ul>
    </div>
  );
}
