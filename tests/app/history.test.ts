import { describe, expect, it } from 'vitest';
import type { GroundEdit } from '../../src/model/edit';
import { activeEdits, atPosition, emptyHistory, withStep } from '../../src/app/store/history';

const close = (id: string) => ({ kind: 'close-facility', id }) as const;

describe('the history of edits', () => {
  const two = withStep(withStep(emptyHistory, close('a')), close('b'));

  it('holds every edit in order', () => {
    expect(activeEdits(two)).toEqual([close('a'), close('b')]);
  });

  it('steps back and forward without losing an edit', () => {
    const back = atPosition(two, 1);
    expect(activeEdits(back)).toEqual([close('a')]);
    expect(activeEdits(atPosition(back, 2))).toEqual([close('a'), close('b')]);
  });

  it('drops what was undone when a new edit comes', () => {
    expect(withStep(atPosition(two, 0), close('c')).steps).toEqual([close('c')]);
  });

  it('stays inside its list', () => {
    expect(atPosition(two, -3).position).toBe(0);
    expect(atPosition(two, 9)).toBe(two);
  });

  it('takes away one edit of two that are alike, and brings it back on undo', () => {
    const speeds = (): GroundEdit => ({ kind: 'use-speeds', table: 'winter' });
    const [first, second] = [speeds(), speeds()];
    const both = [first, close('a'), second].reduce(withStep, emptyHistory);
    const gone = withStep(both, { kind: 'take-away', edit: first });
    expect(activeEdits(gone)).toEqual([close('a'), second]);
    expect(activeEdits(gone)[1]).toBe(second);
    expect(activeEdits(atPosition(gone, 3))).toEqual([first, close('a'), second]);
  });
});
