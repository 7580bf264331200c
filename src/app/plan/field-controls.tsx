import type { ReactNode } from 'react';
import { measureOf } from '../../model/ask';
import type { Condition, Standard } from '../../model/catalogue';
import { rangeOf, type FieldSort, type StandardField } from '../../model/standard-fields';
import { unitLevels } from '../../model/study';
import type { Language } from '../../model/text';
import type { AllWords } from '../../i18n';
import type { StudyView } from '../../jobs/task-types';
import { groupName } from '../names';
import { ProblemNumber } from '../parts/ProblemNumber';
import { ConditionFields, ConditionList } from './ConditionFields';
import { TypesField } from './TypesField';

/** What the control of a field gets. */
export interface FieldProps {
  readonly id: string;
  readonly field: StandardField;
  readonly standard: Standard;
  readonly value: unknown;
  readonly study: StudyView;
  /** the plan after the edits */
  readonly plan: readonly Standard[];
  /** names of attributes that the study's facilities and units have */
  readonly attributes: readonly string[];
  readonly language: Language;
  readonly w: AllWords['app'];
  readonly onChange: (value: unknown) => void;
}

type Control = (props: FieldProps) => ReactNode;

interface Option {
  readonly value: string;
  readonly text: string;
}

const pick =
  (optionsOf: (props: FieldProps) => readonly Option[]): Control =>
  (props) => {
    const { id, field, value, onChange, w } = props;
    const options = optionsOf(props);
    return (
      <select
        id={id}
        data-testid={`field-${field.key}`}
        value={typeof value === 'string' ? value : ''}
        onChange={(event) => onChange(event.target.value === '' ? undefined : event.target.value)}
      >
        {(field.optional || value === undefined) && <option value="">{field.sort === 'choice' ? w.fieldDefault : w.fieldNone}</option>}
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.text}
          </option>
        ))}
      </select>
    );
  };

const isShare = ({ field, standard, plan }: FieldProps): boolean =>
  field.sort === 'share' || (field.sort === 'figure' && measureOf(standard, plan) === 'share');

const unitOf = (props: FieldProps): string => {
  const { fieldUnits } = props.w;
  const { key, sort } = props.field;
  if (isShare(props)) return fieldUnits.share;
  if (key === 'per') return fieldUnits.people;
  return sort === 'whole' || sort === 'minutes' || sort === 'metres' ? fieldUnits[sort] : '';
};

const number: Control = (props) => {
  const { id, field, standard, value, w, onChange } = props;
  const range = rangeOf(standard, field.sort);
  if (!range) return null;
  // shares are written as per cent
  const factor = isShare(props) ? 100 : 1;
  const unit = unitOf(props);
  const [least, most] = [range.least * factor, Math.min(range.most, isShare(props) ? 1 : Infinity) * factor];
  return (
    <ProblemNumber
      id={id}
      testId={`field-${field.key}`}
      value={typeof value === 'number' ? value * factor : undefined}
      least={least}
      most={most}
      step={range.whole || factor === 100 || field.sort === 'minutes' ? 1 : 'any'}
      whole={range.whole}
      optional={field.optional ?? false}
      unit={unit}
      problem={range.whole ? w.fieldWhole(String(least), String(most)) : w.fieldRange(String(least), String(most), unit)}
      onNumber={(typed) => onChange(typed === undefined ? undefined : Number((typed / factor).toPrecision(12)))}
    />
  );
};

const named = (list: readonly { readonly id: string; readonly name: { readonly zh: string; readonly en: string } }[], language: Language) =>
  list.map(({ id, name }) => ({ value: id, text: name[language] }));

/** The control of each sort of field; targets by year are changed where the target is. */
const controls: Readonly<Record<FieldSort, Control>> = {
  share: number,
  whole: number,
  positive: number,
  figure: number,
  minutes: number,
  metres: number,
  trip: pick(({ study, language }) => named(study.trips, language)),
  direction: pick(({ w }) => [
    { value: 'to', text: w.directionTo },
    { value: 'from', text: w.directionFrom },
  ]),
  group: pick(({ study, language }) => study.demand.groups.map((group) => ({ value: group, text: groupName(group, language) }))),
  level: pick(({ study, w }) =>
    unitLevels
      .filter((level) => study.units.some((unit) => unit.level === level))
      .map((level) => ({ value: level, text: w.levelNames[level] })),
  ),
  choice: pick(({ field, w }) => (field.choices ?? []).map((value) => ({ value, text: w.fieldChoices[value] ?? value }))),
  standard: pick(({ plan, standard, language }) =>
    named(
      plan.filter(({ id, kind }) => id !== standard.id && kind !== 'balance' && kind !== 'total'),
      language,
    ),
  ),
  text: ({ id, field, value, onChange }) => (
    <input
      id={id}
      type="text"
      data-testid={`field-${field.key}`}
      value={typeof value === 'string' ? value : ''}
      onChange={(event) => onChange(event.target.value === '' && field.optional ? undefined : event.target.value)}
    />
  ),
  types: ({ id, field, value, onChange }) => (
    <TypesField id={id} types={value as readonly string[]} testId={`field-${field.key}`} onChange={onChange} />
  ),
  condition: ({ field, value, attributes, onChange }) => (
    <ConditionFields condition={value as Condition} attributes={attributes} testId={`field-${field.key}`} onChange={onChange} />
  ),
  conditions: ({ field, value, attributes, onChange }) => (
    <ConditionList conditions={value as readonly Condition[]} attributes={attributes} testId={`field-${field.key}`} onChange={onChange} />
  ),
  'by-year': () => null,
};

/** Sorts whose controls have labels of their own inside, so that the name of the field is the name of a group. */
const grouped: ReadonlySet<FieldSort> = new Set(['condition', 'conditions']);

export function isGrouped(sort: FieldSort): boolean {
  return grouped.has(sort);
}

/** The control of a field of a standard. */
export function fieldControl(props: FieldProps): ReactNode {
  return controls[props.field.sort](props);
}
