import { useCallback, useMemo, useState, type ReactNode } from 'react';
import { formatCutoff } from '../../i18n/format';
import { within } from '../../model/within';
import type { CoverageAnswer, StudyView } from '../../jobs/task-types';
import { useActions, useApp, useFormats, useScreen, useWords } from '../context';
import type { AllWords } from '../../i18n';
import type { Formats } from '../format';
import { boundsAround } from '../places';
import { DataTable, type Column } from '../parts/DataTable';
import { TableTools } from '../parts/TableTools';
import { isStale } from '../store/settle';

interface Row {
  readonly row: number;
  readonly id: string;
  /** people beyond the limit; 0 where the place is within it */
  readonly outside: number;
  readonly seconds: number;
}

function rowsOf(study: StudyView, answer: CoverageAnswer): readonly Row[] {
  return study.demand.id.map((id, row) => {
    const seconds = answer.seconds[row] ?? NaN;
    return { row, id, seconds, outside: within(seconds, answer.question.cutoffSeconds) ? 0 : (answer.people[row] ?? NaN) };
  });
}

const columnsOf = (w: AllWords['app'], format: Formats, bound: string, pick: (row: number) => void): readonly Column<Row>[] => [
  {
    id: 'name',
    title: w.cell,
    numeric: false,
    width: null,
    value: (row) => row.id,
    cell: (row) => (
      <button type="button" className="row-button" onClick={() => pick(row.row)}>
        {row.id}
      </button>
    ),
  },
  {
    id: 'outside',
    title: w.outsideColumn,
    numeric: true,
    width: 96,
    value: (row) => row.outside,
    cell: (row) => format.people(row.outside),
  },
  {
    id: 'minutes',
    title: w.minutesColumn,
    numeric: true,
    width: 84,
    value: (row) => row.seconds / 60,
    cell: (row) => (row.seconds === Infinity ? bound : format.minutes(row.seconds / 60)),
  },
];

/** The places of a study without units, ranked by people beyond the limit. */
export function CellTable(): ReactNode {
  const w = useWords();
  const format = useFormats();
  const actions = useActions();
  const { mapHolder } = useScreen();
  const study = useApp((state) => state.study);
  const answer = useApp((state) => state.answered?.answer ?? null);
  const stale = useApp(isStale);
  const selection = useApp((state) => state.selection);
  const [filter, setFilter] = useState('');
  const rows = useMemo(() => (study && answer ? rowsOf(study, answer) : []), [study, answer]);
  const shown = useMemo(() => {
    const wanted = filter.trim().toLowerCase();
    return wanted === '' ? rows : rows.filter((row) => row.id.toLowerCase().includes(wanted));
  }, [rows, filter]);
  const bound = answer ? `> ${formatCutoff(answer.boundSeconds)}` : '';
  const columns = useMemo(() => {
    const pick = (row: number): void => {
      actions.select({ kind: 'cell', row });
      const { lon, lat } = study?.demand ?? { lon: [], lat: [] };
      mapHolder.current?.fit(boundsAround(lon[row] ?? NaN, lat[row] ?? NaN));
    };
    return columnsOf(w, format, bound, pick);
  }, [w, format, bound, study, actions, mapHolder]);
  const hover = useCallback((key: string | null) => actions.hover(key === null ? null : { kind: 'cell', row: Number(key) }), [actions]);
  if (!study || !answer) return <p className="empty-note">{w.rankingWaiting}</p>;
  return (
    <div className={stale ? 'unit-table stale' : 'unit-table'}>
      <TableTools
        filter={filter}
        onFilter={setFilter}
        shown={shown}
        all={rows.length}
        columns={columns}
        fileName={`junda-${study.id}-${w.tabCells}`}
      />
      <DataTable
        label={w.tabCells}
        testId="ranking-cells"
        columns={columns}
        rows={shown}
        rowKey={(row) => String(row.row)}
        selectedKey={selection?.kind === 'cell' ? String(selection.row) : null}
        onHover={hover}
        sortedBy="outside"
        empty={w.rankingNoMatch}
      />
    </div>
  );
}
