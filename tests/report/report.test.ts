import { resultsDocument, type ResultsDocument } from '../../src/report/results-json';
import { readXlsx } from 'hucre/xlsx';
import { describe, expect, it } from 'vitest';
import { renderRun, runTables } from '../../src/report';
import { guardedText, tableCsv } from '../../src/report/csv';
import { leadingLedger } from '../../src/report/ledgers';
import { ledgerTable } from '../../src/report/ledger-table';
import { headline, namesOf } from '../../src/report/names';
import { column, type Table } from '../../src/report/table';
import { sampleRun, sampleView } from './sample-run';

const text = (bytes: Uint8Array | undefined): string => new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);

const files = async (language: 'zh' | 'en'): Promise<ReadonlyMap<string, Uint8Array>> =>
  new Map((await renderRun(sampleRun, sampleView, null, language)).map((file) => [file.path, file.bytes]));

describe('the headline', () => {
  const last = sampleRun.coverage[1];
  const ledger = last?.ledgers[0];

  it('says year, trip, minutes, service, share, band and people outside in both languages', () => {
    if (!last || !ledger) throw new Error('the sample has two years');
    expect(headline(namesOf(sampleView, 'zh'), last, ledger)).toBe(
      '2020 年，驾车 30 分钟可达基层医疗的常住人口 84.0 %（75.6-88.2 %），未覆盖 1,600 人',
    );
    expect(headline(namesOf(sampleView, 'en'), last, ledger)).toBe(
      '2020: 84.0 % (75.6-88.2 %) of residents can reach primary care within 30 minutes (drive); 1,600 people are outside',
    );
  });
});

describe('csv', () => {
  const table: Table = {
    id: 't',
    title: { zh: '表', en: 'Table' },
    columns: [
      column('name', 'text', { zh: '名称', en: 'Name' }),
      column('share', 'share', { zh: '覆盖率', en: 'Coverage' }),
      column('people', 'people', { zh: '人口', en: 'Population' }),
      column('answer', 'answer', { zh: '结论', en: 'Answer' }),
    ],
    rows: [
      ['=HYPERLINK("x")', 0.941234567, 1234.5, 'not-met'],
      ['a, "b"', NaN, null, 'no-data'],
    ],
  };

  it('opens in a spreadsheet: BOM, units in the headings, no formulas, empty cells for no data', () => {
    expect(text(tableCsv(table, 'zh'))).toBe(
      '\u{feff}名称,覆盖率 (%),人口 (人),结论\r\n"\'=HYPERLINK(""x"")",94.1235,1234.5,未达标\r\n"a, ""b""",,,无数据\r\n',
    );
  });

  it.each(['=1', '+1', '-1', '@a', '\ta', '\na'])('guards %j with an apostrophe', (value) => {
    expect(guardedText(value)).toBe(`'${value}`);
  });

  it('leaves negative numbers numbers', () => {
    const negative = { ...table, columns: table.columns.slice(2, 3), rows: [[-5]] };
    expect(text(tableCsv(negative, 'en'))).toBe('\u{feff}Population (people)\r\n-5\r\n');
  });
});

describe('the workbook', () => {
  it('reopens with a sheet for each table, headings with units, numbers as numbers and codes as text', async () => {
    const tables = runTables(sampleRun, sampleView, 'zh');
    const book = await readXlsx((await files('zh')).get('tables.xlsx') ?? new Uint8Array(0));
    expect(book.sheets.map((sheet) => sheet.name)).toEqual(['目录', ...tables.map((table) => table.title.zh)]);
    expect(book.sheets.every((sheet) => sheet.freezePane?.rows === 1)).toBe(true);
    expect(book.sheets.filter((sheet) => sheet.rows.length > 1).every((sheet) => sheet.autoFilter?.range.startsWith('A1:'))).toBe(true);
    const coverage = book.sheets.find((sheet) => sheet.name === '覆盖情况');
    const head = coverage?.rows[0] ?? [];
    expect(head).toContain('覆盖率 (%)');
    const row = coverage?.rows.find((candidate) => candidate[head.indexOf('单位')] === '=乙镇');
    expect(row?.[head.indexOf('代码')]).toBe('610102');
    expect(row?.[head.indexOf('人口 (人)')]).toBe(1000);
    expect(row?.[head.indexOf('覆盖率 (%)')]).toBe(0.9);
    expect(row?.[head.indexOf('位于障碍 (人)')]).toBe(100);
  });
});

describe('the page', () => {
  it.each(['zh', 'en'] as const)('in %s is self-contained: no script, no outside address', async (language) => {
    const page = text((await files(language)).get('report.html'));
    expect(page).not.toMatch(/<script|<link|<iframe|\son\w+=|url\((?!#)|@import/i);
    const addresses = [...page.matchAll(/(?:href|src|xlink:href)="([^"]*)"/g)].map((match) => match[1] ?? '');
    expect(addresses.filter((address) => !address.startsWith('#') && !address.startsWith('data:'))).toEqual([]);
    expect(page).not.toMatch(/https?:\/\//);
  });

  it('tells names from markup', async () => {
    const page = text((await files('zh')).get('report.html'));
    expect(page).toContain('丙&lt;镇&gt;');
    expect(page).not.toContain('丙<镇>');
  });

  it('says the headline, the note, clause, source to be checked, numerator and denominator', async () => {
    const page = text((await files('zh')).get('report.html'));
    for (const words of [
      '驾车 30 分钟可达基层医疗的常住人口 84.0&nbsp;%',
      '全部为&quot;示意&quot;数据',
      '建成 30 分钟圈',
      '请核对',
      '8,400 / 10,000',
    ]) {
      expect(page).toContain(words);
    }
  });

  it('draws a map with borders, hatching below the target, a scale bar and a legend', async () => {
    const page = text((await files('en')).get('report.html'));
    for (const piece of [
      'id="junda-unit-610201"',
      'url(#junda-hatch)',
      ' km</text>',
      'Coverage by town (Target 90.0 %',
      'East County</text>',
    ]) {
      expect(page).toContain(piece);
    }
  });
});

describe('a study of several counties without their city', () => {
  it('is led by the sum of them, not by the first', () => {
    const [, lead] = sampleRun.coverage;
    const counties = lead?.ledgers.filter((ledger) => ledger.level !== 'city') ?? [];
    const sum = lead && leadingLedger({ ...lead, ledgers: counties });
    const city = lead?.ledgers[0];
    expect(sum).toMatchObject({ people: city?.people, covered: city?.covered, share: city?.share });
    expect(sum && namesOf(sampleView, 'zh').unit(sum.code)).toBe('全部');
    expect(namesOf({ ...sampleView, units: [] }, 'en').unit('')).toBe('All');
  });
});

describe('the ledger', () => {
  it('sums to the same at every level and to its parts', () => {
    const last = sampleRun.coverage[1];
    if (!last) throw new Error('the sample has two years');
    const table = ledgerTable(last, namesOf(sampleView, 'en'));
    expect(table.rows.map(([name]) => name)).toEqual(['Sample City', 'sum over county units', 'sum over town units']);
    const figures = table.rows.map(([, ...numbers]) => numbers);
    expect(figures).toEqual([figures[0], figures[0], figures[0]]);
    const [people, ...parts] = figures[0] ?? [];
    expect(parts.reduce<number>((sum, part) => sum + Number(part), 0)).toBe(people);
  });
});

describe('the data files', () => {
  it('results.json keeps every figure and says the version', async () => {
    const document: unknown = JSON.parse(text((await files('en')).get('results.json')));
    expect(document).toMatchObject({
      junda: expect.any(String),
      study: { id: 'sample' },
      years: [2019, 2020],
      parameters: { band: 0.2, neighbours: 8, files: [{ layer: 'demand', path: 'demand.csv' }] },
    });
  });

  it('results.json: every share is its numerator by its denominator, and the unit rows do not repeat their standard', async () => {
    const document = JSON.parse(text((await files('en')).get('results.json'))) as ResultsDocument;
    const figures = document.coverage.flatMap((one) => one.ledgers);
    expect(figures.length).toBeGreaterThan(0);
    for (const { share, covered, people } of figures) expect(share === null ? 0 : share).toBeCloseTo(people > 0 ? covered / people : 0, 5);
    for (const { units } of document.results) for (const unit of units) expect(Object.keys(unit)).not.toContain('standard');
  });

  it('no data is never said to be 0 people outside', async () => {
    const results = sampleRun.results.map((result) => ({
      ...result,
      units: result.units.map((unit) => ({
        ...unit,
        answer: 'no-data' as const,
        value: NaN,
        numerator: 0,
        denominator: 0,
        peopleOutside: 0,
      })),
    }));
    const run = { ...sampleRun, results };
    const table = runTables(run, sampleView, 'en').find(({ id }) => id === 'standards-by-unit');
    const places = ['numerator', 'denominator', 'people_outside'].map((key) => table?.columns.findIndex((one) => one.key === key) ?? -1);
    expect(table?.rows.every((row) => places.every((place) => row[place] === null))).toBe(true);
    const document = JSON.parse(JSON.stringify(resultsDocument(run))) as ResultsDocument;
    expect(document.results.flatMap(({ units }) => units).filter(({ peopleOutside }) => peopleOutside === 0)).toEqual([]);
    const files = await renderRun(run, sampleView, null, 'en');
    const page = text(files.find(({ path }) => path === 'report.html')?.bytes);
    expect(page).not.toContain('0 / 0');
  });

  it('shares by unit are numbers in csv and workbook, not words', () => {
    const table = runTables(sampleRun, sampleView, 'en').find(({ id }) => id === 'standards-by-unit');
    const places = ['value', 'target'].map((key) => table?.columns.findIndex((one) => one.key === key) ?? -1);
    expect(places.every((place) => table?.columns[place]?.kind === 'share')).toBe(true);
    expect(table?.rows.every((row) => places.every((place) => row[place] === null || typeof row[place] === 'number'))).toBe(true);
  });

  it('results.geojson has every unit with its results', async () => {
    const collection = JSON.parse(text((await files('en')).get('results.geojson'))) as {
      features: readonly { properties: Readonly<Record<string, unknown>> }[];
    };
    expect(collection.features).toHaveLength(sampleView.units.length);
    expect(collection.features[0]?.properties).toMatchObject({
      code: '61',
      name: 'Sample City',
      care_drive_30min_2020_share: 0.84,
      care_drive_30min_2020_outside: 1600,
      circle_2020: 'not-met',
    });
  });

  it('gives the same bytes for the same input', async () => {
    const [a, b] = [await files('zh'), await files('zh')];
    expect([...a.keys()].filter((path) => Buffer.compare(a.get(path) ?? Buffer.of(1), b.get(path) ?? Buffer.of(2)) !== 0)).toEqual([]);
  });
});
