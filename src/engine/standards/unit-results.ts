import { askOf, measureOf } from '../../model/ask';
import type { Standard } from '../../model/catalogue';
import type { Answer, StandardResult, UnitResult } from '../../model/result';
import type { Unit } from '../../model/study';
import { judgedUnits } from './facts';
import type { Facts } from './facts';

/** A unit's result with the figures of a rule put in; figures that a rule does not have keep their blanks. */
export function unitResult(
  { study }: Pick<Facts, 'study'>,
  standard: Standard,
  year: number,
  unit: Unit,
  figures: Pick<UnitResult, 'answer' | 'target'> & Partial<UnitResult>,
): UnitResult {
  return {
    standard: standard.id,
    kind: standard.kind,
    year,
    unit: unit.code,
    level: unit.level,
    measure: measureOf(standard, study.catalogue.standards),
    value: NaN,
    numerator: 0,
    denominator: 0,
    peopleOutside: 0,
    slow: NaN,
    fast: NaN,
    shortfall: NaN,
    missing: [],
    acrossBorder: [],
    ...figures,
  };
}

/** 'No data' for each unit that the standard would judge. */
export function noDataResults(facts: Facts, standard: Standard, year: number): readonly UnitResult[] {
  const target = askOf(standard, year).figure ?? NaN;
  return judgedUnits(facts, standard, year).map(({ row }) =>
    unitResult(facts, standard, year, facts.tree.units[row] as Unit, { answer: 'no-data', target }),
  );
}

/** The results with the judged units that fall short named at each unit above them. */
export function withShortBelow({ tree }: Facts, standard: Standard, results: readonly UnitResult[]): readonly UnitResult[] {
  const short = results.flatMap(({ level, answer, unit }) => (level === standard.level && answer === 'not-met' ? [unit] : []));
  return results.map((result) => {
    if (result.level === standard.level) return result;
    const row = tree.rowOf.get(result.unit);
    return { ...result, missing: short.filter((code) => tree.atLevel[result.level][tree.rowOf.get(code) as number] === row) };
  });
}

/** Several answers as one: a single 'not met' decides; else a single 'no data'; met only where all are. No answer at all is no data. */
export function jointAnswer(answers: readonly Answer[]): Answer {
  if (answers.includes('not-met')) return 'not-met';
  return answers.length === 0 || answers.includes('no-data') ? 'no-data' : 'met';
}

/** A standard summed up: only units of its own level are counted; the rows above them are sums for reading. */
export function standardResult(standard: Standard, year: number, units: readonly UnitResult[]): StandardResult {
  const answers = units.filter((unit) => unit.level === standard.level).map((unit) => unit.answer);
  const count = (answer: Answer): number => answers.filter((one) => one === answer).length;
  return {
    standard: standard.id,
    year,
    answer: jointAnswer(answers),
    unitsMet: count('met'),
    unitsNotMet: count('not-met'),
    unitsNoData: count('no-data'),
    units,
  };
}
