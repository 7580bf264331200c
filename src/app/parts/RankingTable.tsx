import { useMemo, useState, type ReactNode } from 'react';
import { useApp, useWords } from '../context';
import { isStale } from '../store/settle';
import { DataTable, type Column } from './DataTable';
import { TableTools } from './TableTools';

interface RankingTableProps<Row> {
  readonly label: string;
  readonly testId: string;
  readonly columns: readonly Column<Row>[];
  /** what is saved as csv, where it is more than the columns on screen */
  readonly savedColumns?: readonly Pick<Column<Row>, 'title' | 'value'>[];
  readonly rows: readonly Row[];
  readonly rowKey: (row: Row) => string;
  /** what the filter looks in; the same function each time */
  readonly searched: (row: Row) => string;
  readonly selectedKey: string | null;
  /** the same function each time */
  readonly onHover: (key: string | null) => void;
  /** pixels */
  readonly rowHeight?: number;
  readonly sortedBy: string;
  /** name of the saved file, without its ending */
  readonly fileName: string;
}

/** Rows ranked by a column, with a filter and the rows as csv; dimmed while they do not belong to the choices. */
export function RankingTable<Row>(props: RankingTableProps<Row>): ReactNode {
  const { columns, rows, searched } = props;
  const w = useWords();
  const stale = useApp(isStale);
  const [filter, setFilter] = useState('');
  const shown = useMemo(() => {
    const wanted = filter.trim().toLowerCase();
    return wanted === '' ? rows : rows.filter((row) => searched(row).toLowerCase().includes(wanted));
  }, [rows, searched, filter]);
  return (
    <div className={stale ? 'unit-table stale' : 'unit-table'}>
      <TableTools
        filter={filter}
        onFilter={setFilter}
        shown={shown}
        all={rows.length}
        columns={props.savedColumns ?? columns}
        fileName={props.fileName}
      />
      <DataTable
        label={props.label}
        testId={props.testId}
        columns={columns}
        rows={shown}
        rowKey={props.rowKey}
        selectedKey={props.selectedKey}
        {...(props.rowHeight === undefined ? {} : { rowHeight: props.rowHeight })}
        onHover={props.onHover}
        sortedBy={props.sortedBy}
        empty={w.rankingNoMatch}
      />
    </div>
  );
}
