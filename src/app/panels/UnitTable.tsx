import { useCallback, useMemo, type ReactNode } from 'react';
import { formatCutoff } from '../../i18n/format';
import type { UnitLedger } from '../../model/result';
import type { UnitLevel } from '../../model/study';
import type { StudyView } from '../../jobs/task-types';
import { useActions, useApp, useFormats, useScreen, useShownAnswer, useWords } from '../context';
import type { AllWords } from '../../i18n';
import type { Formats } from '../format';
import { placeName, unitName } from '../names';
import { boundsOfUnit } from '../places';
import type { Column } from '../parts/DataTable';
import { RankingTable } from '../parts/RankingTable';
import { unitsByCode } from '../store/derived';
import { peopleOutside } from '../store/totals';

interface Row {
  readonly ledger: UnitLedger;
  /** what the rows are ordered by: while a facility is moved they keep their places */
  readonly rest: UnitLedger;
  readonly name: string;
  /** name of the unit above, for towns */
  readonly above: string;
}

function rowsOf(
  study: StudyView,
  ledgers: readonly UnitLedger[],
  atRest: readonly UnitLedger[],
  level: UnitLevel,
  language: 'zh' | 'en',
): readonly Row[] {
  const units = unitsByCode(study);
  return ledgers.flatMap((ledger, at) => {
    if (ledger.level !== level) return [];
    const unit = units.get(ledger.code);
    const parent = unit ? units.get(unit.parent) : undefined;
    return [
      {
        ledger,
        rest: atRest[at] ?? ledger,
        name: placeName(study, ledger.code, language),
        above: level === 'town' && parent ? unitName(parent, language) : '',
      },
    ];
  });
}

/** pixels; English names are long and English heads short */
const columnWidths = {
  zh: { outside: 96, share: 68, median: 76 },
  en: { outside: 84, share: 60, median: 62 },
} as const;

/** Do people live in the unit, but none of them in reach as far as was searched? */
const isBeyond = (ledger: UnitLedger): boolean => ledger.people > 0 && !Number.isFinite(ledger.medianMinutes);

interface ColumnNeeds {
  readonly w: AllWords['app'];
  readonly format: Formats;
  /** people outside in the worst unit, for the length of the bars */
  readonly most: number;
  readonly widths: Readonly<Record<'outside' | 'share' | 'median', number>>;
  /** in place of minutes that were not found within the search */
  readonly bound: string;
  readonly pick: (code: string) => void;
}

function columnsOf({ w, format, most, widths, bound, pick }: ColumnNeeds): readonly Column<Row>[] {
  return [
    {
      id: 'name',
      title: w.unitName,
      numeric: false,
      width: null,
      value: (row) => row.name,
      cell: (row) => (
        <button type="button" className="row-button" onClick={() => pick(row.ledger.code)} title={`${row.name} ${row.above}`}>
          {row.name} <small>{row.above}</small>
        </button>
      ),
    },
    {
      id: 'outside',
      title: w.outsideColumn,
      numeric: true,
      width: widths.outside,
      value: (row) => peopleOutside(row.rest),
      cell: (row) => (
        <span className="bar-cell">
          <span className="bar" style={{ width: `${Math.min(100, (100 * peopleOutside(row.ledger)) / most)}%` }} aria-hidden="true" />
          <span className="bar-value">{format.people(peopleOutside(row.ledger))}</span>
        </span>
      ),
    },
    {
      id: 'share',
      title: w.shareColumn,
      numeric: true,
      width: widths.share,
      value: (row) => row.rest.share,
      cell: (row) => format.share(row.ledger.share),
    },
    {
      id: 'median',
      title: w.medianColumn,
      numeric: true,
      width: widths.median,
      value: (row) => row.rest.medianMinutes,
      cell: (row) => (
        <span className={row.ledger === row.rest ? '' : 'waits'}>
          {isBeyond(row.rest) ? bound : format.minutes(row.rest.medianMinutes)}
        </span>
      ),
    },
  ];
}

/** What is saved of the table: the columns on screen, code, people, covered people and the 90th percentile. */
function savedColumns(w: AllWords['app'], columns: readonly Column<Row>[]): readonly Pick<Column<Row>, 'title' | 'value'>[] {
  return [
    { title: w.codeColumn, value: (row) => row.ledger.code },
    ...columns,
    { title: w.people, value: (row) => row.ledger.people },
    { title: w.detailNumerator, value: (row) => row.ledger.covered },
    { title: w.p90Minutes, value: (row) => row.ledger.p90Minutes },
  ];
}

const searched = (row: Row): string => `${row.name} ${row.above}`;

/** Units of a level ranked by people outside, with a filter; the map and the table select each other. */
export function UnitTable({ level }: { readonly level: UnitLevel }): ReactNode {
  const w = useWords();
  const format = useFormats();
  const actions = useActions();
  const { mapHolder } = useScreen();
  const language = useApp((state) => state.language);
  const study = useApp((state) => state.study);
  const { answer } = useShownAnswer();
  const rest = useApp((state) => state.answered?.answer ?? null);
  const selection = useApp((state) => state.selection);
  const rows = useMemo(
    () => (study && answer && rest ? rowsOf(study, answer.ledgers, rest.ledgers, level, language) : []),
    [study, answer, rest, level, language],
  );
  const most = useMemo(() => Math.max(1, ...rows.map((row) => peopleOutside(row.rest))), [rows]);
  const bound = answer ? `> ${formatCutoff(answer.boundSeconds)}` : '';
  const columns = useMemo(() => {
    const pick = (code: string): void => {
      actions.select({ kind: 'unit', code });
      const bounds = study ? boundsOfUnit(study, code) : null;
      if (bounds) mapHolder.current?.fit(bounds);
    };
    return columnsOf({ w, format, most, widths: columnWidths[language], bound, pick });
  }, [w, format, most, bound, language, study, actions, mapHolder]);
  const hover = useCallback((code: string | null) => actions.hover(code === null ? null : { kind: 'unit', code }), [actions]);

  if (!answer) return <p className="empty-note">{w.rankingWaiting}</p>;
  if (rows.length === 0) return <p className="empty-note">{w.rankingEmpty}</p>;
  return (
    <RankingTable
      label={w.ranking}
      testId={level === 'town' ? 'ranking-towns' : 'ranking-counties'}
      columns={columns}
      savedColumns={savedColumns(w, columns)}
      rows={rows}
      rowKey={(row) => row.ledger.code}
      searched={searched}
      selectedKey={selection?.kind === 'unit' ? selection.code : null}
      onHover={hover}
      sortedBy="outside"
      fileName={`junda-${study?.id ?? ''}-${level === 'town' ? w.tabTowns : w.tabCounties}`}
    />
  );
}
