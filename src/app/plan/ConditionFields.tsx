import { useId, type ReactNode } from 'react';
import type { Condition } from '../../model/catalogue';
import { useApp, useWords } from '../context';
import { Icon } from '../parts/Icon';

const relations = ['equals', 'at-least', 'at-most'] as const;

/** A value as it is written: yes and no are truths, digits a number, anything else a text. */
function valueOf(text: string, yes: string, no: string): Condition['value'] {
  const plain = text.trim();
  if (plain === yes || plain === 'true') return true;
  if (plain === no || plain === 'false') return false;
  const number = Number(plain);
  return plain === '' || Number.isNaN(number) ? plain : number;
}

interface ConditionFieldsProps {
  readonly condition: Condition;
  /** attributes that the study has, offered while one writes */
  readonly attributes: readonly string[];
  readonly testId: string;
  readonly onChange: (condition: Condition) => void;
}

/** One test of an attribute: its name, how it is held, and against what. */
export function ConditionFields({ condition, attributes, testId, onChange }: ConditionFieldsProps): ReactNode {
  const w = useWords();
  const listId = useId();
  const { attribute, is, value } = condition;
  return (
    <span className="condition-fields">
      <input
        type="text"
        aria-label={w.conditionAttribute}
        data-testid={`${testId}-attribute`}
        list={listId}
        value={attribute}
        onChange={(event) => onChange({ ...condition, attribute: event.target.value })}
      />
      <datalist id={listId}>
        {attributes.map((name) => (
          <option key={name} value={name}>
            {name}
          </option>
        ))}
      </datalist>
      <select
        aria-label={w.conditionIs}
        value={is}
        onChange={(event) => onChange({ ...condition, is: relations.find((relation) => relation === event.target.value) ?? is })}
      >
        {relations.map((relation) => (
          <option key={relation} value={relation}>
            {w.conditionOps[relation]}
          </option>
        ))}
      </select>
      <input
        type="text"
        aria-label={w.conditionValue}
        data-testid={`${testId}-value`}
        value={typeof value === 'boolean' ? (value ? w.yes : w.no) : String(value)}
        onChange={(event) => onChange({ ...condition, value: valueOf(event.target.value, w.yes, w.no) })}
      />
    </span>
  );
}

interface ConditionListProps {
  readonly conditions: readonly Condition[];
  readonly attributes: readonly string[];
  readonly testId: string;
  readonly onChange: (conditions: readonly Condition[]) => void;
}

/** Tests that must all pass; each can be changed or taken away. */
export function ConditionList({ conditions, attributes, testId, onChange }: ConditionListProps): ReactNode {
  const w = useWords();
  const language = useApp((state) => state.language);
  const added: Condition = { attribute: attributes[0] ?? 'attribute', is: 'equals', value: true };
  return (
    <span className="condition-list" lang={language === 'zh' ? 'zh-CN' : 'en'}>
      {conditions.map((condition, at) => (
        <span key={at} className="condition-row">
          <ConditionFields
            condition={condition}
            attributes={attributes}
            testId={`${testId}-${at}`}
            onChange={(changed) => onChange(conditions.with(at, changed))}
          />
          <button
            type="button"
            className="button icon-only quiet small"
            aria-label={w.conditionRemove}
            title={w.conditionRemove}
            onClick={() => onChange(conditions.toSpliced(at, 1))}
          >
            <Icon name="close" />
          </button>
        </span>
      ))}
      <button type="button" className="button small" data-testid={`${testId}-add`} onClick={() => onChange([...conditions, added])}>
        <Icon name="plus" /> {w.conditionAdd}
      </button>
    </span>
  );
}
