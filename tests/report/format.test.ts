import { describe, expect, it } from 'vitest';
import { formatBand, formatCutoff, formatMinutes, formatPeople, formatShare } from '../../src/i18n/format';

describe('figures as they are shown', () => {
  it.each([
    [0.941, '94.1 %'],
    [1, '100.0 %'],
    [0, '0.0 %'],
    [0.99999, '> 99.9 %'],
    [0.00001, '< 0.1 %'],
    [NaN, '–'],
  ])('share %d is %s: not quite all is never all', (share, text) => expect(formatShare(share, 'zh')).toBe(text));

  it('a band has no signs inside it', () => {
    expect(formatBand(0.932, 0.99999, 'en')).toBe('93.2-99.9 %');
    expect(formatBand(0.5, 1, 'en')).toBe('50.0-100.0 %');
    expect(formatBand(NaN, 1, 'en')).toBe('');
  });

  it('people are grouped, minutes have one decimal, cutoffs none they do not need', () => {
    expect(formatPeople(196_400.4, 'zh')).toBe('196,400');
    expect(formatPeople(NaN, 'en')).toBe('–');
    expect(formatMinutes(42.25, 'en')).toBe('42.3');
    expect([1800, 450].map(formatCutoff)).toEqual(['30', '7.5']);
  });
});
