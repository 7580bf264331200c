import { describe, expect, it } from 'vitest';
import { formatMetres } from '../../src/app/format';
import { legName } from '../../src/app/panels/TripLegs';
import { nearestByCrow } from '../../src/app/store/crow';
import { firstChoices, questionOf } from '../../src/app/store/question';
import { longestPart, roleOf } from '../../src/app/store/trip-parts';
import { villageOf, worstPlaces } from '../../src/app/store/worst-places';
import { words } from '../../src/i18n';
import type { CoverageAnswer, ExplainedTrip, StudyView } from '../../src/jobs/task-types';
import type { Unit } from '../../src/model/study';
import { answerOf } from './support/fake-client';
import { facilityAt, smallStudy } from './support/small-study';

type Leg = ExplainedTrip['legs'][number];

const walk = (seconds: number): Leg => ({ kind: 'surface', mode: 'walking', metres: 100, seconds, path: Float64Array.of(0, 0, 1, 1) });
const ride = (seconds: number): Leg => ({ ...walk(seconds), kind: 'network', mode: 'motor', roadClass: 'tertiary' });
const tripOf = (delaySeconds: number, ...legs: readonly Leg[]): ExplainedTrip => ({
  facility: 0,
  trip: 'drive',
  seconds: legs.reduce((sum, leg) => sum + leg.seconds, delaySeconds),
  delaySeconds,
  legs,
});

describe('what takes the time of a trip', () => {
  const trip = tripOf(0, walk(1260), ride(500), ride(400), walk(60));

  it('names the walk to the road, whichever way the trip runs', () => {
    expect(longestPart(trip)).toEqual({ at: 0, seconds: 1260 });
    expect([0, 1, 3].map((at) => roleOf(trip, at, 'to'))).toEqual(['home-to-road', 'way', 'road-to-facility']);
    expect([0, 1, 3].map((at) => roleOf(trip, at, 'from'))).toEqual(['facility-to-road', 'way', 'road-to-home']);
    expect(legName(words('en').app, trip, 0, 'to')).toBe('walking to the road');
    expect(legName(words('zh').app, trip, 0, 'to')).toBe('步行到道路');
    expect(legName(words('en').app, trip, 1, 'to')).toContain('tertiary');
  });

  it('is the delay where that is longer than any leg, and nothing for a trip of no length', () => {
    expect(longestPart(tripOf(1500, walk(1260)))).toEqual({ at: 'delay', seconds: 1500 });
    expect(roleOf(tripOf(0, walk(10), walk(20)), 1, 'to')).toBe('way');
    expect(longestPart(tripOf(0))).toBeNull();
  });
});

describe('the worst places of a unit', () => {
  const unit = (code: string, level: Unit['level'], parent: string, at: readonly [number, number] | null): Unit => ({
    code,
    name: code,
    nameEn: '',
    level,
    parent,
    geometry: at ? { type: 'Point', coordinates: [...at] } : null,
    attributes: {},
  });
  const study: StudyView = {
    ...smallStudy,
    units: [
      unit('c', 'county', '', null),
      unit('t', 'town', 'c', null),
      unit('u', 'town', 'c', null),
      unit('t1', 'village', 't', [0, 0.1]),
      unit('t2', 'village', 't', [0, 0.7]),
    ],
    // rows 0 to 7 in town t, 8 and 9 in town u, which has no villages
    demand: { ...smallStudy.demand, unit: Int32Array.from({ length: 10 }, (_, row) => (row < 8 ? 1 : 2)) },
  };
  const choices = firstChoices(study);
  const question = choices && questionOf(study, choices);
  const answer = (): CoverageAnswer => {
    if (!question) throw new Error('no question');
    const found = answerOf(study, { question, edits: [] });
    found.people[7] = 150;
    found.people[9] = 30;
    return found;
  };

  it('gathers the people outside by the village nearest to them, and by cell where there are no villages', () => {
    expect(villageOf(study, 2)?.code).toBe('t1');
    expect(villageOf(study, 9)).toBeNull();
    // the limit is at row 5: rows 6 to 9 lie beyond it
    expect(worstPlaces(study, answer(), 'c', 3).map(({ village, people, row }) => [village?.code ?? null, people, row])).toEqual([
      ['t2', 250, 7],
      [null, 100, 8],
      [null, 30, 9],
    ]);
    expect(worstPlaces(study, answer(), 'u', 1).map(({ row }) => row)).toEqual([8]);
  });
});

it('finds the nearest facility as the crow flies: a degree of latitude is 111.2 km', () => {
  const found = nearestByCrow([facilityAt('a', 3), facilityAt('b', 1)], 0, 0);
  expect(found?.facility.id).toBe('b');
  expect((found?.metres ?? NaN) / 1000).toBeCloseTo(111.19, 1);
  expect(nearestByCrow([], 0, 0)).toBeNull();
});

it('writes ways in metres, then kilometres', () => {
  expect([7.4, 123, 997, 1234].map((metres) => formatMetres(metres, 'en'))).toEqual(['7 m', '120 m', '1.0 km', '1.2 km']);
  expect(formatMetres(120, 'zh')).toBe('120 米');
});
