import { formatNumber, noNumber } from '../../i18n/format';
import type { Language } from '../../model/text';
import type { ReliefAnswer, ReliefLedger, ReliefTimes, ReliefUnit } from '../../model/relief';
import type { UnitLevel } from '../../model/unit-level';

/** Hours with two decimals at most: 1.42. A dash where there is none. */
export const hoursText = (hours: number, language: Language): string => (Number.isNaN(hours) ? noNumber : formatNumber(hours, language));

/** The times of a level; those of any level where it has none. */
export function timesOf({ times }: Pick<ReliefAnswer, 'times'>, tier: UnitLevel | null): ReliefTimes | undefined {
  return times.find((one) => one.tier === tier) ?? times.find((one) => one.tier === null);
}

/** Hours within which a share of those who are helped are helped: the least time that has as many within it. NaN where nobody is helped. */
function quantileHours(seconds: Float64Array, people: Float64Array, share: number): number {
  const rows = Array.from(seconds, (time, row) => ({ time, count: people[row] ?? NaN })).filter(
    ({ time, count }) => Number.isFinite(time) && count > 0,
  );
  const wanted = share * rows.reduce((sum, { count }) => sum + count, 0);
  let sum = 0;
  for (const { time, count } of rows.toSorted((a, b) => a.time - b.time)) {
    sum += count;
    if (sum >= wanted * (1 - 1e-12)) return time / 3600;
  }
  return NaN;
}

/** Everybody as a level of depots serves them: the top units and who is outside them. */
export function wholeOf(answer: Pick<ReliefAnswer, 'units' | 'times' | 'people'>, tier: UnitLevel | null): ReliefLedger | null {
  const rows = answer.units.filter((unit) => unit.tier === tier);
  const top = rows.find(({ unitLevel }) => unitLevel !== 'outside')?.unitLevel;
  const whole = rows.filter(({ unitLevel, ledger }) => unitLevel === top || (unitLevel === 'outside' && ledger.people > 0));
  const [first] = whole;
  if (!first || whole.length === 1) return first?.ledger ?? null;
  const sum = (of: (ledger: ReliefLedger) => number): number => whole.reduce((all, { ledger }) => all + of(ledger), 0);
  const { seconds } = timesOf(answer, tier) ?? { seconds: new Float64Array(0) };
  const quantile = (share: number): number => quantileHours(seconds, answer.people, share);
  return {
    people: sum(({ people }) => people),
    within: sum(({ within }) => within),
    beyond: sum(({ beyond }) => beyond),
    cutOff: sum(({ cutOff }) => cutOff),
    unplaced: sum(({ unplaced }) => unplaced),
    p50Hours: quantile(0.5),
    p90Hours: quantile(0.9),
    maxHours: quantile(1),
  };
}

/** People not helped in time: later, or not at all. */
export const outsideOf = ({ beyond, cutOff }: ReliefLedger): number => beyond + cutOff;

const rankedLevel = (rows: readonly ReliefUnit[]): readonly ReliefUnit[] => {
  const towns = rows.filter(({ unitLevel }) => unitLevel === 'town');
  return towns.length > 0 ? towns : rows.filter(({ unitLevel }) => unitLevel === 'county');
};

/** The worst towns (counties where there are none): most people not helped in time; where all are, those whose last person waits longest. */
export function worstUnits({ units }: Pick<ReliefAnswer, 'units'>, tier: UnitLevel | null, count: number): readonly ReliefUnit[] {
  const rows = rankedLevel(units.filter((unit) => unit.tier === tier && unit.ledger.people > 0));
  const outside = rows.filter(({ ledger }) => outsideOf(ledger) >= 0.5);
  const ranked =
    outside.length > 0
      ? outside.toSorted((a, b) => outsideOf(b.ledger) - outsideOf(a.ledger))
      : rows.filter(({ ledger }) => !Number.isNaN(ledger.maxHours)).toSorted((a, b) => b.ledger.maxHours - a.ledger.maxHours);
  return ranked.slice(0, count);
}
