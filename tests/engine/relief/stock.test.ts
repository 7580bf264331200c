import { describe, expect, test } from 'vitest';
import { seeded } from '../../../bench/seeded';
import { fillIn } from '../../../src/engine/relief/fill-in';
import { stockAnswer } from '../../../src/engine/relief/stock';
import type { StockQuestion } from '../../../src/engine/relief/stock';
import { zoneNeeds } from '../../../src/engine/relief/zone-needs';
import { usualStock } from '../../../src/model/relief';
import type { Zone } from '../../../src/model/study';
import { rectangle } from '../../support/synthetic-study';

const zone = (kind: string, name: string, west: number, south: number, east: number, north: number): Zone => ({
  kind,
  level: 'high',
  name,
  geometry: rectangle(west, south, east, north),
  attributes: {},
});

describe('who must be resettled', () => {
  const zones = [zone('flood', 'river', 0, 0, 2, 2), zone('landslide', 'slope', 1, 0, 3, 2), zone('flood', 'lake', 1, 1, 4, 4)];
  const lon = Float64Array.of(0.5, 1.5, 2.5, 1.5, 3.5, 9);
  const lat = Float64Array.of(0.5, 0.5, 0.5, 1.5, 3.5, 9);
  const people = Float64Array.of(1, 2, 4, 8, 16, 32);

  test('everyone inside counts once; in zones of two kinds in the one listed first', () => {
    const needs = zoneNeeds(zones, lon, lat, people, {});
    expect([...needs.zone]).toEqual([0, 0, 1, 0, 2, -1]);
    expect([...needs.need]).toEqual([1, 2, 4, 8, 16, 0]);
  });

  test('in zones of two kinds, the kind of which most must go', () => {
    const needs = zoneNeeds(zones, lon, lat, people, { flood: 0.25, landslide: 0.5 });
    expect([...needs.zone]).toEqual([0, 1, 1, 1, 2, -1]);
    expect([...needs.need]).toEqual([0.25, 1, 2, 4, 4, 0]);
  });

  test('an unknown number of people needs nothing that could be counted', () => {
    expect([...zoneNeeds(zones, lon, lat, Float64Array.of(NaN, 2, 4, 8, 16, 32), {}).need].slice(0, 2)).toEqual([0, 2]);
  });
});

describe('two villages, a town and the city', () => {
  // places 0 and 1 lie in a flood zone with 100 and 60 people; depots: two village rooms, a town store, the city depot
  const zones = [zone('flood', 'river', 0, 0, 2, 1)];
  const people = Float64Array.of(100, 60, 500);
  const question: StockQuestion = {
    zones,
    units: [],
    membership: Int32Array.of(-1, -1, -1),
    people,
    needs: zoneNeeds(zones, Float64Array.of(0.5, 1.5, 5), Float64Array.of(0.5, 0.5, 5), people, {}),
    stockPeople: Float64Array.of(20, 80, 50, 10),
    rules: { ...usualStock, daysOfStock: 3, rationsPerDay: 1 },
    tiers: [
      {
        level: 'village',
        depots: [0, 1],
        pairs: [
          { depot: 0, place: 0, seconds: 600 },
          { depot: 1, place: 1, seconds: 900 },
        ],
      },
      {
        level: 'town',
        depots: [2],
        pairs: [
          { depot: 2, place: 0, seconds: 1800 },
          { depot: 2, place: 1, seconds: 1200 },
        ],
      },
      {
        level: 'city',
        depots: [3],
        pairs: [
          { depot: 3, place: 0, seconds: 7200 },
          { depot: 3, place: 1, seconds: 3600 },
        ],
      },
    ],
  };
  const answer = stockAnswer(question);

  test('what one level lacks is asked of the next', () => {
    expect(answer.steps.map(({ level, demand, supplied, short }) => [level, demand, supplied, short])).toEqual([
      ['village', 160, 80, 80],
      ['town', 80, 50, 30],
      ['city', 30, 10, 20],
    ]);
    expect(answer.steps.map(({ maxHours }) => maxHours)).toEqual([0.25, 0.5, 2]);
  });

  test('the zone: needed, supplied by each level, left short, the last arrival', () => {
    expect(answer.zones).toEqual([
      { zone: 0, unit: '', kind: 'flood', name: 'river', people: 160, demand: 160, supplied: [80, 50, 10], short: 20, lastHours: 2 },
    ]);
    expect([answer.peopleInZones, answer.demand, answer.stockPeople]).toEqual([160, 160, 160]);
  });

  test('the depot that most turn to for its stock is empty first', () => {
    // 3 days x 20 people for 100: 14.4 h; 80 for 60: 96 h; 50 for 80: 45 h; 10 for 30: 24 h
    expect(answer.depots.map(({ dryHours }) => Number(dryHours.toFixed(9)))).toEqual([14.4, 96, 45, 24]);
    expect(answer.firstDry).toBe(0);
    expect(answer.depots.map(({ asked, supplied }) => [asked, supplied])).toEqual([
      [100, 20],
      [60, 60],
      [80, 50],
      [30, 10],
    ]);
  });

  test('who supplies whom', () => {
    expect(answer.flows.map(({ depot, zone: at, people: count, hours }) => [depot, at, count, hours])).toEqual([
      [0, 0, 20, 1 / 6],
      [1, 0, 60, 0.25],
      [2, 0, 50, 0.5],
      [3, 0, 10, 2],
    ]);
  });

  test('an unknown stock supplies nobody and is told; enough everywhere: nobody runs dry', () => {
    const unknown = stockAnswer({ ...question, stockPeople: Float64Array.of(NaN, 80, 50, 10) });
    expect([unknown.unknownStock, unknown.steps[0]?.supplied, unknown.stockPeople]).toEqual([1, 60, 140]);
    expect(unknown.depots[0]?.dryHours).toBeNaN();
    const enough = stockAnswer({ ...question, stockPeople: Float64Array.of(1000, 1000, 0, 0) });
    expect([enough.firstDry, enough.steps.at(-1)?.short]).toEqual([-1, 0]);
    expect(enough.depots[2]?.dryHours).toBe(Infinity);
  });
});

test('random: supplied + short = demand at each step; no depot gives more than it has; the soonest pair with people and stock is never passed over', () => {
  const random = seeded(27);
  for (let round = 0; round < 200; round++) {
    const places = 1 + Math.floor(random() * 8);
    const depots = 1 + Math.floor(random() * 5);
    const need = Float64Array.from({ length: places }, () => Math.floor(random() * 50));
    const had = Float64Array.from({ length: depots }, () => Math.floor(random() * 80));
    const pairs = Array.from({ length: places * depots }, (_, i) => ({
      depot: i % depots,
      place: Math.floor(i / depots),
      seconds: random() < 0.2 ? Infinity : Math.ceil(random() * 20) * 60,
    }));
    const stock = had.slice();
    const { flows, left } = fillIn(need, pairs, stock);
    need.forEach((count, place) => {
      const got = flows.reduce((sum, flow) => sum + (flow.place === place ? flow.people : 0), 0);
      expect(got + left[place]!).toBe(count);
    });
    had.forEach((count, depot) => {
      const gave = flows.reduce((sum, flow) => sum + (flow.depot === depot ? flow.people : 0), 0);
      expect(gave + stock[depot]!).toBe(count);
    });
    for (const { depot, place, seconds } of pairs) {
      if (seconds === Infinity) continue;
      // where both have something left, or the place was served later than by this pair with stock left in it, it was passed over
      expect(left[place]! > 0 && stock[depot]! > 0).toBe(false);
      const later = flows.some((flow) => flow.place === place && flow.seconds > seconds);
      if (later) expect(stock[depot]).toBe(0);
    }
  }
});
