import { describe, expect, test } from 'vitest';
import { inlineClient } from '../../src/jobs/inline-client';
import type { Question } from '../../src/model/result';
import { scenarioText } from '../../src/model/scenario';
import { textFile } from '../formats/real-data';

const people = 'id,lon,lat,people\n1,107.1,34.1,1\n2,107.3,34.1,2\n3,107.5,34.1,4\n';
const files = [
  textFile('clinics.csv', 'id,name,type,lon,lat\na,甲,clinic,107.1,34.1\nb,乙,clinic,107.5,34.1\n'),
  textFile('people.csv', people),
];
const catalogue = {
  id: 'own',
  title: { zh: '甲', en: 'A' },
  source: { zh: '甲', en: 'A' },
  facilityTypes: [{ id: 'clinic', name: { zh: '甲', en: 'A' }, domain: 'health' }],
  services: [{ id: 'near', name: { zh: '甲', en: 'A' }, types: ['clinic'], trip: 'radius', minutes: 30, direction: 'to' }],
  standards: [],
};
const layers = { facilities: 'clinics.csv', demand: 'people.csv' };
const manifest = { junda: 1, id: 's', title: { zh: '甲', en: 'A' }, catalogue: 'c.json', layers };
const study = [...files, textFile('study.json', JSON.stringify(manifest)), textFile('c.json', JSON.stringify(catalogue))];

const facility = { id: 'n', name: '新', type: 'clinic', lon: 107.3, lat: 34.1 };
const usual = { opened: null, closed: null, capacity: null, delaySeconds: 0, unit: '', attributes: {} };
const written = scenarioText({
  id: 'plan',
  name: { zh: '方案', en: 'Plan' },
  edits: [
    { kind: 'add-facility', facility: { ...facility, ...usual } },
    { kind: 'close-facility', id: 'b' },
  ],
});

describe('the loop: the screen writes a scenario, the command line runs it', () => {
  test('a run with the edits of the file has the figures of the same edits on screen', async () => {
    const client = inlineClient();
    await client.run('openStudy', { files: study, columns: {} });
    const scenario = await client.run('readScenario', { file: textFile('plan.json', written), edits: [] });
    const { edits, id, name } = scenario;
    const before = await client.run('run', { edits: [], years: [] });
    const after = await client.run('run', { edits, years: [], scenario: { id, name } });
    const [told] = after.coverage;
    const onScreen = await client.run('analyse', { question: told?.question as Question, edits });
    expect(told?.ledgers).toEqual(onScreen.ledgers);
    expect(before.coverage[0]?.ledgers[0]?.covered).toBe(1 + 4);
    expect(told?.ledgers[0]?.covered).toBe(1 + 2);
    expect(after.parameters).toMatchObject({ edits: 2, scenario });
    expect(before.parameters).not.toHaveProperty('scenario');
  });

  test('a file whose edits do not fit the study and the edits on screen is refused', async () => {
    const client = inlineClient();
    await client.run('openStudy', { files: study, columns: {} });
    const file = textFile('plan.json', written);
    const { edits } = await client.run('readScenario', { file, edits: [] });
    const again = client.run('readScenario', { file, edits });
    await expect(again).rejects.toMatchObject({
      finding: { code: 'cell.duplicate-id', where: { file: 'plan.json' }, details: { id: 'n' } },
    });
  });
});
