import { describe, expect, it } from 'vitest';
import { allTruth, attributeIn, conditionTruth } from '../../../src/engine/standards';

const standardised = { attribute: 'standardised', is: 'equals', value: true } as const;

describe('conditions', () => {
  it('never passes a missing attribute', () => {
    expect(conditionTruth({}, standardised, 2020)).toBe('unknown');
    expect(conditionTruth({ standardised: null }, standardised, 2020)).toBe('unknown');
    expect(conditionTruth({ gps: NaN }, { attribute: 'gps', is: 'at-least', value: 1 }, 2020)).toBe('unknown');
    expect(conditionTruth({ gps: 'many' }, { attribute: 'gps', is: 'at-least', value: 1 }, 2020)).toBe('unknown');
  });

  it('counts a yes only from the year beside it', () => {
    const attributes = { standardised: true, standardised_since: 2019 };
    expect([2018, 2019, 2020].map((year) => conditionTruth(attributes, standardised, year))).toEqual(['no', 'yes', 'yes']);
    expect(attributeIn({ beds: 20, beds_since: 2019 }, 'beds', 2018)).toBeNull();
    expect(conditionTruth({ standardised_since: 2019 }, standardised, 2020)).toBe('unknown');
    expect(conditionTruth({ standardised: false, standardised_since: 2019 }, standardised, 2020)).toBe('no');
  });

  it('takes 1 and 0 for yes and no, either way, and compares numbers inclusively', () => {
    expect(conditionTruth({ standardised: 1 }, standardised, 2020)).toBe('yes');
    expect(conditionTruth({ gps: 1 }, { attribute: 'gps', is: 'at-least', value: 1 }, 2020)).toBe('yes');
    expect(conditionTruth({ gps: false }, { attribute: 'gps', is: 'at-least', value: 1 }, 2020)).toBe('no');
    expect(conditionTruth({ gps: 2 }, { attribute: 'gps', is: 'at-most', value: 1 }, 2020)).toBe('no');
  });

  it('one no decides; else one unknown makes all unknown', () => {
    const open = { attribute: 'free_entry', is: 'equals', value: true } as const;
    expect(allTruth({ standardised: false }, [open, standardised], 2020)).toBe('no');
    expect(allTruth({ standardised: true }, [open, standardised], 2020)).toBe('unknown');
    expect(allTruth({}, [], 2020)).toBe('yes');
  });
});
