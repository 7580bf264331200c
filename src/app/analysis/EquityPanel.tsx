import { useMemo, useState, type ReactNode } from 'react';
import type { EquityAnswer, EquityUnit } from '../../jobs/task-types';
import type { AllWords } from '../../i18n';
import { formatNumber } from '../../i18n/format';
import type { Language } from '../../model/text';
import { useActions, useApp, useFormats, useWords } from '../context';
import { placeName } from '../names';
import { RankingTable } from '../parts/RankingTable';
import { Segmented } from '../parts/Segmented';
import type { Column } from '../parts/DataTable';
import { currentCatalogue } from '../store/derived';
import { equityColours } from '../store/analysis';
import { differenceText } from '../standard-words';
import { indexText, ratioText, valueText } from './figures';
import { LorenzChart } from './LorenzChart';
import { useUnitPick } from './unit-pick';

const levels = ['county', 'town'] as const;
const curves = ['people', 'area'] as const;

interface IndexRow {
  readonly key: keyof AllWords['app']['equityHints'];
  readonly name: string;
  readonly value: string;
  readonly more: string;
}

function indexRows(
  answer: EquityAnswer,
  per: string,
  w: AllWords['app'],
  language: Language,
  nameOf: (code: string) => string,
): readonly IndexRow[] {
  const text = (value: number): string => valueText(answer.measure, value, language);
  return [
    { key: 'mean', name: w.equityMean, value: text(answer.mean), more: per },
    { key: 'gini', name: w.equityGini, value: indexText(answer.gini), more: '' },
    { key: 'giniArea', name: w.equityGiniArea, value: indexText(answer.area.gini), more: '' },
    {
      key: 'theil',
      name: w.equityTheil,
      value: indexText(answer.theil),
      more: Number.isFinite(answer.theil) ? w.equityTheilParts(indexText(answer.theilBetween), indexText(answer.theilWithin)) : '',
    },
    { key: 'palma', name: w.equityPalma, value: ratioText(answer.palma), more: Number.isFinite(answer.palma) ? '' : w.equityPalmaNone },
    {
      key: 'gap',
      name: w.equityGap,
      value: Number.isFinite(answer.gap) ? differenceText(answer.measure, answer.gap, language) : text(NaN),
      more: answer.highest === '' ? '' : w.equityGapUnits(nameOf(answer.highest), nameOf(answer.lowest)),
    },
    {
      key: 'urbanRural',
      name: w.equityUrbanRural,
      value: ratioText(answer.urbanRural),
      more: Number.isFinite(answer.urbanRural) ? w.equityUrbanRuralParts(text(answer.urban), text(answer.rural)) : '',
    },
  ];
}

interface ColumnNeeds {
  readonly w: AllWords['app'];
  readonly language: Language;
  readonly answer: EquityAnswer;
  /** what a value is for, such as 'per 1,000'; '' for a share */
  readonly per: string;
  readonly nameOf: (code: string) => string;
  readonly pick: (code: string) => void;
}

function columnsOf({ w, language, answer, per, nameOf, pick }: ColumnNeeds): readonly Column<EquityUnit>[] {
  const degree = (id: 'hrad' | 'pad' | 'hradByPad', width: number): Column<EquityUnit> => ({
    id,
    title: w.equityColours[id],
    numeric: true,
    width,
    value: (row) => row[id],
    cell: (row) => ratioText(row[id]),
  });
  return [
    {
      id: 'unit',
      title: w.equityUnit,
      numeric: false,
      width: null,
      value: (row) => nameOf(row.unit),
      cell: (row) => (
        <button type="button" className="row-button" onClick={() => pick(row.unit)}>
          {nameOf(row.unit)}
        </button>
      ),
    },
    {
      id: 'value',
      title: answer.measure === 'share' ? `${w.equityValue} (%)` : per,
      numeric: true,
      width: per === '' ? 74 : 96,
      value: (row) => row.value,
      cell: (row) => valueText(answer.measure, row.value, language),
    },
    {
      id: 'amount',
      title: w.equityAmountOf(answer.resource),
      numeric: true,
      width: 84,
      value: (row) => row.amount,
      cell: (row) => formatNumber(row.amount, language),
    },
    degree('hrad', 58),
    degree('pad', 54),
    degree('hradByPad', 92),
  ];
}

/** How evenly a standard or a service is shared out: curve, indices, and each unit's agglomeration in a table. */
export function EquityPanel(): ReactNode {
  const w = useWords();
  const format = useFormats();
  const actions = useActions();
  const language = useApp((state) => state.language);
  const study = useApp((state) => state.study);
  const answer = useApp((state) => state.analyses.equity?.output ?? null);
  const { level, colour } = useApp((state) => state.analysis);
  const selection = useApp((state) => state.selection);
  const [by, setBy] = useState<(typeof curves)[number]>('people');
  const { pick, hover } = useUnitPick();
  const standard = useApp((state) =>
    (state.study ? currentCatalogue(state.study, state.history).standards : []).find(({ id }) => id === answer?.standard),
  );
  const per = standard?.kind === 'ratio' ? w.equityPer(format.count(standard.per)) : '';
  const columns = useMemo(() => {
    if (!study || !answer) return [];
    return columnsOf({ w, language, answer, per, pick, nameOf: (code) => placeName(study, code, language) });
  }, [study, answer, per, w, language, pick]);
  const searched = useMemo(
    () => (row: EquityUnit) => (study ? `${placeName(study, row.unit, language)} ${placeName(study, row.county, language)}` : ''),
    [study, language],
  );
  if (!study) return null;
  const saved = answer
    ? [
        { title: w.codeColumn, value: (row: EquityUnit) => row.unit },
        ...columns,
        { title: w.equityPeople, value: (row: EquityUnit) => row.people },
        { title: w.equityArea, value: (row: EquityUnit) => row.squareKilometres },
      ]
    : [];
  return (
    <>
      <div className="analysis-options">
        <Segmented
          label={w.analysisLevel}
          testId="equity-level"
          value={level}
          options={levels}
          names={w.analysisLevels}
          onPick={(picked) => actions.setAnalysis({ level: picked })}
        />
        <Segmented label={w.equityCurveOf} testId="equity-curve" value={by} options={curves} names={w.equityCurves} onPick={setBy} />
      </div>
      {answer && (
        <>
          <div className="equity-top">
            <LorenzChart
              by={by}
              points={by === 'people' ? answer.lorenz : answer.area.lorenz}
              gini={by === 'people' ? answer.gini : answer.area.gini}
            />
            <dl className="facts equity-facts" aria-label={w.equityIndices} data-testid="equity-indices">
              {indexRows(answer, per, w, language, (code) => placeName(study, code, language)).map(({ key, name, value, more }) => (
                <div key={key} title={w.equityHints[key]} data-index={key}>
                  <dt>{name}</dt>
                  <dd>
                    {value}
                    {more !== '' && <small>{more}</small>}
                  </dd>
                </div>
              ))}
            </dl>
          </div>
          <p className="quiet-text analysis-line" data-testid="equity-units-note">
            {w.equityUnits(format.count(answer.units), format.count(answer.rows.length - answer.units))}
            {answer.unplaced > 0 && ` ${w.equityUnplaced(format.count(answer.unplaced))}`}
          </p>
          <div className="analysis-options">
            <span className="quiet-text">{w.equityColour}</span>
            <Segmented
              label={w.equityColour}
              testId="equity-colour"
              value={colour}
              options={equityColours}
              names={w.equityColours}
              hints={w.equityColourHints}
              onPick={(picked) => actions.setAnalysis({ colour: picked })}
            />
          </div>
          <RankingTable
            label={w.equityIndices}
            testId="equity-table"
            columns={columns}
            savedColumns={saved}
            rows={answer.rows}
            rowKey={(row) => row.unit}
            searched={searched}
            selectedKey={selection?.kind === 'unit' ? selection.code : null}
            onHover={hover}
            sortedBy="value"
            fileName={`junda-${study.id}-${w.analysisPanels.equity}-${answer.standard}-${answer.year}`}
          />
        </>
      )}
    </>
  );
}
