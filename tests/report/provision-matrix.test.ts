import { describe, expect, it } from 'vitest';
import { matrixShown, noFilter } from '../../src/app/monitor/matrix-rows';
import { tableCsv } from '../../src/report/csv';
import { namesOf } from '../../src/report/names';
import { matrixDomains, matrixResults, matrixUnits, provisionMatrix } from '../../src/report/provision-matrix';
import type { Catalogue, Standard } from '../../src/model/catalogue';
import type { Answer, StandardResult, UnitResult } from '../../src/model/result';
import type { Unit, UnitLevel } from '../../src/model/study';
import { judgedStudy } from '../app/support/small-study';

const unit = (code: string, level: UnitLevel, parent: string): Unit => ({
  code,
  name: `名${code}`,
  nameEn: `Name ${code}`,
  level,
  parent,
  geometry: null,
  attributes: {},
});
// out of order, as files are
const units = [
  unit('11', 'county', '1'),
  unit('111', 'town', '11'),
  unit('1111', 'village', '111'),
  unit('1', 'city', ''),
  unit('12', 'county', '1'),
  unit('121', 'town', '12'),
  unit('112', 'town', '11'),
];
const [reach, count] = judgedStudy.catalogue.standards as readonly [Standard, Standard];
const catalogue: Catalogue = {
  ...judgedStudy.catalogue,
  domains: [
    { id: 'sport', name: { zh: '体育', en: 'Sport' } },
    { id: 'care', name: { zh: '医疗', en: 'Care' } },
  ],
  projects: [{ number: 1, name: { zh: '一', en: 'One' }, domain: 'care' }],
  facilityTypes: judgedStudy.catalogue.facilityTypes.map((type) => ({ ...type, domain: 'sport' })),
  standards: [
    { ...reach, level: 'town' },
    { ...count, project: 0, level: 'county' },
  ],
};
const answer = (standard: Standard, code: string, level: UnitLevel, given: Answer, value: number): UnitResult => ({
  standard: standard.id,
  kind: standard.kind,
  year: 2020,
  unit: code,
  level,
  answer: given,
  measure: standard.kind === 'reach' ? 'share' : 'count',
  value,
  target: 0.95,
  numerator: 0,
  denominator: 0,
  peopleOutside: 0,
  slow: NaN,
  fast: NaN,
  shortfall: NaN,
  missing: [],
  acrossBorder: [],
});
const result = (standard: Standard, ...rows: readonly UnitResult[]): StandardResult => ({
  standard: standard.id,
  year: 2020,
  answer: 'met',
  unitsMet: 0,
  unitsNotMet: 0,
  unitsNoData: 0,
  units: rows,
});
const results = [
  result(
    reach,
    answer(reach, '1', 'city', 'met', 0.96),
    answer(reach, '11', 'county', 'met', 0.99),
    answer(reach, '111', 'town', 'not-met', 0.5),
    answer(reach, '112', 'town', 'no-data', NaN),
    answer(reach, '121', 'town', 'met', 1),
  ),
  result(count, answer(count, '1', 'city', 'met', 2), answer(count, '11', 'county', 'met', 3), answer(count, '12', 'county', 'met', 1)),
];
const run = { years: [2019, 2020], results };
const study = { ...judgedStudy, units, catalogue };
const codes = (list: readonly Unit[]) => list.map(({ code }) => code);

describe('the matrix of provision', () => {
  it('puts each unit under the one above it, and stops at the towns', () => {
    expect(codes(matrixUnits(units))).toEqual(['1', '11', '111', '112', '12', '121']);
    expect(codes(matrixUnits(units, () => true))).toEqual(['1', '11', '111', '1111', '112', '12', '121']);
  });

  it('groups standards by the domain of their project, else of their facilities, in the order of the domains', () => {
    expect(matrixDomains(catalogue, catalogue.standards).map(({ id, standards }) => [id, standards.map((one) => one.id)])).toEqual([
      ['sport', [count.id]],
      ['care', [reach.id]],
    ]);
    expect(matrixDomains({ ...catalogue, projects: [], facilityTypes: [] }, [reach])[0]?.name.zh).toBe('其他');
  });

  it('is a table of the last year: the answer, or nothing where the standard is not judged', () => {
    const table = provisionMatrix(run, catalogue, units, namesOf(study, 'zh'));
    expect(table.columns.map(({ key }) => key)).toEqual(['year', 'level', 'code', 'unit', 'county', count.id, reach.id]);
    expect(table.rows.map((row) => row.slice(2))).toEqual([
      ['1', '名1', null, 'met', 'met'],
      ['11', '名11', '名11', 'met', 'met'],
      ['111', '名111', '名11', null, 'not-met'],
      ['112', '名112', '名11', null, 'no-data'],
      ['12', '名12', '名12', 'met', null],
      ['121', '名121', '名12', null, 'met'],
    ]);
    const csv = new TextDecoder('utf-8', { ignoreBOM: true }).decode(tableCsv(table, 'zh'));
    expect(csv.charCodeAt(0)).toBe(0xfeff);
    expect(csv.split('\r\n')[3]).toBe('2020,镇街,111,名111,名11,,未达标');
  });

  it('writes figures in per cent and counts; no data is an empty cell', () => {
    const part = { year: 2020, shows: 'value', standards: catalogue.standards, units: matrixUnits(units).slice(0, 4) } as const;
    const table = provisionMatrix(run, catalogue, units, namesOf(study, 'en'), part);
    const lines = new TextDecoder().decode(tableCsv(table, 'en')).split('\r\n');
    expect(lines.slice(1, 5).map((line) => line.split(',').slice(5))).toEqual([
      ['2', '96'],
      ['3', '99'],
      ['', '50'],
      ['', ''],
    ]);
  });
});

describe('what the filters of the screen leave', () => {
  const shownWith = (filter: Partial<typeof noFilter>, folds: readonly string[] = []) =>
    matrixShown(catalogue, catalogue.standards, units, matrixResults(results, 2020), { ...noFilter, ...filter }, new Set(folds));

  it('is everything without any; folds hide towns and show villages', () => {
    expect(codes(shownWith({}).units)).toEqual(['1', '11', '111', '112', '12', '121']);
    expect(codes(shownWith({}, ['11', '111']).units)).toEqual(['1', '11', '12', '121']);
    expect(codes(shownWith({}, ['111']).units)).toEqual(['1', '11', '111', '1111', '112', '12', '121']);
  });

  it('is a county with the city above it, a domain, a kind', () => {
    expect(codes(shownWith({ county: '12' }).units)).toEqual(['1', '12', '121']);
    expect(shownWith({ domain: 'care' }).standards).toEqual([catalogue.standards[0]]);
    expect(shownWith({ kind: 'provision' }).domains.map(({ id }) => id)).toEqual(['sport']);
  });

  it('is only the units and standards that fail one another', () => {
    const { units: rows, standards, domains } = shownWith({ onlyNotMet: true });
    expect([codes(rows), standards.map(({ id }) => id), domains.map(({ id }) => id)]).toEqual([['111'], [reach.id], ['care']]);
    expect(shownWith({ onlyNotMet: true, county: '12' }).units).toEqual([]);
  });
});
