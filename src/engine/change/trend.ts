import type { Became, TrendPoint, UnitTrend } from '../../model/change';
import type { Answer, StandardResult, UnitResult } from '../../model/result';

/** What became of an answer, by the answer before and the one now. */
const became: Readonly<Record<Answer, Readonly<Record<Answer, Became>>>> = {
  met: { met: 'same', 'not-met': 'fell-out', 'no-data': 'no-data' },
  'not-met': { met: 'met', 'not-met': 'same', 'no-data': 'no-data' },
  'no-data': { met: 'data', 'not-met': 'data', 'no-data': 'same' },
};

function pointOf(result: UnitResult, before: UnitResult | undefined): TrendPoint {
  return {
    year: result.year,
    answer: result.answer,
    value: result.value,
    numerator: result.numerator,
    denominator: result.denominator,
    change: before ? result.value - before.value : NaN,
    became: before ? became[before.answer][result.answer] : 'first-year',
  };
}

/**
 * Results of several years put side by side: for each standard and unit its figures by year, and what became of its answer since the year before that
 * there are results for. Standards and units come in the order of the first year that has them.
 */
export function trendsOf(results: readonly StandardResult[]): readonly UnitTrend[] {
  const trends = new Map<string, { readonly first: UnitResult; readonly units: UnitResult[] }>();
  for (const { units } of results.toSorted((a, b) => a.year - b.year)) {
    for (const unit of units) {
      const key = `${unit.standard} ${unit.unit}`;
      const trend = trends.get(key) ?? { first: unit, units: [] };
      trend.units.push(unit);
      trends.set(key, trend);
    }
  }
  return [...trends.values()].map(({ first, units }) => ({
    standard: first.standard,
    kind: first.kind,
    measure: first.measure,
    unit: first.unit,
    level: first.level,
    points: units.map((unit, at) => pointOf(unit, units[at - 1])),
  }));
}
