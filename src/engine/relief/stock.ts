import type { StockAnswer, StockDepot, StockPlace, StockRules, StockStep } from '../../model/relief';
import type { Unit, UnitLevel, Zone } from '../../model/study';
import { fillIn } from './fill-in';
import type { FilledStep, SupplyPair } from './fill-in';
import type { ZoneNeeds } from './zone-needs';

/** A level of depots in the order in which levels are drawn on. */
export interface StockTier {
  readonly level: UnitLevel;
  /** rows in the list of all depots */
  readonly depots: readonly number[];
  /** pairs of this level with the places that need anything; one that is not listed cannot be supplied */
  readonly pairs: readonly SupplyPair[];
}

export interface StockQuestion {
  readonly zones: readonly Zone[];
  readonly units: readonly Unit[];
  /** smallest polygon unit of each place, -1 outside */
  readonly membership: Int32Array;
  readonly people: Float64Array;
  readonly needs: ZoneNeeds;
  /** of each depot: people whom its stock supplies, NaN unknown */
  readonly stockPeople: Float64Array;
  readonly tiers: readonly StockTier[];
  readonly rules: StockRules;
}

const hoursPerDay = 24;
const sum = (values: Iterable<number>): number => {
  let total = 0;
  for (const value of values) total += value;
  return total;
};

/** People-weighted median and latest hour of what was supplied. */
function hoursOf({ flows }: FilledStep): Pick<StockStep, 'p50Hours' | 'maxHours'> {
  const half = sum(flows.map(({ people }) => people)) / 2;
  let arrived = 0;
  const middle = flows.find(({ people }) => (arrived += people) >= half);
  return { p50Hours: (middle?.seconds ?? NaN) / 3600, maxHours: (flows.at(-1)?.seconds ?? NaN) / 3600 };
}

/** What became of the places of each zone, or of each unit. */
function tableBy(
  keyOf: (place: number) => number,
  { people, needs }: StockQuestion,
  steps: readonly FilledStep[],
  nameOf: (key: number) => Pick<StockPlace, 'zone' | 'unit' | 'kind' | 'name'>,
): readonly StockPlace[] {
  interface Row {
    people: number;
    demand: number;
    readonly supplied: number[];
    lastSeconds: number;
  }
  const rows = new Map<number, Row>();
  const rowOf = (place: number): Row => {
    const key = keyOf(place);
    const known = rows.get(key) ?? { people: 0, demand: 0, supplied: steps.map(() => 0), lastSeconds: NaN };
    rows.set(key, known);
    return known;
  };
  needs.zone.forEach((zone, place) => {
    if (zone < 0 || !(people[place]! > 0)) return;
    const row = rowOf(place);
    row.people += people[place]!;
    row.demand += needs.need[place]!;
  });
  steps.forEach(({ flows }, step) => {
    for (const flow of flows) {
      const row = rowOf(flow.place);
      row.supplied[step]! += flow.people;
      if (!(flow.seconds <= row.lastSeconds)) row.lastSeconds = flow.seconds;
    }
  });
  return [...rows]
    .sort(([a], [b]) => a - b)
    .map(([key, { lastSeconds, ...row }]) => ({
      ...nameOf(key),
      ...row,
      short: Math.max(0, row.demand - sum(row.supplied)),
      lastHours: lastSeconds / 3600,
    }));
}

/** Who is supplied by whom, level by level: what one level cannot supply is filled in by the next. */
export function stockAnswer(question: StockQuestion): StockAnswer {
  const { zones, units, membership, people, needs, stockPeople, tiers, rules } = question;
  const stock = stockPeople.slice();
  const steps: FilledStep[] = [];
  let need = needs.need;
  const summed: StockStep[] = tiers.map(({ level, pairs }) => {
    const step = fillIn(need, pairs, stock);
    const demand = sum(need);
    need = step.left;
    steps.push(step);
    const short = sum(step.left);
    return { level, demand, supplied: demand - short, short, ...hoursOf(step) };
  });
  const depots = tiers.flatMap(({ depots: rows }, tier): readonly StockDepot[] => {
    const step = steps[tier]!;
    const supplied = new Map<number, number>();
    for (const flow of step.flows) supplied.set(flow.depot, (supplied.get(flow.depot) ?? 0) + flow.people);
    return rows.map((depot) => {
      const asked = step.asked.get(depot) ?? 0;
      const has = stockPeople[depot]!;
      const lasts = (hoursPerDay * rules.daysOfStock * has) / (asked * rules.rationsPerDay);
      return {
        depot,
        asked,
        stockPeople: has,
        supplied: supplied.get(depot) ?? 0,
        dryHours: asked === 0 && !Number.isNaN(has) ? Infinity : lasts,
      };
    });
  });
  const whole = hoursPerDay * rules.daysOfStock;
  const dry = depots.filter(({ dryHours }) => dryHours < whole);
  const first = dry.length === 0 ? null : dry.reduce((soonest, one) => (one.dryHours < soonest.dryHours ? one : soonest));
  return {
    peopleInZones: sum(people.map((count, place) => (needs.zone[place]! >= 0 && count > 0 ? count : 0))),
    demand: sum(needs.need),
    stockPeople: sum(depots.map(({ stockPeople: has }) => (Number.isNaN(has) ? 0 : has))),
    unknownStock: depots.filter(({ stockPeople: has }) => Number.isNaN(has)).length,
    steps: summed,
    zones: tableBy(
      (place) => needs.zone[place]!,
      question,
      steps,
      (zone) => ({ zone, unit: '', kind: zones[zone]!.kind, name: zones[zone]!.name }),
    ),
    units: tableBy(
      (place) => membership[place]!,
      question,
      steps,
      (unit) => ({ zone: -1, unit: units[unit]?.code ?? '', kind: '', name: units[unit]?.name ?? '' }),
    ),
    depots,
    firstDry: first?.depot ?? -1,
    flows: flowsByZone(steps, needs),
  };
}

/** Flows of each depot into each zone, in the order of depot and zone. */
function flowsByZone(steps: readonly FilledStep[], { zone }: ZoneNeeds): StockAnswer['flows'] {
  const flows = new Map<string, { depot: number; zone: number; people: number; hours: number }>();
  for (const { depot, place, people, seconds } of steps.flatMap((step) => step.flows)) {
    const key = `${depot} ${zone[place]}`;
    const known = flows.get(key) ?? { depot, zone: zone[place]!, people: 0, hours: 0 };
    flows.set(key, { ...known, people: known.people + people, hours: Math.max(known.hours, seconds / 3600) });
  }
  return [...flows.values()].sort((a, b) => a.depot - b.depot || a.zone - b.zone);
}
