import { describe, expect, it } from 'vitest';
import { facilityName, unitName } from '../../src/app/names';
import { servedByFacility, servedInUnit } from '../../src/app/store/served';
import { firstChoices, questionOf } from '../../src/app/store/question';
import { tabFor, tabsOf } from '../../src/app/store/tabs';
import { csvOf } from '../../src/app/csv';
import { answerOf } from './support/fake-client';
import { facilityAt, judgedStudy, smallStudy } from './support/small-study';

const choices = firstChoices(smallStudy);
const question = choices && questionOf(smallStudy, choices);
if (!question) throw new Error('no question');
const edits = [{ kind: 'add-facility', facility: facilityAt('new-1', 0.9) } as const];
const answer = answerOf(smallStudy, { question, edits });

describe('whom a facility serves', () => {
  it('adds up to everybody who has a nearest facility', () => {
    const served = servedByFacility(answer);
    // ten places of 100 people between facilities at their two ends, all within half of the way: 50 minutes at most, 30 asked
    expect([...served.values()].reduce((sum, one) => sum + one.people, 0)).toBe(1000);
    expect(served.get('a')).toEqual({ id: 'a', people: 500, within: 500 });
  });

  it('counts for a unit only the people who live in it', () => {
    const unit = new Int32Array(10).fill(-1).fill(0, 0, 3);
    const study = { ...smallStudy, demand: { ...smallStudy.demand, unit } };
    expect(servedInUnit(study, answer, '1')).toEqual([{ id: 'a', people: 300, within: 300 }]);
    expect(servedInUnit(study, answer, 'nowhere')).toEqual([]);
  });
});

describe('what a study has tables for', () => {
  it('offers places where there are no towns, and standards where there are any', () => {
    expect(tabsOf(smallStudy)).toEqual(['cells', 'facilities']);
    expect(tabFor(smallStudy, 'standards')).toBe('cells');
    expect(tabFor(judgedStudy, 'standards')).toBe('standards');
  });
});

describe('names in English', () => {
  it('take the English name, else the Chinese one with what it is', () => {
    const clinic = { ...facilityAt('c', 0), name: '河北镇卫生院' };
    expect(facilityName(smallStudy, clinic, 'zh')).toBe('河北镇卫生院');
    expect(facilityName(smallStudy, clinic, 'en')).toBe('河北镇卫生院 (kiosk)');
    expect(facilityName(smallStudy, { ...clinic, attributes: { name_en: 'Hebei' } }, 'en')).toBe('Hebei');
    expect(unitName({ code: '1', name: '东村', nameEn: '', level: 'village', parent: '', geometry: null, attributes: {} }, 'en')).toBe(
      '东村 (village)',
    );
  });
});

describe('a table as csv', () => {
  it('quotes what needs it, leaves missing numbers empty and begins with a byte order mark', async () => {
    const bytes = new Uint8Array(
      await csvOf(
        ['a', 'b'],
        [
          ['x, "y"', NaN],
          ['z', 0.25],
        ],
      ).arrayBuffer(),
    );
    expect([...bytes.slice(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
    expect(new TextDecoder().decode(bytes)).toBe('a,b\r\n"x, ""y""",\r\nz,0.25\r\n');
  });
});
