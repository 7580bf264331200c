import type { ReachStandard } from '../../model/catalogue';
import { Failure } from '../../model/finding';
import type { Answer, UnitLedger, UnitResult } from '../../model/result';
import { peopleOf } from '../../model/study';
import type { Facility, Unit } from '../../model/study';
import { coverageByUnit } from '../coverage/coverage-by-unit';
import { villageMembership } from '../coverage/membership';
import { judgedUnits, levelsDownTo, selectFacilities } from './facts';
import type { Facts, JudgedUnit } from './facts';
import { noDataResults, unitResult } from './unit-results';

/** The smallest unit of each demand row: down to villages where the standard judges them. */
function smallestUnits({ study, context }: Facts, standard: ReachStandard): Int32Array {
  if (standard.level !== 'village') return context.membership;
  const villages = villageMembership(study.units, context.membership, study.demand.lon, study.demand.lat);
  return villages.map((village, row) => (village >= 0 ? village : (context.membership[row] as number)));
}

/** Membership with only those rows that are in a judged unit; the others count as outside. */
function judgedMembership(facts: Facts, standard: ReachStandard, judged: readonly JudgedUnit[], smallest: Int32Array): Int32Array {
  if (standard.only.length === 0) return smallest;
  const sure = new Set(judged.flatMap(({ row, sure }) => (sure ? [row] : [])));
  const atLevel = facts.tree.atLevel[standard.level];
  return smallest.map((unit) => (unit >= 0 && sure.has(atLevel[unit] as number) ? unit : -1));
}

/** Ledgers of the judged level and those above for a set of facilities. */
function ledgersFor(
  facts: Facts,
  standard: ReachStandard,
  year: number,
  rows: readonly number[],
  people: Float64Array,
  membership: Int32Array,
): readonly UnitLedger[] {
  const { study, context, tree } = facts;
  const question = {
    facilities: rows.map((row) => study.facilities[row] as Facility),
    year,
    trip: standard.trip,
    direction: standard.direction,
    cutoffSeconds: standard.minutes * 60,
    band: context.band,
  };
  const nearest = context.times(question);
  return coverageByUnit({
    units: tree.units,
    membership,
    people,
    nearest,
    cutoffSeconds: question.cutoffSeconds,
    band: context.band,
    delaySeconds: Float64Array.from(question.facilities, (facility) => facility.delaySeconds),
    levels: levelsDownTo(standard.level),
  });
}

/** A study that lacks the ground a trip runs over cannot answer for it; any other refusal is an error. */
function isMissingGround(error: unknown): boolean {
  return error instanceof Failure && (error.finding.code === 'study.no-network' || error.finding.code === 'study.no-surface');
}

function answerOf(ledger: UnitLedger, hopeful: UnitLedger | undefined, target: number): Answer {
  if (!(ledger.people > 0)) return 'no-data';
  if (ledger.share >= target) return 'met';
  return hopeful && hopeful.share >= target ? 'no-data' : 'not-met';
}

/** Result rows from ledgers: the levels above name the judged units that fall short. */
function resultsOf(
  facts: Facts,
  standard: ReachStandard,
  year: number,
  ledgers: readonly UnitLedger[],
  hopeful: readonly UnitLedger[],
): readonly UnitResult[] {
  const { tree } = facts;
  const results = ledgers.map((ledger, i) => {
    const answer = answerOf(ledger, hopeful[i], standard.target);
    const known = answer !== 'no-data';
    return unitResult(standard, year, tree.units[tree.rowOf.get(ledger.code) as number] as Unit, {
      answer,
      target: standard.target,
      value: known ? ledger.share : NaN,
      numerator: ledger.covered,
      denominator: ledger.people,
      peopleOutside: ledger.people - ledger.covered,
      slow: known ? ledger.shareSlow : NaN,
      fast: known ? ledger.shareFast : NaN,
    });
  });
  const short = results.filter((result) => result.level === standard.level && result.answer === 'not-met').map((result) => result.unit);
  return results.map((result) => {
    if (result.level === standard.level) return result;
    const row = tree.rowOf.get(result.unit);
    return { ...result, missing: short.filter((code) => tree.atLevel[result.level][tree.rowOf.get(code) as number] === row) };
  });
}

/**
 * The share of a group within `minutes` of the nearest facility is at least `target`, in each unit of the level; the levels above are sums, held
 * against the same target. People without a time (on a barrier, off the grid) count as outside. A unit with none of the group is 'no data'.
 * Where facilities with a missing `where` attribute could decide, the answer is 'no data' as well.
 * @returns from the top level down: sums of the levels above, then the units judged
 */
export function judgeReach(facts: Facts, standard: ReachStandard, year: number): readonly UnitResult[] {
  const { study } = facts;
  const selected = selectFacilities(facts, standard, year);
  const people = peopleOf(study.demand, year, standard.group);
  if (!selected || !people) return noDataResults(facts, standard, year);
  const judged = judgedUnits(facts, standard, year);
  const membership = judgedMembership(facts, standard, judged, smallestUnits(facts, standard));
  try {
    const ledgers = ledgersFor(facts, standard, year, selected.counted, people, membership);
    const mayDecide = selected.unknown.length > 0 && ledgers.some((ledger) => ledger.share < standard.target);
    const hopeful = mayDecide ? ledgersFor(facts, standard, year, [...selected.counted, ...selected.unknown], people, membership) : [];
    const meant = new Set(judged.map(({ row }) => facts.tree.units[row]?.code));
    return resultsOf(facts, standard, year, ledgers, hopeful).filter((result) =>
      result.level === standard.level ? meant.has(result.unit) : standard.only.length === 0 || result.denominator > 0,
    );
  } catch (error) {
    if (isMissingGround(error)) return noDataResults(facts, standard, year);
    throw error;
  }
}
