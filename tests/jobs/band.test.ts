import { expect, test } from 'vitest';
import { inlineClient } from '../../src/jobs/inline-client';
import { textFile } from '../formats/real-data';

const text = { zh: '', en: '' };
const reach = {
  id: 'circle',
  kind: 'reach',
  project: 1,
  name: text,
  clause: text,
  source: { text, check: true },
  types: ['clinic'],
  level: 'city',
  trip: 'radius',
  minutes: 30,
  direction: 'to',
  group: 'people',
  target: 0.9,
};
const catalogue = {
  id: 'own',
  title: text,
  source: text,
  facilityTypes: [{ id: 'clinic', name: text, domain: 'health' }],
  services: [{ id: 'near', name: text, types: ['clinic'], trip: 'radius', minutes: 30, direction: 'to' }],
  standards: [reach],
};
const ring = [
  [107, 34],
  [108, 34],
  [108, 35],
  [107, 35],
  [107, 34],
];
const city = { type: 'Feature', properties: { code: 'c', name: '市', level: 'city' }, geometry: { type: 'Polygon', coordinates: [ring] } };
const layers = { units: 'u.geojson', facilities: 'f.csv', demand: 'd.csv' };
const files = [
  textFile('study.json', JSON.stringify({ junda: 1, id: 's', title: text, years: [2020], catalogue: 'c.json', layers })),
  textFile('c.json', JSON.stringify(catalogue)),
  textFile('u.geojson', JSON.stringify({ type: 'FeatureCollection', features: [city] })),
  textFile('f.csv', 'id,name,type,lon,lat\na,甲,clinic,107.5,34.5\n'),
  // straight north at 5 km/h, a degree of latitude being 110.9 km: 27.9, 31.9 and 34.6 minutes
  textFile('d.csv', 'id,lon,lat,people\n1,107.5,34.521,1\n2,107.5,34.524,2\n3,107.5,34.526,4\n'),
];

test('the band asked for holds for every figure of the run and for its words', async () => {
  const client = inlineClient();
  await client.run('openStudy', { files, columns: {} });
  const fast = async (band?: number): Promise<readonly unknown[]> => {
    const asked = { edits: [], years: [], ...(band === undefined ? {} : { band }) };
    const run = await client.run('run', asked);
    const ledger = run.coverage[0]?.ledgers[0];
    const judged = run.results[0]?.units[0];
    expect(run.parameters.band).toBe(band ?? 0.2);
    expect([judged?.slow, judged?.fast]).toEqual([ledger?.shareSlow, ledger?.shareFast]);
    const written = await client.run('exportRun', { ...asked, language: 'en' });
    const page = new TextDecoder().decode(written.find(({ path }) => path === 'report.html')?.bytes);
    return [
      ledger?.share,
      ledger?.shareSlow,
      ledger?.shareFast,
      /all speeds ([\d.]+ %) lower/.exec(page)?.[1],
      /and ([\d.]+ %) higher/.exec(page)?.[1],
    ];
  };
  expect(await fast()).toEqual([1 / 7, 0, 1, '20 %', '20 %']);
  expect(await fast(0.1)).toEqual([1 / 7, 0, 3 / 7, '10 %', '10 %']);
  expect(await fast(0.025)).toEqual([1 / 7, 1 / 7, 1 / 7, '2.5 %', '2.5 %']);
});
