import { measureOf } from './ask';
import type { Standard, StandardKind, StandardOfKind } from './catalogue';

/** What a field of a standard holds: decides how it is checked, and by which control it is changed. */
export type FieldSort =
  /** a share 0..1 */
  | 'share'
  /** a whole number from 1 */
  | 'whole'
  /** any number above zero */
  | 'positive'
  /** a figure that is what the standard's values are: a share or a number */
  | 'figure'
  | 'minutes'
  | 'metres'
  | 'trip'
  | 'direction'
  | 'group'
  | 'types'
  | 'level'
  | 'condition'
  | 'conditions'
  /** one of the field's own choices */
  | 'choice'
  | 'text'
  /** the id of another standard */
  | 'standard'
  /** targets from a year on */
  | 'by-year';

export interface StandardField {
  readonly key: StandardFieldKey;
  readonly sort: FieldSort;
  /** may be left out */
  readonly optional?: boolean;
  /** what a 'choice' may be */
  readonly choices?: readonly string[];
}

type FieldOf<S> = Omit<StandardField, 'key'> & { readonly key: keyof S & string };

const shared = [
  { key: 'level', sort: 'level' },
  { key: 'only', sort: 'conditions' },
] as const satisfies readonly FieldOf<Standard>[];

const facilities = [
  { key: 'types', sort: 'types' },
  { key: 'where', sort: 'conditions' },
] as const satisfies readonly FieldOf<Standard>[];

const targets = { key: 'targets', sort: 'by-year', optional: true } as const satisfies FieldOf<Standard>;

const travel = [
  { key: 'minutes', sort: 'minutes' },
  { key: 'trip', sort: 'trip' },
  { key: 'direction', sort: 'direction' },
  { key: 'group', sort: 'group' },
] as const satisfies readonly FieldOf<StandardOfKind['reach' | 'capacity']>[];

const orders = ['at-least', 'at-most'] as const;

/** What each kind of standard asks beyond names and sources, in the order in which it is read. A new kind is a row here. */
const ownFields = {
  reach: [
    { key: 'target', sort: 'share' },
    targets,
    ...travel,
    { key: 'serving', sort: 'choice', choices: ['nearest', 'own-unit'], optional: true },
    ...facilities,
  ],
  provision: [{ key: 'atLeast', sort: 'whole' }, targets, { key: 'borderMetres', sort: 'metres', optional: true }, ...facilities],
  ratio: [
    { key: 'target', sort: 'positive' },
    targets,
    { key: 'per', sort: 'positive' },
    { key: 'group', sort: 'group' },
    { key: 'attribute', sort: 'text', optional: true },
    { key: 'borderMetres', sort: 'metres', optional: true },
    ...facilities,
  ],
  quality: [{ key: 'target', sort: 'share' }, targets, { key: 'condition', sort: 'condition' }, ...facilities],
  total: [
    { key: 'compare', sort: 'choice', choices: [...orders, 'equals', 'about'] },
    { key: 'target', sort: 'figure' },
    targets,
    { key: 'tolerance', sort: 'share', optional: true },
    { key: 'attribute', sort: 'text', optional: true },
    ...facilities,
  ],
  indicator: [
    { key: 'compare', sort: 'choice', choices: orders },
    { key: 'target', sort: 'figure', optional: true },
    targets,
    { key: 'indicator', sort: 'text' },
    { key: 'measure', sort: 'choice', choices: ['share', 'number'] },
  ],
  capacity: [
    { key: 'target', sort: 'share' },
    targets,
    { key: 'atLeast', sort: 'positive' },
    { key: 'per', sort: 'positive' },
    ...travel,
    { key: 'attribute', sort: 'text' },
    ...facilities,
  ],
  balance: [
    { key: 'target', sort: 'figure', optional: true },
    targets,
    { key: 'of', sort: 'standard' },
    { key: 'index', sort: 'choice', choices: ['gap', 'ratio', 'gini', 'theil'] },
  ],
} as const satisfies { readonly [K in StandardKind]: readonly FieldOf<StandardOfKind[K]>[] };

/** Names of all fields that a form or a refusal may speak of. */
export type StandardFieldKey = (typeof ownFields)[StandardKind][number]['key'] | (typeof shared)[number]['key'];

/** Fields of a kind of standard: its own first, then those that every standard has. */
export function fieldsOfKind(kind: StandardKind): readonly StandardField[] {
  return [...ownFields[kind], ...shared];
}

/** The field that holds what a kind asks for where no year says otherwise. */
export function targetKey(kind: StandardKind): 'atLeast' | 'target' {
  return kind === 'provision' ? 'atLeast' : 'target';
}

/** The value of a field; undefined where it is left out. */
export function fieldValue(standard: Standard, key: string): unknown {
  return (standard as unknown as Readonly<Record<string, unknown>>)[key];
}

/** The standard with another value in a field of its kind, or without it (undefined); the value is checked by `standardProblems`. */
export function withField(standard: Standard, key: string, value: unknown): Standard {
  const { [key]: _, ...rest } = standard as unknown as Record<string, unknown>;
  return (value === undefined ? rest : { ...standard, [key]: value }) as unknown as Standard;
}

/** The year of the target that holds in a year, where a target from a year on does; null where the standard's own does. */
export function targetYear({ targets: byYear = {} }: Standard, year: number): number | null {
  const held = Object.keys(byYear)
    .map(Number)
    .filter((from) => from <= year);
  return held.length === 0 ? null : Math.max(...held);
}

/** The standard with another target for a year: that from a year on which holds there, else its own. */
export function withTarget(standard: Standard, year: number, value: number | undefined): Standard {
  const from = targetYear(standard, year);
  if (from === null) return withField(standard, targetKey(standard.kind), value);
  const { [from]: _, ...others } = standard.targets ?? {};
  return withField(standard, 'targets', value === undefined ? others : { ...others, [from]: value });
}

export interface NumberRange {
  readonly least: number;
  readonly most: number;
  readonly whole: boolean;
}

const anyAmount: NumberRange = { least: 0, most: 1e12, whole: false };
const ranges: Readonly<Partial<Record<FieldSort, NumberRange>>> = {
  share: { least: 0, most: 1, whole: false },
  whole: { least: 1, most: 100_000, whole: true },
  positive: { ...anyAmount, least: 1e-6 },
  minutes: { least: 1, most: 600, whole: false },
  metres: { ...anyAmount, least: 1, most: 100_000 },
};

/** Numbers that a field of a standard may hold, both ends included; null where it holds no number. */
export function rangeOf(standard: Standard, sort: FieldSort): NumberRange | null {
  if (sort !== 'figure') return ranges[sort] ?? null;
  return measureOf(standard, []) === 'share' ? (ranges.share ?? null) : anyAmount;
}
