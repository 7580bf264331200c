import { formatNumber, noNumber } from '../../i18n/format';
import type { AllWords } from '../../i18n';
import type { Language } from '../../model/text';
import { formatsOf } from '../format';
import { groupName } from '../names';
import type { ReliefAnswer, ReliefLedger, ReliefTimes, ReliefUnit } from '../../model/relief';
import type { UnitLevel } from '../../model/unit-level';

/** Hours with two decimals at most: 1.42. A dash where there is none. */
export const hoursText = (hours: number, language: Language): string => (Number.isNaN(hours) ? noNumber : formatNumber(hours, language));

/** a time up to this is said in minutes, hours */
const saidInMinutes = 1.5;

/** A time as people say it: 9 minutes, 2.45 hours. */
export function durationText(hours: number, w: AllWords['app'], language: Language): string {
  if (Number.isNaN(hours)) return noNumber;
  return hours <= saidInMinutes
    ? w.minutesValue(formatNumber(Math.round(hours * 60), language))
    : w.reliefHours(hoursText(hours, language));
}

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

/** What a level of depots is called. */
export const tierName = (tier: UnitLevel | null, w: AllWords['app']): string => (tier === null ? w.reliefAnyLevel : w.reliefLevels[tier]);

/** The sentence that leads relief: how many people are helped within the target. Empty where nobody is counted. */
export function leadText(answer: ReliefAnswer, tier: UnitLevel | null, w: AllWords['app'], language: Language): string {
  const ledger = wholeOf(answer, tier);
  if (!ledger) return '';
  const format = formatsOf(language);
  const targets = [
    ...new Set(answer.goal.tiers.filter(({ level }) => tier === null || level === tier).map(({ targetHours }) => targetHours)),
  ];
  return w.reliefLead({
    tier: tierName(tier, w),
    hours: targets.length === 1 ? hoursText(targets[0] ?? NaN, language) : '',
    group: groupName(answer.goal.group, language),
    people: format.people(ledger.within),
    share: format.share(ledger.within / ledger.people),
  });
}

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
