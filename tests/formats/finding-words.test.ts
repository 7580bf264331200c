import { expect, test } from 'vitest';
import type { Details } from '../../src/model/finding';
import { findingText } from '../../src/i18n/words/findings';
import { findingCodes } from '../../src/model/finding-codes';

const details: readonly Details[] = [{}, { value: 'x', column: 'y', columns: ['a', 'b'], known: [2018], count: 3 }, { more: 7 }];

test.each(findingCodes)('%s has words in both languages, with and without details', (code) => {
  for (const one of details) {
    const finding = { severity: 'warn' as const, code, where: {}, details: one };
    expect(findingText(finding, 'zh')).toMatch(/\p{Script=Han}/u);
    expect(findingText(finding, 'en')).toMatch(/^[^\p{Script=Han}]{8,}$/u);
  }
});
