import type { Answer } from '../../model/result';

/** How a unit stands against a standard, and whether the last change made it so. */
export type AnswerShade = 'met' | 'not-met' | 'come-in' | 'fall-out';

/** Blue met, orange not met, as the shares; what the last change moved is darker, in grey print too. */
export const answerShades: Readonly<Record<AnswerShade, string>> = {
  met: '#8fbcdf',
  'come-in': '#174a80',
  'not-met': '#f3b27c',
  'fall-out': '#9c2f12',
};

/** Colours of the units of one level by their answers. */
export interface AnswerColours {
  readonly level: 'town' | 'county';
  readonly colours: ReadonlyMap<string, string>;
  /** codes of units without data */
  readonly noData: readonly string[];
  /** codes of units with dots over their colour, where two colours are alike in grey print */
  readonly marked?: readonly string[];
}

/**
 * Colours of units by their answers.
 * @param fallOut codes of units that the last change made fall out; `comeIn`: that it made come in
 */
export function answerColours(
  level: AnswerColours['level'],
  answers: readonly { readonly unit: string; readonly answer: Answer }[],
  fallOut: ReadonlySet<string>,
  comeIn: ReadonlySet<string>,
): AnswerColours {
  const shade = (unit: string, answer: 'met' | 'not-met'): AnswerShade => {
    if (answer === 'met') return comeIn.has(unit) ? 'come-in' : 'met';
    return fallOut.has(unit) ? 'fall-out' : 'not-met';
  };
  return {
    level,
    colours: new Map(answers.flatMap(({ unit, answer }) => (answer === 'no-data' ? [] : [[unit, answerShades[shade(unit, answer)]]]))),
    noData: answers.flatMap(({ unit, answer }) => (answer === 'no-data' ? [unit] : [])),
  };
}
