import { useMemo, type ReactNode } from 'react';
import { isOpen } from '../../model/study';
import { useActions, useApp, useFormats, useHeld, useWords } from '../context';
import { unitIndex } from '../map/unit-index';
import { chainName, facilityName, typeName } from '../names';
import { Facts, type Fact } from '../parts/Facts';
import { Icon } from '../parts/Icon';
import { NumberField } from '../parts/NumberField';
import { currentFacilities } from '../store/derived';
import { servedByFacility } from '../store/served';
import { troubleOf } from '../store/unusable';

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
  const served = useMemo(
    () => (answer?.facilityIds.includes(id) ? (servedByFacility(answer).get(id) ?? { people: 0, within: 0 }) : null),
    [answer, id],
  );
  const held = useHeld();
  const units = study?.units;
  const unitAt = useMemo(() => unitIndex(units ?? []), [units]);
  if (!study) return null;
  const facility = currentFacilities(study, history).find((candidate) => candidate.id === id);
  if (!facility) return <p className="empty-note">{w.noData}</p>;
  const isHeld = held?.id === id;
  const at = isHeld ? held : facility;
  const closedHere = facility.closed === 0;
  const open = isOpen(facility, year);
  const status = closedHere ? w.facilityClosed : open ? w.facilityOpen : w.facilityNotOpen;
  const home = unitAt(at.lon, at.lat, 'town') || unitAt(at.lon, at.lat, 'county');
  const place: readonly Fact[] =
    study.units.length === 0 ? [] : [[w.unitOf, home === '' ? w.outsideUnits : chainName(study, home, language)]];
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
          [
            w.servedPeople,
            <span key="people" className={isHeld ? 'waits' : ''}>
              {format.people(served.people)}
            </span>,
          ],
          [
            w.servedWithin,
            <strong key="within" className={isHeld ? 'waits' : ''}>
              {format.people(served.within)}
            </strong>,
          ],
        ] as const)
      : []),
    [
      w.facilityDelay,
      <NumberField
        key={facility.delaySeconds}
        label={w.facilityDelay}
        testId="facility-delay"
        value={Math.round(facility.delaySeconds / 6) / 10}
        least={0}
        most={240}
        step={1}
        disabled={!open}
        onCommit={(minutes) => actions.edit({ kind: 'set-delay', id, delaySeconds: minutes * 60 })}
      />,
    ],
    ...(facility.opened === null ? [] : ([[w.opened, String(facility.opened)]] as const)),
    ...(facility.capacity === null ? [] : ([[w.capacity, format.count(facility.capacity)]] as const)),
    ...place,
    [w.facilityPlace, `${format.degrees(at.lon)}, ${format.degrees(at.lat)}`],
  ];
  return (
    <>
      <h3>{facilityName(study, facility, language)}</h3>
      {trouble && !closedHere && (
        <p className="trouble" data-testid="facility-trouble">
          <Icon name="warn" /> {w.troubleHere(w.trouble[trouble])}
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
