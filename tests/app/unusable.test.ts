import { describe, expect, it } from 'vitest';
import { facilitiesOfFinding, troubleOf } from '../../src/app/store/unusable';
import { firstChoices, questionOf } from '../../src/app/store/question';
import type { Finding } from '../../src/model/finding';
import { answerOf } from './support/fake-client';
import { facilityAt, smallStudy } from './support/small-study';

const choices = firstChoices(smallStudy);
const question = choices && questionOf(smallStudy, choices);
if (!question) throw new Error('no question');

const added = [0.3, 0.4].map((lat, index) => ({ kind: 'add-facility', facility: facilityAt(`new-${index}`, lat) }) as const);
const onWater: Finding = {
  severity: 'warn',
  code: 'travel.facility-on-barrier',
  where: { layer: 'facilities' },
  details: { count: 1, rows: [2] },
};
const people: Finding = {
  severity: 'warn',
  code: 'travel.demand-on-barrier',
  where: { layer: 'demand' },
  details: { count: 1, rows: [0] },
};
const answer = { ...answerOf(smallStudy, { question, edits: added }), findings: [people, onWater] };

describe('facilities that cannot be used', () => {
  it('are told by their rows in the list of the question, not of the study', () => {
    expect(answer.facilityIds).toEqual(['a', 'new-0', 'new-1']);
    expect(facilitiesOfFinding(answer, onWater)).toEqual(['new-1']);
    expect(['a', 'new-0', 'new-1'].map((id) => troubleOf(answer, id))).toEqual([null, null, 'on-barrier']);
  });

  it('are not those of a finding about people', () => {
    expect(facilitiesOfFinding(answer, people)).toEqual([]);
  });
});
