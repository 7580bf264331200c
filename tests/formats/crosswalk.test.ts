import { describe, expect, it } from 'vitest';
import { openStudyFiles } from '../../src/formats';
import { Failure, type Finding } from '../../src/model/finding';
import type { Study } from '../../src/model/study';
import { silentWatch } from '../../src/model/watch';
import { textFile } from './real-data';
import { testResources } from './test-resources';

const square = (west: number) => ({
  type: 'Polygon',
  coordinates: [
    [
      [west, 34],
      [west + 1, 34],
      [west + 1, 35],
      [west, 35],
      [west, 34],
    ],
  ],
});
const feature = (code: string, level: string, parent: string, geometry: unknown) => ({
  type: 'Feature',
  properties: { code, name: code, level, parent },
  geometry,
});
const city = {
  type: 'Polygon',
  coordinates: [
    [
      [106, 34],
      [108, 34],
      [108, 35],
      [106, 35],
      [106, 34],
    ],
  ],
};
const units = (townParent: string): string =>
  JSON.stringify({
    type: 'FeatureCollection',
    features: [
      feature('6103', 'city', '', city),
      feature('610305', 'county', '6103', square(106)),
      feature('610306', 'county', '6103', square(107)),
      feature('t1', 'town', townParent, square(106)),
    ],
  });

interface Made {
  readonly crosswalk: string;
  readonly indicators?: string;
  readonly facilities?: string;
  readonly townParent?: string;
}

const open = ({
  crosswalk,
  indicators = 'unit,indicator,year,value\n610305,x,2018,1',
  facilities = 'id,type,lon,lat,unit\na,clinic,106.5,34.5,610305',
  townParent = '610305',
}: Made): Promise<Study> => {
  const manifest = {
    junda: 1,
    id: 'made',
    title: { zh: '甲', en: 'A' },
    years: [2018, 2020],
    layers: {
      units: 'units.geojson',
      facilities: 'facilities.csv',
      demand: 'demand.csv',
      indicators: 'indicators.csv',
      crosswalk: 'crosswalk.csv',
    },
  };
  return openStudyFiles(
    [
      textFile('study.json', JSON.stringify(manifest)),
      textFile('units.geojson', units(townParent)),
      textFile('facilities.csv', facilities),
      textFile('demand.csv', 'id,year,lon,lat,people\n610322,2018,106.5,34.5,90\n610305,2020,106.5,34.5,80\n'),
      textFile('indicators.csv', indicators),
      textFile('crosswalk.csv', crosswalk),
    ],
    { columns: {}, resources: testResources },
    silentWatch,
  );
};

const renamed = 'from,to,year\n610322,610305,2021';
const told = ({ findings }: Study, code: string): readonly Finding[] => findings.filter((finding) => finding.code === code);
const figures = ({ indicators }: Study) => indicators.map(({ unit, year, value }) => [unit, year, value]);
const refusal = async (made: Made): Promise<Finding> => {
  try {
    await open(made);
  } catch (error) {
    if (error instanceof Failure) return error.finding;
    throw error;
  }
  throw new Error('was not refused');
};

describe('a county that became a district under another code', () => {
  const made = {
    crosswalk: renamed,
    indicators: 'unit,indicator,year,value\n610322,x,2018,0.5\n610322,x,2019,0.6\n610305,x,2020,0.7',
    facilities: 'id,type,lon,lat,unit\na,clinic,106.5,34.5,610322\nb,clinic,106.6,34.5,610305',
    townParent: '610322',
  };

  it('has its figures, facilities, towns and people of every year on one ground', async () => {
    const study = await open(made);
    expect(figures(study)).toEqual([
      ['610305', 2018, 0.5],
      ['610305', 2019, 0.6],
      ['610305', 2020, 0.7],
    ]);
    expect(study.facilities.map(({ unit }) => unit)).toEqual(['610305', '610305']);
    expect(study.units.find(({ code }) => code === 't1')?.parent).toBe('610305');
    expect(study.demand.id).toEqual(['610305']);
    expect(study.demand.values.map(([people]) => people?.[0])).toEqual([90, 80]);
  });

  it('is told once for each layer, with the number of rows', async () => {
    const carried = told(await open(made), 'crosswalk.carried');
    expect(carried.map(({ where, details }) => `${where.layer} ${String(details['rows'])}`).toSorted()).toEqual([
      'demand 1',
      'facilities 1',
      'indicators 2',
      'units 1',
    ]);
    for (const { details } of carried) expect(details).toMatchObject({ from: '610322', to: '610305' });
  });

  it('through two changes, one after the other', async () => {
    const study = await open({ ...made, crosswalk: `from,to,year\n610322,610399,2019\n610399,610305,2021` });
    expect(figures(study)).toHaveLength(3);
    expect(told(study, 'study.unknown-unit')).toEqual([]);
  });
});

describe('a code that is neither a unit nor in the crosswalk', () => {
  it('is refused with its row, in figures and facilities', async () => {
    const study = await open({
      crosswalk: renamed,
      indicators: 'unit,indicator,year,value\n610305,x,2018,1\n999999,x,2018,2',
      facilities: 'id,type,lon,lat,unit\na,clinic,106.5,34.5,610305\nb,clinic,106.5,34.5,888888',
    });
    expect(figures(study)).toEqual([['610305', 2018, 1]]);
    expect(
      told(study, 'study.unknown-unit').map(({ severity, where, details }) => [severity, where.file, where.row, details['unit']]),
    ).toEqual([
      ['error', 'facilities.csv', 3, '888888'],
      ['error', 'indicators.csv', 3, '999999'],
    ]);
  });

  it('and a figure under both codes for one year: the new one holds', async () => {
    const study = await open({ crosswalk: renamed, indicators: 'unit,indicator,year,value\n610322,x,2018,1\n610305,x,2018,2' });
    expect(figures(study)).toEqual([['610305', 2018, 2]]);
    expect(told(study, 'crosswalk.twice')[0]?.where.row).toBe(2);
  });
});

describe('a unit that was split', () => {
  const crosswalk = 'from,to,year,share\n610300,610305,2019,0.75\n610300,610306,2019,0.25';

  it('keeps its rate for each part and shares out its counts', async () => {
    const study = await open({
      crosswalk,
      indicators: 'unit,indicator,year,value,quantity\n610300,rate,2018,0.4,rate\n610300,count,2018,80,count',
    });
    expect(study.indicators.map(({ unit, indicator, value }) => [unit, indicator, value])).toEqual([
      ['610305', 'rate', 0.4],
      ['610306', 'rate', 0.4],
      ['610305', 'count', 60],
      ['610306', 'count', 20],
    ]);
  });

  it('a figure that does not say which it is, is left out with its row', async () => {
    const study = await open({ crosswalk, indicators: 'unit,indicator,year,value\n610300,x,2018,80' });
    expect(study.indicators).toEqual([]);
    expect(told(study, 'crosswalk.needs-measure')[0]?.where.row).toBe(2);
  });

  it('its facilities belong where they stand', async () => {
    const study = await open({ crosswalk, facilities: 'id,type,lon,lat,unit\na,clinic,107.5,34.5,610300' });
    expect(study.facilities[0]?.unit).toBe('');
    expect(told(study, 'crosswalk.split-place')[0]?.details).toMatchObject({ from: '610300', rows: 1 });
  });

  it('a code that lives on for a part: tables of before are of the whole', async () => {
    const kept = 'from,to,year,share\n610305,610305,2019,0.5\n610305,610306,2019,0.5';
    const study = await open({
      crosswalk: kept,
      indicators: 'unit,indicator,year,value,quantity\n610305,n,2018,80,count\n610305,n,2020,50,count',
    });
    expect(figures(study)).toEqual([
      ['610305', 2018, 40],
      ['610306', 2018, 40],
      ['610305', 2020, 50],
    ]);
  });
});

describe('units that were merged', () => {
  const crosswalk = 'from,to,year,weight\n610301,610305,2019,300\n610302,610305,2019,100';

  it('add up their counts, and weigh their rates', async () => {
    const study = await open({
      crosswalk,
      indicators:
        'unit,indicator,year,value,quantity\n610301,n,2018,30,count\n610302,n,2018,5,count\n610301,r,2018,0.8,rate\n610302,r,2018,0.4,rate',
    });
    expect(study.indicators.map(({ indicator, value }) => [indicator, value])).toEqual([
      ['n', 35],
      ['r', 0.7],
    ]);
  });

  it('a part without a figure makes the sum unknown', async () => {
    const study = await open({ crosswalk, indicators: 'unit,indicator,year,value,quantity\n610301,n,2018,30,count' });
    expect(study.indicators).toEqual([]);
    expect(told(study, 'crosswalk.needs-weight')).toHaveLength(1);
  });
});

describe('a crosswalk that is wrong is refused with its row', () => {
  it.each([
    ['from,to,year\n,610305,2021', 'no-code', 2],
    ['from,to,year\n610322,610305,soon', 'no-year', 2],
    ['from,to,year,share\n610322,610305,2021,1.5', 'bad-share', 2],
    ['from,to,year,share\n610322,610305,2021,0.5', 'share-sum', 2],
    ['from,to,year\n610322,610305,2021\n610321,610377,2021', 'unknown-to', 3],
    ['from,to,year\n610321,610377,2020\n610377,610321,2021', 'circle', 2],
  ])('%j: %s', async (crosswalk, reason, row) => {
    expect(await refusal({ crosswalk })).toMatchObject({
      code: 'crosswalk.bad',
      where: { file: 'crosswalk.csv', row },
      details: { reason },
    });
  });
});
