import { useCallback, useMemo, type ReactNode } from 'react';
import { formatCutoff } from '../../i18n/format';
import { within } from '../../model/within';
import type { CoverageAnswer, StudyView } from '../../jobs/task-types';
import { useActions, useApp, useFormats, useScreen, useWords } from '../context';
import type { AllWords } from '../../i18n';
import type { Formats } from '../format';
import { boundsAround } from '../places';
import type { Column } from '../parts/DataTable';
import { RankingTable } from '../parts/RankingTable';

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

const searched = (row: Row): string => row.id;

/** The places of a study without units, ranked by people beyond the limit. */
export function CellTable(): ReactNode {
  const w = useWords();
  const format = useFormats();
  const actions = useActions();
  const { mapHolder } = useScreen();
  const study = useApp((state) => state.study);
  const answer = useApp((state) => state.answered?.answer ?? null);
  const selection = useApp((state) => state.selection);
  const rows = useMemo(() => (study && answer ? rowsOf(study, answer) : []), [study, answer]);
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
    <RankingTable
      label={w.tabCells}
      testId="ranking-cells"
      columns={columns}
      rows={rows}
      rowKey={(row) => String(row.row)}
      searched={searched}
      selectedKey={selection?.kind === 'cell' ? String(selection.row) : null}
      onHover={hover}
      sortedBy="outside"
      fileName={`junda-${study.id}-${w.tabCells}`}
    />
  );
}
