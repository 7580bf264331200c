import { activeStandards, standardIn } from '../../model/catalogue';
import type { Standard, StandardKind, StandardOfKind } from '../../model/catalogue';
import type { StandardResult, UnitResult } from '../../model/result';
import type { Study } from '../../model/study';
import { silentWatch } from '../../model/watch';
import type { Watch } from '../../model/watch';
import { unitTree } from '../coverage/unit-tree';
import { judgeBalance } from './balance';
import { judgeCapacity } from './capacity';
import { facilityHomes } from './facility-homes';
import type { Facts, StandardContext } from './facts';
import { judgeIndicator } from './indicator';
import { populationOf } from './population';
import { judgeProvision } from './provision';
import { judgeQuality } from './quality';
import { judgeRatio } from './ratio';
import { judgeReach } from './reach';
import { judgeTotal } from './total';
import { noDataResults, standardResult } from './unit-results';

type Rule<S> = (facts: Facts, standard: S, year: number) => readonly UnitResult[];

/** The table of rule kinds: a new kind is a file and a line here. */
const rules: { readonly [K in StandardKind]: Rule<StandardOfKind[K]> } = {
  reach: judgeReach,
  provision: judgeProvision,
  ratio: judgeRatio,
  quality: judgeQuality,
  total: judgeTotal,
  indicator: judgeIndicator,
  capacity: judgeCapacity,
  balance: judgeBalance,
};

/**
 * Prepares a study for judging: the unit tree and the home of each facility.
 * @throws Failure study.unit-without-parent
 */
export function factsOf(study: Study, context: StandardContext): Facts {
  const tree = unitTree(study.units);
  const kept = new Map<Standard, Map<number, readonly UnitResult[]>>();
  const facts: Facts = {
    study,
    tree,
    homes: facilityHomes(tree, study.facilities),
    context,
    resultsOf: (standard, year) => {
      const years = kept.get(standard) ?? new Map<number, readonly UnitResult[]>();
      kept.set(standard, years);
      const results = years.get(year) ?? unitResultsOf(facts, standard, year);
      years.set(year, results);
      return results;
    },
  };
  return facts;
}

function unitResultsOf(facts: Facts, standard: Standard, year: number): readonly UnitResult[] {
  const { years } = facts.study;
  const known = years.length === 0 || years.includes(year);
  const rule = rules[standard.kind] as Rule<Standard>;
  const defined = standardIn(standard, year);
  return known ? rule(facts, defined, year) : noDataResults(facts, defined, year);
}

const judged = (facts: Facts, standard: Standard, year: number): StandardResult => ({
  ...standardResult(standard, year, facts.resultsOf(standard, year)),
  population: populationOf(facts.study, standard, year),
});

/** One standard for each unit of its level, and for the study. A year that is not the study's is 'no data'. */
export function judgeStandard(study: Study, standard: Standard, year: number, context: StandardContext): StandardResult {
  return judged(factsOf(study, context), standard, year);
}

/**
 * Standards of the study's catalogue for each of the years: year by year, in the order of the catalogue. One that is switched off is not judged.
 * @param ids only these; all where none is named
 */
export function judgeCatalogue(
  study: Study,
  years: readonly number[],
  context: StandardContext,
  watch: Watch = silentWatch,
  ids: readonly string[] = [],
): readonly StandardResult[] {
  const standards = activeStandards(study.catalogue).filter(({ id }) => ids.length === 0 || ids.includes(id));
  const facts = factsOf(study, context);
  const total = years.length * standards.length;
  const results: StandardResult[] = [];
  for (const year of years) {
    for (const standard of standards) {
      watch.check();
      watch.progress('standards', results.length / total);
      results.push(judged(facts, standard, year));
    }
  }
  watch.progress('standards', 1);
  return results;
}
