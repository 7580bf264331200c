import type { Compare, Measure, Standard, StandardKind, StandardOfKind } from './catalogue';

/** What a standard asks of a unit in a year. */
export interface Ask {
  readonly compare: Compare;
  /** null where it asks for nothing fixed: a listed indicator, a gap that must not grow */
  readonly figure: number | null;
  /** share of the figure that 'about' may be off by */
  readonly tolerance: number;
  /** residents that the figure is for; 0 where it is for none */
  readonly per: number;
}

/** Share of a figure that 'about' may be off by where the standard does not say. */
export const usualTolerance = 0.05;

type AskOf<S> = (standard: S) => { readonly figure: number | null } & Partial<Ask>;

const asks: { readonly [K in StandardKind]: AskOf<StandardOfKind[K]> } = {
  reach: ({ target }) => ({ figure: target }),
  provision: ({ atLeast }) => ({ figure: atLeast }),
  ratio: ({ target, per }) => ({ figure: target, per }),
  quality: ({ target }) => ({ figure: target }),
  total: ({ target, compare, tolerance = usualTolerance }) => ({ figure: target, compare, tolerance }),
  indicator: ({ target = null, compare }) => ({ figure: target, compare }),
  capacity: ({ target }) => ({ figure: target }),
  balance: ({ target = null }) => ({ figure: target, compare: 'at-most' }),
};

/** The target of the latest year up to `year` that `targets` names; null before the first. */
function targetByYear({ targets = {} }: Pick<Standard, 'targets'>, year: number): number | null {
  const held = Object.keys(targets)
    .map(Number)
    .filter((from) => from <= year);
  return held.length === 0 ? null : (targets[String(Math.max(...held))] ?? null);
}

/** What a standard asks for in a year, whatever its kind. */
export function askOf(standard: Standard, year: number): Ask {
  const ask = (asks[standard.kind] as AskOf<Standard>)(standard);
  return { compare: 'at-least', tolerance: 0, per: 0, ...ask, figure: targetByYear(standard, year) ?? ask.figure };
}

const measures: { readonly [K in StandardKind]: (standard: StandardOfKind[K], others: readonly Standard[]) => Measure } = {
  reach: () => 'share',
  provision: () => 'count',
  ratio: () => 'number',
  quality: () => 'share',
  total: ({ attribute }) => (attribute === undefined ? 'count' : 'number'),
  indicator: ({ measure }) => measure,
  capacity: () => 'share',
  balance: ({ of, index }, others) => {
    const other = index === 'gap' ? others.find(({ id }) => id === of) : undefined;
    return other && other.kind !== 'balance' ? measureOf(other, others) : 'number';
  },
};

/**
 * What the values of a standard are.
 * @param others the catalogue's standards, among which a balance finds its own
 */
export function measureOf(standard: Standard, others: readonly Standard[]): Measure {
  return (measures[standard.kind] as (one: Standard, rest: readonly Standard[]) => Measure)(standard, others);
}
