import { readdirSync, readFileSync } from 'node:fs';
import { beforeAll, describe, expect, test } from 'vitest';
import { failingSegments, lossesOf, segmentLosses, sourcesOf, supplyFrom } from '../../src/engine/relief';
import { closeArcs } from '../../src/engine/travel/arcs';
import { openStudy } from '../../src/jobs/tasks/open-study';
import { relief } from '../../src/jobs/tasks/relief';
import { reliefClosures, reliefFailures } from '../../src/jobs/tasks/relief-failures';
import { analyse } from '../../src/jobs/tasks/analyse';
import { reliefQuestion } from '../../src/jobs/relief-question';
import { newSession, type Session } from '../../src/jobs/session';
import { usualReliefGoal, type FailureGoal, type ReliefAnswer, type ReliefGoal, type ReliefLedger } from '../../src/model/relief';
import type { UnitLevel } from '../../src/model/study';
import { silentWatch } from '../../src/model/watch';
import { plainConnectivity } from './plain-connectivity';

const session: Session = newSession();
let goal: ReliefGoal;
let answer: ReliefAnswer;
const failure: FailureGoal = { levels: ['city', 'county', 'town'], targetHours: 1, listed: 10 };

beforeAll(async () => {
  const files = readdirSync('data/baoji').map((path) => ({ path, bytes: new Uint8Array(readFileSync(`data/baoji/${path}`)) }));
  const view = await openStudy({ files, columns: {} }, session, silentWatch);
  // shorter walks than usual, which are found in a third of the time
  goal = { ...usualReliefGoal(view.catalogue, 2020), carry: { detourMinutes: 5, mostMinutes: 60 } };
  answer = relief({ edits: [], goal }, session, silentWatch);
}, 240_000);

const ledgerOf = (unit: string, tier: UnitLevel | null): ReliefLedger =>
  answer.units.find((row) => row.unit === unit && row.tier === tier)!.ledger;

describe('relief depots of the bundled study', () => {
  test('the catalogue says which types are depots of which level', () => {
    expect(goal.tiers.map(({ level, types, targetHours }) => [level, types.length, targetHours])).toEqual([
      ['village', 1, 12],
      ['town', 1, 12],
      ['county', 1, 12],
      ['city', 1, 12],
    ]);
  });

  test('people = within + beyond + cut off + not placed, in every unit and level; counties and towns add up to the city', () => {
    for (const { ledger } of answer.units) {
      expect(ledger.within + ledger.beyond + ledger.cutOff + ledger.unplaced).toBe(ledger.people);
    }
    for (const tier of ['village', 'town', 'county', 'city', null] as const) {
      const of = (level: string) => answer.units.filter((row) => row.tier === tier && row.unitLevel === level).map(({ ledger }) => ledger);
      for (const part of ['people', 'within', 'beyond', 'cutOff'] as const) {
        const [city, counties, towns] = ['city', 'county', 'town'].map((level) => of(level).reduce((sum, one) => sum + one[part], 0));
        expect([counties, towns]).toEqual([city, city]);
      }
    }
  });

  test('any level is no later than each', () => {
    const any = answer.times.at(-1)!;
    for (const { seconds } of answer.times) expect(seconds.some((time, row) => any.seconds[row]! > time)).toBe(false);
    expect(ledgerOf('610300', null).within).toBeGreaterThanOrEqual(ledgerOf('610300', 'county').within);
  });

  test('carried from near stops only, nobody is helped sooner than by the trip `drive`, and 98 % of the people at the same second', () => {
    const county = answer.goal.tiers.find(({ level }) => level === 'county')!;
    const question = {
      types: county.types,
      trip: 'drive',
      direction: 'from' as const,
      cutoffSeconds: 12 * 3600,
      year: 2020,
      group: 'people',
      band: 0.2,
    };
    const drive = analyse({ edits: [], question }, session, silentWatch);
    const { seconds } = answer.times.find(({ tier }) => tier === 'county')!;
    let [same, sooner, all] = [0, 0, 0];
    seconds.forEach((time, row) => {
      all += drive.people[row]!;
      // sums of the same steps in another order
      if (time < drive.seconds[row]! - 1e-6) sooner++;
      if (time < drive.seconds[row]! + 1e-6) same += drive.people[row]!;
    });
    expect(sooner).toBe(0);
    expect(same / all).toBeGreaterThan(0.98);
  });

  test('stock: supplied + short = demand at each step and in each zone; nobody gives more than he has', () => {
    const { stock, depots } = answer;
    let demand = stock.demand;
    for (const step of stock.steps) {
      expect(step.demand).toBeCloseTo(demand, 6);
      expect(step.supplied + step.short).toBeCloseTo(step.demand, 6);
      demand = step.short;
    }
    for (const table of [stock.zones, stock.units]) {
      expect(table.reduce((sum, row) => sum + row.demand, 0)).toBeCloseTo(stock.demand, 6);
      expect(table.reduce((sum, row) => sum + row.short, 0)).toBeCloseTo(demand, 6);
    }
    for (const { depot, supplied } of stock.depots) expect(supplied).toBeLessThanOrEqual(depots[depot]!.stockPeople || 0);
    expect(stock.depots[stock.firstDry]?.dryHours).toBe(
      Math.min(...stock.depots.flatMap(({ dryHours }) => (Number.isNaN(dryHours) ? [] : [dryHours]))),
    );
  });

  test('minutes of dispatch and loading count for a level; where none are given its facilities keep their own delay', () => {
    const tiers = goal.tiers.map((tier) => (tier.level === 'city' ? { ...tier, dispatchMinutes: 30, loadingMinutes: 60 } : tier));
    const later = relief({ edits: [], goal: { ...goal, tiers } }, session, silentWatch);
    const own = answer.depots.find(({ level }) => level === 'city')!;
    const [before, after] = [answer, later].map(({ times }) => times.find(({ tier }) => tier === 'city')!.seconds);
    const wait = 90 * 60 - own.startSeconds;
    const wrong = before!.filter((seconds, row) => seconds < Infinity && Math.abs(after![row]! - seconds - wait) > 1e-6);
    expect(wrong.length).toBe(0);
    expect(later.depots.find(({ level }) => level === 'county')?.startSeconds).toBe(
      answer.depots.find(({ level }) => level === 'county')?.startSeconds,
    );
  });
});

describe('N-1 of the bundled study', () => {
  test('sampled segments and depots: the loss is that of a search with the segment closed, or without the depot, bit for bit', () => {
    const { network, people, depots } = reliefQuestion({ edits: [], goal }, failure.levels, session, silentWatch);
    const sources = sourcesOf(network, depots);
    const supply = supplyFrom(network, sources);
    const losses = lossesOf(network, supply, { people, targetSeconds: 3600 });
    const segments = failingSegments(network, supply);
    const found = segmentLosses(segments, losses, silentWatch);
    const sampled = [0, 1, 2, 50, 500, 5000, found.length - 1].map((rank) => found[rank]!.number);
    for (const number of sampled) {
      const edges = segments.edges.row.subarray(segments.edges.start[number], segments.edges.start[number + 1]);
      const { seconds } = losses.timesAfter({ edges, depot: -1 });
      const closed = new Uint8Array(network.graph.edgeFrom.length);
      for (const edge of edges) closed[edge] = 1;
      closeArcs(network.arcs, closed);
      const truth = supplyFrom(network, sources);
      closeArcs(network.arcs, network.closed);
      expect(seconds).toEqual(truth.seconds);
    }
    for (const depot of [0, 20]) {
      const { seconds } = losses.timesAfter({ edges: [], depot });
      expect(seconds).toEqual(
        supplyFrom(
          network,
          sourcesOf(
            network,
            depots.filter((_, row) => row !== depot),
          ),
        ).seconds,
      );
    }
  });

  test('the worst segments come first, with their lines; those who fall out hold those cut off', () => {
    const { worst, worstBridges, carrying, segments, before, depotLosses } = reliefFailures(
      { edits: [], goal, failure },
      session,
      silentWatch,
    );
    expect([worst.length, worstBridges.length]).toEqual([10, 10]);
    for (const one of worst) {
      expect(one.path.length).toBeGreaterThanOrEqual(4);
      expect(one.fallOut).toBeLessThanOrEqual(one.affected);
      expect(one.affected).toBeLessThanOrEqual(one.carried);
    }
    expect(worst.map(({ cutOff }) => cutOff)).toEqual(worst.map(({ cutOff }) => cutOff).toSorted((a, b) => b - a));
    expect(worstBridges.every(({ bridgeMetres }) => bridgeMetres > 0)).toBe(true);
    expect(carrying).toBeLessThan(segments);
    expect(depotLosses.reduce((sum, { carried }) => sum + carried, 0)).toBe(before.within + before.beyond);
  });

  test('people cut off are those who no longer hang together with a depot, by a plain count over the roads as they are in the file', () => {
    const { worst, depots } = reliefFailures({ edits: [], goal, failure }, session, silentWatch);
    const plain = plainConnectivity(2020);
    const { demand } = session.study!;
    const homes = Array.from(demand.lon, (lon, row) => plain.vertexNear(lon, demand.lat[row]!));
    const stores = depots.map(({ lon, lat }) => plain.vertexNear(lon, lat));
    // over a short gap goods are carried on from one side to the other
    const long = worst.filter(({ metres }) => metres > 800);
    expect(long.length).toBeGreaterThanOrEqual(4);
    for (const { path, cutOff } of long) {
      const part = plain.partsWithout(Array.from({ length: path.length / 2 }, (_, i) => [path[2 * i]!, path[2 * i + 1]!] as const));
      const helped = new Set(stores.map((vertex) => part[vertex]));
      const truth = homes.reduce((sum, vertex, row) => sum + (helped.has(part[vertex]) ? 0 : answer.people[row]!), 0);
      // a few near the ends of the segment are nearest to another road on foot than in a straight line, or have none
      expect(Math.abs(cutOff - truth) / truth).toBeLessThan(0.005);
    }
  });

  test('a stop of the watch ends the search', () => {
    const stopping = {
      progress: () => undefined,
      check: () => {
        throw new Error('stopped');
      },
    };
    expect(() => reliefFailures({ edits: [], goal, failure }, session, stopping)).toThrow('stopped');
  });

  test('closures by hazard zone: losses of units add up, before - within = after; none closes nothing', async () => {
    const closed = await reliefClosures({ edits: [], goal, failure, closure: { zones: [], hazardKinds: ['flood'] } }, session, silentWatch);
    expect(closed.closedKilometres).toBeGreaterThan(10);
    expect(closed.before.within - closed.loss.fallOut).toBeCloseTo(closed.after.within, 6);
    expect(closed.before.cutOff + closed.loss.cutOff).toBeCloseTo(closed.after.cutOff, 6);
    const city = closed.units.find(({ unitLevel }) => unitLevel === 'city')!;
    // sums in another order
    for (const [part, lost] of Object.entries(closed.loss)) expect(city.loss[part as keyof typeof city.loss]).toBeCloseTo(lost, 4);
    const none = await reliefClosures({ edits: [], goal, failure, closure: { zones: [], hazardKinds: [] } }, session, silentWatch);
    expect(none.loss).toEqual({ cutOff: 0, fallOut: 0, addedPeopleMinutes: 0, affected: 0 });
    expect(none.after).toEqual(none.before);
  });
});
