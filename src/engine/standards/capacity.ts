import { askOf } from '../../model/ask';
import type { CapacityStandard } from '../../model/catalogue';
import { Failure } from '../../model/finding';
import type { UnitLedger, UnitResult } from '../../model/result';
import { peopleOf } from '../../model/study';
import type { Facility, Unit } from '../../model/study';
import { measureAccess, readDecay } from '../access';
import type { AccessOptions, CostMatrix } from '../access';
import { coverageByUnit } from '../coverage/coverage-by-unit';
import { judgedMembership, judgedUnits, levelsDownTo, selectFacilities } from './facts';
import type { Facts, Selected } from './facts';
import { intervalAnswer } from './interval';
import { isMissingGround } from './missing-ground';
import { smallestUnits } from './people-by-unit';
import { amountOf } from './supply';
import { noDataResults, unitResult, withShortBelow } from './unit-results';

/** What each demand row can have at least and at most, for each person, given what is not known of the facilities. */
interface Scores {
  readonly low: Float64Array;
  readonly high: Float64Array;
}

/** @throws Failure catalogue.bad where the decay cannot be read */
function optionsOf({ id, minutes, decay }: CapacityStandard): AccessOptions {
  if (decay === undefined) return { decay: null, cutoff: minutes };
  const read = readDecay(decay);
  if (read) return { decay: read, cutoff: minutes };
  const at = `standards[${id}].decay`;
  throw new Failure('catalogue.bad', {}, { issues: [`${at}: no such decay: "${decay}"`], issuesZh: [`${at}: 没有这种衰减: “${decay}”`] });
}

/** Times of the pairs in minutes, the unit that decays are written in. */
function minutePairs(facts: Facts, standard: CapacityStandard, year: number, rows: readonly number[]): CostMatrix {
  const { facility, demand, seconds } = facts.context.matrix({
    facilities: rows.map((row) => facts.study.facilities[row] as Facility),
    year,
    trip: standard.trip,
    direction: standard.direction,
    cutoffSeconds: standard.minutes * 60,
  });
  return { facility, demand, cost: seconds.map((one) => one / 60) };
}

const kept = new WeakMap<Facts, Map<string, Scores>>();

function scoresOf(facts: Facts, standard: CapacityStandard, year: number, { counted, unknown }: Selected, people: Float64Array): Scores {
  const scores = kept.get(facts) ?? new Map<string, Scores>();
  kept.set(facts, scores);
  const key = JSON.stringify([standard.id, year]);
  const found = scores.get(key);
  if (found) return found;
  const rows = [...counted, ...unknown];
  const pairs = minutePairs(facts, standard, year, rows);
  const options = optionsOf(standard);
  const supply = Float64Array.from(rows, (row, at) =>
    at < counted.length ? amountOf(facts.study.facilities[row] as Facility, standard.attribute, year) : NaN,
  );
  const scored = (blank: number): Float64Array =>
    measureAccess(standard.method, { pairs, supply: supply.map((amount) => (Number.isNaN(amount) ? blank : amount)), people }, options);
  const low = scored(0);
  const high = supply.some(Number.isNaN)
    ? scored(standard.blankAtMost ?? NaN).map((score) => (Number.isNaN(score) ? Infinity : score))
    : low;
  const made = { low, high };
  scores.set(key, made);
  return made;
}

/** People whose score reaches the figure, as ledgers: a row is in or out. */
function ledgersFor(
  facts: Facts,
  standard: CapacityStandard,
  membership: Int32Array,
  counted: Float64Array,
  scores: Float64Array,
): readonly UnitLedger[] {
  const seconds = scores.map((score) => (score * standard.per >= standard.atLeast ? 0 : Infinity));
  return coverageByUnit({
    units: facts.tree.units,
    membership,
    people: counted,
    nearest: { seconds, facility: new Int32Array(seconds.length).fill(-1), state: new Uint8Array(seconds.length) },
    cutoffSeconds: 0,
    band: 0,
    levels: levelsDownTo(standard.level),
  });
}

/**
 * The supply that each place has within reach when everyone shares what he can reach (floating catchment areas), times `per`: the share of the
 * group whose supply is at least `atLeast` reaches `target`. Everyone of the group competes, in whatever unit he lives. A place from which nothing
 * can be reached has 0. A facility whose amount is not known, or which a missing attribute may rule out, has none at least and `blankAtMost` at
 * most: where that could decide, the answer is 'no data'.
 * @param group who is counted, where that is not the group who competes
 * @returns from the top level down: sums of the levels above, then the units judged
 * @throws Failure catalogue.bad where the decay cannot be read
 */
export function judgeCapacity(
  facts: Facts,
  standard: CapacityStandard,
  year: number,
  group: string = standard.group,
): readonly UnitResult[] {
  const { demand } = facts.study;
  const people = peopleOf(demand, year, standard.group);
  const counted = peopleOf(demand, year, group);
  const selected = selectFacilities(facts, standard, year);
  if (!people || !counted || !selected) return noDataResults(facts, standard, year);
  const judged = judgedUnits(facts, standard, year);
  const membership = judgedMembership(facts, standard, judged, smallestUnits(facts, standard.level));
  const ask = askOf(standard, year);
  const target = ask.figure ?? NaN;
  try {
    const { low, high } = scoresOf(facts, standard, year, selected, people);
    const ledgers = ledgersFor(facts, standard, membership, counted, low);
    const hopeful = high === low ? ledgers : ledgersFor(facts, standard, membership, counted, high);
    const meant = new Set(judged.map(({ row }) => facts.tree.units[row]?.code));
    const results = ledgers.map((ledger, at) => {
      const interval = { low: ledger.share, high: hopeful[at]?.share ?? NaN };
      const answer = ledger.people > 0 ? intervalAnswer(interval, { ...ask, figure: target }) : 'no-data';
      return unitResult(facts, standard, year, facts.tree.units[facts.tree.rowOf.get(ledger.code) as number] as Unit, {
        answer,
        target,
        value: answer === 'no-data' ? NaN : ledger.share,
        numerator: ledger.covered,
        denominator: ledger.people,
        peopleOutside: ledger.people - ledger.covered,
      });
    });
    return withShortBelow(facts, standard, results).filter(({ level, unit, denominator }) =>
      level === standard.level ? meant.has(unit) : standard.only.length === 0 || denominator > 0,
    );
  } catch (error) {
    if (isMissingGround(error)) return noDataResults(facts, standard, year);
    throw error;
  }
}
