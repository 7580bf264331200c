import { readFileSync, readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { inlineClient } from '../../src/jobs/inline-client';

const bytesOf = (path: string): Uint8Array => new Uint8Array(readFileSync(path));
const study = readdirSync('tests/support/lakeside').map((path) => ({ path, bytes: bytesOf(`tests/support/lakeside/${path}`) }));

/** The catalogue of the study with its one target raised. */
const stricter = {
  path: 'stricter.json',
  bytes: new TextEncoder().encode(
    readFileSync('tests/support/lakeside/catalogue.json', 'utf8')
      .replace('"target": 0.6', '"target": 0.7')
      .replace('"lakeside"', '"stricter"'),
  ),
};

describe('a catalogue in place of the one that the study names', () => {
  it('is what the study is judged by, and is named among its files', async () => {
    const client = inlineClient();
    const answer = async (): Promise<unknown> => {
      const { results, parameters } = await client.run('run', { edits: [], years: [2031] });
      const files = parameters.files.filter(({ layer }) => layer === 'catalogue').map(({ path }) => path);
      return [
        parameters.catalogue.id,
        files,
        results.find(({ standard }) => standard === 'near-pier')?.units.find(({ unit }) => unit === 'W')?.answer,
      ];
    };
    await client.run('openStudy', { files: study, columns: {} });
    expect(await answer()).toEqual(['lakeside', ['catalogue.json'], 'met']);
    await client.run('openStudy', { files: study, columns: {}, catalogue: stricter });
    expect(await answer()).toEqual(['stricter', ['stricter.json'], 'not-met']);
  });

  it('is checked with the study, and refused by its own name', async () => {
    const client = inlineClient();
    expect(await client.run('check', { files: study, catalogue: stricter })).toMatchObject({ status: 'ok', format: 'study' });
    const broken = { path: 'mine.json', bytes: new TextEncoder().encode('{"id": "x", "standards": 3}') };
    const report = await client.run('check', { files: study, catalogue: broken });
    expect(report.status).toBe('refused');
    expect(report.findings.at(-1)).toMatchObject({ code: 'catalogue.bad', where: { file: 'mine.json' } });
  });

  it('among loose files gives them standards', async () => {
    const client = inlineClient();
    const loose = study.filter(({ path }) => path !== 'study.json');
    await client.run('openStudy', { files: loose, columns: {} });
    const { results } = await client.run('run', { edits: [], years: [2031] });
    expect(results.find(({ standard }) => standard === 'boats')?.units.find(({ unit }) => unit === 'E')).toMatchObject({
      answer: 'met',
      value: 3,
    });
  });

  it('a figure that stands twice in the indicator table is refused', async () => {
    const twice = study.map((file) =>
      file.path === 'indicators.csv'
        ? { ...file, bytes: new TextEncoder().encode('unit,indicator,year,value\nE,clean_water,2030,0.8\nE,clean_water,2030,0.9\n') }
        : file,
    );
    await expect(inlineClient().run('openStudy', { files: twice, columns: {} })).rejects.toThrow('cell.duplicate-id');
  });
});
