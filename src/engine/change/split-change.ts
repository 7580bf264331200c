import {
  changeFactors,
  type ChangeEnd,
  type ChangeFactor,
  type ChangeParts,
  type Mix,
  type StandardChange,
  type UnitChange,
} from '../../model/change';
import type { StandardResult, UnitResult } from '../../model/result';
import { shapleyParts } from './shapley';

/** The mixes of two years, by the factors that differ: bit i of the number stands for factor i, set where it is that of the later year. */
export function mixOf(differing: readonly ChangeFactor[], changed: number, from: number, to: number): Mix {
  const yearOf = (factor: ChangeFactor): number => {
    const bit = differing.indexOf(factor);
    return bit >= 0 && changed & (1 << bit) ? to : from;
  };
  return {
    facilities: yearOf('facilities'),
    people: yearOf('people'),
    roads: yearOf('roads'),
    rules: yearOf('rules'),
    figures: yearOf('figures'),
  };
}

const endOf = (result: UnitResult | undefined): ChangeEnd | null =>
  result
    ? {
        answer: result.answer,
        value: result.value,
        target: result.target,
        numerator: result.numerator,
        denominator: result.denominator,
      }
    : null;

/** The value of each unit by its code; NaN where no data. */
export type UnitValues = ReadonlyMap<string, number>;

export const valuesOf = ({ units }: StandardResult): UnitValues => new Map(units.map(({ unit, value }) => [unit, value]));

const byUnit = (result: StandardResult): ReadonlyMap<string, UnitResult> => new Map(result.units.map((unit) => [unit.unit, unit]));

const sameValues = (a: UnitValues, b: UnitValues): boolean =>
  a.size === b.size && [...a].every(([code, value]) => Object.is(value, b.get(code)));

function partsOf(differing: readonly ChangeFactor[], shares: readonly number[], known: boolean): ChangeParts {
  const partOf = (factor: ChangeFactor): number => (known ? (shares[differing.indexOf(factor)] ?? 0) : NaN);
  return {
    facilities: partOf('facilities'),
    people: partOf('people'),
    roads: partOf('roads'),
    rules: partOf('rules'),
    figures: partOf('figures'),
  };
}

function aloneOf(parts: ChangeParts): ChangeFactor | null {
  const [moved, ...more] = changeFactors.filter((factor) => parts[factor] !== 0);
  return moved !== undefined && more.length === 0 ? moved : null;
}

/**
 * The change of a standard between two years, split among the factors that differ, unit by unit (`shapleyParts`).
 * @param before the standard judged in the earlier year
 * @param then in the later one
 * @param mixes its values in each of the 2^n mixes of `mixOf`; first and last must be the two years again, or nothing is split
 */
export function splitChange(
  differing: readonly ChangeFactor[],
  before: StandardResult,
  then: StandardResult,
  mixes: readonly UnitValues[],
): Pick<StandardChange, 'split' | 'units'> {
  const [first, last] = [byUnit(before), byUnit(then)];
  const [firstMix, lastMix] = [mixes[0], mixes.at(-1)];
  const split =
    firstMix !== undefined && lastMix !== undefined && sameValues(valuesOf(before), firstMix) && sameValues(valuesOf(then), lastMix);
  const codes = [...first.keys(), ...[...last.keys()].filter((code) => !first.has(code))];
  const units = codes.map((code): UnitChange => {
    const [from, to] = [first.get(code), last.get(code)];
    const total = (to?.value ?? NaN) - (from?.value ?? NaN);
    const shares = shapleyParts(differing.length, (changed) => mixes[changed]?.get(code) ?? NaN);
    const parts = partsOf(differing, shares, split && !Number.isNaN(total) && !shares.some(Number.isNaN));
    const { level } = (from ?? to) as UnitResult;
    return { unit: code, level, from: endOf(from), to: endOf(to), total, parts, alone: aloneOf(parts) };
  });
  return { split, units };
}
