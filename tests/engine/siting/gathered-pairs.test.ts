import { describe, expect, it } from 'vitest';
import { gatheredPairs, mostPairs } from '../../../src/engine/siting/gathered-pairs';

const matrix = { facility: Int32Array.of(0, 0, 1, 1), demand: Int32Array.of(1, 4, 2, 4), seconds: Float64Array.of(10, 20, 30, 40) };

describe('pairs of some demand rows', () => {
  it('count in the rows of the problem, sites from where they are told to', () => {
    const gathered = gatheredPairs(Int32Array.of(1, 4), 5, null, 0);
    gathered.addSite(0, Float64Array.of(1, 5, 1, 1, Infinity), 6);
    gathered.add(matrix, 1);
    const { facility, demand, cost } = gathered.pairs();
    expect([...facility]).toEqual([0, 1, 1, 2]);
    expect([...demand]).toEqual([0, 0, 1, 1]);
    expect([...cost]).toEqual([5, 10, 20, 40]);
  });

  it('that are worse than what a row has are left out beyond the minutes, and kept within them', () => {
    const worth = (seconds: number) => {
      const gathered = gatheredPairs(Int32Array.of(1, 4), 5, Float64Array.of(9, 30), seconds);
      gathered.add(matrix, 0);
      return [...gathered.pairs().cost];
    };
    expect(worth(0)).toEqual([20]);
    expect(worth(10)).toEqual([10, 20]);
    expect(worth(40)).toEqual([10, 20, 40]);
  });

  it('are refused early where there will be too many', () => {
    const gathered = gatheredPairs(Int32Array.of(1, 4), 5, null, 0);
    gathered.add(matrix, 0);
    expect(() => gathered.check(0.5)).not.toThrow();
    expect(() => gathered.check(1 / mostPairs)).toThrow('siting.too-large');
  });
});
