import { describe, expect, it } from 'vitest';
import { roadsIn, type Roads } from '../../src/model/roads';
import { madeRoads } from '../engine/travel/made-roads';

/** Three ways in a row: the middle one opened in 2019, the last one closed in 2020. */
const plain = madeRoads([
  {
    class: 'primary',
    line: [
      [0, 0],
      [100, 0],
    ],
    kmPerHour: 50,
  },
  {
    class: 'track',
    line: [
      [100, 0],
      [200, 0],
      [300, 0],
    ],
    oneway: -1,
  },
  {
    class: 'primary',
    line: [
      [300, 0],
      [400, 0],
    ],
    flags: 2,
  },
]);
const dated: Roads = { ...plain, wayOpened: Float32Array.of(NaN, 2019, NaN), wayClosed: Float32Array.of(NaN, NaN, 2020) };

const idsIn = (year: number): readonly number[] => [...roadsIn(dated, year).wayId];

describe('roads of a year', () => {
  it('are those opened in it or before and not closed by then', () => {
    expect(idsIn(2018)).toEqual([1, 3]);
    expect(idsIn(2019)).toEqual([1, 2, 3]);
    expect(idsIn(2020)).toEqual([1, 2]);
  });

  it('keep their nodes, class, direction, speed and structure', () => {
    const roads = roadsIn(dated, 2020);
    expect([...roads.wayStart]).toEqual([0, 2, 5]);
    expect([...roads.wayNodes]).toEqual([0, 1, 1, 2, 3]);
    expect([...roads.wayOneway]).toEqual([0, -1]);
    expect([...roadsIn(dated, 2018).wayFlags]).toEqual([0, 2]);
    expect([...roads.waySpeed]).toEqual([50, NaN]);
    expect(roads.wayOpened).toBeUndefined();
  });

  it('are one object for years that are alike, and the layer itself where no way has a year', () => {
    expect(roadsIn(dated, 2021)).toBe(roadsIn(dated, 2020));
    expect(roadsIn(dated, 2019)).not.toBe(roadsIn(dated, 2020));
    expect(roadsIn(plain, 2018)).toBe(plain);
    expect(roadsIn(roadsIn(dated, 2018), 2020)).toBe(roadsIn(dated, 2018));
  });
});
