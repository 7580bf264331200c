import { expect, test } from 'vitest';
import { openStudyFiles } from '../../src/formats';
import { silentWatch } from '../../src/model/watch';
import { textFile } from './real-data';
import { resources } from '../../src/jobs/resources';

const text = { zh: '', en: '' };
const catalogue = (delay: unknown) => ({
  id: 'own',
  title: text,
  source: text,
  facilityTypes: [
    { id: 'depot', name: text, domain: 'relief', delay_minutes: delay },
    { id: 'clinic', name: text, domain: 'health' },
  ],
  services: [],
  standards: [],
});
const open = (clinics: string, delay: unknown = 30) =>
  openStudyFiles(
    [
      textFile('study.json', JSON.stringify({ junda: 1, id: 's', title: text, catalogue: 'c.json', layers: { facilities: 'f.csv' } })),
      textFile('c.json', JSON.stringify(catalogue(delay))),
      textFile('f.csv', clinics),
    ],
    { columns: {}, resources },
    silentWatch,
  );

test('the delay of the type holds where the column of the facility is empty or missing', async () => {
  const rows = 'id,name,type,lon,lat,delay_minutes\na,甲,depot,107,34,\nb,乙,depot,107,34,0\nc,丙,depot,107,34,5\nd,丁,clinic,107,34,\n';
  expect((await open(rows)).facilities.map(({ delaySeconds }) => delaySeconds)).toEqual([1800, 0, 300, 0]);
  const bare = 'id,name,type,lon,lat\na,甲,depot,107,34\nd,丁,clinic,107,34\n';
  expect((await open(bare)).facilities.map(({ delaySeconds }) => delaySeconds)).toEqual([1800, 0]);
});

test('a delay that is none is refused', async () => {
  await expect(open('id,lon,lat,type\na,107,34,depot\n', -1)).rejects.toThrow('catalogue.bad');
});
