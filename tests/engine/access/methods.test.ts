import { describe, expect, it } from 'vitest';
import { accessMethods, measureAccess } from '../../../src/engine/access';
import type { AccessInput, AccessOptions } from '../../../src/engine/access';
import { accessMethodIds, type AccessMethodId } from '../../../src/model/measures';
import { decayed, smallCity, within } from './small-city';

const linear = decayed('linear:20');

/** By hand: weights at linear:20 are 0.75 (a-0), 0.25 (b-0), 0.5 (b-1), 0 (c-1). */
const byHand: readonly (readonly [AccessMethodId, string, AccessOptions, readonly number[]])[] = [
  ['cumulative', 'at 20', within(20), [10, 30, 0]],
  ['cumulative', 'at 40, which is in', within(40), [10, 30, 20]],
  ['cumulative', 'below 40', { ...within(40), openCutoff: true }, [10, 30, 0]],
  ['nearest', 'no bound', within(Infinity), [5, 10, 40]],
  ['nearest', 'at 20', within(20), [5, 10, Infinity]],
  ['nth-nearest', 'second', { ...within(Infinity), rank: 2 }, [Infinity, 15, Infinity]],
  ['nth-nearest', '15 units', { ...within(Infinity), rank: 15, rankOf: 'capacity' }, [Infinity, 10, 40]],
  ['nth-nearest', '25 units', { ...within(Infinity), rank: 25, rankOf: 'capacity' }, [Infinity, 15, Infinity]],
  ['gravity', 'linear', linear, [7.5, 2.5 + 10, 0]],
  ['2sfca', 'at 20', within(20), [10 / 150, 10 / 150 + 20 / 50, 0]],
  ['2sfca', 'linear', linear, [(0.75 * 10) / 87.5, (0.25 * 10) / 87.5 + 0.5 * 0.8, 0]],
  ['e2sfca', 'linear', linear, [(0.75 * 10) / 87.5, (0.25 * 10) / 87.5 + 0.5 * 0.8, 0]],
  ['m2sfca', 'linear', linear, [(0.5625 * 10) / 87.5, (0.0625 * 10) / 87.5 + 0.25 * 0.8, 0]],
  // choice of b: 1/3 and 2/3, so weights 0.75, 1/12, 1/3; demand 75 + 50/12 and 50/3
  ['3sfca', 'linear', linear, [0.75 * (10 / (75 + 50 / 12)), (1 / 12) * (10 / (75 + 50 / 12)) + (1 / 3) * 1.2, 0]],
  // by capacity too: 2.5 and 10 of 12.5, so weights 0.75, 0.05, 0.4; demand 77.5 and 20
  ['3sfca', 'huff', { ...linear, choice: 'huff' }, [(0.75 * 10) / 77.5, (0.05 * 10) / 77.5 + 0.4, 0]],
  // demand 100 + 50/3 and 100/3
  ['bfca', 'linear', linear, [0.75 * (10 / (100 + 50 / 3)), 0.25 * (10 / (100 + 50 / 3)) + 0.6, 0]],
  ['spatial-availability', 'linear', linear, [750 / 87.5, 125 / 87.5 + 20, 0]],
  ['spatial-availability', 'alpha 2', { ...linear, alpha: 2 }, [75000 / 8125, 6250 / 8125 + 20, 0]],
];

describe('methods of access, by hand', () => {
  it.each(byHand)('%s: %s', (method, _, options, values) => {
    const found = measureAccess(method, smallCity, options);
    values.forEach((value, row) => expect(found[row]).toBeCloseTo(value, 12));
  });

  it('each method has a row with its source', () => {
    expect(Object.keys(accessMethods).toSorted()).toEqual([...accessMethodIds].toSorted());
    for (const { source, formula } of Object.values(accessMethods)) expect(source.length * formula.length).toBeGreaterThan(0);
  });
});

describe('3sfca: shares of choice', () => {
  it('are of all listed pairs, or of those within the cutoff', () => {
    const listed = measureAccess('3sfca', smallCity, decayed('power:1', 12));
    const among = measureAccess('3sfca', smallCity, { ...decayed('power:1', 12), choiceAmong: 'cutoff' });
    // b reaches facility 1 alone at 12: everyone of b who travels goes there, and gets its 20 / 50
    expect(among[1]).toBeCloseTo(20 / 50, 12);
    // demand and access carry the same share, which cancels for a facility with one row
    expect(listed[1]).toBeCloseTo(20 / 50, 12);
    const shared = { ...smallCity, pairs: { ...smallCity.pairs, demand: Int32Array.of(0, 1, 1, 0) } };
    const both = decayed('power:1', 12);
    const wide = measureAccess('3sfca', { ...shared, pairs: { ...shared.pairs, cost: Float64Array.of(5, 15, 10, 10) } }, both);
    const narrow = measureAccess(
      '3sfca',
      { ...shared, pairs: { ...shared.pairs, cost: Float64Array.of(5, 15, 10, 10) } },
      { ...both, choiceAmong: 'cutoff' },
    );
    // a: 0.2 and 0.1, so 2/3 and 1/3; b: listed 1/15 and 0.1, so 0.4 and 0.6; within 12: 0 and 1
    expect(wide[1]).toBeCloseTo((0.06 * 20) / (100 / 30 + 50 * 0.06), 12);
    expect(narrow[1]).toBeCloseTo((0.1 * 20) / (100 / 30 + 50 * 0.1), 12);
  });
});

describe('what is not there', () => {
  const city = (supply: readonly number[], people: readonly number[]): AccessInput => ({
    ...smallCity,
    supply: Float64Array.from(supply),
    people: Float64Array.from(people),
  });
  const all = within(Infinity);

  it('an unknown capacity makes unknown whom it could serve, and nobody else', () => {
    expect([...measureAccess('2sfca', city([NaN, 20], [100, 50, 30]), within(20))]).toEqual([NaN, NaN, 0]);
    expect([...measureAccess('cumulative', city([10, NaN], [100, 50, 30]), within(40))]).toEqual([10, NaN, NaN]);
  });

  it('an unknown count makes unknown who shares with it', () => {
    expect([...measureAccess('2sfca', city([10, 20], [NaN, 50, 30]), within(20))]).toEqual([NaN, NaN, 0]);
    expect([...measureAccess('gravity', city([10, 20], [NaN, 50, 30]), decayed('linear:20'))]).toEqual([7.5, 12.5, 0]);
    expect([...measureAccess('raam', city([10, 20], [NaN, 50, 30]), all)]).toEqual([NaN, NaN, NaN]);
  });

  it('a facility in whose reach nobody lives gives nothing', () => {
    expect([...measureAccess('2sfca', city([10, 20], [0, 0, 30]), within(20))]).toEqual([0, 0, 0]);
  });

  it('a facility with nothing to offer is not the nearest', () => {
    expect([...measureAccess('nearest', city([10, 0], [1, 1, 1]), all)]).toEqual([5, 15, Infinity]);
    expect([...measureAccess('nearest', city([10, NaN], [1, 1, 1]), all)]).toEqual([5, 10, 40]);
  });

  it('no pairs: 0, or endless where the value is a cost', () => {
    const none = { pairs: { facility: new Int32Array(0), demand: new Int32Array(0), cost: new Float64Array(0) } };
    for (const [id, { value }] of Object.entries(accessMethods)) {
      const found = measureAccess(id as AccessMethodId, { ...smallCity, ...none }, decayed('linear:20', 20));
      expect([...found]).toEqual(new Array(3).fill(value === 'cost' || value === 'taus' ? Infinity : 0));
    }
  });

  it('a reach without a bound is refused', () => {
    for (const method of ['cumulative', '2sfca', 'gravity', 'bfca'] as const) {
      expect(() => measureAccess(method, smallCity, all)).toThrow(/access\.lacking/);
      expect(() => measureAccess(method, smallCity, decayed('step'))).toThrow(/access\.lacking/);
    }
    expect(() => measureAccess('nth-nearest', smallCity, { ...all, rank: 0 })).toThrow(/travel\.bad-rank/);
    expect(() => measureAccess('nth-nearest', smallCity, { ...all, rank: 1.5 })).toThrow(/travel\.bad-rank/);
  });
});
