import type { ReactNode } from 'react';
import { formatCutoff } from '../../i18n/format';
import { within } from '../../model/within';
import type { ExplainedTrip } from '../../jobs/task-types';
import { useApp, useFormats, useWords } from '../context';
import { shownTrip } from '../store/settle';

type TripLeg = ExplainedTrip['legs'][number];

/** Why a place has its time: what lies beyond the limit, and the way leg by leg. */
export function TripLegs({ row }: { readonly row: number }): ReactNode {
  const w = useWords();
  const format = useFormats();
  const answer = useApp((state) => state.answered?.answer ?? null);
  const trip = useApp(shownTrip);
  if (!answer || answer.state[row] !== 0) return null;
  const seconds = answer.seconds[row] ?? NaN;
  const { cutoffSeconds } = answer.question;
  if (!Number.isFinite(seconds)) {
    const beyond = format.minutes((answer.boundSeconds - cutoffSeconds) / 60);
    return <p className="empty-note">{w.tripNone(formatCutoff(answer.boundSeconds), beyond)}</p>;
  }
  const lacks = within(seconds, cutoffSeconds)
    ? null
    : w.tripBeyond(format.minutes((seconds - cutoffSeconds) / 60), formatCutoff(cutoffSeconds));
  return (
    <div className="trip" data-testid="trip-legs">
      {lacks !== null && <p>{lacks}</p>}
      {trip && (
        <>
          <h4>{answer.question.direction === 'to' ? w.tripTo : w.tripFrom}</h4>
          {trip.legs.length === 0 && <p>{w.tripHere}</p>}
          <ol>
            {trip.delaySeconds > 0 && <Leg name={w.tripDelay} figures={w.minutesValue(format.minutes(trip.delaySeconds / 60))} />}
            {trip.legs.map((leg) => (
              <TripLegLine key={`${leg.kind} ${leg.path.slice(0, 4).join(' ')}`} leg={leg} />
            ))}
          </ol>
        </>
      )}
    </div>
  );
}

function TripLegLine({ leg }: { readonly leg: TripLeg }): ReactNode {
  const w = useWords();
  const format = useFormats();
  const mode = w.tripModes[leg.mode];
  const straight = leg.kind === 'straight-line' ? w.tripStraight(mode) : mode;
  const figures = [
    w.tripKilometres((leg.metres / 1000).toFixed(leg.metres < 1000 ? 2 : 1)),
    w.minutesValue(format.minutes(leg.seconds / 60)),
    ...(leg.meanSlope === undefined ? [] : [w.tripSlope((leg.meanSlope * 100).toFixed(0))]),
  ];
  return <Leg name={leg.roadClass ? w.tripOnRoad(mode, w.tripRoad(leg.roadClass)) : straight} figures={figures.join(' · ')} />;
}

function Leg({ name, figures }: { readonly name: string; readonly figures: string }): ReactNode {
  return (
    <li>
      <span>{name}</span>
      <span>{figures}</span>
    </li>
  );
}
