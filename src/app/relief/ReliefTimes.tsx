import { useMemo, type ReactNode } from 'react';
import type { AllWords } from '../../i18n';
import type { ReliefAnswer, ReliefLedger, ReliefUnit } from '../../model/relief';
import type { Language } from '../../model/text';
import type { UnitLevel } from '../../model/unit-level';
import { useUnitPick } from '../analysis/unit-pick';
import { useActions, useApp, useFormats, useWords } from '../context';
import { formatsOf, type Formats } from '../format';
import { placeName } from '../names';
import type { Column } from '../parts/DataTable';
import { PlainTable } from '../parts/PlainTable';
import { RankingTable } from '../parts/RankingTable';
import { Segmented } from '../parts/Segmented';
import { figureColumn, nameColumn } from '../parts/table-columns';
import { levelsOf } from '../store/relief';
import { durationText, hoursText, outsideOf, tierName, timesOf, wholeOf, worstUnits } from './relief-figures';

const unitLevels = ['county', 'town'] as const;
const worstShown = 3;

/** Everybody as one level of depots serves them. */
interface LevelRow {
  readonly tier: UnitLevel | null;
  readonly targetHours: number;
  readonly ledger: ReliefLedger;
}

/** The levels of an answer, the lowest first, then any of them. */
export function levelRows(answer: ReliefAnswer): readonly LevelRow[] {
  return [...levelsOf(answer.goal), null].flatMap((tier) => {
    const ledger = wholeOf(answer, tier);
    const times = timesOf(answer, tier);
    return ledger && times?.tier === tier ? [{ tier, targetHours: times.targetHours, ledger }] : [];
  });
}

/** Figures of a ledger as columns: of a level, or of a unit. */
function ledgerColumns<Row>(
  w: AllWords['app'],
  format: Formats,
  language: Language,
  of: (row: Row) => ReliefLedger,
): readonly Column<Row>[] {
  const c = w.reliefColumns;
  const figure = (
    id: keyof typeof c,
    width: number,
    value: (ledger: ReliefLedger) => number,
    text: (value: number) => string,
  ): Column<Row> => figureColumn(id, c[id], width, (row) => value(of(row)), text);
  const hours = (value: number): string => hoursText(value, language);
  return [
    figure('share', 68, ({ within, people }) => within / people, format.share),
    figure('outside', 84, outsideOf, format.people),
    figure('p50', 56, ({ p50Hours }) => p50Hours, hours),
    figure('p90', 56, ({ p90Hours }) => p90Hours, hours),
    figure('most', 60, ({ maxHours }) => maxHours, hours),
  ];
}

function Lead({ answer, tier }: { readonly answer: ReliefAnswer; readonly tier: UnitLevel | null }): ReactNode {
  const w = useWords();
  const format = useFormats();
  const language = useApp((state) => state.language);
  const study = useApp((state) => state.study);
  const { pick, hover } = useUnitPick();
  const ledger = useMemo(() => wholeOf(answer, tier), [answer, tier]);
  const worst = useMemo(() => worstUnits(answer, tier, worstShown), [answer, tier]);
  if (!study || !ledger) return null;
  const outside = w.reliefOutside(format.people(ledger.beyond), format.people(ledger.cutOff), format.people(ledger.unplaced));
  const time = (hours: number): string => durationText(hours, w, language);
  const anybody = worst.some((unit) => outsideOf(unit.ledger) >= 0.5);
  return (
    <div className="relief-lead" data-testid="relief-lead" data-within={ledger.within} data-people={ledger.people} aria-live="polite">
      <p>
        {w.reliefQuantiles(time(ledger.p50Hours), time(ledger.p90Hours), time(ledger.maxHours))}
        {outside !== '' && <strong className="lacks">{language === 'zh' ? `；${outside}` : `; ${outside}`}</strong>}
      </p>
      {worst.length > 0 && (
        <p className="relief-worst" data-testid="relief-worst">
          <span className="quiet-text">{anybody ? w.reliefWorstOutside : w.reliefWorst}</span>
          {worst.map((unit) => (
            <span key={unit.unit}>
              <button
                type="button"
                className="link"
                onClick={() => pick(unit.unit)}
                onMouseEnter={() => hover(unit.unit)}
                onMouseLeave={() => hover(null)}
              >
                {placeName(study, unit.unit, language)}
              </button>{' '}
              <span className="tabular quiet-text">
                {anybody ? w.reliefPeople(format.people(outsideOf(unit.ledger))) : time(unit.ledger.maxHours)}
              </span>
            </span>
          ))}
        </p>
      )}
    </div>
  );
}

function Levels({ answer, tier }: { readonly answer: ReliefAnswer; readonly tier: UnitLevel | null }): ReactNode {
  const w = useWords();
  const format = useFormats();
  const actions = useActions();
  const language = useApp((state) => state.language);
  const studyId = useApp((state) => state.study?.id ?? '');
  const rows = useMemo(() => levelRows(answer), [answer]);
  const columns = useMemo(
    (): readonly Column<LevelRow>[] => [
      nameColumn(
        'level',
        w.reliefColumns.level,
        (row) => tierName(row.tier, w),
        (row) => actions.setRelief({ shown: row.tier }),
        (row) => `relief-shown-${row.tier ?? 'any'}`,
      ),
      figureColumn(
        'target',
        w.reliefColumns.target,
        56,
        (row) => row.targetHours,
        (hours) => (Number.isFinite(hours) ? w.reliefHours(hoursText(hours, language)) : ''),
      ),
      ...ledgerColumns<LevelRow>(w, format, language, (row) => row.ledger),
    ],
    [w, format, language, actions],
  );
  const saved = [
    ...columns,
    { title: w.reliefColumns.within, value: (row: LevelRow) => row.ledger.within },
    { title: w.reliefColumns.beyond, value: (row: LevelRow) => row.ledger.beyond },
    { title: w.reliefColumns.cutOff, value: (row: LevelRow) => row.ledger.cutOff },
    { title: w.reliefColumns.unplaced, value: (row: LevelRow) => row.ledger.unplaced },
    { title: w.reliefColumns.people, value: (row: LevelRow) => row.ledger.people },
  ];
  return (
    <PlainTable
      label={w.reliefLevelsTable}
      testId="relief-levels"
      columns={columns}
      savedColumns={saved}
      rows={rows}
      rowKey={(row) => row.tier ?? 'any'}
      selectedKey={tier ?? 'any'}
      hints={w.reliefColumnHints}
      fileName={`junda-${studyId}-${w.relief}-${w.reliefLevelsTable}`}
    />
  );
}

function Units({ answer, tier }: { readonly answer: ReliefAnswer; readonly tier: UnitLevel | null }): ReactNode {
  const w = useWords();
  const actions = useActions();
  const language = useApp((state) => state.language);
  const study = useApp((state) => state.study);
  const level = useApp((state) => state.relief.unitLevel);
  const selection = useApp((state) => state.selection);
  const { pick, hover } = useUnitPick();
  const nameOf = useMemo(() => (code: string) => (study ? placeName(study, code, language) : code), [study, language]);
  const columns = useMemo(
    (): readonly Column<ReliefUnit>[] => [
      nameColumn(
        'unit',
        w.reliefColumns.unit,
        (row) => nameOf(row.unit),
        (row) => pick(row.unit),
      ),
      ...ledgerColumns<ReliefUnit>(w, formatsOf(language), language, (row) => row.ledger),
    ],
    [w, language, nameOf, pick],
  );
  const rows = useMemo(() => answer.units.filter((unit) => unit.tier === tier && unit.unitLevel === level), [answer, tier, level]);
  const searched = useMemo(() => (row: ReliefUnit) => nameOf(row.unit), [nameOf]);
  if (!study) return null;
  return (
    <>
      <div className="analysis-options">
        <h3>{w.reliefUnitsTable}</h3>
        <Segmented
          label={w.analysisLevel}
          testId="relief-level"
          value={level}
          options={unitLevels}
          names={w.analysisLevels}
          onPick={(picked) => actions.setRelief({ unitLevel: picked })}
        />
        <span className="quiet-text">{tierName(tier, w)}</span>
      </div>
      <RankingTable
        label={w.reliefUnitsTable}
        testId="relief-units"
        columns={columns}
        savedColumns={[
          { title: w.reliefColumns.code, value: (row) => row.unit },
          ...columns,
          { title: w.reliefColumns.within, value: (row) => row.ledger.within },
          { title: w.reliefColumns.beyond, value: (row) => row.ledger.beyond },
          { title: w.reliefColumns.cutOff, value: (row) => row.ledger.cutOff },
          { title: w.reliefColumns.unplaced, value: (row) => row.ledger.unplaced },
          { title: w.reliefColumns.people, value: (row) => row.ledger.people },
        ]}
        rows={rows}
        rowKey={(row) => row.unit}
        searched={searched}
        selectedKey={selection?.kind === 'unit' ? selection.code : null}
        onHover={hover}
        sortedBy="most"
        fileName={`junda-${study.id}-${w.relief}-${w.analysisLevels[level]}`}
      />
    </>
  );
}

/** How soon help is there: the leading sentence, the levels of depots side by side, and every unit. */
export function ReliefTimes(): ReactNode {
  const w = useWords();
  const answer = useApp((state) => state.reliefAnswers.times?.output ?? null);
  const shown = useApp((state) => state.relief.shown);
  if (!answer) return null;
  const tier = timesOf(answer, shown)?.tier ?? null;
  return (
    <>
      <Lead answer={answer} tier={tier} />
      <Levels answer={answer} tier={tier} />
      <p className="quiet-text analysis-line">{w.reliefMapNote}</p>
      <Units answer={answer} tier={tier} />
    </>
  );
}
