import { describe, expect, it } from 'vitest';
import { bestCards, scorecards } from '../../../src/engine/scorecard';
import { factsOf } from '../../../src/engine/standards';
import { silentWatch } from '../../../src/model/watch';
import type { Standard } from '../../../src/model/catalogue';
import type { Facility } from '../../../src/model/study';
import type { CandidatePlace } from '../../../src/model/siting';
import { catalogueOf, demandOf, facilityOf, gridUnits, reachOf, straightContext, syntheticStudy } from '../../support/synthetic-study';

/** Straight lines at 1 m/s, a degree 100 km: 0.018 degree is 30 minutes. */
const cardsOf = (
  standards: readonly Standard[],
  facilities: readonly Facility[],
  places: readonly CandidatePlace[],
  prone: readonly string[] = [],
) => {
  const units = gridUnits().map((unit) =>
    prone.includes(unit.code)
      ? { ...unit, attributes: { prone: true } }
      : unit.level === 'town'
        ? { ...unit, attributes: { prone: false } }
        : unit,
  );
  const study = syntheticStudy(demandOf([[100.05, 30.05]], [1]), facilities, { catalogue: catalogueOf(standards), units });
  return scorecards(factsOf(study, straightContext(study)), places, 2020, silentWatch);
};

const place = (id: string, lon: number, lat: number, unit: string): CandidatePlace => ({ id, name: id, nameEn: '', lon, lat, unit });

const clinic = reachOf({ id: 'clinic' });
const school = reachOf({ id: 'school', types: ['school'], minutes: 20 });
const facilities = [facilityOf('c1', 'clinic', 100.05, 30.05), facilityOf('s1', 'school', 100.07, 30.05), facilityOf('p', 'pool', 100, 30)];
const home = place('home', 100.06, 30.05, 't0');
const away = place('away', 100.05, 30.075, 't0');

describe('services of a plan at a place', () => {
  it('are met within their minutes, with the nearest by name, and short by the minutes beyond', () => {
    const { services, cards, boundMinutes } = cardsOf([clinic, school], facilities, [home, away]);
    expect(services.map(({ types, minutes }) => [types[0], minutes])).toEqual([
      ['clinic', 30],
      ['school', 20],
    ]);
    expect(boundMinutes).toBe(60);
    expect(cards[0]).toMatchObject({ met: 2, judged: 2, noData: 0, minutesOver: 0 });
    expect(cards[0]!.items[1]).toMatchObject({ answer: 'met', facility: 's1', facilityName: 's1' });
    expect(cards[0]!.items[1]!.minutes).toBeCloseTo(1000 / 60, 6);
    const [near, far] = cards[1]!.items;
    expect([near!.answer, far!.answer]).toEqual(['not-met', 'not-met']);
    expect(near!.minutes).toBeCloseTo(2500 / 60, 6);
    expect(cards[1]!.minutesOver).toBeCloseTo(2500 / 60 - 30 + Math.hypot(2500, 2000) / 60 - 20, 6);
  });

  it('beyond the bound have no minutes, and count as if they stood there', () => {
    const { cards } = cardsOf([clinic], facilities, [place('far', 100.35, 30.35, 't15')]);
    expect(cards[0]!.items[0]).toEqual({ answer: 'not-met', minutes: Infinity, facility: '', facilityName: '' });
    expect(cards[0]!.minutesOver).toBe(30);
  });

  it('standards that ask for the same are one service; a further need is one of its own; one that is off is none', () => {
    const both = reachOf({ id: 'both', also: [{ types: ['school'], where: [], trip: 'walk', minutes: 20, direction: 'to' }] });
    const { services } = cardsOf([clinic, both, school, reachOf({ id: 'off', minutes: 5, off: true })], facilities, [home]);
    expect(services.map(({ standards }) => standards)).toEqual([
      ['clinic', 'both'],
      ['both', 'school'],
    ]);
  });

  it('are no data where the study has no such facility, or only one that a missing attribute may rule out', () => {
    const hall = reachOf({ id: 'hall', types: ['hall'] });
    const equipped = reachOf({ id: 'equipped', where: [{ attribute: 'equipped', is: 'equals', value: true }] });
    const { cards } = cardsOf([hall, equipped], facilities, [home, away]);
    expect(cards[0]!.items.map(({ answer }) => answer)).toEqual(['no-data', 'no-data']);
    expect(cards[0]).toMatchObject({ met: 0, judged: 0, noData: 2 });
    // too far whether it counts or not
    expect(cards[1]!.items[1]!.answer).toBe('not-met');
  });

  it('are not asked where every standard speaks of other units', () => {
    const only = reachOf({ id: 'prone', only: [{ attribute: 'prone', is: 'equals', value: true }] });
    expect(
      cardsOf([only], facilities, [home, place('east', 100.06, 30.05, 't1')], ['t1']).cards.map(({ items }) => items[0]!.answer),
    ).toEqual(['not-asked', 'met']);
    expect(cardsOf([only], facilities, [home], []).cards[0]).toMatchObject({ judged: 0, noData: 0 });
  });

  it('of the own unit count its own facilities alone', () => {
    const own = reachOf({ id: 'own', serving: 'own-unit' });
    const { services, cards } = cardsOf([own], facilities, [home, place('border', 100.06, 30.05, 't1')]);
    expect(services[0]!.ownUnit).toBe(true);
    expect(cards.map(({ items }) => items[0]!.answer)).toEqual(['met', 'not-met']);
  });
});

describe('the best places', () => {
  it('have most services first, then fewest minutes over, then stand first', () => {
    const places = [
      place('far', 100.35, 30.35, 't15'),
      away,
      home,
      place('home2', 100.06, 30.05, 't0'),
      place('one', 100.05, 30.065, 't0'),
    ];
    const { cards } = cardsOf([clinic, school], facilities, places);
    expect(bestCards(cards, 4).map((card) => card.place.id)).toEqual(['home', 'home2', 'one', 'away']);
  });
});
