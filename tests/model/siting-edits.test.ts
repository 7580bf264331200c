import { describe, expect, it } from 'vitest';
import { editedFacilities } from '../../src/model/edit';
import type { SitingAnswer } from '../../src/model/siting';
import { sitingEdits } from '../../src/model/siting-edits';

const place = (id: string) => ({ id, name: `place ${id}`, nameEn: '', unit: 'u', lon: 107, lat: 34 });
const answer = {
  goal: { buildType: 'clinic', capacity: null },
  places: ['b', 'a', 'c'].map(place),
  delaySeconds: 120,
} as unknown as SitingAnswer;

describe('accepted places', () => {
  it('become new facilities in the order of the answer, with the start delay of their type', () => {
    const edits = sitingEdits(answer, ['c', 'b'], new Set(), ({ name }) => `new ${name}`, 2021);
    expect(edits.map(({ facility }) => [facility.id, facility.name])).toEqual([
      ['new-clinic-1', 'new place b'],
      ['new-clinic-2', 'new place c'],
    ]);
    expect(edits[0]!.facility).toMatchObject({
      type: 'clinic',
      lon: 107,
      lat: 34,
      delaySeconds: 120,
      opened: 2021,
      closed: null,
      capacity: null,
    });
    expect(editedFacilities([], edits)).toHaveLength(2);
  });

  it('have ids that nothing else has, the same each time', () => {
    const taken = new Set(['new-clinic-1', 'new-clinic-3']);
    const once = sitingEdits(answer, ['a', 'b', 'c'], taken, ({ name }) => name);
    expect(once.map(({ facility }) => facility.id)).toEqual(['new-clinic-2', 'new-clinic-4', 'new-clinic-5']);
    expect(sitingEdits(answer, ['c', 'b', 'a'], taken, ({ name }) => name)).toEqual(once);
  });

  it('have the capacity that was asked for', () => {
    const goal = { ...answer.goal, capacity: { newSite: 40, peoplePerUnit: 10, assign: 'split' as const } };
    expect(sitingEdits({ ...answer, goal }, ['a'], new Set(), ({ name }) => name)[0]!.facility.capacity).toBe(40);
  });
});
