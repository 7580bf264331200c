import type { ReactNode } from 'react';
import { formatCutoff } from '../../i18n/format';
import { within } from '../../model/within';
import { useActions, useApp, useFormats, useWords } from '../context';
import { chainName, facilityName, groupName, unitName } from '../names';
import { Facts, type Fact } from '../parts/Facts';
import { currentFacilities } from '../store/derived';
import { wholePopulation } from '../store/question';
import { villageOf } from '../store/worst-places';
import { TripLegs } from './TripLegs';
import { WhyUncovered } from './WhyUncovered';

/** One populated place: how many people, how far, to which facility. */
export function CellCard({ row }: { readonly row: number }): ReactNode {
  const w = useWords();
  const format = useFormats();
  const actions = useActions();
  const language = useApp((state) => state.language);
  const study = useApp((state) => state.study);
  const history = useApp((state) => state.history);
  const answer = useApp((state) => state.answered?.answer ?? null);
  if (!study) return null;
  const { demand } = study;
  const unit = study.units[demand.unit[row] ?? -1];
  const village = villageOf(study, row);
  const near = village ? ` (${w.nearVillage(unitName(village, language))})` : '';
  const place: readonly Fact[] =
    study.units.length === 0 ? [] : [[w.unitOf, unit ? `${chainName(study, unit.code, language)}${near}` : w.outsideUnits]];
  const facts: Fact[] = [];
  if (answer) {
    const seconds = answer.seconds[row] ?? NaN;
    const state = answer.state[row] ?? 0;
    const facilityId = answer.facilityIds[answer.facility[row] ?? -1];
    const facility = currentFacilities(study, history).find((candidate) => candidate.id === facilityId);
    const covered = within(seconds, answer.question.cutoffSeconds);
    const reached = Number.isFinite(seconds)
      ? w.minutesValue(format.minutes(seconds / 60))
      : w.beyondMinutes(formatCutoff(answer.boundSeconds));
    const stateWords = [null, w.cellStates.barrier, w.cellStates.offGrid][state] ?? null;
    facts.push(
      [
        answer.question.group === wholePopulation ? w.people : groupName(answer.question.group, language),
        format.people(answer.people[row] ?? NaN),
      ],
      [
        w.timeToNearest,
        stateWords ?? (
          <>
            <strong>{reached}</strong>{' '}
            <span className={covered ? 'answer met' : 'answer not-met'}>{covered ? w.cellCovered : w.cellUncovered}</span>
          </>
        ),
      ],
      [
        w.nearestFacility,
        facility ? (
          <button key="facility" type="button" className="link" onClick={() => actions.select({ kind: 'facility', id: facility.id })}>
            {facilityName(study, facility, language)}
          </button>
        ) : (
          w.noFacilityInReach
        ),
      ],
    );
  }
  return (
    <>
      <h3>
        {demand.kind === 'point' ? w.cellPlace : w.cell} <small>{demand.id[row]}</small>
      </h3>
      <Facts facts={[...facts, ...place]} />
      <WhyUncovered row={row} />
      <TripLegs row={row} />
    </>
  );
}
