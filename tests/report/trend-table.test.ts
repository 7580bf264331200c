import { describe, expect, it } from 'vitest';
import { namesOf } from '../../src/report/names';
import { resultsDocument } from '../../src/report/results-json';
import { trendTable } from '../../src/report/trend-table';
import { standardsTable } from '../../src/report/standard-tables';
import type { Table } from '../../src/report/table';
import { sampleRun, sampleView } from './sample-run';

const names = namesOf(sampleView, 'en');
const cell = (table: Table, row: readonly unknown[], key: string): unknown => row[table.columns.findIndex((column) => column.key === key)];

describe('the table of trends', () => {
  const table = trendTable(sampleRun, names);
  const row = (code: string, standard = 'circle'): readonly unknown[] =>
    table.rows.find((one) => cell(table, one, 'code') === code && cell(table, one, 'standard') === standard) ?? [];

  it('has value, numerator, denominator and answer of each year side by side, and the difference', () => {
    const west = row('6102');
    expect([2019, 2020].map((year) => cell(table, west, `numerator_${year}`))).toEqual([2100, 2500]);
    expect([2019, 2020].map((year) => cell(table, west, `denominator_${year}`))).toEqual([4000, 4000]);
    expect(cell(table, west, 'change_2020')).toBeCloseTo(0.1, 12);
    expect(cell(table, west, 'became_2020')).toBe('as before');
    expect(table.columns.some(({ key }) => key === 'change_2019')).toBe(false);
  });

  it('leaves values of counts to numerator and denominator, and units without data without figures', () => {
    expect(cell(table, row('610101', 'each-town'), 'value_2019')).toBeNull();
    expect(cell(table, row('610101', 'each-town'), 'numerator_2019')).toBe(1);
    expect(cell(table, row('610102', 'each-town'), 'denominator_2020')).toBeNull();
  });

  it('is that of results.json', () => {
    const trend = resultsDocument(sampleRun).trend.find(({ standard, unit }) => standard === 'circle' && unit === '6102');
    expect(trend).toMatchObject({ years: [2019, 2020], values: [0.525, 0.625], became: ['first-year', 'same'] });
    expect(resultsDocument({ ...sampleRun, years: [2020], results: sampleRun.results.slice(2) }).trend).toEqual([]);
  });
});

describe('the denominator', () => {
  it('stands beside each figure with its group, year and file', () => {
    const results = sampleRun.results.map((result) => ({
      ...result,
      population: { group: 'people', year: result.year, source: 'demand.csv' },
    }));
    const table = standardsTable({ ...sampleRun, results }, names);
    expect(table.rows.map((row) => cell(table, row, 'population'))).toEqual([
      'residents 2019 (demand.csv)',
      'residents 2019 (demand.csv)',
      'residents 2020 (demand.csv)',
      'residents 2020 (demand.csv)',
    ]);
  });
});
