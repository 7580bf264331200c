import { readdirSync, readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { inlineClient } from '../../src/jobs/inline-client';
import type { StudyView } from '../../src/jobs/task-types';
import type { SitingAnswer, SitingGoal } from '../../src/model/siting';
import { sitingEdits } from '../../src/model/siting-edits';

const client = inlineClient();
let study: StudyView;

beforeAll(async () => {
  const files = readdirSync('data/baoji').map((path) => ({ path, bytes: new Uint8Array(readFileSync(`data/baoji/${path}`)) }));
  study = await client.run('openStudy', { files, columns: {} });
});

const county = '610327';

/** Does a unit lie in the county, or is it the county? */
function isWithin(unit: number): boolean {
  const found = study.units[unit];
  if (!found) return false;
  return found.code === county || isWithin(study.units.findIndex(({ code }) => code === found.parent));
}

/** Health centres for a county, at its villages that are near a road and not steep, 30 minutes by car. */
const goal: SitingGoal = {
  model: 'mclp',
  question: {
    types: ['township_health_centre', 'community_health_centre'],
    trip: 'drive',
    direction: 'to',
    cutoffSeconds: 1800,
    year: 2020,
    group: 'people',
    band: 0.2,
  },
  region: county,
  newSites: 3,
  share: 1,
  keepExisting: true,
  buildType: 'township_health_centre',
  candidates: {
    from: 'villages',
    types: [],
    list: [],
    within: county,
    roadMetres: 500,
    slopeDegrees: 15,
    avoidHazards: ['flood'],
    landCover: [],
    offBarriers: true,
    twoWaysIn: false,
  },
  locked: [],
  forbidden: [],
  capacity: null,
  ties: 0,
};

const answerTo = async (rest: Partial<SitingGoal>): Promise<SitingAnswer> =>
  client.run('siteStudy', { edits: [], goal: { ...goal, ...rest }, curve: 0 });

describe('siting in a county of the bundled study', () => {
  it('is proven, and the accepted sites cover in the ledger of the county whom the answer covers, to the person', async () => {
    const answer = await answerTo({});
    expect(answer.receipt).toMatchObject({ proven: true, gap: 0 });
    expect(answer.receipt.recount).toBe(answer.receipt.objective);
    expect(answer.candidates.listed).toBe(1366);
    expect(answer.candidates.listed - answer.candidates.leftOut.reduce((sum, { places }) => sum + places, 0)).toBe(
      answer.candidates.examined,
    );
    const coverage = async (ids: readonly string[]) => {
      const edits = sitingEdits(answer, ids, new Set(study.facilities.map(({ id }) => id)), ({ name }) => name);
      const { ledgers } = await client.run('analyse', { edits, question: goal.question });
      return ledgers.find(({ code }) => code === county)!;
    };
    expect((await coverage([])).covered).toBe(answer.coveredBefore);
    const whole = await coverage(answer.places.map(({ id }) => id));
    expect(whole.covered).toBe(answer.receipt.coveredPeople);
    expect(whole.people).toBe(answer.receipt.totalPeople);
    expect(answer.places.reduce((sum, { gain }) => sum + gain.people, answer.coveredBefore)).toBe(answer.receipt.coveredPeople);
    // some of the sites: fewer people, by no more than what the others gain alone
    const [first] = answer.places;
    const some = await coverage([first!.id]);
    expect(some.covered).toBe(answer.coveredBefore + first!.gain.people);
  });

  it('a locked village costs people, a forbidden one is not built, and one more site never covers fewer', async () => {
    const best = await answerTo({});
    const other = await answerTo({ locked: ['610327100001'] });
    expect(other.places.map(({ id }) => id)).toContain('610327100001');
    expect(other.receipt.coveredPeople).toBeLessThanOrEqual(best.receipt.coveredPeople);
    const without = await answerTo({ forbidden: [best.places[0]!.id] });
    expect(without.places.map(({ id }) => id)).not.toContain(best.places[0]!.id);
    expect(without.receipt.coveredPeople).toBeLessThanOrEqual(best.receipt.coveredPeople);
    const more = await answerTo({ newSites: 4 });
    expect(more.receipt.coveredPeople).toBeGreaterThanOrEqual(best.receipt.coveredPeople);
  });

  it('pairs that cannot matter beside what there is are not searched: what is near a site is counted all the same', async () => {
    const answer = await answerTo({});
    for (const { id, gain } of answer.places) {
      const alone = await answerTo({ keepExisting: false, newSites: 1, locked: [id] });
      expect(alone.places.map((place) => place.id)).toEqual([id]);
      expect(gain.near).toBe(alone.receipt.coveredPeople);
    }
  });

  it('with every candidate built all are covered but those who are out of reach of everything', async () => {
    const { candidates, outOfReach, receipt } = await answerTo({});
    const all = await answerTo({ newSites: candidates.examined });
    expect(outOfReach.people).toBeGreaterThan(0);
    expect(all.receipt.coveredPeople + outOfReach.people).toBe(receipt.totalPeople);
  });

  it('p-median beside what there is: the people x seconds are those of the study with the sites built', async () => {
    const answer = await answerTo({ model: 'p-median' });
    expect(answer.receipt.proven).toBe(true);
    const edits = sitingEdits(
      answer,
      answer.places.map(({ id }) => id),
      new Set(study.facilities.map(({ id }) => id)),
      ({ name }) => name,
    );
    // an analysis searches to one and a fifth of its minutes: far enough for everyone in this county who has a time
    const { seconds, people } = await client.run('analyse', { edits, question: { ...goal.question, cutoffSeconds: answer.boundSeconds } });
    const inCounty = study.demand.unit.map((unit) => (isWithin(unit) ? 1 : 0));
    const sum = seconds.reduce(
      (all, time, row) => (inCounty[row] === 1 && people[row]! > 0 && time <= answer.boundSeconds ? all + people[row]! * time : all),
      0,
    );
    // the same products in another order
    expect(sum / answer.receipt.objective).toBeCloseTo(1, 9);
  });

  it('the fewest sites for a share reach it, and one fewer do not', async () => {
    const answer = await answerTo({ model: 'lscp', newSites: null, share: 0.94 });
    expect(answer.receipt.coveredPeople).toBeGreaterThanOrEqual(0.94 * answer.receipt.totalPeople);
    const fewer = await answerTo({ newSites: answer.places.length - 1 });
    expect(fewer.receipt.proven).toBe(true);
    expect(fewer.receipt.coveredPeople).toBeLessThan(0.94 * answer.receipt.totalPeople);
  });

  it('everyone is more than the candidates can reach: refused, with whom nobody reaches', async () => {
    await expect(answerTo({ model: 'lscp', newSites: null, share: 1 })).rejects.toMatchObject({
      finding: { code: 'siting.no-solution', details: { reason: 'unreached' } },
    });
  });
});
