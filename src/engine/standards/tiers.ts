import type { TierLadder, TierStep } from '../../model/catalogue';
import type { Referral, TierPlaces, TierResult, TierUnit, TierVillage } from '../../model/result';
import { isOpen, peopleOf } from '../../model/study';
import type { Facility, Study, Unit, UnitLevel } from '../../model/study';
import { silentWatch } from '../../model/watch';
import type { Watch } from '../../model/watch';
import { within } from '../../model/within';
import { partsPerPerson } from '../coverage/ledger';
import type { Times } from '../coverage/ledger';
import { selectFacilities } from './facts';
import type { Facts, StandardContext } from './facts';
import { factsOf } from './judge';
import { isMissingGround } from './missing-ground';

const levels: readonly UnitLevel[] = ['city', 'county', 'town'];

interface Sum {
  people: number;
  readonly within: number[];
  all: number;
  none: number;
}

const emptySum = ({ steps }: TierLadder): Sum => ({ people: 0, within: steps.map(() => 0), all: 0, none: 0 });

/** Times of a step's facilities; null where the study lacks the facilities or the ground. */
function timesOf(
  facts: Facts,
  step: TierStep,
  year: number,
  rows: readonly number[] | null,
  places?: { lon: Float64Array; lat: Float64Array },
): Times | null {
  if (!rows) return null;
  try {
    return facts.context.times({
      facilities: rows.map((row) => facts.study.facilities[row] as Facility),
      year,
      trip: step.trip,
      direction: step.direction,
      cutoffSeconds: step.minutes * 60,
      band: facts.context.band,
      ...(places ? { places } : {}),
    });
  } catch (error) {
    if (isMissingGround(error)) return null;
    throw error;
  }
}

/** Facilities that pass all that the step asks for; one with a missing attribute counts for nothing. */
const rowsOf = (facts: Facts, step: TierStep, year: number): readonly number[] | null =>
  selectFacilities(facts, step, year)?.counted ?? null;

function unitsOf(facts: Facts, ladder: TierLadder, year: number, times: readonly (Times | null)[]): readonly TierUnit[] {
  const { study, tree, context } = facts;
  const people = peopleOf(study.demand, year, ladder.group);
  if (!people) return [];
  const perPerson = partsPerPerson(people);
  const sums = new Map<number, Sum>();
  const known = times.every((one) => one !== null);
  const every = 2 ** ladder.steps.length - 1;
  const add = (unit: number, parts: number, held: number): void => {
    const sum = sums.get(unit) ?? emptySum(ladder);
    sums.set(unit, sum);
    sum.people += parts;
    if (held === every) sum.all += parts;
    if (held === 0) sum.none += parts;
    for (let at = 0; at < sum.within.length; at++) if (held & (1 << at)) sum.within[at] = (sum.within[at] as number) + parts;
  };
  const seconds = ladder.steps.map((_, at) => times[at]?.seconds);
  people.forEach((count, row) => {
    if (Number.isNaN(count)) return;
    const parts = Math.round(count * perPerson);
    let held = 0;
    for (let at = 0; at < seconds.length; at++) {
      if (within(seconds[at]?.[row] ?? NaN, (ladder.steps[at] as TierStep).minutes * 60)) held |= 1 << at;
    }
    const smallest = context.membership[row] as number;
    if (smallest < 0) add(-1, parts, held);
    for (const level of levels) {
      const unit = smallest < 0 ? -1 : (tree.atLevel[level][smallest] as number);
      if (unit >= 0) add(unit, parts, held);
    }
  });
  const rows = [...levels.flatMap((level) => tree.rowsAt[level]), ...(sums.has(-1) ? [-1] : [])];
  return rows.map((row) => {
    const unit = tree.units[row];
    const sum = sums.get(row) ?? emptySum(ladder);
    return {
      unit: unit?.code ?? '',
      level: unit?.level ?? 'outside',
      people: sum.people / perPerson,
      within: sum.within.map((parts, at) => (times[at] ? parts / perPerson : NaN)),
      all: known ? sum.all / perPerson : NaN,
      none: known ? sum.none / perPerson : NaN,
    };
  });
}

/**
 * Times from every institution of a step, also of other years, to the nearest of the next: the places stay the same from year to year, so that
 * one search serves all of them as long as the next step's institutions do not change.
 */
function referralsOf(facts: Facts, step: TierStep, next: TierStep, year: number): readonly Referral[] {
  const { facilities } = facts.study;
  const from = facilities.filter(({ type }) => step.types.includes(type));
  const rows = rowsOf(facts, next, year);
  const times = timesOf(facts, next, year, rows, {
    lon: Float64Array.from(from, ({ lon }) => lon),
    lat: Float64Array.from(from, ({ lat }) => lat),
  });
  const counted = new Set(rowsOf(facts, step, year)?.map((row) => facilities[row]));
  return from.flatMap((facility, place) => {
    if (!times || !counted.has(facility) || !isOpen(facility, year)) return [];
    const to = facilities[rows?.[times.facility[place] as number] as number];
    return [{ facility: facility.id, step: step.id, to: to?.id ?? '', seconds: times.seconds[place] as number }];
  });
}

/**
 * Every ladder of the study's catalogue for each of the years: who is within which step, all steps at once, by city, county and town; and how
 * far it is from each institution to the next step up, by the trip of that step. People without a time are within nothing. Sums of people are
 * whole parts of a person, so that the levels agree to the bit.
 */
export function judgeTiers(
  study: Study,
  years: readonly number[],
  context: StandardContext,
  watch: Watch = silentWatch,
): readonly TierResult[] {
  const facts = factsOf(study, context);
  return years.flatMap((year) =>
    study.catalogue.tiers.map((ladder): TierResult => {
      watch.check();
      const { steps } = ladder;
      const times = steps.map((step) => timesOf(facts, step, year, rowsOf(facts, step, year)));
      const pairs = steps.slice(0, -1).map((step, at) => [step, steps[at + 1] as TierStep] as const);
      return {
        ladder: ladder.id,
        year,
        units: unitsOf(facts, ladder, year, times),
        referrals: pairs.flatMap(([step, next]) => referralsOf(facts, step, next, year)),
      };
    }),
  );
}

/** most steps of a ladder: one bit of a whole number each */
const mostSteps = 30;

/** Bits of the steps that are out of reach; -1 where a step is not known, and where the ladder has more steps than bits. */
function lackingOf(steps: readonly TierStep[], seconds: readonly number[]): number {
  if (steps.length > mostSteps) return -1;
  return steps.reduce((bits, { minutes }, at) => (within(seconds[at] ?? NaN, minutes * 60) ? bits : bits | (1 << at)), 0);
}

function villagesOf(facts: Facts, ladder: TierLadder, year: number, rows: readonly (readonly number[] | null)[]): readonly TierVillage[] {
  const villages = facts.tree.rowsAt.village.flatMap((row) => {
    const { code, geometry } = facts.tree.units[row] as Unit;
    return geometry?.type === 'Point' ? [{ code, lon: geometry.coordinates[0] as number, lat: geometry.coordinates[1] as number }] : [];
  });
  if (villages.length === 0) return [];
  const places = { lon: Float64Array.from(villages, ({ lon }) => lon), lat: Float64Array.from(villages, ({ lat }) => lat) };
  const times = ladder.steps.map((step, at) => timesOf(facts, step, year, rows[at] ?? null, places));
  const known = times.every((one) => one !== null);
  return villages.map(({ code }, at) => {
    const seconds = times.map((one) => one?.seconds[at] ?? NaN);
    return { unit: code, seconds, lacking: known ? lackingOf(ladder.steps, seconds) : -1 };
  });
}

/**
 * `judgeTiers` of one year with what it rests on, place by place: which steps each demand row lacks, and how far each village's own point is from
 * the nearest institution of each step. People without a time lack every step, as they are within nothing.
 */
export function judgeTierPlaces(study: Study, year: number, context: StandardContext, watch: Watch = silentWatch): readonly TierPlaces[] {
  const facts = factsOf(study, context);
  const results = judgeTiers(study, [year], context, watch);
  return study.catalogue.tiers.map((ladder, index): TierPlaces => {
    watch.check();
    const { steps } = ladder;
    const rows = steps.map((step) => rowsOf(facts, step, year));
    const times = steps.map((step, at) => timesOf(facts, step, year, rows[at] ?? null));
    const known = times.every((one) => one !== null);
    const people = peopleOf(study.demand, year, ladder.group) ?? new Float64Array(study.demand.count).fill(NaN);
    return {
      ...(results[index] as TierResult),
      people,
      lacking: Int32Array.from(people, (_, row) =>
        known
          ? lackingOf(
              steps,
              times.map((one) => one?.seconds[row] ?? NaN),
            )
          : -1,
      ),
      villages: villagesOf(facts, ladder, year, rows),
    };
  });
}
