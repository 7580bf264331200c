import { expect, test } from 'vitest';
import { inlineClient } from '../../src/jobs/inline-client';
import type { CoverageAnswer, DragFrame } from '../../src/jobs/task-types';
import type { Edit } from '../../src/model/edit';
import type { Question } from '../../src/model/result';
import { textFile } from '../formats/real-data';

const places = Array.from({ length: 40 }, (_, row) => `${row},${107 + row / 100},34.1,${row + 1}`);
const catalogue = {
  id: 'own',
  title: { zh: '甲', en: 'A' },
  source: { zh: '甲', en: 'A' },
  facilityTypes: [{ id: 'clinic', name: { zh: '甲', en: 'A' }, domain: 'health' }],
  services: [{ id: 'near', name: { zh: '甲', en: 'A' }, types: ['clinic'], trip: 'radius', minutes: 30, direction: 'to' }],
  standards: [],
};
const layers = { facilities: 'clinics.csv', demand: 'people.csv' };
const study = [
  textFile('clinics.csv', 'id,name,type,lon,lat\na,甲,clinic,107.05,34.1\nb,乙,clinic,107.3,34.1\n'),
  textFile('people.csv', `id,lon,lat,people\n${places.join('\n')}\n`),
  textFile('study.json', JSON.stringify({ junda: 1, id: 's', title: { zh: '甲', en: 'A' }, catalogue: 'c.json', layers })),
  textFile('c.json', JSON.stringify(catalogue)),
];
const question: Question = {
  types: ['clinic'],
  trip: 'radius',
  direction: 'to',
  cutoffSeconds: 1800,
  year: 0,
  group: 'people',
  band: 0.2,
};

/** The answer at rest with the rows of a frame written over it. */
const patched = (rest: CoverageAnswer, frame: DragFrame): Pick<CoverageAnswer, 'seconds' | 'facility'> => {
  const [seconds, facility] = [rest.seconds.slice(), rest.facility.slice()];
  frame.rows.forEach((row, at) => {
    seconds[row] = frame.seconds[at] ?? NaN;
    facility[row] = frame.facility[at] ?? -1;
  });
  return { seconds, facility };
};

test('a frame of a drag, written over the answer at rest, is the answer after the move', async () => {
  const client = inlineClient();
  await client.run('openStudy', { files: study, columns: {} });
  const before: readonly Edit[] = [{ kind: 'move-facility', id: 'b', lon: 107.35, lat: 34.1 }];
  for (const edits of [[], before]) {
    const rest = await client.run('analyse', { question, edits });
    for (const lon of [107.06, 107.2, 107.38]) {
      const frame = await client.run('drag', { question, edits, id: 'a', lon, lat: 34.1 });
      const moved = await client.run('analyse', { question, edits: [...edits, { kind: 'move-facility', id: 'a', lon, lat: 34.1 }] });
      expect(frame.rows.length).toBeGreaterThan(0);
      expect([...frame.rows]).toEqual([...frame.rows].toSorted((a, b) => a - b));
      expect(patched(rest, frame)).toEqual({ seconds: moved.seconds, facility: moved.facility });
      for (const column of ['covered', 'uncovered', 'share', 'shareSlow', 'shareFast'] as const) {
        expect([...frame[column]]).toEqual(moved.ledgers.map((ledger) => ledger[column]));
      }
    }
    const end = await client.run('drag', { question, edits, id: 'a', lon: null, lat: null });
    expect(end.rows).toHaveLength(0);
    expect([...end.covered]).toEqual(rest.ledgers.map((ledger) => ledger.covered));
  }
});
