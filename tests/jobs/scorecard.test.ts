import { readdirSync, readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { inlineClient } from '../../src/jobs/inline-client';
import type { CandidateRules } from '../../src/model/siting';

const client = inlineClient();
const year = 2020;

beforeAll(async () => {
  const files = readdirSync('data/baoji').map((path) => ({ path, bytes: new Uint8Array(readFileSync(`data/baoji/${path}`)) }));
  await client.run('openStudy', { files, columns: {} });
});

describe('scorecards of the bundled study', () => {
  it('resettlement sites lack the services that the standards of sites name them for', async () => {
    const answer = await client.run('scorecard', {
      edits: [],
      question: { year, places: { facilityType: 'resettlement_site' }, best: null },
    });
    expect(answer.cards.length).toBeGreaterThan(50);
    for (const standard of ['32-site-school', '32-site-clinic', '32-site-elderly']) {
      const [result] = await client.run('judge', { edits: [], years: [year], standards: [standard] });
      const missing = new Set(result!.units.flatMap((unit) => unit.missing));
      const service = answer.services.findIndex(({ standards }) => standards.includes(standard));
      const short = answer.cards.filter(({ items }) => items[service]!.answer === 'not-met').map(({ place }) => place.id);
      const sites = short.filter((id) => missing.has(id));
      expect(sites).toEqual(short);
      expect(short.length).toBeGreaterThan(0);
    }
  });

  it('the best of the villages of a county come in order, and the candidates are counted', async () => {
    const candidates: CandidateRules = {
      from: 'villages',
      types: [],
      list: [],
      within: '610327',
      roadMetres: 500,
      slopeDegrees: 15,
      avoidHazards: [],
      landCover: [],
      offBarriers: true,
      twoWaysIn: false,
    };
    const answer = await client.run('scorecard', { edits: [], question: { year, places: null, best: { count: 3, candidates } } });
    expect(answer.best).toHaveLength(3);
    expect(answer.best.map(({ met }) => met)).toEqual(answer.best.map(({ met }) => met).toSorted((a, b) => b - a));
    expect(answer.candidates!.listed).toBe(1366);
    expect(answer.candidates!.listed - answer.candidates!.leftOut.reduce((sum, one) => sum + one.places, 0)).toBe(
      answer.candidates!.examined,
    );
  });
});
