import { describe, expect, it } from 'vitest';
import { linesOf } from '../../src/app/picture-frame';

const byCharacter = (text: string): number => text.length;

describe('lines of a text', () => {
  it('breaks English between words', () => {
    expect(linesOf('one two three', 8, byCharacter)).toEqual(['one two', 'three']);
  });

  it('breaks Chinese between characters and keeps numbers whole', () => {
    expect(linesOf('未覆盖 96,135 人口', 6, byCharacter)).toEqual(['未覆盖', '96,135', '人口']);
  });

  it('loses nothing but spaces at the ends', () => {
    const text = '2020 年，驾车 30 分钟可达 primary care 的人口 97.1 %';
    expect(linesOf(text, 7, byCharacter).join('').replaceAll(' ', '')).toBe(text.replaceAll(' ', ''));
  });

  it('has no lines where there is no text', () => {
    expect(linesOf('', 9, byCharacter)).toEqual([]);
  });
});
