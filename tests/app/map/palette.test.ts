import { describe, expect, it } from 'vitest';
import { classOfSeconds, classOfShare, coveredClasses, minuteClasses, rgbOf, shareClasses } from '../../../src/app/map/palette';

/** Relative lightness of a colour, 0 black to 1 white (sRGB luma is enough to order them). */
const lightness = (colour: string): number => {
  const [red, green, blue] = rgbOf(colour);
  return (0.2126 * red + 0.7152 * green + 0.0722 * blue) / 255;
};

describe('classes of minutes', () => {
  it.each([
    [5, [1, 2, 3, 4, 5]],
    [15, [3, 6, 9, 12, 15]],
    [20, [5, 10, 15, 20]],
    [30, [5, 10, 15, 20, 25, 30]],
    [45, [10, 20, 30, 40, 45]],
    [60, [10, 20, 30, 40, 50, 60]],
    [1, [1]],
    [7, [2, 4, 6, 7]],
  ])('a cutoff of %i minutes parts at %j', (minutes, edges) => {
    const near = minuteClasses(minutes * 60).filter((entry) => entry.key === 'within');
    expect(near.map((entry) => entry.to / 60)).toEqual(edges);
    expect(near.map((entry) => entry.from / 60)).toEqual([0, ...edges.slice(0, -1)]);
  });

  it('never has more than six classes within, at any cutoff up to six hours', () => {
    for (let minutes = 1; minutes <= 360; minutes++) {
      const near = minuteClasses(minutes * 60).filter((entry) => entry.key === 'within');
      expect(near.length).toBeLessThanOrEqual(6);
      expect(near.at(-1)?.to).toBe(minutes * 60);
    }
  });

  it('is dark where it is near, and lightens evenly enough to read in grey', () => {
    const values = minuteClasses(1800)
      .filter((entry) => entry.key === 'within')
      .map((entry) => lightness(entry.colour));
    values.slice(1).forEach((value, index) => expect(value - (values[index] ?? 1)).toBeGreaterThan(0.05));
  });

  it('holds a time at the cutoff within, as the engine does', () => {
    const classes = minuteClasses(1800);
    const keyOf = (seconds: number, state = 0) => classes[classOfSeconds(classes, seconds, state)]?.key;
    expect(keyOf(0)).toBe('within');
    expect(keyOf(300)).toBe('within');
    expect(classOfSeconds(classes, 300, 0)).toBe(0);
    expect(classOfSeconds(classes, 300.001, 0)).toBe(1);
    expect(keyOf(1800)).toBe('within');
    expect(keyOf(1800.0001)).toBe('beyond');
    expect(keyOf(1e300)).toBe('beyond');
    expect(keyOf(Infinity)).toBe('unreachable');
    expect(keyOf(NaN)).toBe('no-data');
    expect(keyOf(60, 1)).toBe('no-data');
    expect(keyOf(60, 2)).toBe('no-data');
  });

  it('parts covered, uncovered and no data', () => {
    const classes = coveredClasses(1800);
    expect([1800, 1801, Infinity, NaN].map((seconds) => classOfSeconds(classes, seconds, 0))).toEqual([0, 1, 1, 2]);
  });
});

describe('classes of shares', () => {
  it('parts at the target, four below and two above', () => {
    expect(shareClasses(0.95).map((entry) => entry.from)).toEqual([0, 0.5, 0.7, 0.85, 0.95, 0.98]);
    expect(shareClasses(0.8).map((entry) => [entry.from, entry.met])).toEqual([
      [0, false],
      [0.4, false],
      [0.6, false],
      [0.7, false],
      [0.8, true],
      [0.9, true],
    ]);
    expect(shareClasses(1).filter((entry) => entry.met)).toHaveLength(1);
    expect(shareClasses(0).every((entry) => entry.met)).toBe(true);
  });

  it('covers 0 to 1 without gaps, in different colours, at any target', () => {
    for (let percent = 0; percent <= 100; percent++) {
      const classes = shareClasses(percent / 100);
      expect(classes[0]?.from).toBe(0);
      expect(classes.at(-1)?.to).toBe(1);
      classes.slice(1).forEach((entry, index) => expect(entry.from).toBe(classes[index]?.to));
      expect(new Set(classes.map((entry) => entry.colour)).size).toBe(classes.length);
      expect(classes[classOfShare(classes, percent / 100)]?.met).toBe(true);
    }
  });

  it('is met at the target exactly, and knows no class for no data', () => {
    const classes = shareClasses(0.95);
    expect(classes[classOfShare(classes, 0.95)]?.met).toBe(true);
    expect(classes[classOfShare(classes, 0.9499)]?.met).toBe(false);
    expect(classOfShare(classes, 1)).toBe(classes.length - 1);
    expect(classOfShare(classes, NaN)).toBe(-1);
  });
});
