import { describe, expect, it } from 'vitest';
import { newSession, type Session } from '../../src/jobs/session';
import { change } from '../../src/jobs/tasks/change';
import { judge } from '../../src/jobs/tasks/judge';
import type { Standard } from '../../src/model/catalogue';
import type { ChangeParts, StandardChange, UnitChange } from '../../src/model/change';
import { Cancelled, Failure } from '../../src/model/finding';
import type { Attributes, Facility, Study } from '../../src/model/study';
import { silentWatch, watchOf } from '../../src/model/watch';
import { madeRoads } from '../engine/travel/made-roads';
import {
  catalogueOf,
  demandOf,
  facilityOf,
  provisionOf,
  qualityOf,
  reachOf,
  rectangle,
  syntheticStudy,
  unitOf,
} from '../support/synthetic-study';

const text = { zh: '路', en: 'road' };

/**
 * One city of two counties, a road along each: west and east of 100.2 E. Places w0, w1 in the west and e0, e1 in the east, each at the end of 5 km of road
 * from the crossing where its county's clinic may stand; 60 km/h, so that a place is 5 minutes from the clinic of its own side.
 */
const speeds = {
  id: 'test',
  name: text,
  source: text,
  landCover: [],
  roads: [{ class: 'primary', label: text, walking: 5, cycling: 15, motor: 60, access: true }],
  openGround: { walking: 5, cycling: 15, motor: 30 },
};

const west = [100.1, 30.1] as const;
const east = [100.3, 30.1] as const;
const places = [
  [100.1, 30.1],
  [100.1, 30.145],
  [100.3, 30.1],
  [100.3, 30.145],
] as const;

interface Made {
  readonly people: Readonly<Record<number, readonly number[]>>;
  readonly facilities: readonly Facility[];
  readonly standards: readonly Standard[];
  /** opening year of the road in the east; NaN: always there */
  readonly roadOpened?: number;
  readonly disasterSince?: number;
}

function sessionOf({ people, facilities, standards, roadOpened = NaN, disasterSince }: Made): Session {
  const years = Object.keys(people).map(Number);
  const plain = demandOf(places, people[years[0]!]!);
  const roads = madeRoads(
    [
      { class: 'primary', line: [west, places[1]] },
      { class: 'primary', line: [east, places[3]] },
    ],
    'lonlat',
  );
  const prone: Attributes = disasterSince === undefined ? {} : { prone: true, prone_since: disasterSince };
  const study: Study = syntheticStudy({ ...plain, years, values: years.map((year) => [Float64Array.from(people[year]!)]) }, facilities, {
    years,
    units: [
      unitOf('c', 'city', '', rectangle(100, 30, 100.4, 30.2)),
      unitOf('w', 'county', 'c', rectangle(100, 30, 100.2, 30.2), disasterSince === undefined ? {} : { prone: true }),
      unitOf('e', 'county', 'c', rectangle(100.2, 30, 100.4, 30.2), prone),
    ],
    roads: { ...roads, wayOpened: Float32Array.of(NaN, roadOpened), wayClosed: Float32Array.of(NaN, NaN) },
    catalogue: catalogueOf(standards),
    speeds,
    speedTables: [speeds],
    trips: [{ id: 'drive', name: text, legs: [{ medium: 'network', mode: 'motor' }] }],
  });
  return { ...newSession(), study };
}

const drive = reachOf({ id: 'drive', level: 'county', trip: 'drive', minutes: 10, target: 0.5 });
const clinics = [facilityOf('cw', 'clinic', ...west), facilityOf('ce', 'clinic', ...east)];

const changed = (made: Made, from = 2018, to = 2020): StandardChange => {
  const [one] = change({ edits: [], from, to }, sessionOf(made), silentWatch).changes;
  if (!one) throw new Error('nothing was judged');
  return one;
};
const unit = ({ units }: StandardChange, code: string): UnitChange => {
  const found = units.find((one) => one.unit === code);
  if (!found) throw new Error(`no unit ${code}`);
  return found;
};
const sum = (parts: ChangeParts): number => Object.values(parts).reduce((total, part) => total + part, 0);
const nothing: ChangeParts = { facilities: 0, people: 0, roads: 0, rules: 0, figures: 0 };
const same = { 2018: [100, 100, 100, 100], 2020: [100, 100, 100, 100] };

describe('one cause alone has the whole change, and is named', () => {
  it('a facility opened', () => {
    const made = { people: same, facilities: [clinics[0]!, { ...clinics[1]!, opened: 2019 }], standards: [drive] };
    const one = changed(made);
    expect(one.differing).toEqual(['facilities']);
    expect(unit(one, 'c')).toMatchObject({ total: 0.5, parts: { ...nothing, facilities: 0.5 }, alone: 'facilities' });
    expect(unit(one, 'e')).toMatchObject({ total: 1, from: { answer: 'not-met' }, to: { answer: 'met' }, alone: 'facilities' });
    expect(unit(one, 'w')).toMatchObject({ total: 0, parts: nothing, alone: null });
  });

  it('people moved: fewer where nobody is in reach', () => {
    const people = { 2018: [100, 100, 100, 100], 2020: [100, 100, 50, 50] };
    const one = changed({ people, facilities: [clinics[0]!], standards: [drive] });
    expect(one.differing).toEqual(['people']);
    expect(one.populations).toEqual({ from: { group: 'people', year: 2018, source: '' }, to: { group: 'people', year: 2020, source: '' } });
    // 200 of 400, then 200 of 300: nobody is better served
    expect(unit(one, 'c').total).toBeCloseTo(2 / 3 - 1 / 2, 12);
    expect(unit(one, 'c')).toMatchObject({ alone: 'people', from: { denominator: 400 }, to: { denominator: 300 } });
  });

  it('a road opened: the place at its end was 5 km from any road', () => {
    const one = changed({ people: same, facilities: clinics, standards: [drive], roadOpened: 2019 });
    expect(one.differing).toEqual(['roads']);
    expect(unit(one, 'e').alone).toBe('roads');
    expect(unit(one, 'e').total).toBe(unit(one, 'e').parts.roads);
    expect(unit(one, 'e').total).toBeGreaterThan(0);
    expect(unit(one, 'w').total).toBe(0);
  });

  it('minutes raised from a year on', () => {
    const standard = { ...drive, minutes: 3, revisions: [{ from: 2020, minutes: 6 }] };
    const one = changed({ people: same, facilities: clinics, standards: [standard] });
    expect(one.differing).toEqual(['rules']);
    // the places at the clinics before, those 5 minutes away as well then
    expect(unit(one, 'c')).toMatchObject({ total: 0.5, alone: 'rules', from: { value: 0.5 }, to: { value: 1 } });
  });

  it('another unit judged from a year on', () => {
    const standard = { ...drive, only: [{ attribute: 'prone', is: 'equals', value: true }] } as const;
    const one = changed({ people: same, facilities: [clinics[0]!], standards: [standard], disasterSince: 2020 });
    expect(one.differing).toEqual(['rules']);
    // the city is the west alone before (1), then half of it is out of reach
    expect(unit(one, 'c')).toMatchObject({ total: -0.5, alone: 'rules' });
    expect(unit(one, 'e')).toMatchObject({ from: null, total: NaN, alone: null });
  });
});

describe('causes together', () => {
  // west always served; in the east a clinic opens and people leave: by hand v(none) 200/400, v(clinic) 400/400, v(people) 200/300, v(both) 300/300
  const made = {
    people: { 2018: [100, 100, 100, 100], 2020: [100, 100, 50, 50] },
    facilities: [clinics[0]!, { ...clinics[1]!, opened: 2019 }],
    standards: [drive],
  };

  it('share what they make together, by hand', () => {
    const city = unit(changed(made), 'c');
    expect(city.total).toBe(0.5);
    expect(city.parts.facilities).toBeCloseTo((1 / 2 + 1 / 3) / 2, 12);
    expect(city.parts.people).toBeCloseTo((1 / 6 + 0) / 2, 12);
    expect(sum(city.parts)).toBeCloseTo(0.5, 12);
    expect(city.alone).toBeNull();
  });

  it('turn their signs from the later year to the earlier', () => {
    const [there, back] = [unit(changed(made), 'c'), unit(changed(made, 2020, 2018), 'c')];
    expect(back.total).toBe(-there.total);
    expect(back.parts.facilities).toBeCloseTo(-there.parts.facilities, 12);
    expect(back.parts.people).toBeCloseTo(-there.parts.people, 12);
  });

  it('a clinic that needs its road, both new: half each', () => {
    const both = { people: same, facilities: [clinics[0]!, { ...clinics[1]!, opened: 2019 }], standards: [drive], roadOpened: 2019 };
    const { total, parts } = unit(changed(both), 'e');
    expect(total).toBe(1);
    expect(parts).toEqual({ ...nothing, facilities: 0.5, roads: 0.5 });
  });

  it('all four, and the ends are the years as they are judged', () => {
    const standard = { ...drive, minutes: 3, revisions: [{ from: 2020, minutes: 6 }] };
    const all = { ...made, standards: [standard], roadOpened: 2019 };
    const one = changed(all);
    expect(one.differing).toEqual(['facilities', 'people', 'roads', 'rules']);
    expect(one.split).toBe(true);
    const results = judge({ edits: [], years: [2018, 2020] }, sessionOf(all), silentWatch);
    for (const { unit: code, from, to, total, parts } of one.units) {
      const valueIn = (year: number) => results.find((result) => result.year === year)?.units.find((each) => each.unit === code)?.value;
      expect([from?.value, to?.value]).toEqual([valueIn(2018), valueIn(2020)]);
      expect(sum(parts)).toBeCloseTo(total, 12);
    }
  });
});

describe('standards that count facilities', () => {
  it('an attribute that holds since a year is a change of facilities', () => {
    const facilities = clinics.map((clinic) => ({ ...clinic, attributes: { standardised: true, standardised_since: 2019 } }));
    const one = changed({ people: same, facilities, standards: [qualityOf({ level: 'county' })] });
    expect(one.differing).toEqual(['facilities']);
    expect(unit(one, 'w')).toMatchObject({ total: 1, alone: 'facilities' });
    expect(one.populations).toEqual({ from: null, to: null });
  });

  it('a closed facility, and more asked for than before', () => {
    const facilities = [clinics[0]!, { ...clinics[1]!, closed: 2020 }];
    const standard = provisionOf({ level: 'county', targets: { 2019: 2 } });
    const one = changed({ people: same, facilities, standards: [standard] });
    expect(one.differing).toEqual(['facilities', 'rules']);
    // units that have what they need: 2 before; with either change alone 1 or 0, with both 0
    expect(unit(one, 'c')).toMatchObject({ total: -2, parts: { facilities: -0.5, rules: -1.5 } });
    expect(unit(one, 'e')).toMatchObject({ total: -1, alone: 'facilities', from: { target: 1 }, to: { target: 2 } });
  });
});

describe('what cannot be compared', () => {
  const session = sessionOf({ people: same, facilities: clinics, standards: [drive] });
  const codeOf = (input: Parameters<typeof change>[0]): string => {
    try {
      change(input, session, silentWatch);
    } catch (error) {
      if (error instanceof Failure) return error.finding.code;
      throw error;
    }
    return '';
  };

  it('is refused by name', () => {
    expect(codeOf({ edits: [], from: 2017, to: 2020 })).toBe('study.unknown-year');
    expect(codeOf({ edits: [], from: 2018, to: 2018 })).toBe('study.same-year');
    expect(codeOf({ edits: [], from: 2018, to: 2020, standards: ['other'] })).toBe('catalogue.unknown-standard');
    const one = sessionOf({ people: { 2020: [1, 1, 1, 1] }, facilities: clinics, standards: [drive] });
    expect(() => change({ edits: [], from: 2020, to: 2020 }, one, silentWatch)).toThrow('study.one-year');
  });

  it('people not counted in a year: no data, and no parts', () => {
    const one = sessionOf({ people: same, facilities: clinics, standards: [drive] });
    const demand = one.study!.demand;
    one.study = { ...one.study!, demand: { ...demand, years: [2020], values: [demand.values[1]!] } };
    const [result] = change({ edits: [], from: 2018, to: 2020 }, one, silentWatch).changes;
    for (const { total, parts, alone } of result!.units) {
      expect(total).toBeNaN();
      expect(parts.people).toBeNaN();
      expect(alone).toBeNull();
    }
  });

  it('stops when asked to', () => {
    const stop = new AbortController();
    stop.abort();
    expect(() =>
      change(
        { edits: [], from: 2018, to: 2020 },
        session,
        watchOf(() => undefined, stop.signal),
      ),
    ).toThrow(Cancelled);
  });
});
