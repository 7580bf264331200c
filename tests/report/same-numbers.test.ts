import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { readFileSync, readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readXlsx } from 'hucre/xlsx';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { nodeIo } from '../../src/cli/node-io';
import { runProgram } from '../../src/cli/program';
import { inlineClient } from '../../src/jobs/inline-client';
import { cellText, headingText } from '../../src/report/cell-text';
import { contentsTable } from '../../src/report/data-tables';
import { runTables } from '../../src/report';
import { escaped } from '../../src/report/markup';
import { namesOf } from '../../src/report/names';
import type { ResultsDocument } from '../../src/report/results-json';
import { isNumber, type Cell, type Table } from '../../src/report/table';
import { workbookTables } from '../../src/report/workbook-tables';
import type { Language } from '../../src/model/text';

/*
 * One run of a small plan (every kind of rule, tiers, two years) as the app asks for it and as the command line writes it: the same bytes; and in its workbook,
 * csv, results.json and page the same numbers to the last digit.
 */
const source = 'tests/support/lakeside';
const inputs = readdirSync(source).map((path) => ({ path, bytes: new Uint8Array(readFileSync(`${source}/${path}`)) }));
const text = (bytes: Uint8Array | undefined): string => new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);

/** Fields of a csv, quotes resolved. */
function csvRows(csv: string): readonly (readonly string[])[] {
  const rows: string[][] = [[]];
  for (const [, quoted, plain, end] of csv.replace('\u{feff}', '').matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n)/g)) {
    rows.at(-1)?.push(quoted === undefined ? (plain ?? '') : quoted.replaceAll('""', '"'));
    if (end === '\r\n') rows.push([]);
  }
  return rows.slice(0, -1);
}

describe.each(['zh', 'en'] as const)('the files of a run in %s', (language: Language) => {
  const client = inlineClient();
  let files = new Map<string, Uint8Array>();
  let tables: readonly Table[] = [];
  let sheets: readonly Table[] = [];
  let book: Awaited<ReturnType<typeof readXlsx>>;
  let folder = '';

  beforeAll(async () => {
    const view = await client.run('openStudy', { files: inputs, columns: {} });
    const run = await client.run('run', { edits: [], years: [] });
    const written = await client.run('exportRun', { edits: [], years: [], language });
    files = new Map(written.map(({ path, bytes }) => [path, bytes]));
    tables = runTables(run, view, language);
    sheets = workbookTables(tables, run, namesOf(view, language));
    sheets = [contentsTable(sheets, namesOf(view, language)), ...sheets];
    book = await readXlsx(files.get('tables.xlsx') ?? new Uint8Array(0));
    folder = await mkdtemp(join(tmpdir(), 'junda-report-'));
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  it('are the same from the command line, to the byte', async () => {
    const io = { ...nodeIo(), out: () => undefined, err: () => undefined, errIsTerminal: false };
    expect(await runProgram(['run', source, '--lang', language, '--out', folder], io)).toBe(0);
    const names = (await readdir(folder, { recursive: true, withFileTypes: true }))
      .filter((entry) => entry.isFile())
      .map((entry) =>
        join(entry.parentPath, entry.name)
          .slice(folder.length + 1)
          .replaceAll('\\', '/'),
      );
    expect(names.toSorted()).toEqual([...files.keys()].toSorted());
    const different: string[] = [];
    for (const name of names) if (!Buffer.from(files.get(name) ?? []).equals(await readFile(join(folder, name)))) different.push(name);
    expect(different).toEqual([]);
  });

  it('hold the tables of the plan', () => {
    const ids = tables.map(({ id }) => id);
    for (const id of ['overview', 'projects', 'matrix', 'coverage', 'ledgers', 'equity', 'tiers', 'method', 'speeds', 'data'])
      expect(ids).toContain(id);
    expect(ids.filter((id) => id.startsWith('domain-')).length).toBeGreaterThan(0);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('have in the workbook the numbers of the csv', () => {
    let compared = 0;
    sheets.forEach((table, at) => {
      const csv = files.get(`tables/${table.id}.csv`);
      if (!csv) return;
      const rows = csvRows(text(csv));
      const sheet = book.sheets[at];
      const cut = rows.length - 1 !== table.rows.length;
      expect([table.id, sheet?.rows[0]]).toEqual([table.id, rows[0]]);
      const keys = new Set(rows.map((row) => row.join('|')));
      sheet?.rows.slice(1).forEach((row, line) => {
        const shown = table.columns.map((column, place) => {
          const value = (row[place] ?? null) as Cell;
          if (!isNumber(value)) return value ?? '';
          // a fraction in the workbook, per cent in csv: moved by two places of the decimal number, not multiplied
          return column.kind === 'share' || column.kind === 'points' ? String(Number(`${value}e2`)) : String(value);
        });
        compared += shown.length;
        if (cut) expect(keys).toContain(shown.join('|'));
        else expect([table.id, line + 2, ...shown]).toEqual([table.id, line + 2, ...(rows[line + 1] ?? [])]);
      });
    });
    expect(compared).toBeGreaterThan(2000);
  });

  it('have in results.json the numbers of the tables', () => {
    const document = JSON.parse(text(files.get('results.json'))) as ResultsDocument;
    const sheetOf = (id: string) => {
      const at = sheets.findIndex((table) => table.id === id);
      const columns = sheets[at]?.columns ?? [];
      return (book.sheets[at]?.rows ?? [])
        .slice(1)
        .map((row) => (key: string) => (row[columns.findIndex((column) => column.key === key)] ?? null) as Cell);
    };
    const units = sheetOf('standards-by-unit');
    const figures = document.results.flatMap(({ standard, year, units: list }) => list.map((unit) => ({ ...unit, standard, year })));
    expect(units.length).toBeGreaterThan(20);
    for (const of of units) {
      const found = figures.find(({ standard, year, unit }) => standard === of('standard') && year === of('year') && unit === of('code'));
      const value = of('value') ?? of('figure');
      if (value !== null) expect(value).toBe(found?.value);
      if (of('numerator') !== null) expect([of('numerator'), of('denominator')]).toEqual([found?.numerator, found?.denominator]);
    }
    const coverage = sheetOf('coverage');
    const ledgers = document.coverage.flatMap((one) => one.ledgers);
    expect(coverage.map((of) => ['people', 'covered', 'share', 'share_slow', 'mean_minutes', 'p90_minutes'].map(of))).toEqual(
      ledgers.map((one) => [one.people, one.covered, one.share, one.shareSlow, one.meanMinutes, one.p90Minutes]),
    );
    const equity = sheetOf('equity');
    expect(equity.length).toBeGreaterThan(0);
    expect(equity.map((of) => ['units', 'gini', 'theil', 'theil_within', 'ratio', 'urban_rural'].map(of))).toEqual(
      document.equity.map((one) => [one.units, one.gini, one.theil, one.theilWithin, one.ratio, one.urbanRural]),
    );
  });

  it('show on the page the numbers of the workbook', () => {
    const page = text(files.get('report.html'));
    const years = sheets.find(({ id }) => id === 'years')!;
    const place = years.columns.findIndex(({ key }) => key === 'share');
    const shares = (book.sheets[sheets.indexOf(years)]?.rows.slice(1) ?? []).map((row) =>
      cellText(row[place] as Cell, years.columns[place]!, language),
    );
    expect(shares.length).toBeGreaterThan(0);
    for (const share of shares) expect(page).toContain(`<td class="right">${share}</td>`);
    const equity = sheets.find(({ id }) => id === 'equity')!;
    const [yearAt, giniAt] = ['year', 'gini'].map((key) => equity.columns.findIndex((column) => column.key === key)) as [number, number];
    const last = (book.sheets[sheets.indexOf(equity)]?.rows.slice(1) ?? []).filter((row) => row[yearAt] === 2031);
    expect(last.length).toBeGreaterThan(0);
    for (const row of last)
      expect(page).toContain(`<td class="right">${cellText(row[giniAt] as Cell, equity.columns[giniAt]!, language)}</td>`);
    for (const { sha256 } of (JSON.parse(text(files.get('results.json'))) as ResultsDocument).parameters.files)
      expect(page).toContain(sha256);
    expect(page).toContain(escaped(headingText(equity.columns[giniAt]!, language)));
  });

  it('links every entry of the contents to a chapter, one a domain', () => {
    const page = text(files.get('report.html'));
    const links = [...page.matchAll(/<li><a href="#([^"]+)"/g)].map(([, id]) => id);
    expect(links).toEqual([...page.matchAll(/<section class="chapter" id="([^"]+)"/g)].map(([, id]) => id));
    for (const { id } of tables.filter((table) => table.id.startsWith('domain-'))) expect(links).toContain(id);
  });
});
