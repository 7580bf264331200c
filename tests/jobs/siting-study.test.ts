import { describe, expect, it } from 'vitest';
import { chosenCosts, flagsOf } from '../../src/engine/siting/chosen-costs';
import { sitingModels } from '../../src/engine/siting';
import type { SitingModel, SitingProblem } from '../../src/engine/siting/contract';
import { newSession, type Session } from '../../src/jobs/session';
import { analyse } from '../../src/jobs/tasks/analyse';
import { compareLayouts } from '../../src/jobs/tasks/compare-layouts';
import { siteMoved } from '../../src/jobs/tasks/site-moved';
import { siteStudy, siteWith } from '../../src/jobs/tasks/site-study';
import { timesCache } from '../../src/jobs/times';
import { Failure } from '../../src/model/finding';
import { existingSiteId, type SitingAnswer, type SitingGoal } from '../../src/model/siting';
import { sitingEdits } from '../../src/model/siting-edits';
import type { Study } from '../../src/model/study';
import { silentWatch, type Watch } from '../../src/model/watch';
import { bruteForce } from '../engine/siting/brute-force';
import { demandOf, facilityOf, syntheticStudy } from '../support/synthetic-study';

/** The best of all sets, one by one: what a search of few candidates must find. */
function everySet(
  sense: 'least' | 'most',
  needsCutoff: boolean,
  value: (problem: SitingProblem, set: readonly number[], cutoff: number) => number,
): SitingModel {
  return {
    sense,
    unit: 'people',
    needsSites: true,
    needsCutoff,
    formula: '',
    source: '',
    *search(problem, { sites, cutoff }) {
      yield { objective: NaN, bound: NaN };
      const { objective, sets } = bruteForce(problem, sites, sense, (set) => value(problem, set, cutoff));
      return { chosen: Int32Array.from(sets[0]!), objective, bound: objective, proven: true, flows: null };
    },
    searchWithin: null,
  };
}

const costs = (problem: SitingProblem, set: readonly number[], cutoff: number) =>
  chosenCosts(problem, flagsOf(set, problem.siteCount), cutoff);

const mclp = everySet('most', true, (problem, set, cutoff) => {
  const { sites } = costs(problem, set, cutoff);
  return problem.people.reduce((sum, people, row) => sum + (sites[row]! > 0 ? people : 0), 0);
});

const pMedian = everySet('least', false, (problem, set, cutoff) => {
  const { cost } = costs(problem, set, cutoff);
  const sum = problem.people.reduce((all, people, row) => (people > 0 ? all + people * cost[row]! : all), 0);
  return sum < Infinity ? sum : NaN;
});

/** One place of people in the middle of each of the 16 towns, people a power of two, so that a sum names the towns in it; one more far away. */
const middles = Array.from({ length: 16 }, (_, town) => [100.05 + (town % 4) / 10, 30.05 + Math.floor(town / 4) / 10] as const);
const people = demandOf([...middles, [110, 30]], [...middles.map((_, town) => 2 ** town), 1e6]);

const study: Study = syntheticStudy(people, [facilityOf('c0', 'clinic', 100.05, 30.05)], {
  trips: [
    { id: 'radius', name: { zh: '', en: '' }, legs: [{ medium: 'straight-line', mode: 'walking' }] },
    // 20 km/h: everything but the far place within three hours
    { id: 'ride', name: { zh: '', en: '' }, legs: [{ medium: 'straight-line', mode: 'motor' }] },
  ],
});

const sessionOf = (one: Study): Session => ({ ...newSession(), study: one, times: timesCache(one) });

/** At 1 m/s a town's middle is 9,600 m from the next eastward and 11,100 m northward. */
const goal: SitingGoal = {
  model: 'mclp',
  question: { types: ['clinic'], trip: 'radius', direction: 'to', cutoffSeconds: 10_000, year: 2020, group: 'people', band: 0.2 },
  region: '',
  newSites: 1,
  share: 1,
  keepExisting: true,
  buildType: 'clinic',
  candidates: {
    from: 'list',
    types: [],
    list: middles.map(([lon, lat], town) => ({ id: `m${town}`, name: `M${town}`, lon, lat })),
    within: '',
    roadMetres: null,
    slopeDegrees: null,
    avoidHazards: [],
    landCover: [],
    offBarriers: false,
    twoWaysIn: false,
  },
  locked: [],
  forbidden: [],
  capacity: null,
  ties: 0,
};

const run = async (rest: Partial<SitingGoal>, model = mclp, curve = 0, session = sessionOf(study)): Promise<SitingAnswer> =>
  siteWith(model, { edits: [], goal: { ...goal, ...rest }, curve }, session, silentWatch);

const ids = ({ places }: SitingAnswer): readonly string[] => places.map(({ id }) => id);

const codeOf = async (answer: Promise<unknown>): Promise<string> =>
  answer.then(
    () => 'nothing thrown',
    (error: unknown) =>
      error instanceof Failure ? `${error.finding.code} ${String(error.finding.details['reason'] ?? '')}`.trim() : String(error),
  );

describe('covering the most people of a study', () => {
  it('takes the place whose neighbours are most, beside what there is', async () => {
    const answer = await run({});
    // towns 13, 14 and 15 beside towns 0 and 1, which the clinic has
    expect(ids(answer)).toEqual(['m14']);
    expect(answer.coveredBefore).toBe(1 + 2);
    expect(answer.receipt.coveredPeople).toBe(1 + 2 + 2 ** 13 + 2 ** 14 + 2 ** 15);
    expect(answer.places[0]).toMatchObject({ name: 'M14', unit: 't14', gain: { people: 2 ** 13 + 2 ** 14 + 2 ** 15, open: false } });
    expect(answer.siteIds[0]).toBe(existingSiteId);
    expect(answer.receipt.chosen).toEqual([0, 15]);
    expect(answer.candidates).toEqual({ listed: 16, leftOut: [], examined: 16 });
    expect(answer.outOfReach).toEqual({ rows: 1, people: 1e6 });
  });

  it('counts the people of the region alone', async () => {
    const answer = await run({ region: 'k0', newSites: 1 });
    expect(answer.receipt.totalPeople).toBe(15);
    expect(ids(answer)[0]).toMatch(/^m[23]$/);
    expect(answer.receipt.coveredPeople).toBe(15);
  });

  it('builds what is locked, and nothing that is forbidden', async () => {
    expect(ids(await run({ locked: ['m5'] }))).toEqual(['m5']);
    const answer = await run({ newSites: 2, locked: ['m5'], forbidden: ['m14'] });
    expect([...ids(answer)].sort()).toEqual(['m15', 'm5']);
    expect(answer.candidates.examined).toBe(15);
    expect(await codeOf(run({ locked: ['m5', 'm6'] }))).toBe('siting.no-solution too-many-open');
    expect(await codeOf(run({ newSites: null }))).toBe('siting.lacking');
  });

  it('starts from nothing where what there is does not stay', async () => {
    const answer = await run({ keepExisting: false });
    expect(answer.coveredBefore).toBe(0);
    expect(answer.siteIds).toHaveLength(16);
    expect(answer.receipt.coveredPeople).toBe(2 ** 13 + 2 ** 14 + 2 ** 15);
  });

  it('the accepted places, as edits, cover in the ledger of the study whom the answer covers, to the person', async () => {
    const session = sessionOf(study);
    for (const newSites of [1, 2, 3]) {
      const answer = await run({ newSites }, mclp, 0, session);
      const edits = sitingEdits(answer, ids(answer), new Set(['new-clinic-1']), ({ name }) => `${name}+`);
      expect(edits.map(({ facility }) => facility.id)).toEqual(ids(answer).map((_, at) => `new-clinic-${at + 2}`));
      const { ledgers } = analyse({ question: goal.question, edits }, session, silentWatch);
      expect(ledgers.reduce((sum, one) => sum + (one.level === 'city' || one.level === 'outside' ? one.covered : 0), 0)).toBe(
        answer.receipt.coveredPeople,
      );
      expect(answer.places.reduce((sum, { gain }) => sum + gain.people, answer.coveredBefore)).toBe(answer.receipt.coveredPeople);
    }
  });

  it('the fewest for a share: one fewer covers less than that, as the curve tells', async () => {
    const most = { ...goal, model: 'lscp', newSites: null, region: 'k3', share: 0.9 } as const;
    const answer = await siteStudy({ edits: [], goal: most, curve: 4 }, sessionOf(study), silentWatch);
    const fewest = answer.places.length;
    const shareOf = (sites: number): number =>
      (answer.curve.find((point) => point.sites - answer.openSites === sites)?.coveredPeople ?? NaN) / answer.receipt.totalPeople;
    expect(fewest).toBeGreaterThan(0);
    expect(shareOf(fewest)).toBeGreaterThanOrEqual(0.9);
    expect(shareOf(fewest - 1)).toBeLessThan(0.9);
  });

  it('without an answer it names the places of the study that nothing reaches', async () => {
    const everyone = { ...goal, model: 'lscp', newSites: null, share: 1 } as const;
    const refused = await siteStudy({ edits: [], goal: everyone, curve: 0 }, sessionOf(study), silentWatch).catch(
      (error: unknown) => error,
    );
    // the million people of the last row live ten degrees away
    expect((refused as Failure).finding.details).toMatchObject({ reason: 'unreached', people: 1e6, ids: [study.demand.id.at(-1)] });
  });

  it('one more site never covers fewer, along the curve from none', async () => {
    const { curve } = await run({ newSites: 1 }, mclp, 3);
    expect(curve.map(({ sites }) => sites)).toEqual([1, 2, 3, 4]);
    expect(curve[0]!.coveredPeople).toBe(3);
    curve.forEach((point, at) => expect(point.coveredPeople).toBeGreaterThanOrEqual(curve[at - 1]?.coveredPeople ?? 0));
  });

  it('another number of sites, share or locked site searches for no times', async () => {
    const session = sessionOf(study);
    await run({}, mclp, 0, session);
    const before = session.sites?.byKey.size;
    const kept = [...(session.sites?.byKey.values() ?? [])][0];
    await run({ newSites: 2, locked: ['m3'], share: 0.5 }, mclp, 0, session);
    expect(session.sites?.byKey.size).toBe(before);
    expect([...(session.sites?.byKey.values() ?? [])][0]).toBe(kept);
  });

  it('a start delay of the type counts for what is built', async () => {
    const type = { id: 'clinic', name: { zh: '', en: '' }, domain: '', delay_minutes: 10 };
    const slow = { ...study, catalogue: { ...study.catalogue, facilityTypes: [type] } };
    const answer = await run({}, mclp, 0, sessionOf(slow));
    // 10 minutes of 10,000 s leave 9,400 m: not the next town
    expect(answer.delaySeconds).toBe(600);
    expect(answer.receipt.coveredPeople).toBe(1 + 2 + 2 ** 15);
    expect(await codeOf(run({ buildType: 'school' }, mclp, 0, sessionOf(slow)))).toBe('catalogue.unknown-type');
  });

  it('tells phases in order, and stops where the watch says so', async () => {
    const phases: string[] = [];
    const watch: Watch = { ...silentWatch, progress: (phase) => void (phases.at(-1) === phase || phases.push(phase)) };
    await siteWith(mclp, { edits: [], goal, curve: 0 }, sessionOf(study), watch);
    expect(phases.slice(0, 2)).toEqual(['travel', 'siting']);
  });
});

describe('least people x time', () => {
  it('leaves out, and tells, whom nobody reaches; existing and new serve whom they are nearest to', async () => {
    const answer = await run({ model: 'p-median', question: { ...goal.question, trip: 'ride' } }, pMedian);
    expect(answer.boundSeconds).toBe(3 * 3600);
    expect(answer.findings).toMatchObject([{ code: 'siting.left-out', details: { rows: 1, people: 1e6, minutes: 180 } }]);
    expect(answer.outOfReach).toEqual({ rows: 1, people: 1e6 });
    expect(answer.receipt.totalPeople).toBe(2 ** 16 - 1);
    expect(ids(answer)).toEqual(['m15']);
    const [kept, built] = answer.receipt.gains;
    expect(kept!.serves + built!.serves).toBe(answer.receipt.coveredPeople);
  });

  it('is the best of all sets though pairs that cannot matter are left out', async () => {
    const near = { ...goal, region: 'k0', model: 'p-median' as const, newSites: 1 };
    const answer = await run(near, pMedian);
    // a row of towns 9,600 m apart: 1, 2, 4, 8 people, the clinic at the first; the best is at the last
    expect(ids(answer)).toEqual(['m3']);
    const perTown = answer.receipt.objective / (2 + 4);
    expect(perTown).toBeGreaterThan(9_500);
    expect(perTown).toBeLessThan(9_700);
  });
});

describe('what there is as one site, and pairs that cannot matter left out', () => {
  it('change no answer: the same facilities as sites that must be built give the same', async () => {
    const open = [0, 6, 9];
    const withOpen = { ...study, facilities: open.map((town) => facilityOf(`c${town}`, 'clinic', ...middles[town]!)) };
    const list = [0, 1, 2, 5, 6, 9, 10, 13, 14, 15].map((town) => goal.candidates.list[town]!);
    const candidates = { ...goal.candidates, list };
    const asked = { newSites: 2, candidates, question: { ...goal.question, trip: 'ride', cutoffSeconds: 2000 } };
    for (const [model, id] of [
      [pMedian, 'p-median'],
      [mclp, 'mclp'],
    ] as const) {
      const one = await run({ ...asked, model: id }, model, 0, sessionOf(withOpen));
      const locked = open.map((town) => `m${town}`);
      const other = await run({ ...asked, model: id, newSites: 5, keepExisting: false, locked }, model, 0, sessionOf(withOpen));
      expect(one.receipt.objective).toBeCloseTo(other.receipt.objective, 6);
      expect(one.receipt.coveredPeople).toBe(other.receipt.coveredPeople);
      expect([...ids(one), ...locked].sort()).toEqual([...ids(other)].sort());
      // who is near a site, whoever else is, does not depend on what was left out
      for (const { id: place, gain } of one.places) expect(gain.near).toBe(other.places.find((same) => same.id === place)!.gain.near);
    }
  });

  it('with capacity every facility is a site of its own; one that does not say has no room, and is told', async () => {
    const some = {
      ...study,
      facilities: [facilityOf('c0', 'clinic', 100.05, 30.05, { capacity: 3 }), facilityOf('c1', 'clinic', 100.15, 30.05)],
    };
    const seen: SitingProblem[] = [];
    const spy: SitingModel = {
      ...mclp,
      searchWithin: (problem, options) => {
        seen.push(problem);
        return mclp.search(problem, options);
      },
    };
    const capacity = { newSite: 5, peoplePerUnit: 100, assign: 'split' as const };
    const answer = await run({ capacity }, spy, 0, sessionOf(some));
    expect(answer.siteIds.slice(0, 2)).toEqual(['c0', 'c1']);
    expect(answer.openSites).toBe(2);
    expect([...seen[0]!.capacity!.slice(0, 3)]).toEqual([300, 0, 500]);
    expect(answer.findings).toMatchObject([{ code: 'siting.blank-capacity', details: { count: 1 } }]);
    expect(await codeOf(run({ capacity }, mclp))).toBe('siting.no-capacity');
  });

  it('with capacity people before are those who find room, and a new site adds its own', async () => {
    // towns 0, 1 and 4 (1 + 2 + 16 people) reach the clinic, which has room for 2; the best place has room for 5 of 57,344
    const some = { ...study, facilities: [facilityOf('c0', 'clinic', 100.05, 30.05, { capacity: 2 })] };
    const capacity = { newSite: 5, peoplePerUnit: 1, assign: 'split' as const };
    const answer = await run({ capacity }, sitingModels.mclp, 0, sessionOf(some));
    expect(answer.coveredBefore).toBe(2);
    expect(answer.receipt).toMatchObject({ coveredPeople: 7, proven: true });
  });
});

describe('sites far apart', () => {
  it('are chosen by the times between them, and the people are those of the region all the same', async () => {
    const question = { ...goal.question, trip: 'ride' };
    const answer = await run({ model: 'dispersion', keepExisting: false, newSites: 4, question }, sitingModels.dispersion);
    // the four corners; east to west 3 x 9.6 km at 20 km/h is nearer than south to north
    expect([...ids(answer)].sort()).toEqual(['m0', 'm12', 'm15', 'm3']);
    const metres = answer.receipt.objective / 0.18;
    expect(metres).toBeGreaterThan(3 * 9_590);
    expect(metres).toBeLessThan(3 * 9_660);
    expect(answer.receipt).toMatchObject({ proven: true, totalPeople: 2 ** 16 - 1 + 1e6 });
    expect(answer.places.reduce((sum, { gain }) => sum + gain.people, 0)).toBe(answer.receipt.coveredPeople);
    // beside one that is there already
    const beside = await run({ model: 'dispersion', newSites: 1, question }, sitingModels.dispersion);
    expect(ids(beside)).toEqual(['m15']);
    expect(beside.siteIds[0]).toBe('c0');
  });
});

describe('backup coverage', () => {
  it('builds the number that is asked for, beside facilities one by one', async () => {
    const both = { ...study, facilities: [0, 1].map((town) => facilityOf(`c${town}`, 'clinic', ...middles[town]!)) };
    const answer = await run({ model: 'backup', region: 'k0', share: 0.4, newSites: 1 }, sitingModels.backup, 0, sessionOf(both));
    // towns 0 and 1 have two already, 2 has one: a second for it comes from 1, 2 or 3, and 3 gets its second from none
    expect(answer.places).toHaveLength(1);
    expect(answer.openSites).toBe(2);
    expect(answer.receipt.objective).toBe(1 + 2 + 4);
  });
});

describe('layouts', () => {
  it('moving a site away from the optimum costs what the ledger says', async () => {
    const session = sessionOf(study);
    const { places, receipt } = await run({}, mclp, 0, session);
    const { chosen, moved } = siteMoved({ edits: [], goal, places, id: 'm14', lon: 100.35, lat: 30.35 }, session, silentWatch);
    expect(chosen.covered).toBe(receipt.coveredPeople);
    expect(moved.covered).toBe(1 + 2 + 2 ** 14 + 2 ** 15);
    expect(chosen.covered).toBeGreaterThanOrEqual(moved.covered);
  });

  it('stand side by side under one question', () => {
    const layouts = [
      { id: 'none', places: [] },
      { id: 'one', places: [goal.candidates.list[2]!] },
      { id: 'two', places: [], edits: [{ kind: 'add-facility', facility: facilityOf('n', 'clinic', 100.25, 30.05) } as const] },
    ];
    const [none, one, two] = compareLayouts(
      { edits: [], goal: { ...goal, region: 'k0' }, layouts, costOfOne: 40 },
      sessionOf(study),
      silentWatch,
    );
    expect(none).toMatchObject({ sites: 0, people: 15, covered: 3, share: 0.2, cost: 0, worst: { unit: 't2', share: 0, outside: 4 } });
    expect(one).toMatchObject({ sites: 1, covered: 15, share: 1, cost: 40, unreached: 0 });
    expect({ ...two, id: 'one' }).toEqual(one);
    expect(one!.peopleMinutes).toBeCloseTo(one!.meanMinutes * 15, 6);
  });
});
