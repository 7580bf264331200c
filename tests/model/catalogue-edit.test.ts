import { describe, expect, it } from 'vitest';
import { activeStandards, type Catalogue, type Standard } from '../../src/model/catalogue';
import { editedCatalogue, type CatalogueEdit } from '../../src/model/catalogue-edit';
import { Failure } from '../../src/model/finding';
import { checkScenario } from '../../src/model/scenario';
import { standardProblems } from '../../src/model/standard-problems';
import { findingText } from '../../src/i18n/words/findings';
import { judgedStudy } from '../app/support/small-study';

const { catalogue } = judgedStudy;
const [first, second, third] = catalogue.standards as readonly [Standard, Standard, Standard];
const ids = (edited: Catalogue): readonly string[] => edited.standards.map(({ id }) => id);
const edited = (...edits: readonly CatalogueEdit[]): Catalogue => editedCatalogue(catalogue, edits);
const off = (id: string): CatalogueEdit => ({ kind: 'switch-standard', id, on: false });
const on = (id: string): CatalogueEdit => ({ kind: 'switch-standard', id, on: true });

describe('changes of the plan', () => {
  it('leave the catalogue that they start from alone, and are the same object where there are none', () => {
    const before = structuredClone(catalogue);
    edited({ kind: 'put-standard', standard: { ...first, target: 1 } as Standard }, off(second.id), {
      kind: 'drop-standard',
      id: third.id,
    });
    expect(catalogue).toEqual(before);
    expect(edited()).toBe(catalogue);
  });

  it('put a standard in its place, and a new one last', () => {
    const stricter = { ...second, project: 40 };
    const added = { ...first, id: 'new' };
    const after = edited({ kind: 'put-standard', standard: stricter }, { kind: 'put-standard', standard: added });
    expect(ids(after)).toEqual([...ids(catalogue), 'new']);
    expect(after.standards[1]).toBe(stricter);
  });

  it('switch standards off and on again in their own places, also across two lists of edits', () => {
    const without = edited(off(second.id), off(first.id));
    expect(ids(without)).toEqual(ids(catalogue));
    expect(activeStandards(without)).toEqual(catalogue.standards.slice(2));
    expect(editedCatalogue(without, [on(first.id), on(second.id)])).toEqual(catalogue);
    expect(ids(editedCatalogue(without, [{ kind: 'drop-standard', id: third.id }]))).not.toContain(third.id);
  });

  it('of a standard that there is not are refused', () => {
    expect(() => edited(off('x'))).toThrow(Failure);
    expect(() => edited({ kind: 'drop-standard', id: 'x' })).toThrow(Failure);
    expect(() => edited({ kind: 'drop-standard', id: first.id }, on(first.id))).toThrow(Failure);
  });
});

describe('a standard that is put in the plan', () => {
  const bad = [
    [{ types: ['kiosk', 'castle'] }, 'types', 'castle', 'kiosk, hall'],
    [{ trip: 'fly' }, 'trip', 'fly', 'walk'],
    [{ group: 'people_0_6' }, 'group', 'people_0_6', 'people'],
    [{ level: 'village' }, 'level', 'village', 'city'],
    [{ target: 1.2 }, 'target', '1.2', '0'],
    [{ minutes: 0 }, 'minutes', '0', '600'],
    [{ types: [] }, 'types', '', ''],
    [{ where: [{ attribute: ' ', is: 'equals', value: true }] }, 'where', '', ''],
  ] as const;

  it('fits as the catalogue has it', () => {
    for (const standard of catalogue.standards) expect(standardProblems(standard, judgedStudy)).toEqual([]);
  });

  it.each(bad)('is refused by the field (%#)', (change, field, value, known) => {
    const standard = { ...first, ...change } as unknown as Standard;
    expect(standardProblems(standard, judgedStudy).map((problem) => problem.field)).toEqual([field]);
    const scenario = { id: 'p', name: { zh: '', en: '' }, edits: [off(second.id), { kind: 'put-standard', standard } as const] };
    const refusal = (() => {
      try {
        checkScenario(scenario, judgedStudy, 'plan.json');
      } catch (error) {
        if (error instanceof Failure) return error.finding;
      }
      throw new Error('was not refused');
    })();
    expect(refusal).toMatchObject({
      code: 'edit.bad-standard',
      where: { file: 'plan.json' },
      details: { field, entry: first.id, edit: 2 },
    });
    for (const language of ['zh', 'en'] as const) {
      const words = findingText(refusal, language);
      for (const part of [field, value, known]) expect(words).toContain(part);
    }
  });
});
