import type { ReactNode } from 'react';
import type { ExplainedTrip } from '../../jobs/task-types';
import type { AllWords } from '../../i18n';
import type { Direction } from '../../model/travel';
import { useApp, useFormats, useWords } from '../context';
import { formatMetres } from '../format';
import { shownTrip } from '../store/settle';
import { roleOf } from '../store/trip-parts';

type TripLeg = ExplainedTrip['legs'][number];

/** What a leg is called: the walk between a door and the road by its purpose, the rest by mode and road. */
export function legName(w: AllWords['app'], trip: ExplainedTrip, at: number, direction: Direction): string {
  const leg = trip.legs[at];
  if (!leg) return w.tripDelay;
  const mode = w.tripModes[leg.mode];
  const role = roleOf(trip, at, direction);
  if (role !== 'way') return w.tripRoles[role](mode);
  if (leg.roadClass) return w.tripOnRoad(mode, w.tripRoad(leg.roadClass));
  return leg.kind === 'straight-line' ? w.tripStraight(mode) : mode;
}

/** The way behind a place's time, leg by leg. */
export function TripLegs({ row }: { readonly row: number }): ReactNode {
  const w = useWords();
  const format = useFormats();
  const answer = useApp((state) => state.answered?.answer ?? null);
  const trip = useApp(shownTrip);
  const study = useApp((state) => state.study);
  const language = useApp((state) => state.language);
  if (!answer || !trip || !Number.isFinite(answer.seconds[row])) return null;
  const { direction, trip: asked } = answer.question;
  // of several trips the one that is the fastest here
  const winner = trip.trip === asked ? null : study?.trips.find(({ id }) => id === trip.trip);
  return (
    <div className="trip" data-testid="trip-legs">
      <h4>
        {direction === 'to' ? w.tripTo : w.tripFrom}
        {winner && ` (${winner.name[language]})`}
      </h4>
      {trip.legs.length === 0 && <p>{w.tripHere}</p>}
      <ol>
        {trip.delaySeconds > 0 && <Leg name={w.tripDelay} figures={w.minutesValue(format.minutes(trip.delaySeconds / 60))} />}
        {trip.legs.map((leg, at) => (
          <Leg
            key={`${leg.kind} ${leg.path.slice(0, 4).join(' ')}`}
            name={legName(w, trip, at, direction)}
            figures={<Figures leg={leg} />}
          />
        ))}
      </ol>
    </div>
  );
}

function Figures({ leg }: { readonly leg: TripLeg }): ReactNode {
  const w = useWords();
  const format = useFormats();
  const language = useApp((state) => state.language);
  const figures = [
    formatMetres(leg.metres, language),
    w.minutesValue(format.minutes(leg.seconds / 60)),
    ...(leg.meanSlope === undefined ? [] : [w.tripSlope((leg.meanSlope * 100).toFixed(0))]),
  ];
  return figures.join(' · ');
}

function Leg({ name, figures }: { readonly name: string; readonly figures: ReactNode }): ReactNode {
  return (
    <li>
      <span>{name}</span>
      <span>{figures}</span>
    </li>
  );
}
