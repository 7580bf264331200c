import { useEffect, useMemo, useRef, useState, type ReactNode } from 'react';
import { useVirtualizer } from '@tanstack/react-virtual';

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
  readonly isSelected: (row: Row) => boolean;
  /** called with the key of the row under the pointer; the same function each time */
  readonly onHover?: (key: string | null) => void;
  readonly sortedBy: string;
  readonly empty: string;
}

interface Sorting {
  readonly column: string;
  readonly downward: boolean;
}

const rowHeight = 34;

/** Missing numbers come last, whichever way the column is sorted. */
function compare(a: number | string, b: number | string, downward: boolean): number {
  if (typeof a === 'string' || typeof b === 'string') return (downward ? -1 : 1) * String(a).localeCompare(String(b), 'zh-CN');
  const [missingA, missingB] = [Number.isNaN(a), Number.isNaN(b)];
  if (missingA || missingB) return Number(missingA) - Number(missingB);
  return downward ? b - a : a - b;
}

/** A table that can be sorted by its heads and draws only the rows in sight. */
export function DataTable<Row>(props: DataTableProps<Row>): ReactNode {
  const { columns, rows, rowKey, isSelected, onHover } = props;
  const [sorting, setSorting] = useState<Sorting>({ column: props.sortedBy, downward: true });
  const scroll = useRef<HTMLDivElement>(null);
  const sorted = useMemo(() => {
    const column = columns.find((candidate) => candidate.id === sorting.column);
    return column ? rows.toSorted((a, b) => compare(column.value(a), column.value(b), sorting.downward)) : rows;
  }, [rows, columns, sorting]);
  const virtual = useVirtualizer({
    count: sorted.length,
    getScrollElement: () => scroll.current,
    estimateSize: () => rowHeight,
    overscan: 8,
  });
  const items = virtual.getVirtualItems();
  const before = items[0]?.start ?? 0;
  const after = virtual.getTotalSize() - (items.at(-1)?.end ?? 0);
  useEffect(() => {
    const element = scroll.current;
    if (!element || !onHover) return undefined;
    const stop = new AbortController();
    const over = (event: Event): void => {
      const line = event.target instanceof Element ? event.target.closest('tr[data-key]') : null;
      onHover(line?.getAttribute('data-key') ?? null);
    };
    element.addEventListener('mouseover', over, { signal: stop.signal });
    element.addEventListener('mouseleave', () => onHover(null), { signal: stop.signal });
    return () => stop.abort();
  }, [onHover]);
  const sort = (column: Column<Row>): void =>
    setSorting(
      sorting.column === column.id ? { ...sorting, downward: !sorting.downward } : { column: column.id, downward: column.numeric },
    );
  if (rows.length === 0) return <p className="empty-note">{props.empty}</p>;
  return (
    <div className="table-scroll" ref={scroll}>
      <table className="data-table" aria-label={props.label} data-testid={props.testId} aria-rowcount={sorted.length + 1}>
        <colgroup>
          {columns.map((column) => (
            <col key={column.id} style={column.width === null ? {} : { width: column.width }} />
          ))}
        </colgroup>
        <thead>
          <tr aria-rowindex={1}>
            {columns.map((column) => {
              const isSorted = column.id === sorting.column;
              const direction = isSorted ? (sorting.downward ? 'descending' : 'ascending') : 'none';
              return (
                <th key={column.id} scope="col" className={column.numeric ? 'numeric' : ''} aria-sort={direction}>
                  <button type="button" className="sort" onClick={() => sort(column)}>
                    {column.title}
                    <span aria-hidden="true">{isSorted ? (sorting.downward ? '↓' : '↑') : ''}</span>
                  </button>
                </th>
              );
            })}
          </tr>
        </thead>
        <tbody>
          {before > 0 && <tr className="spacer" style={{ height: before }} aria-hidden="true" />}
          {items.map((item) => {
            const row = sorted[item.index];
            return row === undefined ? null : (
              <tr key={rowKey(row)} data-key={rowKey(row)} aria-rowindex={item.index + 2} className={isSelected(row) ? 'selected' : ''}>
                {columns.map((column) => (
                  <td key={column.id} className={column.numeric ? 'numeric' : ''}>
                    {column.cell(row)}
                  </td>
                ))}
              </tr>
            );
          })}
          {after > 0 && <tr className="spacer" style={{ height: after }} aria-hidden="true" />}
        </tbody>
      </table>
    </div>
  );
}
