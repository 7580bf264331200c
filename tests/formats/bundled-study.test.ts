import { existsSync, readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { openStudyFiles, packZip } from '../../src/formats';
import type { NamedBytes, StudyResources } from '../../src/formats';
import { silentWatch } from '../../src/model/watch';

const folder = path.resolve(import.meta.dirname, '../../data/baoji');
const json = (inside: string): unknown => JSON.parse(readFileSync(path.resolve(folder, '..', inside), 'utf8')) as unknown;

describe.skipIf(!existsSync(path.join(folder, 'study.json')))('the bundled study', () => {
  const files = (): readonly NamedBytes[] =>
    readdirSync(folder).map((name) => ({ path: name, bytes: new Uint8Array(readFileSync(path.join(folder, name))) }));
  const resources = (): StudyResources => ({
    catalogues: { 'baoji-2018-2020': json('catalogue/baoji-2018-2020.json') },
    speeds: { default: json('speeds/default.json'), winter: json('speeds/winter.json') },
    trips: json('trips.json'),
  });

  test('opens whole, without a warning', async () => {
    const before = process.cpuUsage();
    const study = await openStudyFiles(files(), { columns: {}, resources: resources() }, silentWatch);
    const { user } = process.cpuUsage(before);
    console.info(`data/baoji opened with ${Math.round(user / 1000)} ms of processor time`);
    expect(user).toBeLessThan(8_000_000);
    expect([study.units.length > 1000, study.demand.kind, study.demand.years, study.elevation?.grid.crs]).toEqual([
      true,
      'h3',
      study.years,
      'lonlat',
    ]);
    expect(study.findings.filter((finding) => finding.severity !== 'info')).toEqual([]);
  });

  test('opens from a zip with a folder inside just the same', async () => {
    const zip = packZip(files().map((file) => ({ ...file, path: `baoji/${file.path}` })));
    const study = await openStudyFiles([{ path: 'baoji.zip', bytes: zip }], { columns: {}, resources: resources() }, silentWatch);
    expect(study.id).toBe('baoji');
    expect(study.elevation?.grid.crs).toBe('lonlat');
  });
});
