import { describe, expect, it } from 'vitest';
import { newFacilityId } from '../../src/app/panels/AddFacilityForm';
import { peopleOutside, wholeLedger } from '../../src/app/store/totals';
import type { UnitLedger } from '../../src/model/result';
import { answerOf } from './support/fake-client';
import { facilityAt, smallStudy } from './support/small-study';

const question = { types: ['kiosk'], trip: 'walk', direction: 'to', cutoffSeconds: 1800, year: 2020, group: 'people', band: 0.2 } as const;
const answer = answerOf(smallStudy, { question, edits: [] });
const [base] = answer.ledgers;

function ledger(part: Partial<UnitLedger>): UnitLedger {
  if (!base) throw new Error('the answer has no ledger');
  return { ...base, ...part };
}

describe('the ledger of the whole study', () => {
  it('is the city where there is one, whatever lies outside', () => {
    const city = ledger({ code: 'c', level: 'city' });
    expect(wholeLedger({ ...answer, ledgers: [city, ledger({ level: 'town' }), ledger({ level: 'outside', code: '' })] })).toBe(city);
  });

  it('is the one row of a study without units', () => {
    const row = ledger({ code: '', level: 'outside' });
    expect(wholeLedger({ ...answer, ledgers: [row] })).toBe(row);
  });

  it('is the sum of the topmost level and the outside where there is no city', () => {
    const ledgers = [
      ledger({ level: 'county', code: 'a', people: 600, covered: 300, uncovered: 300, shareSlow: 0.25 }),
      ledger({ level: 'county', code: 'b', people: 300, covered: 300, uncovered: 0, shareSlow: 1 }),
      ledger({ level: 'town', code: 'a1', people: 600, covered: 300, uncovered: 300 }),
      ledger({ level: 'outside', code: '', people: 100, covered: 0, uncovered: 60, onBarrier: 30, offGrid: 10, shareSlow: 0 }),
    ];
    const whole = wholeLedger({ ...answer, ledgers });
    expect(whole).toMatchObject({ people: 1000, covered: 600, share: 0.6 });
    expect(whole?.shareSlow).toBeCloseTo(0.45, 12);
    expect(whole && peopleOutside(whole)).toBe(400);
    expect(whole?.medianMinutes).toBeNaN();
  });
});

describe('a new facility', () => {
  it('gets an id that no facility has', () => {
    expect(newFacilityId(smallStudy.facilities)).toBe('new-1');
    expect(newFacilityId([facilityAt('new-1', 0), facilityAt('new-2', 0)])).toBe('new-3');
  });
});
