import { useMemo, type ReactNode } from 'react';
import { changeFactors, type ChangeFactor, type StandardChange, type UnitChange } from '../../model/change';
import type { Population } from '../../model/result';
import type { Language } from '../../model/text';
import type { StudyView } from '../../jobs/task-types';
import { words, type AllWords } from '../../i18n';
import { useActions, useApp, useScreen, useWords } from '../context';
import { groupName, placeName } from '../names';
import { Choice } from '../parts/Choice';
import type { Column } from '../parts/DataTable';
import { RankingTable } from '../parts/RankingTable';
import { Segmented } from '../parts/Segmented';
import { analysisStatus, changeYears } from '../store/analysis';
import { changeText, valueText, waterfallOf } from './figures';
import { useUnitPick } from './unit-pick';
import { Waterfall } from './Waterfall';

const levels = ['county', 'town'] as const;

/** The row that stands for all: the topmost unit of the standard. */
const wholeOf = ({ units }: StandardChange): UnitChange | undefined =>
  (['city', 'county', 'town', 'village'] as const)
    .map((level) => units.filter((unit) => unit.level === level))
    .find((rows) => rows.length === 1)?.[0];

const populationText = (one: Population, language: Language): string =>
  words(language).report.population(groupName(one.group, language), one.year === null ? '' : String(one.year), one.source);

/** Whom the denominator counts in each of the years: a change of it alone changes every figure for each head. */
function Populations({ change }: { readonly change: StandardChange }): ReactNode {
  const w = useWords();
  const language = useApp((state) => state.language);
  const { from, to } = change.populations;
  if (!from || !to) return null;
  const [before, then] = [populationText(from, language), populationText(to, language)];
  return (
    <p className="quiet-text analysis-line" data-testid="change-denominator">
      {w.changePopulations}: {before === then ? w.changePopulationSame(before) : w.changePopulationYears(before, then)}
    </p>
  );
}

function Whole({ change, name }: { readonly change: StandardChange; readonly name: string }): ReactNode {
  const w = useWords();
  const language = useApp((state) => state.language);
  const { factors } = words(language).report;
  const whole = wholeOf(change);
  if (!whole) return null;
  const { measure, differing } = change;
  const bars = waterfallOf(whole, differing);
  const text = (value: number | undefined): string => valueText(measure, value ?? NaN, language);
  const alike = changeFactors.filter((factor) => !differing.includes(factor));
  const why = Number.isNaN(whole.total) ? w.changeNoTotal : !change.split ? w.changeNoSplit : bars.length === 0 ? w.changeNoParts : '';
  return (
    <div
      className="change-whole"
      data-testid="change-whole"
      data-total={whole.total}
      data-parts={changeFactors.map((factor) => whole.parts[factor]).join(' ')}
    >
      <p>
        {w.changeOf(name, `${change.from} ${text(whole.from?.value)}`, `${change.to} ${text(whole.to?.value)}`)}{' '}
        <strong className="tabular">
          {changeText(measure, whole.total, language)} {w.changeUnits[measure]}
        </strong>
      </p>
      {why === '' ? (
        <>
          <p className="quiet-text">{differing.length === 0 ? w.changeNothing : w.changeParts}</p>
          {differing.length > 0 && <Waterfall bars={bars} measure={measure} from={change.from} to={change.to} />}
        </>
      ) : (
        <p className="quiet-text">{why}</p>
      )}
      {alike.length > 0 && (
        <p className="quiet-text">
          {w.changeSame} {alike.map((factor) => factors[factor]).join(language === 'zh' ? '、' : ', ')}
        </p>
      )}
    </div>
  );
}

interface ColumnNeeds {
  readonly w: AllWords['app'];
  readonly language: Language;
  readonly study: StudyView;
  readonly change: StandardChange;
  readonly pick: (code: string) => void;
}

function columnsOf({ w, language, study, change, pick }: ColumnNeeds): readonly Column<UnitChange>[] {
  const { factors } = words(language).report;
  const { measure } = change;
  const figure = (id: string, title: string, of: (row: UnitChange) => number): Column<UnitChange> => ({
    id,
    title,
    numeric: true,
    width: 76,
    value: of,
    cell: (row) => changeText(measure, of(row), language),
  });
  return [
    {
      id: 'unit',
      title: w.changeUnit,
      numeric: false,
      width: null,
      value: (row) => placeName(study, row.unit, language),
      cell: (row) => (
        <button type="button" className="row-button" onClick={() => pick(row.unit)}>
          {placeName(study, row.unit, language)}
          <small className="second-line">
            {valueText(measure, row.from?.value ?? NaN, language)} → {valueText(measure, row.to?.value ?? NaN, language)}
          </small>
        </button>
      ),
    },
    figure('total', w.changeTotal, (row) => row.total),
    ...change.differing.map((factor: ChangeFactor) => figure(factor, factors[factor], (row) => row.parts[factor])),
  ];
}

/** How much a standard changed between two years, and how much of it each cause added. */
export function ChangePanel(): ReactNode {
  const w = useWords();
  const actions = useActions();
  const { store } = useScreen();
  const language = useApp((state) => state.language);
  const study = useApp((state) => state.study);
  const answer = useApp((state) => state.analyses.change?.output ?? null);
  const analysis = useApp((state) => state.analysis);
  const selection = useApp((state) => state.selection);
  const isEmpty = useApp((state) => analysisStatus(state) === 'empty');
  const { pick, hover } = useUnitPick();
  const change = isEmpty ? null : (answer?.changes[0] ?? null);
  const { level } = analysis;
  const columns = useMemo(
    () => (study && change ? columnsOf({ w, language, study, change, pick }) : []),
    [study, change, w, language, pick],
  );
  const rows = useMemo(() => change?.units.filter((unit) => unit.level === level) ?? [], [change, level]);
  const searched = useMemo(() => (row: UnitChange) => (study ? placeName(study, row.unit, language) : row.unit), [study, language]);
  if (!study || study.years.length < 2) return null;
  const years = study.years.map((year) => [String(year), String(year)] as const);
  const [from, to] = changeYears({ study, analysis }) ?? [analysis.from, analysis.to];
  const standard = change && store.getState().study?.catalogue.standards.find(({ id }) => id === change.standard);
  const { factors } = words(language).report;
  return (
    <>
      <div className="analysis-options">
        <Choice
          label={w.changeFrom}
          testId="change-from"
          value={String(from)}
          options={years}
          onPick={(year) => actions.setAnalysis({ from: Number(year), to })}
        />
        <Choice
          label={w.changeTo}
          testId="change-to"
          value={String(to)}
          options={years}
          onPick={(year) => actions.setAnalysis({ from, to: Number(year) })}
        />
        <Segmented
          label={w.analysisLevel}
          testId="change-level"
          value={level}
          options={levels}
          names={w.analysisLevels}
          onPick={(picked) => actions.setAnalysis({ level: picked })}
        />
      </div>
      {change && (
        <>
          <Whole
            change={change}
            name={wholeOf(change) ? placeName(study, wholeOf(change)?.unit ?? '', language) : (standard?.name[language] ?? '')}
          />
          <Populations change={change} />
          <p className="quiet-text analysis-line">
            {w.changeMapNote}
            {w.changeUnits[change.measure] !== '' && ` (${w.changeUnits[change.measure]})`}
          </p>
          <RankingTable
            label={w.analysisPanels.change}
            testId="change-table"
            columns={columns}
            savedColumns={[
              { title: w.codeColumn, value: (row) => row.unit },
              { title: w.changeUnit, value: searched },
              { title: String(change.from), value: (row) => row.from?.value ?? NaN },
              { title: String(change.to), value: (row) => row.to?.value ?? NaN },
              { title: w.changeTotal, value: (row) => row.total },
              ...changeFactors.map((factor) => ({ title: factors[factor], value: (row: UnitChange) => row.parts[factor] })),
            ]}
            rows={rows}
            rowKey={(row) => row.unit}
            searched={searched}
            selectedKey={selection?.kind === 'unit' ? selection.code : null}
            onHover={hover}
            rowHeight={44}
            sortedBy="total"
            fileName={`junda-${study.id}-${change.standard}-${change.from}-${change.to}`}
          />
        </>
      )}
    </>
  );
}
