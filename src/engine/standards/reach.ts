import { askOf } from '../../model/ask';
import { needsOf } from '../../model/catalogue';
import type { ReachStandard } from '../../model/catalogue';
import type { Answer, Ledger, UnitLedger, UnitResult } from '../../model/result';
import type { Unit } from '../../model/study';
import { within } from '../../model/within';
import { coverageByUnit } from '../coverage/coverage-by-unit';
import { judgedMembership, judgedUnits, levelsDownTo, selectFacilities } from './facts';
import type { Facts } from './facts';
import { isMissingGround } from './missing-ground';
import { placesOf } from './places';
import type { Places } from './places';
import { needRows, reachTimes } from './reach-times';
import type { ReachTimes } from './reach-times';
import { noDataResults, unitResult, withShortBelow } from './unit-results';

/** Ledgers of the judged level and those above. */
function ledgersFor(
  { context, tree }: Facts,
  standard: ReachStandard,
  places: Places,
  { times, delaySeconds }: ReachTimes,
): readonly UnitLedger[] {
  return coverageByUnit({
    units: tree.units,
    membership: places.membership,
    people: places.people,
    nearest: times,
    cutoffSeconds: standard.minutes * 60,
    band: context.band,
    delaySeconds,
    levels: levelsDownTo(standard.level),
  });
}

function answerOf(ledger: UnitLedger, hopeful: UnitLedger | undefined, target: number): Answer {
  if (!(ledger.people > 0)) return 'no-data';
  if (ledger.share >= target) return 'met';
  return hopeful && hopeful.share >= target ? 'no-data' : 'not-met';
}

const plainLedger = ({ people, covered, uncovered, onBarrier, offGrid, noDataRows }: UnitLedger): Ledger => ({
  people,
  covered,
  uncovered,
  onBarrier,
  offGrid,
  noDataRows,
});

/** Ids of the sites out of reach, by the row of their unit of the judged level. */
function sitesOutside(
  facts: Facts,
  standard: ReachStandard,
  places: Places,
  { times }: ReachTimes,
): ReadonlyMap<number, readonly string[]> {
  const outside = new Map<number, string[]>();
  const atLevel = facts.tree.atLevel[standard.level];
  places.ids?.forEach((id, place) => {
    const smallest = places.membership[place] as number;
    if (smallest < 0 || within(times.seconds[place] as number, standard.minutes * 60)) return;
    const unit = atLevel[smallest] as number;
    const list = outside.get(unit);
    if (list) list.push(id);
    else outside.set(unit, [id]);
  });
  return outside;
}

/** Result rows from ledgers: the levels above name the judged units that fall short, a judged unit its sites that do. */
function resultsOf(
  facts: Facts,
  standard: ReachStandard,
  year: number,
  ledgers: readonly UnitLedger[],
  hopeful: readonly UnitLedger[],
  outside: ReadonlyMap<number, readonly string[]>,
): readonly UnitResult[] {
  const target = askOf(standard, year).figure ?? NaN;
  const results = ledgers.map((ledger, i) => {
    const answer = answerOf(ledger, hopeful[i], target);
    const known = answer !== 'no-data';
    const row = facts.tree.rowOf.get(ledger.code) as number;
    return unitResult(facts, standard, year, facts.tree.units[row] as Unit, {
      answer,
      target,
      value: known ? ledger.share : NaN,
      numerator: ledger.covered,
      denominator: ledger.people,
      peopleOutside: ledger.people - ledger.covered,
      ledger: plainLedger(ledger),
      slow: known ? ledger.shareSlow : NaN,
      fast: known ? ledger.shareFast : NaN,
      missing: ledger.level === standard.level ? (outside.get(row) ?? []) : [],
    });
  });
  return withShortBelow(facts, standard, results);
}

/**
 * The share of a group within `minutes` of the nearest facility (and of those of each further need) is at least `target`, in each unit of the
 * level; the levels above are sums, held against the same target. People without a time (on a barrier, off the grid) count as outside. A unit with
 * none of the group is 'no data'. Where facilities with a missing `where` attribute could decide, the answer is 'no data' as well. With `from` the
 * places are sites, each counting once or by an attribute, in the unit that is their home.
 * @returns from the top level down: sums of the levels above, then the units judged
 */
export function judgeReach(facts: Facts, standard: ReachStandard, year: number): readonly UnitResult[] {
  const needs = needsOf(standard);
  const selected = needs.flatMap((need) => selectFacilities(facts, need, year) ?? []);
  const from = placesOf(facts, standard, year);
  if (selected.length < needs.length || !from) return noDataResults(facts, standard, year);
  const judged = judgedUnits(facts, standard, year);
  const places = { ...from, membership: judgedMembership(facts, standard, judged, from.membership) };
  try {
    const sure = reachTimes(facts, standard, year, needRows(needs, selected, false), places);
    const ledgers = ledgersFor(facts, standard, places, sure);
    const target = askOf(standard, year).figure ?? NaN;
    const mayDecide = selected.some(({ unknown }) => unknown.length > 0) && ledgers.some((ledger) => ledger.share < target);
    const hopeful = mayDecide
      ? ledgersFor(facts, standard, places, reachTimes(facts, standard, year, needRows(needs, selected, true), places))
      : [];
    const meant = new Set(judged.map(({ row }) => facts.tree.units[row]?.code));
    // without sites a unit has nothing to be judged by
    const wanted = ({ level, unit, denominator }: UnitResult): boolean =>
      level === standard.level ? meant.has(unit) && (!standard.from || denominator > 0) : standard.only.length === 0 || denominator > 0;
    return resultsOf(facts, standard, year, ledgers, hopeful, sitesOutside(facts, standard, places, sure)).filter(wanted);
  } catch (error) {
    if (isMissingGround(error)) return noDataResults(facts, standard, year);
    throw error;
  }
}
