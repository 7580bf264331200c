import { useMemo, useState, type ReactNode } from 'react';
import { ToggleGroup } from 'radix-ui';
import { askText } from '../../report/ask-text';
import { activeStandards } from '../../model/catalogue';
import type { UnitResult } from '../../model/result';
import type { StudyView } from '../../jobs/task-types';
import type { Facility } from '../../model/study';
import type { Language } from '../../model/text';
import { useActions, useApp, useFormats, useScreen, useWords } from '../context';
import type { AllWords } from '../../i18n';
import type { Formats } from '../format';
import { standardByYear, unitByYear } from '../monitor/unit-years';
import { facilityName, placeName } from '../names';
import { boundsOfUnit } from '../places';
import { AnswerMark } from '../parts/AnswerMark';
import { DataTable, type Column } from '../parts/DataTable';
import { Icon } from '../parts/Icon';
import { Sparkline } from '../parts/Sparkline';
import { StandardMark } from '../parts/StandardMark';
import { ChangesLine, ChangesList, useChanges } from '../plan/ChangesList';
import { StandardButtons } from '../plan/StandardButtons';
import { StandardForm } from '../plan/StandardForm';
import { figureText, isAsPlanned } from '../standard-words';
import { currentCatalogue, currentFacilities, unitsByCode } from '../store/derived';
import type { StandardEntry } from '../store/judging';
import { yearsOf } from '../store/settle';

const missingShown = 3;
const noUnits: readonly UnitResult[] = [];
const views = ['units', 'form', 'changes'] as const;
type View = (typeof views)[number];

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
  readonly byYear: ReturnType<typeof standardByYear>;
  readonly pick: (code: string) => void;
  readonly open: (code: string) => void;
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

function columnsOf({ w, format, language, study, facilities, byYear, pick, open }: ColumnNeeds): readonly Column<UnitResult>[] {
  const text = (unit: UnitResult): string => figureText(unit.measure, unit.value, unit.target, language);
  const trend: Column<UnitResult> = {
    id: 'trend',
    title: w.figureTrend,
    numeric: true,
    width: 62,
    value: (unit) => {
      const years = unitByYear(byYear, unit.unit);
      return unit.value - (years[0]?.result?.value ?? NaN);
    },
    cell: (unit) => {
      const years = unitByYear(byYear, unit.unit).flatMap(({ year, result }) => (result ? [{ year, result }] : []));
      return (
        <Sparkline
          width={44}
          points={years.map(({ year, result }) => ({ label: String(year), value: result.value, answer: result.answer }))}
          label={w.trendOf(placeName(study, unit.unit, language), years.map(({ year, result }) => `${year} ${text(result)}`).join(', '))}
        />
      );
    },
  };
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
      width: 76,
      value: (unit) => answerOrder[unit.answer],
      cell: (unit) => <AnswerMark answer={unit.answer} />,
    },
    {
      id: 'value',
      title: w.standardValue,
      numeric: true,
      width: 136,
      value: (unit) => unit.value,
      cell: (unit) => (
        <button type="button" className="cell-figure" data-testid="unit-figure" title={w.figureTitle} onClick={() => open(unit.unit)}>
          {text(unit)}
          <small className="second-line">
            {format.people(unit.numerator)} / {format.people(unit.denominator)}
          </small>
        </button>
      ),
    },
    ...(byYear.length > 1 ? [trend] : []),
  ];
}

function Units({ entry }: { readonly entry: StandardEntry }): ReactNode {
  const { standard, result } = entry;
  const w = useWords();
  const format = useFormats();
  const actions = useActions();
  const { mapHolder, store } = useScreen();
  const language = useApp((state) => state.language);
  const study = useApp((state) => state.study);
  const selection = useApp((state) => state.selection);
  const history = useApp((state) => state.history);
  const judged = useApp((state) => state.judged);
  const columns = useMemo(() => {
    if (!study) return [];
    const pick = (code: string): void => {
      actions.select({ kind: 'unit', code });
      const bounds = boundsOfUnit(study, code);
      if (bounds) mapHolder.current?.fit(bounds);
    };
    const open = (unit: string): void => actions.openFigure({ standard: standard.id, unit });
    const byYear = standardByYear(study, history, judged, standard, yearsOf(store.getState()));
    return columnsOf({ w, format, language, study, facilities: currentFacilities(study, history), byYear, pick, open });
  }, [study, history, judged, standard, w, format, language, actions, mapHolder, store]);
  return (
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
  );
}

function Sources({ entry }: { readonly entry: StandardEntry }): ReactNode {
  const { standard } = entry;
  const w = useWords();
  const language = useApp((state) => state.language);
  return (
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
  );
}

/** One standard: what it asks and where from, each unit's answer, the form that changes it, and what a change moved. */
export function StandardDetail({ entry }: { readonly entry: StandardEntry }): ReactNode {
  const { standard, result, fresh } = entry;
  const w = useWords();
  const actions = useActions();
  const language = useApp((state) => state.language);
  const study = useApp((state) => state.study);
  const year = useApp((state) => state.choices?.year ?? 0);
  const plan = useApp((state) => (state.study ? currentCatalogue(state.study, state.history).standards : null));
  const planned = useApp((state) => state.study?.catalogue.standards.find(({ id }) => id === standard.id));
  // one that was just added is to be filled in
  const [view, setView] = useState<View>(planned ? 'units' : 'form');
  const changes = useChanges(standard);
  if (!study || !plan) return null;
  const isChanged = planned !== undefined && !isAsPlanned(planned, standard);
  const isOff = activeStandards({ standards: [standard] }).length === 0;
  return (
    <article className={result && !fresh ? 'standard-detail stale' : 'standard-detail'}>
      <header>
        <div className="standard-bar">
          <button type="button" className="button quiet" data-testid="standard-back" onClick={() => actions.openStandard(null)}>
            <Icon name="back" /> {w.back}
          </button>
          <StandardButtons standard={standard} planned={planned} plan={plan} />
        </div>
        <h2>
          {standard.name[language]} {!planned && <span className="plan-badge">{w.planAdded}</span>}
          {isChanged && <span className="plan-badge">{w.planChanged}</span>}
        </h2>
        <p className="standard-ask">
          {isOff ? <span className="quiet-text">{w.planIsOff}</span> : <StandardMark standard={standard} result={result} />}{' '}
          <span data-testid="standard-ask">{w.standardTarget(askText(standard, year, plan, language))}</span>
          {isChanged && askText(planned, year, study.catalogue.standards, language) !== askText(standard, year, plan, language) && (
            <small className="changed-mark">{w.planChangedFrom(askText(planned, year, study.catalogue.standards, language))}</small>
          )}
        </p>
        {view === 'units' && <Sources entry={entry} />}
        <ChangesLine changes={changes} />
        <ToggleGroup.Root
          type="single"
          className="segmented"
          aria-label={w.planEdit}
          value={view}
          onValueChange={(value) => setView(views.find((known) => known === value) ?? view)}
        >
          {views.map((known) => (
            <ToggleGroup.Item key={known} value={known} data-testid={`standard-view-${known}`}>
              {w.planViews[known]}
            </ToggleGroup.Item>
          ))}
        </ToggleGroup.Root>
      </header>
      {view === 'units' && <Units entry={entry} />}
      {view === 'form' && (
        <div className="standard-scroll">
          <StandardForm standard={standard} />
          <ChangesList standard={standard} />
        </div>
      )}
      {view === 'changes' && (
        <div className="standard-scroll">
          <ChangesList standard={standard} />
        </div>
      )}
    </article>
  );
}
