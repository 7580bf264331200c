import { describe, expect, it } from 'vitest';
import { activeEdits, atPosition, emptyHistory, withEdit } from '../../src/app/store/history';

const close = (id: string) => ({ kind: 'close-facility', id }) as const;

describe('the history of edits', () => {
  const two = withEdit(withEdit(emptyHistory, close('a')), close('b'));

  it('holds every edit in order', () => {
    expect(activeEdits(two)).toEqual([close('a'), close('b')]);
  });

  it('steps back and forward without losing an edit', () => {
    const back = atPosition(two, 1);
    expect(activeEdits(back)).toEqual([close('a')]);
    expect(activeEdits(atPosition(back, 2))).toEqual([close('a'), close('b')]);
  });

  it('drops what was undone when a new edit comes', () => {
    expect(withEdit(atPosition(two, 0), close('c')).edits).toEqual([close('c')]);
  });

  it('stays inside its list', () => {
    expect(atPosition(two, -3).position).toBe(0);
    expect(atPosition(two, 9)).toBe(two);
  });
});
