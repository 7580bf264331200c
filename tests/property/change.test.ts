import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { shapleyParts } from '../../src/engine/change';

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);

/** Values of every mix of n factors. */
const games = fc
  .integer({ min: 1, max: 5 })
  .chain((count) =>
    fc.tuple(
      fc.constant(count),
      fc.array(fc.double({ min: -1e3, max: 1e3, noNaN: true }), { minLength: 2 ** count, maxLength: 2 ** count }),
    ),
  );

/** sums of at most 16 rounded terms of values up to 1e3: 1e-12 of the largest */
const tolerance = 1e-9;

describe('Shapley parts, whatever the figure', () => {
  it('add up to the change', () => {
    fc.assert(
      fc.property(games, ([count, values]) => {
        const total = values[2 ** count - 1]! - values[0]!;
        expect(Math.abs(sum(shapleyParts(count, (changed) => values[changed]!)) - total)).toBeLessThan(tolerance);
      }),
    );
  });

  it('turn their signs where the years are swapped', () => {
    fc.assert(
      fc.property(games, ([count, values]) => {
        const there = shapleyParts(count, (changed) => values[changed]!);
        const back = shapleyParts(count, (changed) => values[2 ** count - 1 - changed]!);
        there.forEach((part, factor) => expect(Math.abs(part + back[factor]!)).toBeLessThan(tolerance));
      }),
    );
  });

  it('are exactly 0 for a factor that changes nothing in any mix, and the others are as without it', () => {
    fc.assert(
      fc.property(games, fc.nat(), ([count, values], at) => {
        const idle = at % (count + 1);
        const low = 2 ** idle - 1;
        const withIdle = shapleyParts(count + 1, (changed) => values[(changed & low) | ((changed >> 1) & ~low)]!);
        expect(Math.abs(withIdle[idle]!)).toBe(0);
        const without = shapleyParts(count, (changed) => values[changed]!);
        withIdle.toSpliced(idle, 1).forEach((part, factor) => expect(Math.abs(part - without[factor]!)).toBeLessThan(tolerance));
      }),
    );
  });

  it('are alike for factors that can be exchanged', () => {
    fc.assert(
      fc.property(games, ([count, values]) => {
        // the figure depends on how many factors have changed, not on which
        const parts = shapleyParts(count, (changed) => values[changed.toString(2).replaceAll('0', '').length]!);
        for (const part of parts) expect(Math.abs(part - parts[0]!)).toBeLessThan(tolerance);
      }),
    );
  });

  it('do not depend on the order in which the factors are named', () => {
    fc.assert(
      fc.property(games, ([count, values]) => {
        const turned = (changed: number): number => Number.parseInt([...changed.toString(2).padStart(count, '0')].toReversed().join(''), 2);
        const one = shapleyParts(count, (changed) => values[changed]!);
        const other = shapleyParts(count, (changed) => values[turned(changed)]!).toReversed();
        one.forEach((part, factor) => expect(Math.abs(part - other[factor]!)).toBeLessThan(tolerance));
      }),
    );
  });
});
