import { formatCount, formatFigure, formatShare } from '../i18n/format';
import { report } from '../i18n/words/report';
import { askOf, measureOf } from '../model/ask';
import { isListed, type Compare, type Standard } from '../model/catalogue';
import type { Answer, StandardResult } from '../model/result';
import type { Language } from '../model/text';

const signs: Readonly<Record<Compare, string>> = { 'at-least': '≥', 'at-most': '≤', equals: '=', about: '≈' };

/**
 * What a standard asks for in a year: '≥ 95 %', '≥ 2.5 per 10,000 people', '≈ 48,000 (± 5 %)'.
 * @param others the standards of its catalogue
 */
export function askText(standard: Standard, year: number, others: readonly Standard[], language: Language): string {
  const words = report[language].asks;
  const { compare, figure, tolerance, per } = askOf(standard, year);
  const shrinking = standard.kind === 'balance' && standard.shrinking === true ? [words.shrinking] : [];
  if (figure === null) return shrinking[0] ?? words.none;
  const said = formatFigure(figure, measureOf(standard, others), language).replace('.0 %', ' %');
  const people = per > 0 ? ` ${words.per(formatCount(per, language))}` : '';
  const about = compare === 'about' ? ` (${words.about(formatShare(tolerance, language).replace('.0 %', ' %'))})` : '';
  return [`${signs[compare]} ${said}${people}${about}`, ...shrinking].join(', ');
}

/** What became of a standard: one of the three answers, or 'listed' where it asks for no figure. */
export function outcomeOf(standard: Standard | undefined, result: Pick<StandardResult, 'answer'>): Answer | 'listed' {
  return standard && isListed(standard) ? 'listed' : result.answer;
}
