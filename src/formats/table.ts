import { Failure } from '../model/finding';
import type { Where } from '../model/finding';
import type { Attribute } from '../model/study';
import type { Geometry } from 'geojson';
import { parseDelimited } from './csv';
import type { FindingList } from './finding-list';
import type { NamedBytes } from './named-bytes';
import { looksLikeH3 } from './h3';
import { plainNumber } from './plain-number';
import { decodeReported } from './text';

/** Rows of cells under named columns, from a delimited text or from the properties of GeoJSON features. */
export interface Table {
  readonly path: string;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly Attribute[])[];
  /** where row i stands in the file: spreadsheet row (the header is row 1) or feature number */
  readonly place: (row: number) => Where;
  /** of each row, where the rows are features; else null */
  readonly geometries: readonly (Geometry | null)[] | null;
  readonly encoding: string;
  /** ',', '\t', ';', '|', or '' where the rows are features */
  readonly delimiter: string;
}

const totals: ReadonlySet<string> = new Set(['合计', '总计', '总和', '小计', '总数', 'total', 'totals', 'sum', 'subtotal', 'grandtotal']);

const isTotals = (row: readonly string[]): boolean =>
  row.slice(0, 3).some((cell) => cell.length < 16 && totals.has(cell.replaceAll(/\s/g, '').toLowerCase()));

const isBlank = (row: readonly string[]): boolean => row.every((cell) => cell === '' || cell.trim() === '');

/** Names of the columns: trimmed, numbered where blank, `_2` where repeated. */
function nameColumns(header: readonly string[], path: string, findings: FindingList): string[] {
  const named = header.map((cell) => cell.trim());
  const filled = named.filter((name) => name !== '');
  const numeric = filled.filter((name) => plainNumber.test(name)).length;
  if (filled.length === 0 || numeric * 2 >= filled.length || plainNumber.test(named[0] ?? '')) {
    throw new Failure('table.no-header', { file: path, row: 1 }, { cells: named.slice(0, 8) });
  }
  const seen = new Map<string, number>();
  return named.map((name, i) => {
    const base = name === '' ? `column ${i + 1}` : name;
    const times = (seen.get(base) ?? 0) + 1;
    seen.set(base, times);
    if (times === 1) return base;
    findings.add('warn', 'table.duplicate-column', { file: path, row: 1, column: base }, { renamed: `${base}_${times}` });
    return `${base}_${times}`;
  });
}

/**
 * Reads comma, tab, semicolon or pipe separated text in UTF-8, UTF-16 or GB18030. The first row that is not blank is the header.
 * Rows that are too long, and totals rows (合计), are reported and left out; short rows are reported and padded with empty cells.
 * @throws Failure file.empty, text.encoding-broken, table.no-header, table.bad-quote (a quote is never closed)
 */
export function readTable(file: NamedBytes, findings: FindingList): Table {
  const { path } = file;
  const { text, encoding } = decodeReported(file, findings);
  const { records, delimiter, badQuotes } = parseDelimited(text);
  const open = badQuotes.find((bad) => bad.open);
  if (open) throw new Failure('table.bad-quote', { file: path, row: open.record }, { open: true });
  for (const bad of badQuotes) findings.add('error', 'table.bad-quote', { file: path, row: bad.record }, { open: false });
  const headerAt = records.findIndex((record) => !isBlank(record));
  const header = records[headerAt];
  if (!header) throw new Failure('file.empty', { file: path });
  let width = header.length;
  while (width > 0 && header[width - 1]?.trim() === '') width--;
  const columns = nameColumns(header, path, findings);
  const firstCell =
    records
      .slice(headerAt + 1)
      .find((record) => !isBlank(record))?.[0]
      ?.trim() ?? '';
  if (columns.length === 1 && !looksLikeH3(firstCell))
    findings.add('warn', 'table.one-column', { file: path }, { column: columns[0] ?? '' });
  const rows: (readonly string[])[] = [];
  const numbers: number[] = [];
  for (let i = headerAt + 1; i < records.length; i++) {
    const record = records[i] ?? [];
    if (record.length <= 1 && isBlank(record)) continue;
    const row = i - headerAt + 1;
    if (record.length !== columns.length) {
      if (isBlank(record)) continue;
      const extra = record.slice(columns.length).some((cell) => cell.trim() !== '');
      if (extra || record.length < width) {
        findings.add(
          extra ? 'error' : 'warn',
          'table.row-width',
          { file: path, row },
          { cells: record.length, columns: columns.length, kept: !extra },
        );
      }
      if (extra) continue;
      rows.push(columns.map((_, c) => record[c] ?? ''));
      numbers.push(row);
      continue;
    }
    if (isTotals(record)) {
      findings.add('warn', 'table.totals-row', { file: path, row }, { cell: record.slice(0, 3).find((cell) => cell.trim() !== '') ?? '' });
      continue;
    }
    if (record[0] === '' && isBlank(record)) continue;
    rows.push(record);
    numbers.push(row);
  }
  return { path, columns, rows, place: (row) => ({ file: path, row: numbers[row] ?? 0 }), geometries: null, encoding, delimiter };
}
