import { describe, expect, it } from 'vitest';
import { headlineParts, headlineText } from '../../src/app/headline';
import { firstChoices, questionOf, type Choices } from '../../src/app/store/question';
import type { CoverageAnswer } from '../../src/jobs/task-types';
import { answerOf } from './support/fake-client';
import { smallStudy } from './support/small-study';

function answerTo(change: Partial<Choices>): CoverageAnswer {
  const choices = firstChoices(smallStudy);
  const question = choices && questionOf(smallStudy, { ...choices, ...change });
  if (!question) throw new Error('no question');
  return answerOf(smallStudy, { question, edits: [] });
}

describe('the leading sentence', () => {
  // 30 minutes are 1,800 seconds, at 36 seconds a hundredth of a degree: 0.5 degrees, six of the ten places
  it('says year, trip, minutes, service, share and people outside in Chinese', () => {
    const text = headlineText(smallStudy, answerTo({}), 'zh');
    for (const piece of ['2020 年', '步行 30 分钟', '服务亭', '60.0 %', '400 人']) expect(text).toContain(piece);
  });

  it('says the same in English', () => {
    const text = headlineText(smallStudy, answerTo({}), 'en');
    for (const piece of ['2020', 'walking', '30 minutes', 'kiosks', '60.0 %', '400']) expect(text).toContain(piece);
  });

  it('leaves no slot unfilled and no year 0, whichever the direction', () => {
    for (const language of ['zh', 'en'] as const) {
      for (const change of [{}, { year: 0 }, { service: 'halls' }, { service: 'halls', year: 0 }]) {
        const text = headlineText(smallStudy, answerTo(change), language);
        expect(text).not.toMatch(/[{}]|undefined|\b0 年|In 0\b/);
      }
    }
  });

  it('lets the share and the people outside be opened', () => {
    const slots = headlineParts(smallStudy, answerTo({}), 'zh').map((part) => part.slot);
    expect(slots).toContain('share');
    expect(slots).toContain('outside');
  });
});
