import { describe, expect, it } from 'vitest';
import { sumsByUnit } from '../../src/engine/coverage';
import { unitOf } from '../support/synthetic-study';

const units = [
  unitOf('c', 'city', '', null),
  unitOf('k1', 'county', 'c', null),
  unitOf('k2', 'county', 'c', null),
  unitOf('t1', 'town', 'k1', null),
  unitOf('t2', 'town', 'k1', null),
];

describe('sums by unit', () => {
  it('a row counts for its unit and those above; what is not known has no part; the outside comes last', () => {
    const rows = sumsByUnit(units, Int32Array.of(3, 4, 2, -1, 3), [Float64Array.of(1, 2, 4, 8, 16), Float64Array.of(1, NaN, 1, 1, 1)]);
    expect(rows).toEqual([
      { unit: 'c', level: 'city', sums: [23, 3] },
      { unit: 'k1', level: 'county', sums: [19, 2] },
      { unit: 'k2', level: 'county', sums: [4, 1] },
      { unit: 't1', level: 'town', sums: [17, 2] },
      { unit: 't2', level: 'town', sums: [2, 0] },
      { unit: '', level: 'outside', sums: [8, 1] },
    ]);
  });

  it('has no row for an outside where nobody is', () => {
    expect(sumsByUnit(units, Int32Array.of(3), [Float64Array.of(1)]).map(({ level }) => level)).not.toContain('outside');
  });
});
