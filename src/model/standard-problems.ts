import type { Catalogue, Condition, Standard } from './catalogue';
import type { Study, Unit } from './study';
import { unitLevels } from './unit-level';
import { fieldsOfKind, fieldValue, rangeOf, targetKey, type FieldSort, type StandardField, type StandardFieldKey } from './standard-fields';

/** What the fields of a standard may name. */
export interface StandardGround {
  readonly catalogue: Pick<Catalogue, 'facilityTypes'> & { readonly standards: readonly Pick<Standard, 'id'>[] };
  readonly trips: readonly { readonly id: string }[];
  readonly units: readonly Pick<Unit, 'level'>[];
  readonly demand: Pick<Study['demand'], 'groups'>;
}

/** What is wrong with a field of a standard. */
export interface StandardProblem {
  readonly field: StandardFieldKey;
  /** 'unknown': not one of `known`; 'range': not a number between `least` and `most` (or not whole); 'empty': nothing there */
  readonly problem: 'unknown' | 'range' | 'empty';
  readonly value: string;
  readonly known: readonly string[];
  readonly least: number;
  readonly most: number;
}

type Problem = Omit<StandardProblem, 'field'>;

/** What a check looks at: the value of a field, and all that it may depend on. */
interface Checked {
  readonly value: unknown;
  readonly field: StandardField;
  readonly standard: Standard;
  readonly ground: StandardGround;
}
type Check = (checked: Checked) => readonly Problem[];

const problem = (part: Pick<Problem, 'problem'> & Partial<Problem>): readonly Problem[] => [
  { value: '', known: [], least: NaN, most: NaN, ...part },
];
const oneOf = (value: unknown, known: readonly string[]): readonly Problem[] =>
  known.includes(String(value)) ? [] : problem({ problem: 'unknown', value: String(value), known });

const inRange = (value: unknown, standard: Standard, sort: FieldSort): readonly Problem[] => {
  const range = rangeOf(standard, sort);
  if (!range) return [];
  const { least, most, whole } = range;
  const fits = typeof value === 'number' && value >= least && value <= most && (!whole || Number.isInteger(value));
  return fits ? [] : problem({ problem: 'range', value: String(value), least, most });
};

const number: Check = ({ value, standard, field }) => inRange(value, standard, field.sort);

const filled: Check = ({ value }) => (String(value).trim() === '' ? problem({ problem: 'empty' }) : []);

const emptyCondition = ({ attribute }: Condition): readonly Problem[] => (attribute.trim() === '' ? problem({ problem: 'empty' }) : []);

const idsOf = (list: readonly { readonly id: string }[]): readonly string[] => list.map(({ id }) => id);

const checks: Readonly<Record<FieldSort, Check>> = {
  share: number,
  whole: number,
  positive: number,
  figure: number,
  minutes: number,
  metres: number,
  trip: ({ value, ground }) => oneOf(value, idsOf(ground.trips)),
  direction: ({ value }) => oneOf(value, ['to', 'from']),
  group: ({ value, ground }) => oneOf(value, ground.demand.groups),
  types({ value, ground }) {
    const types = value as readonly string[];
    const known = idsOf(ground.catalogue.facilityTypes);
    return types.length === 0 ? problem({ problem: 'empty' }) : types.flatMap((type) => oneOf(type, known));
  },
  // a study without units is judged at no level
  level({ value, ground }) {
    const known = unitLevels.filter((level) => ground.units.some((unit) => unit.level === level));
    return known.length === 0 ? [] : oneOf(value, known);
  },
  condition: ({ value }) => emptyCondition(value as Condition),
  conditions: ({ value }) => (value as readonly Condition[]).flatMap(emptyCondition),
  choice: ({ value, field }) => oneOf(value, field.choices ?? []),
  text: filled,
  standard: ({ value, standard, ground }) => oneOf(value, idsOf(ground.catalogue.standards.filter(({ id }) => id !== standard.id))),
  'by-year'({ value, standard }) {
    const sort = fieldsOfKind(standard.kind).find(({ key }) => key === targetKey(standard.kind))?.sort;
    return sort ? Object.values(value as Readonly<Record<string, number>>).flatMap((target) => inRange(target, standard, sort)) : [];
  },
};

/** What is wrong with a standard, field by field: numbers out of range, and types, trips, groups and levels that the study has not got. */
export function standardProblems(standard: Standard, ground: StandardGround): readonly StandardProblem[] {
  return fieldsOfKind(standard.kind).flatMap((field) => {
    const value = fieldValue(standard, field.key);
    if (value === undefined) return field.optional ? [] : problem({ problem: 'empty' }).map((found) => ({ field: field.key, ...found }));
    return checks[field.sort]({ value, field, standard, ground }).map((found) => ({ field: field.key, ...found }));
  });
}
