import {
  depotAreas,
  eachDepotsTimes,
  earliestOf,
  inTimeBy,
  ledgersByUnit,
  sourcesOf,
  stockAnswer,
  supplyFrom,
  unitsOfPlaces,
  zoneNeeds,
  type Sources,
  type StockTier,
  type Supply,
} from '../../engine/relief';
import type { ReliefAnswer, ReliefTier, ReliefTimes, ReliefUnit, StockAnswer } from '../../model/relief';
import type { UnitLevel } from '../../model/unit-level';
import type { Watch } from '../../model/watch';
import { plainDepots, reliefQuestion, unusableDepots, type KnownDepot, type ReliefQuestion } from '../relief-question';
import type { Session } from '../session';
import type { TaskTypes } from '../task-types';
import { membershipOf } from './analyse';

/** Depots of a level, their rows in the list of all, and how soon they help. */
interface SearchedTier {
  readonly tier: ReliefTier;
  readonly rows: readonly number[];
  readonly depots: readonly KnownDepot[];
  readonly sources: Sources;
  readonly supply: Supply;
}

function searched({ network, depots }: ReliefQuestion, tiers: readonly ReliefTier[], watch: Watch): readonly SearchedTier[] {
  return tiers.map((tier, at) => {
    watch.check();
    watch.progress('travel', at / tiers.length);
    const rows = depots.flatMap(({ level }, row) => (level === tier.level ? [row] : []));
    const own = rows.flatMap((row) => depots[row] ?? []);
    const sources = sourcesOf(network, own);
    return { tier, rows, depots: own, sources, supply: supplyFrom(network, sources) };
  });
}

/** Times of each level, then of any. */
function timesOf(tiers: readonly SearchedTier[]): readonly (ReliefTimes & { readonly inTime: (place: number) => boolean })[] {
  const each = tiers.map(({ tier, rows, supply }) => ({
    tier: tier.level,
    targetHours: tier.targetHours,
    depot: supply.depot.map((depot) => rows[depot] ?? -1),
    ...inTimeBy(supply.seconds, tier.targetHours * 3600),
  }));
  const { seconds, first, inTime } = earliestOf(each);
  const any = {
    tier: null,
    targetHours: NaN,
    seconds,
    inTime,
    depot: first.map((tier, place) => each[tier]?.depot[place] ?? -1),
  };
  return [...each, any];
}

function stockOf(
  { study, network, people, depots }: ReliefQuestion,
  tiers: readonly SearchedTier[],
  input: TaskTypes['relief']['input'],
  watch: Watch,
): StockAnswer {
  const { demand, hazards, units } = study;
  const rules = input.goal.stock;
  const membership = membershipOf(study);
  const needs = zoneNeeds(hazards, demand.lon, demand.lat, people, rules.resettledShare);
  const needy = Int32Array.from([...needs.need.keys()].filter((place) => (needs.need[place] ?? 0) > 0));
  const stockTiers = tiers.map(({ tier, rows, depots: own, sources, supply }): StockTier => {
    const facilities = own.map(({ facility }) => facility);
    // whom no depot of the level reaches, each of them need not look for
    const reached = needy.filter((place) => (supply.seconds[place] ?? NaN) < Infinity);
    const areas = rules.area === 'any' ? null : depotAreas(units, tier.level, facilities, reached, demand, membership);
    const places = (depot: number): Int32Array => areas?.[depot] ?? reached;
    const pairs: StockTier['pairs'][number][] = [];
    eachDepotsTimes(network, sources, places, supply.seconds, watch, (depot, seconds) => {
      const wanted = places(depot);
      seconds.forEach((time, at) => {
        if (time < Infinity) pairs.push({ depot: rows[depot] ?? -1, place: wanted[at] ?? -1, seconds: time });
      });
    });
    return { level: tier.level, depots: rows, pairs };
  });
  const stockPeople = Float64Array.from(depots, (depot) => depot.stockPeople);
  return stockAnswer({ zones: hazards, units, membership, people, needs, stockPeople, tiers: stockTiers, rules });
}

/** Levels from the lowest up, as stock is drawn on. */
const upward: Readonly<Record<UnitLevel, number>> = { village: 0, town: 1, county: 2, city: 3 };

/**
 * How soon relief depots help whom, and with what stock.
 * @throws Failure study.no-facilities, study.unknown-year, study.unknown-trip, study.no-network; Cancelled
 */
export function relief(input: TaskTypes['relief']['input'], session: Session, watch: Watch): ReliefAnswer {
  const question = reliefQuestion(input, null, session, watch);
  const { study, network, people, depots } = question;
  const tiers = searched(
    question,
    input.goal.tiers.toSorted((a, b) => upward[a.level] - upward[b.level]),
    watch,
  );
  const times = timesOf(tiers);
  const membership = membershipOf(study);
  const places = unitsOfPlaces(study.units, membership);
  const ledgers = times.map((column) => ledgersByUnit(places, membership, people, column));
  const units = places.units.flatMap(({ unit, level }, at): readonly ReliefUnit[] =>
    times.flatMap(({ tier }, column) => {
      const ledger = ledgers[column]?.[at];
      return ledger ? [{ unit, unitLevel: level, tier, ledger }] : [];
    }),
  );
  const stock = stockOf(question, tiers, input, watch);
  watch.progress('travel', 1);
  return {
    goal: { ...input.goal, tiers: tiers.map(({ tier }) => tier) },
    depots: plainDepots(depots),
    times: times.map(({ tier, targetHours, seconds, depot }) => ({ tier, targetHours, seconds, depot })),
    people,
    units,
    stock,
    findings: [...network.findings, ...tiers.flatMap(({ depots: own, sources }) => unusableDepots(own, sources.state))],
  };
}
