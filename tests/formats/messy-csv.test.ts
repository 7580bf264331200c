import { describe, expect, test } from 'vitest';
import { FindingList, readFacilities, readTable } from '../../src/formats';
import { Failure } from '../../src/model/finding';
import type { Finding } from '../../src/model/finding';
import { plainReading } from '../../src/formats/read-options';
import { hasRealData, realFile } from './real-data';

/** Codes with rows, such as 'table.row-width 6'. */
const told = (findings: readonly Finding[]): string[] => findings.map((finding) => `${finding.code} ${finding.where.row ?? ''}`.trim());

function read(inside: string) {
  const findings = new FindingList();
  const table = readTable(realFile(`messy/csv/${inside}`), findings);
  return { table, told: told(findings.list()) };
}

function refusal(inside: string): string {
  try {
    read(inside);
  } catch (error) {
    return error instanceof Failure ? told([error.finding]).join() : String(error);
  }
  return 'was read';
}

describe.skipIf(!hasRealData)('csv files that others wrote', () => {
  const spectrum = [
    'comma_in_quotes',
    'empty',
    'empty_crlf',
    'escaped_quotes',
    'json',
    'newlines',
    'newlines_crlf',
    'quotes_and_newlines',
    'simple',
    'simple_crlf',
    'utf8',
  ];

  test.each(spectrum)('csv-spectrum %s reads as its authors expect', (name) => {
    const { table, told: findings } = read(`csv-spectrum/csvs/${name}.csv`);
    const expected = JSON.parse(new TextDecoder().decode(realFile(`messy/csv/csv-spectrum/json/${name}.json`).bytes)) as unknown;
    const objects = table.rows.map((row) => Object.fromEntries(table.columns.map((column, c) => [column, row[c]])));
    const lineEnds = (value: unknown): string => JSON.stringify(value).replaceAll(String.raw`\r\n`, String.raw`\n`);
    expect(lineEnds(objects)).toBe(lineEnds(expected));
    expect(findings).toEqual([]);
  });

  test('characters that were lost before are told', () => {
    expect(read('csv-spectrum/csvs/location_coordinates.csv').told).toEqual(['text.encoding-broken']);
  });

  test.each([
    ['towns_gb18030.csv', 'gb18030', 120],
    ['towns_utf16le.csv', 'utf-16le', 120],
    ['towns_utf8bom.csv', 'utf-8-bom', 120],
    ['county_facts_gbk.csv', 'gb18030', 12],
    ['county_facts.tsv', 'utf-8', 12],
    ['county_facts_crlf.csv', 'utf-8', 12],
  ])('%s is read as %s', (name, encoding, rows) => {
    const { table } = read(`gb18030/${name}`);
    expect(table.encoding).toBe(encoding);
    expect(table.rows).toHaveLength(rows);
    const names = table.rows.map((row) => row[table.columns.indexOf('name')]);
    expect(names[0]).toBe(rows === 120 ? '金陵街道' : '渭滨区');
    expect(names.at(-1)).not.toContain('�');
  });

  test('a line break in the header', () => {
    expect(read('gdal_autotest/header_with_line_break.csv').table.columns[2]).toBe('Column with a\nline break');
  });

  test.each([
    ['gdal_autotest/unbalanced_double_quotes.csv', 'table.bad-quote 2'],
    ['qgis_delimitedtext/test.badquote', 'table.bad-quote 4'],
    ['qgis_delimitedtext/test2.csv', 'table.no-header 1'],
    ['qgis_delimitedtext/testlatin1.csv', 'text.encoding-broken'],
  ])('%s is refused', (name, expected) => {
    expect(refusal(name)).toBe(expected);
  });

  test('long rows are left out, short ones padded, both told by the row of a spreadsheet', () => {
    const { table, told: findings } = read('qgis_delimitedtext/test.csv');
    expect(findings).toEqual(['table.row-width 6', 'table.row-width 7']);
    expect(table.rows.at(-1)).toEqual(['6', 'Missing fields', '', '']);
    expect(table.rows[3]?.[2]).toBe('Line 1\nLine 2\n\nLine 4');
  });

  test.each([
    ['test_cr_end_of_line.csv', ',', 2, 2],
    ['testdp.csv', ';', 2, 6],
    ['test14666.csv', '\t', 5, 3],
    ['testutf8.csv', '|', 1, 3],
    ['testwkt.csv', '|', 16, 3],
    ['testtypes.csv', ',', 6, 9],
  ])('%s: separator, rows, columns', (name, delimiter, rows, columns) => {
    const { table } = read(`qgis_delimitedtext/${name}`);
    expect([table.delimiter, table.rows.length, table.columns.length]).toEqual([delimiter, rows, columns]);
  });

  test('repeated and blank column names are renamed and told', () => {
    const { table, told: findings } = read('qgis_delimitedtext/testfields.csv');
    expect(table.columns).toEqual(['id', 'description', 'data', 'column 4', 'data_2', '28', '24.5', 'field_3', 'data_1']);
    expect(findings).toContain('table.duplicate-column 1');
  });

  test('a file that is not separated at all is told', () => {
    expect(read('qgis_delimitedtext/test.space').told).toEqual(['table.one-column']);
  });

  const places = async (name: string) => {
    const findings = new FindingList();
    const facilities = await readFacilities(realFile(`messy/csv/qgis_delimitedtext/${name}`), plainReading, findings);
    return { at: facilities.map(({ lon, lat }) => [lon, lat]), told: told(findings.list().filter((one) => one.severity !== 'info')) };
  };

  test('decimal commas are read as such where semicolons part the cells', async () => {
    expect((await places('testdp.csv')).at).toEqual([
      [10, 20],
      [12, 25.003],
    ]);
  });

  test('rows without coordinates, or with words for them, are told and left out', async () => {
    expect(await places('test13749.csv')).toEqual({
      at: [
        [11, 22],
        [15, 23],
        [13, 23],
      ],
      told: ['coordinate.missing 2'],
    });
    expect(await places('testpt.csv')).toEqual({
      at: [
        [10.5, 20.82],
        [11, 22],
        [13, 23],
      ],
      told: ['cell.not-a-number 4'],
    });
    await expect(places('testdms.csv')).rejects.toThrow('study.no-facilities');
  });
});
