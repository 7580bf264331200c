import type { Condition } from '../../model/catalogue';
import type { Attribute, Attributes } from '../../model/study';

/** Three answers: a missing attribute is unknown, never a pass and never a fail. */
export type Truth = 'yes' | 'no' | 'unknown';

/**
 * An attribute as it stood in a year. Beside an attribute `x` a column `x_since` may give the first year in which it holds: before it, a yes is a
 * no and any other value is unknown.
 */
export function attributeIn(attributes: Attributes, name: string, year: number): Attribute {
  const value = attributes[name] ?? null;
  const since = attributes[`${name}_since`] ?? null;
  if (typeof since !== 'number' || value === null || value === false || year >= since) return value;
  return value === true ? false : null;
}

/** 1 and 0 stand for yes and no where a yes or no is asked for, and the other way round: a column of nothing but 0 and 1 is read as yes and no. */
function asAsked(value: Attribute, asked: Condition['value']): Attribute {
  if (typeof asked === 'boolean' && (value === 1 || value === 0)) return value === 1;
  if (typeof asked === 'number' && typeof value === 'boolean') return value ? 1 : 0;
  return value;
}

const truthOf = (holds: boolean): Truth => (holds ? 'yes' : 'no');

const tests: { readonly [K in Condition['is']]: (value: string | number | boolean, asked: Condition['value']) => Truth } = {
  equals: (value, asked) => (typeof value === typeof asked ? truthOf(value === asked) : 'unknown'),
  'at-least': (value, asked) => (typeof value === 'number' && typeof asked === 'number' ? truthOf(value >= asked) : 'unknown'),
  'at-most': (value, asked) => (typeof value === 'number' && typeof asked === 'number' ? truthOf(value <= asked) : 'unknown'),
};

/** Does the condition hold in the year? A value of another kind than the one asked for is unknown. */
export function conditionTruth(attributes: Attributes, condition: Condition, year: number): Truth {
  const value = asAsked(attributeIn(attributes, condition.attribute, year), condition.value);
  return value === null || Number.isNaN(value) ? 'unknown' : tests[condition.is](value, condition.value);
}

/** All of the conditions: one no is a no; else one unknown is unknown. */
export function allTruth(attributes: Attributes, conditions: readonly Condition[], year: number): Truth {
  let truth: Truth = 'yes';
  for (const condition of conditions) {
    const one = conditionTruth(attributes, condition, year);
    if (one === 'no') return 'no';
    if (one === 'unknown') truth = 'unknown';
  }
  return truth;
}
