import type { Catalogue, Condition, Standard } from './catalogue';
import type { Study, Unit } from './study';
import { unitLevels } from './unit-level';
import { fieldsOfKind, fieldValue, numberRanges, type FieldSort, type StandardFieldKey } from './standard-fields';

/** What the fields of a standard may name. */
export interface StandardGround {
  readonly catalogue: Pick<Catalogue, 'facilityTypes'>;
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
type Check = (value: unknown, ground: StandardGround) => readonly Problem[];

const problem = (part: Pick<Problem, 'problem'> & Partial<Problem>): readonly Problem[] => [
  { value: '', known: [], least: NaN, most: NaN, ...part },
];
const oneOf = (value: unknown, known: readonly string[]): readonly Problem[] =>
  known.includes(String(value)) ? [] : problem({ problem: 'unknown', value: String(value), known });

const numberCheck =
  (sort: FieldSort): Check =>
  (value) => {
    const range = numberRanges[sort];
    if (!range) return [];
    const { least, most, whole } = range;
    const fits = typeof value === 'number' && value >= least && value <= most && (!whole || Number.isInteger(value));
    return fits ? [] : problem({ problem: 'range', value: String(value), least, most });
  };

const conditionCheck: Check = (value) => ((value as Condition).attribute.trim() === '' ? problem({ problem: 'empty' }) : []);

const checks: Readonly<Record<FieldSort, Check>> = {
  share: numberCheck('share'),
  whole: numberCheck('whole'),
  minutes: numberCheck('minutes'),
  trip: (value, { trips }) =>
    oneOf(
      value,
      trips.map(({ id }) => id),
    ),
  direction: (value) => oneOf(value, ['to', 'from']),
  group: (value, { demand }) => oneOf(value, demand.groups),
  types: (value, { catalogue }) => {
    const types = value as readonly string[];
    const known = catalogue.facilityTypes.map(({ id }) => id);
    return types.length === 0 ? problem({ problem: 'empty' }) : types.flatMap((type) => oneOf(type, known));
  },
  // a study without units is judged at no level
  level: (value, { units }) => {
    const known = unitLevels.filter((level) => units.some((unit) => unit.level === level));
    return known.length === 0 ? [] : oneOf(value, known);
  },
  condition: conditionCheck,
  conditions: (value, ground) => (value as readonly Condition[]).flatMap((condition) => conditionCheck(condition, ground)),
};

/** What is wrong with a standard, field by field: numbers out of range, and types, trips, groups and levels that the study has not got. */
export function standardProblems(standard: Standard, ground: StandardGround): readonly StandardProblem[] {
  return fieldsOfKind(standard.kind).flatMap(({ key, sort }) =>
    checks[sort](fieldValue(standard, key), ground).map((found) => ({ field: key, ...found })),
  );
}
