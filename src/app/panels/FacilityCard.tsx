import { useMemo, type ReactNode } from 'react';
import { isOpen } from '../../model/study';
import { within } from '../../model/within';
import type { CoverageAnswer } from '../../jobs/task-types';
import { useActions, useApp, useFormats, useWords } from '../context';
import { facilityName, typeName } from '../names';
import { Facts, type Fact } from '../parts/Facts';
import { Icon } from '../parts/Icon';
import { currentFacilities } from '../store/derived';
import { troubleOf } from '../store/unusable';

/** People who have the facility as their nearest, and how many of them within the limit. */
function servedBy(answer: CoverageAnswer, id: string): { readonly people: number; readonly within: number } | null {
  const index = answer.facilityIds.indexOf(id);
  if (index < 0) return null;
  let [people, inside] = [0, 0];
  for (let row = 0; row < answer.people.length; row += 1) {
    const count = answer.people[row] ?? NaN;
    if (answer.facility[row] !== index || Number.isNaN(count)) continue;
    people += count;
    if (within(answer.seconds[row] ?? NaN, answer.question.cutoffSeconds)) inside += count;
  }
  return { people, within: inside };
}

/** One facility: what it is, whom it serves, and the buttons that close and reopen it. */
export function FacilityCard({ id }: { readonly id: string }): ReactNode {
  const w = useWords();
  const format = useFormats();
  const actions = useActions();
  const language = useApp((state) => state.language);
  const study = useApp((state) => state.study);
  const history = useApp((state) => state.history);
  const year = useApp((state) => state.choices?.year ?? 0);
  const answer = useApp((state) => state.answered?.answer ?? null);
  const trouble = useMemo(() => (answer ? troubleOf(answer, id) : null), [answer, id]);
  const served = useMemo(() => (answer ? servedBy(answer, id) : null), [answer, id]);
  if (!study) return null;
  const facility = currentFacilities(study, history).find((candidate) => candidate.id === id);
  if (!facility) return <p className="empty-note">{w.noData}</p>;
  const closedHere = facility.closed === 0;
  const open = isOpen(facility, year);
  const status = closedHere ? w.facilityClosed : open ? w.facilityOpen : w.facilityNotOpen;
  const facts: readonly Fact[] = [
    [w.facilityType, typeName(study, facility.type, language)],
    [
      w.facilityStatus,
      <span key="status" className={open ? 'answer met' : 'answer no-data'}>
        {status}
      </span>,
    ],
    ...(served
      ? ([
          [w.servedPeople, format.people(served.people)],
          [w.servedWithin, <strong key="within">{format.people(served.within)}</strong>],
        ] as const)
      : []),
    ...(facility.opened === null ? [] : ([[w.opened, String(facility.opened)]] as const)),
    ...(facility.capacity === null ? [] : ([[w.capacity, format.count(facility.capacity)]] as const)),
    [w.facilityPlace, `${format.degrees(facility.lon)}, ${format.degrees(facility.lat)}`],
  ];
  return (
    <>
      <h3>{facilityName(study, facility, language)}</h3>
      {trouble && !closedHere && (
        <p className="trouble" data-testid="facility-trouble">
          <Icon name="warn" /> {w.troubleOf(w.thisFacility, w.trouble[trouble])}
        </p>
      )}
      <div className="card-actions">
        {closedHere ? (
          <button
            type="button"
            className="button"
            data-testid="reopen-facility"
            onClick={() => actions.edit({ kind: 'reopen-facility', id })}
          >
            {w.reopenFacility}
          </button>
        ) : (
          <button
            type="button"
            className="button"
            data-testid="close-facility"
            disabled={!open}
            onClick={() => actions.edit({ kind: 'close-facility', id })}
          >
            {w.closeFacility}
          </button>
        )}
        <small>{open && w.facilityMove}</small>
      </div>
      <Facts facts={facts} />
    </>
  );
}
