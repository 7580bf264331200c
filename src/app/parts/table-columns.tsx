import type { Language } from '../../model/text';
import { formatsOf } from '../format';
import type { Column } from './DataTable';

/** A column of names, each a button that picks its row. @param testId of each row's button; none where left out */
export function nameColumn<Row>(
  id: string,
  title: string,
  nameOf: (row: Row) => string,
  pick: (row: Row) => void,
  testId?: (row: Row) => string,
): Column<Row> {
  return {
    id,
    title,
    numeric: false,
    width: null,
    value: nameOf,
    cell: (row) => (
      <button type="button" className="row-button" title={nameOf(row)} data-testid={testId?.(row)} onClick={() => pick(row)}>
        {nameOf(row)}
      </button>
    ),
  };
}

/** A column of words. */
export function wordColumn<Row>(id: string, title: string, width: number | null, textOf: (row: Row) => string): Column<Row> {
  return { id, title, numeric: false, width, value: textOf, cell: textOf };
}

/** A column of figures, written by `text`. */
export function figureColumn<Row>(
  id: string,
  title: string,
  width: number,
  value: (row: Row) => number,
  text: (value: number) => string,
): Column<Row> {
  return { id, title, numeric: true, width, value, cell: (row) => text(value(row)) };
}

/** A column of people. */
export function peopleColumn<Row>(id: string, title: string, width: number, language: Language, value: (row: Row) => number): Column<Row> {
  return figureColumn(id, title, width, value, formatsOf(language).people);
}
