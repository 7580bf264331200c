import { describe, expect, test } from 'vitest';
import { earliestOf, inTimeBy, ledgerOfAll, ledgersByUnit, unitsOfPlaces } from '../../../src/engine/relief/hours';
import { gridUnits } from '../../support/synthetic-study';

const hour = 3600;
const people = Float64Array.of(1, 2, 4, 8, 16, NaN);
const seconds = Float64Array.of(hour, 2 * hour, 3 * hour, Infinity, NaN, hour);

describe('time after the onset', () => {
  test('everyone is within, beyond, cut off or not placed; exactly at the target is within', () => {
    const ledger = ledgerOfAll(people, inTimeBy(seconds, 2 * hour));
    expect(ledger).toEqual({ people: 31, within: 3, beyond: 4, cutOff: 8, unplaced: 16, p50Hours: 3, p90Hours: 3, maxHours: 3 });
    expect(ledger.people).toBe(ledger.within + ledger.beyond + ledger.cutOff + ledger.unplaced);
  });

  test('half and nine tenths of those who are helped', () => {
    const ten = Float64Array.from({ length: 10 }, () => 1);
    const times = Float64Array.from({ length: 10 }, (_, i) => (i + 1) * hour);
    const { p50Hours, p90Hours, maxHours } = ledgerOfAll(ten, inTimeBy(times, hour));
    expect([p50Hours, p90Hours, maxHours]).toEqual([5, 9, 10]);
  });

  test('nobody helped: no hours', () => {
    expect(ledgerOfAll(Float64Array.of(5), inTimeBy(Float64Array.of(Infinity), hour))).toMatchObject({
      cutOff: 5,
      maxHours: NaN,
      p50Hours: NaN,
    });
  });

  test('any level: the earliest of them, in time where one level keeps its own target', () => {
    const near = inTimeBy(Float64Array.of(2 * hour, hour, Infinity), hour);
    const far = inTimeBy(Float64Array.of(3 * hour, 4 * hour, 5 * hour), 3 * hour);
    const any = earliestOf([near, far]);
    expect([...any.seconds]).toEqual([2 * hour, hour, 5 * hour]);
    expect([...any.first]).toEqual([0, 0, 1]);
    // the first is late for the near level but in time for the far one
    expect([0, 1, 2].map((place) => any.inTime(place))).toEqual([true, true, false]);
  });

  test('units: towns add up to counties, counties to the city; those outside stand alone', () => {
    const units = gridUnits();
    const town = (number: number): number => units.findIndex(({ code }) => code === `t${number}`);
    const membership = Int32Array.of(town(0), town(1), town(4), town(5), -1);
    const placed = unitsOfPlaces(units, membership);
    const counts = Float64Array.of(1, 2, 4, 8, 16);
    const times = Float64Array.of(hour, 2 * hour, hour, Infinity, hour);
    const ledgers = ledgersByUnit(placed, membership, counts, inTimeBy(times, hour));
    const of = (code: string) => ledgers[placed.units.findIndex(({ unit }) => unit === code)];
    expect(of('c')).toMatchObject({ people: 15, within: 5, beyond: 2, cutOff: 8 });
    expect(of('k0')).toMatchObject({ people: 3, within: 1, beyond: 2, cutOff: 0 });
    expect(of('k1')).toMatchObject({ people: 12, within: 4, cutOff: 8 });
    expect(of('t1')).toMatchObject({ people: 2, beyond: 2, maxHours: 2 });
    expect(of('')).toMatchObject({ people: 16, within: 16 });
  });
});
