import { describe, expect, it } from 'vitest';
import { coverageByUnit, unitMembership, villageMembership } from '../../../src/engine/coverage';
import type { UnitLedger } from '../../../src/model/result';
import { demandOf, gridUnits, unitOf } from '../../support/synthetic-study';

const units = gridUnits();

function timesOf(minutes: readonly number[], state: readonly number[] = minutes.map(() => 0)) {
  const facility = Int32Array.from(minutes, (value) => (value < Infinity ? 0 : -1));
  return { seconds: Float64Array.from(minutes, (value) => value * 60), facility, state: Uint8Array.from(state) };
}

const ledgerOf = (ledgers: readonly UnitLedger[], code: string): UnitLedger => {
  const found = ledgers.find((ledger) => ledger.code === code);
  if (!found) throw new Error(`no ledger ${code}`);
  return found;
};

describe('membership', () => {
  it('finds the town of a place, and -1 outside', () => {
    const membership = unitMembership(units, Float64Array.of(100.05, 100.35, 99), Float64Array.of(30.05, 30.35, 30));
    expect([...membership].map((row) => units[row]?.code)).toEqual(['t0', 't15', undefined]);
  });

  it('falls back to the county where no town holds a place', () => {
    const gappy = units.filter((unit) => unit.code !== 't0');
    const membership = unitMembership(gappy, Float64Array.of(100.05), Float64Array.of(30.05));
    expect(gappy[membership[0] as number]?.code).toBe('k0');
  });

  it('gives a place the nearest village of its own town, even where a village over the border is nearer', () => {
    const lon = Float64Array.of(100.095, 100.03);
    const lat = Float64Array.of(30.05, 30.05);
    const near = [...units.filter((unit) => unit.code !== 'v0b')];
    const membership = unitMembership(near, lon, lat);
    expect([...villageMembership(near, membership, lon, lat)].map((row) => near[row]?.code)).toEqual(['v0a', 'v0a']);
  });
});

describe('coverageByUnit', () => {
  // powers of two, so that a sum names the rows it holds
  const demand = demandOf(
    [
      [100.01, 30.05],
      [100.09, 30.05],
      [100.15, 30.05],
      [100.05, 30.15],
      [99, 29],
      [100.06, 30.05],
      [100.07, 30.05],
      [100.08, 30.05],
    ],
    [1, 2, 4, 8, 16, NaN, 32, 64],
  );
  const people = demand.values[0]?.[0] as Float64Array;
  const membership = unitMembership(units, demand.lon, demand.lat);
  const villages = villageMembership(units, membership, demand.lon, demand.lat);
  const nearest = timesOf([10, 30, 30.001, 24, Infinity, 5, NaN, Infinity], [0, 0, 0, 0, 0, 0, 2, 1]);
  const ledgers = coverageByUnit({ units, membership, villages, people, nearest, cutoffSeconds: 1800, band: 0.2 });

  it('orders city, counties, towns, villages, outside', () => {
    expect(ledgers.map((ledger) => ledger.level)).toEqual([
      'city',
      ...Array<string>(4).fill('county'),
      ...Array<string>(16).fill('town'),
      ...Array<string>(32).fill('village'),
      'outside',
    ]);
    expect(ledgers.at(-1)).toMatchObject({ code: '', people: 16, covered: 0, uncovered: 16 });
  });

  it('tells covered, uncovered, barrier, off the grid and no data apart; the cutoff is inclusive', () => {
    expect(ledgerOf(ledgers, 't0')).toMatchObject({ people: 99, covered: 3, uncovered: 0, onBarrier: 64, offGrid: 32, noDataRows: 1 });
    expect(ledgerOf(ledgers, 't1')).toMatchObject({ people: 4, covered: 0, uncovered: 4 });
    expect(ledgerOf(ledgers, 'c')).toMatchObject({ people: 111, covered: 11, uncovered: 4, onBarrier: 64, offGrid: 32, noDataRows: 1 });
    expect(ledgerOf(ledgers, 'v0a')).toMatchObject({ people: 1, covered: 1 });
    expect(ledgerOf(ledgers, 'v0b')).toMatchObject({ people: 98, covered: 2 });
  });

  it('has a band: -20 % of speed is a cutoff of 24 minutes, +20 % one of 36', () => {
    expect(ledgerOf(ledgers, 'c').shareSlow).toBe(9 / 111);
    expect(ledgerOf(ledgers, 'c').shareFast).toBe(15 / 111);
  });

  it('leaves the start delay out of the band: with 20 minutes of loading, 30 minutes leave 10 on the way, 8 of them at the slow end', () => {
    const question = {
      units: [],
      membership: new Int32Array(4).fill(-1),
      people: Float64Array.of(1, 2, 4, 8),
      cutoffSeconds: 1800,
      band: 0.2,
    };
    const late = coverageByUnit({ ...question, nearest: timesOf([28, 28.1, 32, 32.1]), delaySeconds: Float64Array.of(1200) });
    expect(late[0]).toMatchObject({ covered: 3, shareSlow: 1 / 15, shareFast: 7 / 15 });
  });

  it('weights minutes by people', () => {
    const city = ledgerOf(ledgers, 'c');
    expect(city.meanMinutes).toBeCloseTo((10 + 60 + 4 * 30.001 + 8 * 24) / 15, 10);
    expect(city.medianMinutes).toBe(24);
    expect(city.p90Minutes).toBeCloseTo(30.001, 10);
    expect(ledgerOf(ledgers, 't5').share).toBeNaN();
    expect(ledgerOf(ledgers, 't5').medianMinutes).toBeNaN();
  });

  it('gives a study without units one ledger with code ""', () => {
    const alone = coverageByUnit({
      units: [],
      membership: new Int32Array(8).fill(-1),
      people,
      nearest,
      cutoffSeconds: 1800,
      band: 0.2,
    });
    expect(alone).toHaveLength(1);
    expect(alone[0]).toMatchObject({ code: '', level: 'outside', people: 127, covered: 11 });
  });

  it('refuses a unit whose parent is not there', () => {
    const orphan = [...units, unitOf('x', 'town', 'nowhere', null)];
    expect(() => coverageByUnit({ units: orphan, membership, people, nearest, cutoffSeconds: 1800, band: 0.2 })).toThrow(
      /study\.unit-without-parent.*nowhere/,
    );
  });
});
