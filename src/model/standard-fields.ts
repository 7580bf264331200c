import type { Standard, StandardKind } from './catalogue';

/** What a field of a standard holds: decides how it is checked, and by which control it is changed. */
export type FieldSort = 'share' | 'whole' | 'minutes' | 'trip' | 'direction' | 'group' | 'types' | 'level' | 'condition' | 'conditions';

export interface StandardField {
  readonly key: StandardFieldKey;
  readonly sort: FieldSort;
  /** the sentence of the plan holds the standard to this value */
  readonly isTarget?: boolean;
}

type FieldOf<S> = Omit<StandardField, 'key'> & { readonly key: keyof S & string };

const shared = [
  { key: 'level', sort: 'level' },
  { key: 'only', sort: 'conditions' },
  { key: 'types', sort: 'types' },
  { key: 'where', sort: 'conditions' },
] as const satisfies readonly FieldOf<Standard>[];

/** What each kind of standard asks beyond names and sources, in the order in which it is read. A new kind is a row here. */
const ownFields = {
  reach: [
    { key: 'target', sort: 'share', isTarget: true },
    { key: 'minutes', sort: 'minutes' },
    { key: 'trip', sort: 'trip' },
    { key: 'direction', sort: 'direction' },
    { key: 'group', sort: 'group' },
  ],
  provision: [{ key: 'atLeast', sort: 'whole', isTarget: true }],
  quality: [
    { key: 'target', sort: 'share', isTarget: true },
    { key: 'condition', sort: 'condition' },
  ],
} as const satisfies { readonly [K in StandardKind]: readonly FieldOf<Extract<Standard, { kind: K }>>[] };

/** Names of all fields that a form or a refusal may speak of. */
export type StandardFieldKey = (typeof ownFields)[StandardKind][number]['key'] | (typeof shared)[number]['key'];

/** Fields of a kind of standard: its own first, then those that every standard has. */
export function fieldsOfKind(kind: StandardKind): readonly StandardField[] {
  return [...ownFields[kind], ...shared];
}

/** The value of a field. */
export function fieldValue(standard: Standard, key: string): unknown {
  return (standard as unknown as Readonly<Record<string, unknown>>)[key];
}

/** The standard with another value in a field of its kind; the value is checked by `standardProblems`. */
export function withField(standard: Standard, key: string, value: unknown): Standard {
  return { ...standard, [key]: value } as Standard;
}

/** Numbers that a field may hold, both ends included. */
export const numberRanges: Readonly<
  Partial<Record<FieldSort, { readonly least: number; readonly most: number; readonly whole: boolean }>>
> = {
  share: { least: 0, most: 1, whole: false },
  whole: { least: 1, most: 100_000, whole: true },
  minutes: { least: 1, most: 600, whole: false },
};
