import { useMemo, type ReactNode } from 'react';
import { formatCutoff } from '../../i18n/format';
import { useActions, useApp, useFormats, useWords } from '../context';
import { chainName, facilityName, placeName } from '../names';
import { AnswerMark } from '../parts/AnswerMark';
import { Facts, type Fact } from '../parts/Facts';
import { currentFacilities, unitsByCode } from '../store/derived';
import { questionKey } from '../store/question';
import { servedInUnit } from '../store/served';
import { standardEntries } from '../store/judging';
import { isStale } from '../store/settle';
import { peopleOutside } from '../store/totals';
import { Figure } from './FigureDetails';
import { WorstPlaces } from './WorstPlaces';

const nearestShown = 5;

/** One unit: covered and uncovered people, times, and how it stands against the standards that were judged. */
export function UnitCard({ code }: { readonly code: string }): ReactNode {
  const w = useWords();
  const format = useFormats();
  const actions = useActions();
  const language = useApp((state) => state.language);
  const study = useApp((state) => state.study);
  const answer = useApp((state) => state.answered?.answer ?? null);
  const judged = useApp((state) => state.judged);
  const history = useApp((state) => state.history);
  // its medians and nearest facilities are not known while a facility is moved
  const stale = useApp((state) => isStale(state) || state.heldId !== null);
  const year = useApp((state) => state.choices?.year ?? 0);
  const verdicts = useMemo(
    () =>
      (study ? standardEntries(study, history, judged, year) : []).flatMap(({ standard, result, fresh }) => {
        const own = result?.units.find((entry) => entry.unit === code);
        return own ? [{ standard, answer: own.answer, fresh }] : [];
      }),
    [judged, study, history, code, year],
  );
  const baseline = useApp((state) => state.baseline);
  const nearest = useMemo(() => (study && answer ? servedInUnit(study, answer, code) : []), [study, answer, code]);
  if (!study) return null;
  const unit = unitsByCode(study).get(code);
  const ledger = answer?.ledgers.find((candidate) => candidate.code === code);
  const before = answer && baseline?.questionKey === questionKey(answer.question) ? baseline.answer : null;
  const ledgerBefore = before !== answer ? before?.ledgers.find((candidate) => candidate.code === code) : undefined;
  const beforeEdits: readonly Fact[] =
    ledger && ledgerBefore
      ? [
          [
            w.beforeEdits,
            `${format.people(peopleOutside(ledgerBefore))} (${format.signedPeople(peopleOutside(ledger) - peopleOutside(ledgerBefore))})`,
          ],
        ]
      : [];
  const facilities = currentFacilities(study, history);
  const minutes = (value: number): string =>
    !Number.isFinite(value) && (ledger?.people ?? 0) > 0
      ? w.beyondMinutes(formatCutoff(answer?.boundSeconds ?? NaN))
      : w.minutesValue(format.minutes(value));
  const facts: readonly Fact[] = ledger
    ? [
        [
          w.coveredShare,
          answer && ledger.people > 0 ? (
            <Figure key="share" question={answer.question} ledger={ledger}>
              {format.share(ledger.share)} <small>{format.band(ledger.shareSlow, ledger.shareFast)}</small>
            </Figure>
          ) : (
            w.noData
          ),
        ],
        [w.coveredOfPeople, `${format.people(ledger.covered)} / ${format.people(ledger.people)}`],
        [w.peopleOutside, <strong key="outside">{format.people(peopleOutside(ledger))}</strong>],
        ...beforeEdits,
      ]
    : [];
  const times: readonly Fact[] = ledger
    ? [
        [w.medianMinutes, minutes(ledger.medianMinutes)],
        [w.p90Minutes, minutes(ledger.p90Minutes)],
        [w.meanMinutes, minutes(ledger.meanMinutes)],
      ]
    : [];
  return (
    <div className={stale ? 'stale' : ''}>
      <h3>
        {placeName(study, code, language)}{' '}
        <small>
          {unit ? w.levelNames[unit.level] : ''} {unit && unit.parent !== '' ? chainName(study, unit.parent, language) : ''}
        </small>
      </h3>
      <Facts facts={facts} />
      <WorstPlaces code={code} />
      <Facts facts={times} />
      {nearest.length > 0 && (
        <div className="nearest-list" data-testid="unit-nearest">
          <h4>{w.unitNearest(format.count(nearest.length))}</h4>
          <ul className="verdicts">
            {nearest.slice(0, nearestShown).map((served) => {
              const facility = facilities.find((candidate) => candidate.id === served.id);
              return (
                <li key={served.id}>
                  <button type="button" className="link" onClick={() => actions.select({ kind: 'facility', id: served.id })}>
                    {facility ? facilityName(study, facility, language) : served.id}
                  </button>
                  <span className="tabular unbroken">
                    {format.people(served.people)} {w.peopleUnit}
                  </span>
                </li>
              );
            })}
          </ul>
        </div>
      )}
      {verdicts.length > 0 && (
        <ul className="verdicts" aria-label={w.unitStandards}>
          {verdicts.map(({ standard, answer: verdict, fresh }) => (
            <li key={standard.id} className={fresh ? '' : 'stale'}>
              <button type="button" className="link" onClick={() => actions.openStandard(standard.id)}>
                {standard.name[language]}
              </button>
              <button
                type="button"
                className="cell-figure"
                title={w.figureTitle}
                onClick={() => actions.openFigure({ standard: standard.id, unit: code })}
              >
                <AnswerMark answer={verdict} />
              </button>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
