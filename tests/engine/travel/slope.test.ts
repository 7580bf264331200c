import { describe, expect, test } from 'vitest';
import { cyclingFactor, leastCyclingFactor, ridingMetresPerSecond, toblerFactor } from '../../../src/engine/travel/slope';

describe('slope', () => {
  test("on foot: AccessMod's form of Tobler, base speed on the level", () => {
    for (const slope of [-0.6, -0.1, -0.05, 0, 0.02, 0.1, 0.9]) {
      const kmPerHour = (Math.exp(-3.5 * Math.abs(slope + 0.05)) * 5) / Math.exp(-0.175);
      // a table and a series, within 4e-16 of Math.exp
      expect(Math.abs(5 / kmPerHour / toblerFactor(slope) - 1)).toBeLessThan(2e-15);
    }
  });

  test("riding: the figures that AccessMod's own test of its rider holds for 12 km/h", () => {
    const riding = (slope: number): number => 3.6 * ridingMetresPerSecond(12 / 3.6, slope);
    // AccessMod solves in float32 and stops within 0.05 m/s; its test allows 2e-6
    expect(riding(0)).toBeCloseTo(12.000213, 3);
    expect(riding(0.1)).toBeCloseTo(1.604894, 5);
    expect(riding(-0.09)).toBeCloseTo(24, 9);
  });

  test('cycling: level is level, twice as fast at most, and pushed where that is faster; never shut', () => {
    expect(cyclingFactor(0)).toBeCloseTo(1, 12);
    expect(cyclingFactor(-0.2)).toBeCloseTo(leastCyclingFactor, 12);
    expect(leastCyclingFactor).toBe(0.5);
    expect(cyclingFactor(0.25)).toBeCloseTo((15 / 3.2) * toblerFactor(0.25), 5);
    let before = 0;
    for (let slope = -1; slope <= 1; slope += 1 / 512) {
      const factor = cyclingFactor(slope);
      expect(factor).toBeLessThan(Infinity);
      expect(factor).toBeGreaterThanOrEqual(before);
      before = factor;
    }
  });
});
