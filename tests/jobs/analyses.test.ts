import { readdirSync, readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { inlineClient } from '../../src/jobs/inline-client';
import type { StudyView, Subject } from '../../src/jobs/task-types';

const client = inlineClient();
const year = 2020;
let study: StudyView;

beforeAll(async () => {
  const files = readdirSync('data/baoji').map((path) => ({ path, bytes: new Uint8Array(readFileSync(`data/baoji/${path}`)) }));
  study = await client.run('openStudy', { files, columns: {} });
});

const ofStandard = (id: string): Subject => ({ kind: 'standard', id, year });

/** Sums of fractions of people in another order: a millionth of a person. */
const digits = 6;

describe('served, full, out of reach in the bundled study', () => {
  it('adds up to all people at every level, gives no more than there is room, and leaves out of reach whom coverage leaves out', async () => {
    const { units, room, people, facilityIds } = await client.run('served', {
      edits: [],
      subject: ofStandard('0-primary-care-within-reach'),
      peoplePerUnit: null,
    });
    const level = (name: string) => units.filter((unit) => unit.level === name);
    for (const one of units) expect(one.served + one.full + one.outOfReach + one.unknown).toBeCloseTo(one.people, digits);
    for (const part of ['people', 'served', 'full', 'outOfReach', 'unknown'] as const) {
      const [city, counties, towns] = ['city', 'county', 'town'].map((name) => level(name).reduce((sum, one) => sum + one[part], 0));
      expect(counties).toBeCloseTo(city ?? NaN, digits);
      expect(towns).toBeCloseTo(city ?? NaN, digits);
    }
    const [city] = level('city');
    expect(city?.people).toBe(people.reduce((sum, one) => sum + one, 0));
    expect(city?.served).toBeLessThanOrEqual(room);
    expect(facilityIds.length).toBe(109);
    const coverage = await client.run('analyse', {
      edits: [],
      question: {
        types: ['township_health_centre', 'community_health_centre'],
        trip: 'drive',
        direction: 'to',
        cutoffSeconds: 1800,
        year,
        group: 'people',
        band: 0.2,
      },
    });
    const whole = coverage.ledgers[0];
    expect(city?.outOfReach).toBe((whole?.people ?? NaN) - (whole?.covered ?? NaN));
  });

  it('serves no more people with less room, and everyone in reach with enough', async () => {
    const served = async (peoplePerUnit: number) => {
      const answer = await client.run('served', { edits: [], subject: ofStandard('27-stock-within-reach'), peoplePerUnit });
      return answer.units[0];
    };
    const [little, more, plenty] = [await served(1), await served(10), await served(1e6)];
    expect(little?.served).toBeLessThan(more?.served ?? NaN);
    expect(plenty?.full).toBe(0);
    expect(plenty?.served).toBeCloseTo((plenty?.people ?? NaN) - (plenty?.outOfReach ?? NaN), digits);
  });
});

describe('equity over units of the bundled study', () => {
  it('of the question is of the shares of its ledgers', async () => {
    const question = {
      types: ['township_health_centre', 'community_health_centre'],
      trip: 'drive',
      direction: 'to',
      cutoffSeconds: 1800,
      year,
      group: 'people',
      band: 0.2,
    } as const;
    const { ledgers } = await client.run('analyse', { edits: [], question });
    const answer = await client.run('unitEquity', { edits: [], subject: { kind: 'question', question }, level: 'town' });
    const shares = new Map(ledgers.filter(({ level }) => level === 'town').map(({ code, share }) => [code, share]));
    expect(new Map(answer.rows.map(({ unit, value }) => [unit, value]))).toEqual(shares);
    expect(answer.mean).toBeCloseTo(ledgers[0]?.share ?? NaN, 12);
    expect(answer.theilBetween + answer.theilWithin).toBeCloseTo(answer.theil, 12);
    expect(answer.lorenz.at(-1)).toEqual([1, 1]);
    expect(answer.area.lorenz.at(-1)).toEqual([1, 1]);
  });

  it('of beds by county: HRAD and PAD weigh to 1 by area, and the resource is that of the judged units', async () => {
    const answer = await client.run('unitEquity', { edits: [], subject: ofStandard('25-beds'), level: 'county' });
    const [result] = await client.run('judge', { edits: [], years: [year], standards: ['25-beds'] });
    const judged = new Map(result?.units.flatMap(({ level, unit, numerator }) => (level === 'county' ? [[unit, numerator] as const] : [])));
    const area = answer.rows.reduce((sum, row) => sum + row.squareKilometres, 0);
    for (const key of ['hrad', 'pad'] as const) {
      expect(answer.rows.reduce((sum, row) => sum + (row[key] * row.squareKilometres) / area, 0)).toBeCloseTo(1, 9);
    }
    for (const { unit, amount } of answer.rows) expect(amount).toBe(judged.get(unit));
    expect(answer.rows.length).toBe(study.units.filter(({ level }) => level === 'county').length);
    expect(answer.resource).toBe('beds');
  });

  it('tells how many facilities belong to no town', async () => {
    const answer = await client.run('unitEquity', { edits: [], subject: ofStandard('25-beds'), level: 'town' });
    const placed = answer.rows.reduce((sum, row) => sum + row.amount, 0);
    const all = await client.run('unitEquity', { edits: [], subject: ofStandard('25-beds'), level: 'county' });
    expect(answer.unplaced).toBeGreaterThan(0);
    expect(placed).toBeLessThan(all.rows.reduce((sum, row) => sum + row.amount, 0));
  });

  it('refuses a standard that gives nobody anything', async () => {
    await expect(client.run('unitEquity', { edits: [], subject: ofStandard('no-such'), level: 'town' })).rejects.toMatchObject({
      finding: { code: 'edit.unknown-standard' },
    });
  });
});
