import type { ReactNode } from 'react';
import { useFormats, useWords } from '../context';
import { saveBlob } from '../files';
import { csvOf } from '../csv';
import type { Column } from './DataTable';
import { Icon } from './Icon';

interface TableToolsProps<Row> {
  readonly filter: string;
  readonly onFilter: (filter: string) => void;
  readonly shown: readonly Row[];
  /** number of rows without the filter */
  readonly all: number;
  readonly columns: readonly Pick<Column<Row>, 'title' | 'value'>[];
  /** name of the file, without its ending */
  readonly fileName: string;
}

/** Over a table: filter by name, how many rows are left, and the rows as csv. */
export function TableTools<Row>({ filter, onFilter, shown, all, columns, fileName }: TableToolsProps<Row>): ReactNode {
  const w = useWords();
  const format = useFormats();
  const save = (): void => {
    const rows = shown.map((row) => columns.map((column) => column.value(row)));
    saveBlob(
      `${fileName}.csv`,
      csvOf(
        columns.map((column) => column.title),
        rows,
      ),
    );
  };
  return (
    <div className="table-tools">
      <input type="search" aria-label={w.search} placeholder={w.search} value={filter} onChange={(event) => onFilter(event.target.value)} />
      <span className="quiet-text">{w.unitsShown(format.count(shown.length), format.count(all))}</span>
      <button
        type="button"
        className="button icon-only quiet"
        aria-label={w.saveTable}
        title={w.saveTable}
        data-testid="save-table"
        onClick={save}
      >
        <Icon name="export" />
      </button>
    </div>
  );
}
