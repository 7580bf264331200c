import type { StudyView } from '../jobs/task-types';
import { Failure } from '../model/finding';
import { usualReliefGoal, type FailureGoal, type ReliefGoal } from '../model/relief';
import { unitLevels, type UnitLevel } from '../model/unit-level';
import { badOption, type ParsedOptions } from './parse';

/** `--hours city=12,county=10`, or one number for every level. @throws Failure command.bad-option */
function byLevel(options: ParsedOptions, name: string): Readonly<Partial<Record<UnitLevel, number>>> {
  const given = options.text(name);
  if (given === null) return {};
  const bad = (): Failure => badOption(`--${name}`, given, 'levelNumbers');
  const number = (text: string): number => {
    const value = text.trim() === '' ? NaN : Number(text);
    if (!(value >= 0) || value === Infinity) throw bad();
    return value;
  };
  if (!given.includes('=')) return Object.fromEntries(unitLevels.map((level) => [level, number(given)]));
  return Object.fromEntries(
    given.split(',').map((part) => {
      const [key = '', value = ''] = part.split('=');
      const level = unitLevels.find((one) => one === key.trim());
      if (!level) throw bad();
      return [level, number(value)];
    }),
  );
}

/** `--resettled flood=1,landslide=0.5` @throws Failure command.bad-option */
function sharesByKind(options: ParsedOptions): Readonly<Record<string, number>> {
  const given = options.text('resettled');
  if (given === null) return {};
  return Object.fromEntries(
    given.split(',').map((part) => {
      const [kind = '', text = ''] = part.split('=');
      const share = text.trim() === '' ? NaN : Number(text);
      if (kind.trim() === '' || !(share >= 0 && share <= 1)) throw badOption('--resettled', given, 'kindShares');
      return [kind.trim(), share];
    }),
  );
}

function positive(options: ParsedOptions, name: string, otherwise: number): number {
  const value = options.number(name) ?? otherwise;
  if (!(value > 0)) throw badOption(`--${name}`, options.text(name) ?? '', 'positive');
  return value;
}

function atLeastNone(options: ParsedOptions, name: string, otherwise: number): number {
  const value = options.number(name) ?? otherwise;
  if (!(value >= 0)) throw badOption(`--${name}`, options.text(name) ?? '', 'number');
  return value;
}

/**
 * What `junda relief` asks, with the study's own depots and the usual assumptions where nothing is said.
 * @throws Failure command.bad-option, study.unknown-year, study.no-facilities where the catalogue names no type as a relief depot
 */
export function reliefGoalOf(options: ParsedOptions, view: StudyView): ReliefGoal {
  const { years } = view;
  const year = options.number('year') ?? years.at(-1) ?? 0;
  if (options.has('year') && !years.includes(year)) throw new Failure('study.unknown-year', {}, { year, known: years });
  const usual = usualReliefGoal(view.catalogue, year);
  if (usual.tiers.length === 0) throw new Failure('study.no-facilities');
  const [targets, dispatch, loading] = ['hours', 'dispatch', 'loading'].map((name) => byLevel(options, name));
  return {
    ...usual,
    trip: options.text('trip') ?? usual.trip,
    tiers: usual.tiers.map((tier) => ({
      ...tier,
      targetHours: targets?.[tier.level] ?? tier.targetHours,
      dispatchMinutes: dispatch?.[tier.level] ?? null,
      loadingMinutes: loading?.[tier.level] ?? null,
    })),
    carry: {
      detourMinutes: atLeastNone(options, 'detour', usual.carry.detourMinutes),
      mostMinutes: positive(options, 'carry', usual.carry.mostMinutes),
    },
    stock: {
      resettledShare: sharesByKind(options),
      peoplePerUnit: positive(options, 'per-unit', usual.stock.peoplePerUnit),
      daysOfStock: positive(options, 'days', usual.stock.daysOfStock),
      rationsPerDay: positive(options, 'rations', usual.stock.rationsPerDay),
      area: options.choice('area', ['own', 'any'], usual.stock.area),
    },
  };
}

/** Levels that help when roads and depots fail, their target and how many of the worst are listed. @throws Failure command.bad-option */
export function failureGoalOf(options: ParsedOptions, { tiers }: ReliefGoal): FailureGoal {
  const given = options.text('levels');
  const levels = (given ?? tiers.map(({ level }) => level).join(',')).split(',').map((text) => {
    const level = tiers.map((tier) => tier.level).find((one) => one === text.trim());
    if (!level) throw badOption('--levels', given ?? '', tiers.map((tier) => tier.level).join(', '));
    return level;
  });
  const listed = options.number('listed') ?? 10;
  if (!(Number.isInteger(listed) && listed >= 1)) throw badOption('--listed', options.text('listed') ?? '', 'positiveWhole');
  const targets = tiers.flatMap(({ level, targetHours }) => (levels.includes(level) ? [targetHours] : []));
  return { levels, targetHours: Math.max(...targets), listed };
}
