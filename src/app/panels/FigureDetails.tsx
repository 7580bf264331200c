import type { ReactNode } from 'react';
import { Popover } from 'radix-ui';
import { activeStandards, type ReachStandard } from '../../model/catalogue';
import type { Question, UnitLedger } from '../../model/result';
import type { StudyView } from '../../jobs/task-types';
import { useActions, useApp, useFormats, useWords } from '../context';
import { groupName } from '../names';
import { typeNames } from '../store/derived';
import { serviceOfQuestion, usualBand, widestBand } from '../store/question';
import { Icon } from '../parts/Icon';
import { NumberField } from '../parts/NumberField';

interface FigureProps {
  readonly question: Question;
  readonly ledger: UnitLedger;
  /** what is clicked to open it */
  readonly children: ReactNode;
  readonly testId?: string;
}

/** Standards of the plan that ask the same: the same types, trip, minutes, direction and group. */
function standardsOf(study: StudyView, question: Question): readonly ReachStandard[] {
  const types = new Set(question.types);
  return activeStandards(study.catalogue).filter(
    (standard): standard is ReachStandard =>
      standard.kind === 'reach' &&
      standard.where.length === 0 &&
      !standard.from &&
      !standard.also &&
      standard.serving !== 'own-unit' &&
      standard.trip === question.trip &&
      standard.minutes * 60 === question.cutoffSeconds &&
      standard.direction === question.direction &&
      standard.group === question.group &&
      standard.types.length === types.size &&
      standard.types.every((type) => types.has(type)),
  );
}

function Details({ question, ledger }: Pick<FigureProps, 'question' | 'ledger'>): ReactNode {
  const w = useWords();
  const format = useFormats();
  const actions = useActions();
  const language = useApp((state) => state.language);
  const study = useApp((state) => state.study);
  const band = useApp((state) => state.choices?.band ?? usualBand);
  if (!study) return null;
  const service = serviceOfQuestion(study, question)?.name[language] ?? '';
  const types = question.types.map((type) => typeNames(study).get(type)?.[language] ?? type).join(language === 'zh' ? '、' : ', ');
  const trip = study.trips.find((entry) => entry.id === question.trip)?.name[language] ?? question.trip;
  const percent = String(Math.round(question.band * 100));
  const standards = standardsOf(study, question);
  const rows: readonly (readonly [string, string])[] = [
    [w.detailNumerator, format.people(ledger.covered)],
    [w.detailDenominator, format.people(ledger.people)],
    [w.detailUncovered, format.people(ledger.uncovered)],
    [w.detailBarrier, format.people(ledger.onBarrier)],
    [w.detailOffGrid, format.people(ledger.offGrid)],
    ...(ledger.noDataRows > 0 ? [[w.detailNoDataRows, format.count(ledger.noDataRows)] as const] : []),
    [w.detailService, service === types || service === '' ? types : `${service}: ${types}`],
    [w.group, groupName(question.group, language)],
    [w.detailTrip, `${trip}, ${question.direction === 'to' ? w.directionTo : w.directionFrom}`],
    [w.detailCutoff, w.minutesValue(String(question.cutoffSeconds / 60))],
    ...(question.year === 0 ? [] : [[w.detailYear, String(question.year)] as const]),
  ];
  return (
    <>
      <dl className="details">
        {rows.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
        <div>
          <dt>{w.detailBand}</dt>
          <dd>
            {format.band(ledger.shareSlow, ledger.shareFast) || w.none}: {w.detailBandText(percent)}
            <label className="band-input">
              {w.bandInput}{' '}
              <NumberField
                testId="band"
                value={Math.round(band * 100)}
                least={0}
                most={widestBand * 100}
                step={5}
                onCommit={(value) => actions.choose({ band: Math.round(value) / 100 })}
              />
            </label>
          </dd>
        </div>
        <div>
          <dt>{w.detailStandards}</dt>
          <dd>
            {standards.length === 0 && w.detailNoStandard}
            {standards.map((standard) => (
              <button key={standard.id} type="button" className="link" onClick={() => actions.openStandard(standard.id)}>
                {standard.name[language]}
              </button>
            ))}
          </dd>
        </div>
        {study.note[language] !== '' && (
          <div>
            <dt>{w.detailData}</dt>
            <dd>{study.note[language]}</dd>
          </div>
        )}
      </dl>
    </>
  );
}

/** A figure that can be clicked: numerator, denominator, standard, trip, limit, year and data behind it. */
export function Figure({ question, ledger, children, testId }: FigureProps): ReactNode {
  const w = useWords();
  return (
    <Popover.Root>
      <Popover.Trigger className="figure" data-testid={testId}>
        {children}
      </Popover.Trigger>
      <Popover.Portal>
        <Popover.Content className="popover" align="start" sideOffset={6} collisionPadding={8} aria-label={w.detailTitle}>
          <header className="popover-head">
            <h2>{w.detailTitle}</h2>
            <Popover.Close className="button icon-only quiet" aria-label={w.close}>
              <Icon name="close" />
            </Popover.Close>
          </header>
          <Details question={question} ledger={ledger} />
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  );
}
