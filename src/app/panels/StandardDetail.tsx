import { useMemo, type ReactNode } from 'react';
import type { Facility } from '../../model/study';
import type { UnitResult } from '../../model/result';
import type { StudyView } from '../../jobs/task-types';
import type { Language } from '../../model/text';
import { useActions, useApp, useFormats, useScreen, useWords } from '../context';
import { formatFigure } from '../../i18n/format';
import { askText } from '../../report/ask-text';
import type { AllWords } from '../../i18n';
import type { Formats } from '../format';
import { facilityName, placeName } from '../names';
import { boundsOfUnit } from '../places';
import { AnswerMark } from '../parts/AnswerMark';
import { StandardMark } from '../parts/StandardMark';
import { DataTable, type Column } from '../parts/DataTable';
import { Icon } from '../parts/Icon';
import { currentFacilities, unitsByCode } from '../store/derived';
import type { StandardEntry } from '../store/judging';

const missingShown = 3;
const noUnits: readonly UnitResult[] = [];

/** What is missing by name: units that lack the facility, or facilities that fail. */
function missingNames(study: StudyView, all: readonly Facility[], missing: readonly string[], language: Language): readonly string[] {
  const units = unitsByCode(study);
  const facilities = new Map(all.map((facility) => [facility.id, facility]));
  return missing.map((id) => {
    const facility = facilities.get(id);
    if (units.has(id) || !facility) return placeName(study, id, language);
    return facilityName(study, facility, language);
  });
}

const answerOrder = { 'not-met': 2, 'no-data': 1, met: 0 } as const;

interface ColumnNeeds {
  readonly w: AllWords['app'];
  readonly format: Formats;
  readonly language: Language;
  readonly study: StudyView;
  readonly facilities: readonly Facility[];
  readonly pick: (code: string) => void;
}

function Missing({ names }: { readonly names: readonly string[] }): ReactNode {
  const w = useWords();
  const format = useFormats();
  const language = useApp((state) => state.language);
  if (names.length === 0) return null;
  const separator = language === 'zh' ? '、' : ', ';
  const more = names.length > missingShown ? ` ${w.missingMore(format.count(names.length))}` : '';
  return (
    <small className="missing second-line" title={names.join(separator)}>
      {w.standardMissing}: {names.slice(0, missingShown).join(separator)}
      {more}
    </small>
  );
}

function columnsOf({ w, format, language, study, facilities, pick }: ColumnNeeds): readonly Column<UnitResult>[] {
  return [
    {
      id: 'unit',
      title: w.standardUnit,
      numeric: false,
      width: null,
      value: (unit) => placeName(study, unit.unit, language),
      cell: (unit) => (
        <button type="button" className="row-button" onClick={() => pick(unit.unit)}>
          {placeName(study, unit.unit, language)}
          <Missing names={missingNames(study, facilities, unit.missing, language)} />
        </button>
      ),
    },
    {
      id: 'answer',
      title: w.standardAnswer,
      numeric: true,
      width: 92,
      value: (unit) => answerOrder[unit.answer],
      cell: (unit) => <AnswerMark answer={unit.answer} />,
    },
    {
      id: 'value',
      title: w.standardValue,
      numeric: true,
      width: 110,
      value: (unit) => unit.value,
      cell: (unit) => (
        <>
          {unit.measure === 'share' ? format.shareBeside(unit.value, unit.target) : formatFigure(unit.value, unit.measure, language)}
          {unit.denominator > 0 && (
            <small className="second-line">
              {format.people(unit.numerator)} / {format.people(unit.denominator)}
            </small>
          )}
        </>
      ),
    },
  ];
}

/** One standard: what it asks, where from, and each unit's answer with numerator and denominator. */
export function StandardDetail({ entry }: { readonly entry: StandardEntry }): ReactNode {
  const { standard, result, fresh } = entry;
  const w = useWords();
  const format = useFormats();
  const actions = useActions();
  const { mapHolder } = useScreen();
  const language = useApp((state) => state.language);
  const study = useApp((state) => state.study);
  const selection = useApp((state) => state.selection);
  const history = useApp((state) => state.history);

  const columns = useMemo(() => {
    if (!study) return [];
    const pick = (code: string): void => {
      actions.select({ kind: 'unit', code });
      const bounds = boundsOfUnit(study, code);
      if (bounds) mapHolder.current?.fit(bounds);
    };
    return columnsOf({ w, format, language, study, facilities: currentFacilities(study, history), pick });
  }, [study, history, w, format, language, actions, mapHolder]);

  return (
    <article className={result && !fresh ? 'standard-detail stale' : 'standard-detail'}>
      <header>
        <button type="button" className="button quiet" onClick={() => actions.openStandard(null)}>
          <Icon name="back" /> {w.back}
        </button>
        <h2>{standard.name[language]}</h2>
        <p>
          <StandardMark standard={standard} result={result} />{' '}
          {study && w.standardTarget(askText(standard, result?.year ?? 0, study.catalogue.standards, language))}
        </p>
        <dl className="details compact">
          <div>
            <dt>{w.clause}</dt>
            <dd>{standard.clause[language]}</dd>
          </div>
          <div>
            <dt>{w.source}</dt>
            <dd>
              {standard.source.text[language]}{' '}
              {standard.source.check && (
                <span className="check-mark" title={w.pleaseCheckHint}>
                  {w.pleaseCheck}
                </span>
              )}
            </dd>
          </div>
        </dl>
      </header>
      <DataTable
        label={standard.name[language]}
        testId="standard-units"
        columns={columns}
        rows={result?.units ?? noUnits}
        rowKey={(unit) => unit.unit}
        selectedKey={selection?.kind === 'unit' ? selection.code : null}
        rowHeight={48}
        sortedBy="answer"
        empty={result ? w.noData : w.standardsWaiting}
      />
    </article>
  );
}
