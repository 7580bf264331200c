import { describe, expect, it } from 'vitest';
import { formatsOf } from '../../src/app/format';

const zh = formatsOf('zh');

describe('figures in words', () => {
  it('tells a share from a target that rounds to the same', () => {
    expect(zh.shareBeside(40_013 / 50_027, 0.8)).toBe('79.98 %');
    expect(zh.shareBeside(0.79999, 0.8)).toBe('79.999 %');
    expect(zh.shareBeside(0.8, 0.8)).toBe('80.0 %');
    expect(zh.shareBeside(0.75, 0.8)).toBe('75.0 %');
    expect(zh.shareBeside(NaN, 0.8)).toBe('–');
  });

  it('gives a change its sign, and none to no change', () => {
    expect([zh.signedPeople(1240), zh.signedPeople(-310.4), zh.signedPeople(0.3)]).toEqual(['+1,240', '−310', '0']);
  });

  it('shows what is missing as a dash', () => {
    expect([zh.people(NaN), zh.share(NaN), zh.minutes(Infinity), zh.degrees(NaN)]).toEqual(['–', '–', '–', '–']);
  });
});
