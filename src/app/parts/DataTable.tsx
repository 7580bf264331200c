import { useEffect, useMemo, useState, type ReactNode } from 'react';
import { useRowWindow } from './row-window';

export interface Column<Row> {
  readonly id: string;
  readonly title: string;
  /** numbers stand at the right and are sorted from the largest at first */
  readonly numeric: boolean;
  /** width in pixels; null takes what is left */
  readonly width: number | null;
  readonly value: (row: Row) => number | string;
  readonly cell: (row: Row) => ReactNode;
}

interface DataTableProps<Row> {
  readonly label: string;
  readonly testId: string;
  readonly columns: readonly Column<Row>[];
  readonly rows: readonly Row[];
  readonly rowKey: (row: Row) => string;
  /** the row that is picked; the table scrolls to it */
  readonly selectedKey: string | null;
  /** pixels */
  readonly rowHeight?: number;
  /** called with the key of the row under the pointer; the same function each time */
  readonly onHover?: (key: string | null) => void;
  readonly sortedBy: string;
  readonly empty: string;
}

interface Sorting {
  readonly column: string;
  readonly downward: boolean;
}

const usualRowHeight = 34;
const headHeight = 28;

/** Missing numbers come last, whichever way the column is sorted. */
function compare(a: number | string, b: number | string, downward: boolean): number {
  if (typeof a === 'string' || typeof b === 'string') return (downward ? -1 : 1) * String(a).localeCompare(String(b), 'zh-CN');
  const [missingA, missingB] = [Number.isNaN(a), Number.isNaN(b)];
  if (missingA || missingB) return Number(missingA) - Number(missingB);
  return downward ? b - a : a - b;
}

interface HeadProps<Row> {
  readonly columns: readonly Column<Row>[];
  readonly sorting: Sorting;
  readonly onSort: (column: Column<Row>) => void;
}

function Head<Row>({ columns, sorting, onSort }: HeadProps<Row>): ReactNode {
  const direction = sorting.downward ? 'descending' : 'ascending';
  return (
    <thead>
      <tr aria-rowindex={1}>
        {columns.map((column) => {
          const isSorted = column.id === sorting.column;
          return (
            <th key={column.id} scope="col" className={column.numeric ? 'numeric' : ''} aria-sort={isSorted ? direction : 'none'}>
              <button type="button" className="sort" onClick={() => onSort(column)}>
                {column.title}
                <span aria-hidden="true">{isSorted ? (sorting.downward ? '↓' : '↑') : ''}</span>
              </button>
            </th>
          );
        })}
      </tr>
    </thead>
  );
}

/** A click anywhere on a row does what the button in it does; the keyboard has the button itself. */
function pickRow(event: Event): void {
  if (!(event.target instanceof Element) || event.target.closest('button, a')) return;
  event.target.closest('tr[data-key]')?.querySelector<HTMLButtonElement>('button.row-button')?.click();
}

/** A table that can be sorted by its heads and draws only the rows in sight. */
export function DataTable<Row>(props: DataTableProps<Row>): ReactNode {
  const { columns, rows, rowKey, selectedKey, onHover, rowHeight = usualRowHeight } = props;
  const [sorting, setSorting] = useState<Sorting>({ column: props.sortedBy, downward: true });
  const sorted = useMemo(() => {
    const column = columns.find((candidate) => candidate.id === sorting.column);
    return column ? rows.toSorted((a, b) => compare(column.value(a), column.value(b), sorting.downward)) : rows;
  }, [rows, columns, sorting]);
  const { box, first, end, show } = useRowWindow(sorted.length, rowHeight, headHeight);
  const selectedRow = selectedKey === null ? -1 : sorted.findIndex((row) => rowKey(row) === selectedKey);
  useEffect(() => {
    if (selectedRow >= 0) show(selectedRow);
  }, [selectedRow, show]);
  useEffect(() => {
    const element = box.current;
    if (!element || !onHover) return undefined;
    const stop = new AbortController();
    const over = (event: Event): void => {
      const line = event.target instanceof Element ? event.target.closest('tr[data-key]') : null;
      onHover(line?.getAttribute('data-key') ?? null);
    };
    element.addEventListener('mouseover', over, { signal: stop.signal });
    element.addEventListener('mouseleave', () => onHover(null), { signal: stop.signal });
    return () => stop.abort();
  }, [onHover, box]);
  useEffect(() => {
    const element = box.current;
    if (!element) return undefined;
    const stop = new AbortController();
    element.addEventListener('click', pickRow, { signal: stop.signal });
    return () => stop.abort();
  }, [box]);
  const sort = (column: Column<Row>): void =>
    setSorting(
      sorting.column === column.id ? { ...sorting, downward: !sorting.downward } : { column: column.id, downward: column.numeric },
    );
  return (
    <div className="table-scroll" ref={box}>
      {rows.length === 0 && <p className="empty-note">{props.empty}</p>}
      <table className="data-table" aria-label={props.label} data-testid={props.testId} aria-rowcount={sorted.length + 1}>
        <colgroup>
          {columns.map((column) => (
            <col key={column.id} style={column.width === null ? {} : { width: column.width }} />
          ))}
        </colgroup>
        <Head columns={columns} sorting={sorting} onSort={sort} />
        <tbody>
          {first > 0 && <tr className="spacer" style={{ height: first * rowHeight }} aria-hidden="true" />}
          {sorted.slice(first, end).map((row, index) => (
            <tr
              key={rowKey(row)}
              data-key={rowKey(row)}
              aria-rowindex={first + index + 2}
              className={rowKey(row) === selectedKey ? 'selected' : ''}
              style={{ height: rowHeight }}
            >
              {columns.map((column) => (
                <td key={column.id} className={column.numeric ? 'numeric' : ''}>
                  {column.cell(row)}
                </td>
              ))}
            </tr>
          ))}
          {end < sorted.length && <tr className="spacer" style={{ height: (sorted.length - end) * rowHeight }} aria-hidden="true" />}
        </tbody>
      </table>
    </div>
  );
}
