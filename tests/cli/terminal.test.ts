import { describe, expect, it } from 'vitest';
import { clipped, displayWidth, padded } from '../../src/cli/display-width';
import { nearestWord } from '../../src/cli/nearest-word';
import { alignedLines } from '../../src/cli/text-table';

describe('display width', () => {
  it.each([
    ['abc', 3],
    ['宝鸡', 4],
    ['（驾车）', 8],
    ['12.3 %', 6],
    ['', 0],
  ])('%j takes %d columns', (text, width) => expect(displayWidth(text)).toBe(width));

  it('pads and clips by columns, not letters', () => {
    expect(padded('宝鸡', 6, 'left')).toBe('宝鸡  ');
    expect(padded('宝鸡', 6, 'right')).toBe('  宝鸡');
    expect(clipped('宝鸡市', 5)).toBe('宝鸡…');
    expect(clipped('宝鸡市', 6)).toBe('宝鸡市');
  });

  it('aligns columns', () => {
    expect(
      alignedLines(
        ['县', 'n'],
        [
          ['太白县', '1'],
          ['x', '1000'],
        ],
        ['left', 'right'],
      ),
    ).toEqual(['县         n', '──────  ────', '太白县     1', 'x       1000']);
  });
});

describe('nearest word', () => {
  const words = ['facilities', 'friction', 'cutoff', 'out'];
  it.each([
    ['facilites', 'facilities'],
    ['cut-off', 'cutoff'],
    ['fac', 'facilities'],
    ['oyt', 'out'],
    ['banana', ''],
  ])('%s -> %j', (word, wanted) => expect(nearestWord(word, words)).toBe(wanted));
});
