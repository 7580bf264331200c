import { describe, expect, test } from 'vitest';
import { FindingList, readDemand, readFacilities, readIndicators, readLandCoverSpeeds, readTable, readUnits } from '../../src/formats';
import { plainReading } from '../../src/formats/read-options';
import { parseNumber } from '../../src/formats/numbers';
import { textFile } from './real-data';

const codes = (findings: FindingList): string[] => findings.list().map((one) => `${one.code} ${one.where.row ?? ''}`.trim());

describe('numbers', () => {
  test.each([
    ['1,234,567', 'thousands', 1234567],
    ['1,234.5', 'thousands', 1234.5],
    ['12,34', 'thousands', 'bad'],
    ['12,34', 'decimal', 12.34],
    ['1,234', 'refuse', 'bad'],
    ['１２３', 'thousands', 123],
    ['6.10303E+11', 'thousands', 610303000000],
    ['12abc', 'thousands', 'bad'],
    ['1e999', 'thousands', 'bad'],
    ['0x10', 'thousands', 'bad'],
    ['', 'thousands', 'missing'],
    ['NaN', 'thousands', 'missing'],
    ['—', 'thousands', 'missing'],
  ] as const)('%s read with %s is %s', (text, commas, expected) => {
    expect(parseNumber(text, commas)).toBe(expected);
  });
});

describe('encodings', () => {
  const bytesOf = (...bytes: number[]): Uint8Array => Uint8Array.from(bytes);
  const read = (bytes: Uint8Array) => readTable({ path: 'a.csv', bytes }, new FindingList());

  test('UTF-8 with a bad byte is refused, and not taken for GB18030', () => {
    const good = new TextEncoder().encode('名称,人口\n渭滨区,1\n金台区,2\n');
    expect(() => read(good.slice(0, good.length - 4 - 1))).toThrow('text.encoding-broken');
    expect(() => read(Uint8Array.from([...good, 0xe6]))).toThrow('text.encoding-broken');
  });

  test('a single GBK word is read', () => {
    const table = read(bytesOf(0x61, 0x2c, 0x62, 0x0a, 0xc8, 0xcb, 0xbf, 0xda, 0x2c, 0x31, 0x0a));
    expect([table.encoding, table.rows]).toEqual(['gb18030', [['人口', '1']]]);
  });

  test('UTF-16 without a mark', () => {
    const text = 'name,people\n1,2\n';
    const little = Uint8Array.from(Array.from(text).flatMap((character) => [character.codePointAt(0) ?? 0, 0]));
    expect(read(little).encoding).toBe('utf-16le');
  });
});

describe('tables', () => {
  test('a totals row is left out and told', () => {
    const findings = new FindingList();
    const table = readTable(textFile('a.csv', '名称,人口\n甲,1\n乙,2\n合 计,3\n'), findings);
    expect(table.rows).toHaveLength(2);
    expect(codes(findings)).toEqual(['table.totals-row 4']);
  });

  test('more than 20 of a kind are counted, not listed', () => {
    const findings = new FindingList();
    readTable(textFile('a.csv', `a,b\n${'1\n'.repeat(50)}`), findings);
    expect(findings.list()).toHaveLength(21);
    expect(findings.list().at(-1)?.details).toEqual({ more: 30 });
  });

  test('blank lines keep the count of rows', () => {
    const findings = new FindingList();
    const table = readTable(textFile('a.csv', 'a,b\n\n1,2\n,\n3\n'), findings);
    expect(table.rows).toEqual([
      ['1', '2'],
      ['3', ''],
    ]);
    expect(codes(findings)).toEqual(['table.row-width 5']);
  });
});

describe('demand', () => {
  const demand = (text: string, columns = {}) => {
    const findings = new FindingList();
    return readDemand(textFile('d.csv', text), { columns, metres: false }, findings).then((read) => ({ read, codes: codes(findings) }));
  };

  test('long form: a row per place and year; a year without a row is unknown', async () => {
    const { read } = await demand('id,lon,lat,year,people,people_60plus\na,107,34,2018,10,1\nb,107.1,34,2018,20,2\na,107,34,2020,11,3\n');
    expect(read).toMatchObject({ count: 2, id: ['a', 'b'], years: [2018, 2020], groups: ['people', 'people_60plus'] });
    expect(read.values.map((groups) => groups.map((values) => Array.from(values)))).toEqual([
      [
        [10, 20],
        [1, 2],
      ],
      [
        [11, NaN],
        [3, NaN],
      ],
    ]);
  });

  test('H3 cells need no coordinates', async () => {
    const { read } = await demand('h3,people\n89a8100c603ffff,7\nnonsense,8\n');
    expect(read).toMatchObject({ count: 1, kind: 'h3' });
    expect(read.lon[0]).toBeCloseTo(-46.608, 2);
  });

  test('columns are known by other names, or as the user says; other numbers are kept', async () => {
    const guessed = await demand('编号,经度,纬度,人口（人）,学校\n1,107,34,"1,200",3\n');
    expect(guessed.read.values[0]?.[0]?.[0]).toBe(1200);
    expect(Array.from(guessed.read.columns['学校'] ?? [])).toEqual([3]);
    expect(guessed.codes).toEqual(Array.from({ length: 4 }, () => 'table.column-guessed'));
    const named = await demand('id,lon,lat,people,POP2000\n1,107,34,5,6\n', { 'demand.people': 'POP2000' });
    expect(named.read.values[0]?.[0]?.[0]).toBe(6);
  });

  test('blank people are unknown and told; words are told; below zero is refused', async () => {
    const { read, codes: told } = await demand('id,lon,lat,people\n1,107,34,\n2,107,34,5\n3,107,34,many\n');
    expect(Array.from(read.values[0]?.[0] ?? [])).toEqual([NaN, 5, NaN]);
    expect(told).toEqual(['cell.missing-value 2', 'cell.not-a-number 4']);
    await expect(demand('id,lon,lat,people\n1,107,34,5\n2,107,34,-3\n')).rejects.toThrow('cell.negative {"file":"d.csv","row":3');
  });

  test('a repeated id is told and left out, so that nobody is counted twice', async () => {
    const { read, codes: told } = await demand('id,lon,lat,people\n1,107,34,5\n1,107,34,5\n');
    expect(read.count).toBe(1);
    expect(told).toEqual(['cell.duplicate-id 3']);
  });

  test.each([
    ['id,lon,lat,people\n1,34,107,5\n2,34.1,107,5\n', 'coordinate.swapped'],
    ['id,x,y,people\n1,594026.1,4918974.1,5\n', 'coordinate.projected'],
    ['id,lon,lat\n1,107,34\n', 'table.missing-column'],
    ['id,people\n1,5\n', 'table.missing-column'],
    ['id,lon,lat,people\n1,107,34,a\n2,107,34,b\n', 'cell.not-a-number'],
    ['id,lon,lat,people\n', 'study.no-demand'],
  ])('refused: %j', async (text, code) => {
    await expect(demand(text)).rejects.toThrow(code);
  });

  test('in a metric study, degrees are turned where the projection is known and refused where not', async () => {
    const file = textFile('d.csv', 'id,lon,lat,people\n1,107,34,5\n');
    const turned = await readDemand(file, { columns: {}, metres: true, epsg: 32648 }, new FindingList());
    expect([Math.round(turned.lon[0] ?? 0), Math.round(turned.lat[0] ?? 0)]).toEqual([684710, 3763959]);
    await expect(readDemand(file, { columns: {}, metres: true }, new FindingList())).rejects.toThrow('raster.grid-mismatch');
    const metric = textFile('d.csv', 'id,lon,lat,people\n1,594026.1,4918974.1,5\n');
    const kept = await readDemand(metric, { columns: {}, metres: true }, new FindingList());
    expect(kept.lon[0]).toBe(594026.1);
  });
});

describe('other layers', () => {
  test('facilities: years, minutes, attributes', async () => {
    const text =
      'id,name,type,lon,lat,opened,closed,delay_minutes,beds,gps,free\n1,甲,a,107,34,2018,,2,30,1,yes\n2,乙,b,107,34,,2020-05,,1,0,\n';
    const [first, second] = await readFacilities(textFile('f.csv', text), plainReading, new FindingList());
    expect(first).toMatchObject({ opened: 2018, closed: null, delaySeconds: 120, attributes: { beds: 30, gps: true, free: true } });
    expect(second).toMatchObject({ opened: null, closed: 2020, delaySeconds: 0, attributes: { beds: 1, gps: false, free: null } });
  });

  test('units: levels in words, codes that look like numbers stay text', async () => {
    const findings = new FindingList();
    const text =
      'code,name,level,parent,kind,ref\n610302,渭滨区,区,610300,x,0012\n610303,金台区,planet,610300,x,1\n610302,again,county,,x,1\n';
    const units = await readUnits(textFile('u.csv', text), plainReading, findings);
    expect(units).toMatchObject([{ code: '610302', level: 'county', geometry: null, attributes: { kind: 'x', ref: '0012' } }]);
    expect(codes(findings)).toEqual(['cell.unknown-value 3', 'cell.duplicate-id 4']);
  });

  test('indicators: a blank is left out and told, not zero', async () => {
    const findings = new FindingList();
    const text = 'unit,indicator,year,value\n610302,a,2018,0.9\n610302,a,2019,\n';
    expect(await readIndicators(textFile('i.csv', text), plainReading, findings)).toEqual([
      { unit: '610302', indicator: 'a', year: 2018, value: 0.9 },
    ]);
    expect(codes(findings)).toEqual(['cell.missing-value 3']);
  });

  test('speeds with the modes of AccessMod', async () => {
    const text = 'class,label,speed,mode\n1.0,Grass,2.0,WALKING\n1001,road,80,MOTORIZED\n';
    const speeds = await readLandCoverSpeeds(textFile('s.csv', text), plainReading, new FindingList());
    expect(speeds.map(({ class: cover, kmPerHour, mode }) => [cover, kmPerHour, mode])).toEqual([
      [1, 2, 'walking'],
      [1001, 80, 'motor'],
    ]);
    const bad = readLandCoverSpeeds(textFile('s.csv', 'class,km_per_hour\n1,-2\n'), plainReading, new FindingList());
    await expect(bad).rejects.toThrow('travel.bad-speed');
  });
});
