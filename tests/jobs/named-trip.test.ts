import { describe, expect, test } from 'vitest';
import trips from '../../data/trips.json';
import { parseTrips } from '../../src/formats';
import { namedTrip } from '../../src/jobs/named-trip';
import { Failure } from '../../src/model/finding';

const all = parseTrips(trips, 'trips.json');
const byId = (id: string) => all.find((trip) => trip.id === id)!;

describe('a trip by its name', () => {
  test('an id is that trip', () => {
    expect(namedTrip('drive', all)).toEqual({ trip: byId('drive'), trips: all });
  });

  test('walk+drive has the legs of drive, walk+cycle of cycle', () => {
    expect(namedTrip('walk+drive', all).trip.legs).toEqual(byId('drive').legs);
    expect(namedTrip('walk+cycle', all).trip.legs).toEqual(byId('cycle').legs);
  });

  test('with commas it is the fastest of them, a choice counting for its parts', () => {
    expect(namedTrip('walk,cycle', all)).toMatchObject({
      trip: { id: 'walk,cycle', name: { zh: '步行, 骑行', en: 'Walk, Cycle' }, legs: [], fastestOf: ['walk', 'cycle'] },
      trips: [byId('walk'), byId('cycle')],
    });
    expect(namedTrip('fastest, walk+cycle', all).trip.fastestOf).toEqual(['walk', 'drive', 'walk+cycle']);
  });

  test.each(['fly', 'walk,fly', 'drive+walk', 'walk+walk', 'walk+drive+walk', 'walk+surface', '', 'walk,'])('%j is refused', (text) => {
    expect(() => namedTrip(text, all)).toThrow(Failure);
    expect(() => namedTrip(text, all)).toThrow('study.unknown-trip');
  });
});

test('a file of trips whose choice names what is no trip with legs is refused', () => {
  const own = (fastestOf: string[]) => [...trips, { id: 'own', name: { zh: '', en: '' }, fastestOf }];
  expect(parseTrips(own(['walk', 'cycle']), 't.json').at(-1)).toMatchObject({ legs: [], fastestOf: ['walk', 'cycle'] });
  expect(() => parseTrips(own(['walk', 'fly']), 't.json')).toThrow('"trip":"fly"');
  expect(() => parseTrips(own(['walk', 'fastest']), 't.json')).toThrow('"trip":"fastest"');
  expect(() => parseTrips([...trips, { id: 'own', name: { zh: '', en: '' }, legs: [] }], 't.json')).toThrow('study.unknown-trip');
});
