import type { ReactNode } from 'react';
import { useWords } from '../context';
import { csvOf } from '../csv';
import { saveBlob } from '../files';
import type { Column } from './DataTable';
import { Icon } from './Icon';

interface PlainTableProps<Row> {
  readonly label: string;
  readonly testId: string;
  readonly columns: readonly Column<Row>[];
  /** what is saved as csv, where it is more than the columns on screen */
  readonly savedColumns?: readonly Pick<Column<Row>, 'title' | 'value'>[];
  readonly rows: readonly Row[];
  readonly rowKey: (row: Row) => string;
  readonly selectedKey?: string | null;
  /** said of the heads */
  readonly hints?: Readonly<Partial<Record<string, string>>>;
  /** name of the saved file, without its ending */
  readonly fileName: string;
}

/** A table of a few rows in their given order, under its name, with the rows as csv. */
export function PlainTable<Row>(props: PlainTableProps<Row>): ReactNode {
  const { label, columns, rows, rowKey, selectedKey = null, hints } = props;
  const w = useWords();
  const save = (): void => {
    const saved = props.savedColumns ?? columns;
    saveBlob(
      `${props.fileName}.csv`,
      csvOf(
        saved.map(({ title }) => title),
        rows.map((row) => saved.map(({ value }) => value(row))),
      ),
    );
  };
  return (
    <div className="plain-table">
      <div className="plain-table-head">
        <h3>{label}</h3>
        <button
          type="button"
          className="button icon-only quiet small"
          aria-label={`${w.saveTable}: ${label}`}
          title={`${w.saveTable}: ${label}`}
          data-testid={`save-${props.testId}`}
          onClick={save}
        >
          <Icon name="export" />
        </button>
      </div>
      <table className="data-table" aria-label={label} data-testid={props.testId}>
        <colgroup>
          {columns.map(({ id, width }) => (
            <col key={id} style={width === null ? {} : { width }} />
          ))}
        </colgroup>
        <thead>
          <tr>
            {columns.map(({ id, title, numeric }) => (
              <th key={id} scope="col" className={numeric ? 'numeric' : ''} title={hints?.[id]}>
                {title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={rowKey(row)} data-key={rowKey(row)} className={rowKey(row) === selectedKey ? 'selected' : ''}>
              {columns.map((column) => (
                <td key={column.id} className={column.numeric ? 'numeric' : ''}>
                  {column.cell(row)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
