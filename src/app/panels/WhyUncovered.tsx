import type { ReactNode } from 'react';
import { formatCutoff } from '../../i18n/format';
import { within } from '../../model/within';
import { useActions, useApp, useFormats, useWords } from '../context';
import { formatMetres } from '../format';
import { facilityName } from '../names';
import { currentFacilities, openFacilities } from '../store/derived';
import { nearestByCrow } from '../store/crow';
import { shownTrip } from '../store/settle';
import { longestPart } from '../store/trip-parts';
import { legName } from './TripLegs';

/** What a place beyond the limit lacks: minutes and what takes them, or why it has no time at all. Nothing for a place within the limit. */
export function WhyUncovered({ row }: { readonly row: number }): ReactNode {
  const w = useWords();
  const format = useFormats();
  const answer = useApp((state) => state.answered?.answer ?? null);
  const trip = useApp(shownTrip);
  if (!answer) return null;
  const { cutoffSeconds, direction } = answer.question;
  const seconds = answer.seconds[row] ?? NaN;
  const state = answer.state[row] ?? 0;
  if (within(seconds, cutoffSeconds)) return null;
  const minutes = (value: number): string => format.minutes(value / 60);
  const why = [w.why.beyondSearch, w.why.barrier, w.why.offGrid][Number.isNaN(seconds) && state === 0 ? 2 : state] ?? w.why.beyondSearch;
  const longest = trip ? longestPart(trip) : null;
  return (
    <div className="why" data-testid="why">
      <h4>{w.why.title}</h4>
      {Number.isFinite(seconds) ? (
        <>
          <p>{w.why.over(minutes(seconds - cutoffSeconds), formatCutoff(cutoffSeconds))}</p>
          {trip && longest && (
            <p data-testid="why-longest">
              {w.why.longest(
                longest.at === 'delay' ? w.tripDelay : legName(w, trip, longest.at, direction),
                minutes(longest.seconds),
                minutes(seconds),
              )}
            </p>
          )}
        </>
      ) : (
        <>
          <p>{why(formatCutoff(answer.boundSeconds))}</p>
          <ByCrow row={row} />
        </>
      )}
    </div>
  );
}

/** Which facility is nearest as the crow flies, where no way to one was found. */
function ByCrow({ row }: { readonly row: number }): ReactNode {
  const w = useWords();
  const actions = useActions();
  const language = useApp((state) => state.language);
  const study = useApp((state) => state.study);
  const history = useApp((state) => state.history);
  const question = useApp((state) => state.answered?.answer.question ?? null);
  if (!study || !question) return null;
  const open = openFacilities(currentFacilities(study, history), question.types, question.year);
  const found = nearestByCrow(open, study.demand.lon[row] ?? NaN, study.demand.lat[row] ?? NaN);
  if (!found) return <p>{w.why.noFacility}</p>;
  return (
    <p>
      {w.why.crow(formatMetres(found.metres, language))}{' '}
      <button type="button" className="link" onClick={() => actions.select({ kind: 'facility', id: found.facility.id })}>
        {facilityName(study, found.facility, language)}
      </button>
    </p>
  );
}
