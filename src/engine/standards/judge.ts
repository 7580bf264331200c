import { standardIn, type Standard } from '../../model/catalogue';
import type { StandardResult, UnitResult } from '../../model/result';
import type { Study } from '../../model/study';
import { silentWatch } from '../../model/watch';
import type { Watch } from '../../model/watch';
import { unitTree } from '../coverage/unit-tree';
import { facilityHomes } from './facility-homes';
import type { Facts, StandardContext } from './facts';
import { populationOf } from './population';
import { judgeProvision } from './provision';
import { judgeQuality } from './quality';
import { judgeReach } from './reach';
import { noDataResults, standardResult } from './unit-results';

type Rule<S> = (facts: Facts, standard: S, year: number) => readonly UnitResult[];

/** The table of rule kinds: a new kind is a file and a line here. */
const rules: { readonly [K in Standard['kind']]: Rule<Extract<Standard, { kind: K }>> } = {
  reach: judgeReach,
  provision: judgeProvision,
  quality: judgeQuality,
};

/**
 * Prepares a study for judging: the unit tree and the home of each facility.
 * @throws Failure study.unit-without-parent
 */
export function factsOf(study: Study, context: StandardContext): Facts {
  const tree = unitTree(study.units);
  return { study, tree, homes: facilityHomes(tree, study.facilities), context };
}

function judged(facts: Facts, standard: Standard, year: number): StandardResult {
  const { years } = facts.study;
  const known = years.length === 0 || years.includes(year);
  const rule = rules[standard.kind] as Rule<Standard>;
  const defined = standardIn(standard, year);
  const results = known ? rule(facts, defined, year) : noDataResults(facts, defined, year);
  return { ...standardResult(standard, year, results), population: populationOf(facts.study, standard, year) };
}

/** One standard for each unit of its level, and for the study. A year that is not the study's is 'no data'. */
export function judgeStandard(study: Study, standard: Standard, year: number, context: StandardContext): StandardResult {
  return judged(factsOf(study, context), standard, year);
}

/**
 * Standards of the study's catalogue for each of the years: year by year, in the order of the catalogue.
 * @param ids only these; all where none is named
 */
export function judgeCatalogue(
  study: Study,
  years: readonly number[],
  context: StandardContext,
  watch: Watch = silentWatch,
  ids: readonly string[] = [],
): readonly StandardResult[] {
  const standards = study.catalogue.standards.filter(({ id }) => ids.length === 0 || ids.includes(id));
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
