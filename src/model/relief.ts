import type { Catalogue } from './catalogue';
import type { Edit } from './edit';
import type { Finding } from './finding';
import type { Zone } from './study';
import type { Text } from './text';
import { unitLevels, type UnitLevel } from './unit-level';

/** Levels of relief depots in the order in which their stock is drawn on: the one below is filled in by the one above. */
export const reliefLevels: readonly UnitLevel[] = unitLevels.toReversed();

/** A time within which people are to be helped, as a plan sets it. */
export interface ReliefTarget {
  readonly id: string;
  readonly hours: number;
  readonly source: Text;
  /** from memory: to be checked by the user */
  readonly check: boolean;
}

/** Presets of the target; both to be checked. */
export const reliefTargets: readonly ReliefTarget[] = [
  {
    id: '13th',
    hours: 12,
    source: {
      zh: '《国家综合防灾减灾规划 (2016-2020 年)》: 12 小时之内',
      en: '13th five-year plan for disaster prevention: within 12 hours',
    },
    check: true,
  },
  {
    id: '14th',
    hours: 10,
    source: { zh: '《“十四五” 国家综合防灾减灾规划》: 10 小时之内', en: '14th five-year plan for disaster prevention: within 10 hours' },
    check: true,
  },
];

/** Depots of a level and how they set out. */
export interface ReliefTier {
  readonly level: UnitLevel;
  /** facility types */
  readonly types: readonly string[];
  /** help is to be there so long after the onset, hours */
  readonly targetHours: number;
  /** minutes until the order is given, and until the lorries are loaded. Both null: each facility's own start delay; one null: 0 */
  readonly dispatchMinutes: number | null;
  readonly loadingMinutes: number | null;
}

/** How goods get from the lorry to the place. */
export interface CarryRules {
  /** goods are unloaded at stops up to so much farther on foot than the nearest one off the nearest road stretch, minutes */
  readonly detourMinutes: number;
  /** no farther on foot than this, minutes: a place beyond it has no road */
  readonly mostMinutes: number;
}

/** What is assumed of people and stock. */
export interface StockRules {
  /** share of the people inside a hazard zone who must be resettled, by kind of zone; kinds that are not named count as 1 */
  readonly resettledShare: Readonly<Record<string, number>>;
  /** people whom one unit of capacity supplies for `daysOfStock` */
  readonly peoplePerUnit: number;
  readonly daysOfStock: number;
  /** rations that a person uses a day, of those that `daysOfStock` counts with */
  readonly rationsPerDay: number;
  /** 'own': a depot supplies the unit of its level that it stands in; 'any': whoever is nearest */
  readonly area: 'own' | 'any';
}

/** A question about relief depots. */
export interface ReliefGoal {
  readonly year: number;
  readonly group: string;
  /** trip by road, such as 'drive'; runs from the depots */
  readonly trip: string;
  /** from the lowest level up, as `reliefLevels` */
  readonly tiers: readonly ReliefTier[];
  readonly carry: CarryRules;
  readonly stock: StockRules;
}

export const usualCarry: CarryRules = { detourMinutes: 15, mostMinutes: 120 };
export const usualStock: StockRules = { resettledShare: {}, peoplePerUnit: 1, daysOfStock: 3, rationsPerDay: 1, area: 'own' };

/** The question that a study's catalogue suggests: its types of relief depots by level, each facility's own start delay, the first of the presets. */
export function usualReliefGoal({ facilityTypes }: Pick<Catalogue, 'facilityTypes'>, year: number): ReliefGoal {
  const tiers = reliefLevels.flatMap((level): readonly ReliefTier[] => {
    const types = facilityTypes.flatMap((type) => (type.relief === level ? [type.id] : []));
    if (types.length === 0) return [];
    return [{ level, types, targetHours: reliefTargets[0]?.hours ?? Infinity, dispatchMinutes: null, loadingMinutes: null }];
  });
  return { year, group: 'people', trip: 'drive', tiers, carry: usualCarry, stock: usualStock };
}

/** People of a unit by the time after the onset at which help is there: people = within + beyond + cutOff + unplaced. */
export interface ReliefLedger {
  readonly people: number;
  readonly within: number;
  readonly beyond: number;
  /** no lorry can come near */
  readonly cutOff: number;
  /** on ground that nobody crosses, or off the map */
  readonly unplaced: number;
  /** hours after the onset within which half, nine tenths and all of the people are helped, among those who are; NaN where nobody is */
  readonly p50Hours: number;
  readonly p90Hours: number;
  readonly maxHours: number;
}

/** A unit as one level of depots serves it (or any of them: level null, each depot held against its own level's target). */
export interface ReliefUnit {
  /** '' outside every unit */
  readonly unit: string;
  readonly unitLevel: UnitLevel | 'outside';
  readonly tier: UnitLevel | null;
  readonly ledger: ReliefLedger;
}

/** Times of one level of depots, or of any, place by place. */
export interface ReliefTimes {
  readonly tier: UnitLevel | null;
  readonly targetHours: number;
  /** seconds after the onset per demand row: Infinity cut off, NaN unplaced */
  readonly seconds: Float64Array;
  /** row in `depots` of the answer, -1 where none */
  readonly depot: Int32Array;
}

export interface ReliefDepot {
  readonly id: string;
  readonly name: string;
  readonly level: UnitLevel;
  readonly lon: number;
  readonly lat: number;
  /** dispatch and loading */
  readonly startSeconds: number;
  /** people that its stock supplies; NaN where its capacity is not known */
  readonly stockPeople: number;
}

/** One step of filling in: what a level of depots was asked for, and what was left. demand = supplied + short. */
export interface StockStep {
  readonly level: UnitLevel;
  readonly demand: number;
  readonly supplied: number;
  readonly short: number;
  /** people-weighted median and latest hour after the onset of what was supplied; NaN where nothing was */
  readonly p50Hours: number;
  readonly maxHours: number;
}

/** A hazard zone, or a unit, with what it needs: demand = the sum of `supplied` + short. */
export interface StockPlace {
  /** row of the zone in the study's hazards; -1 for a unit */
  readonly zone: number;
  /** code of the unit; '' for a zone */
  readonly unit: string;
  readonly kind: string;
  readonly name: string;
  readonly people: number;
  /** people to be resettled */
  readonly demand: number;
  /** by level, in the order of the goal's tiers */
  readonly supplied: readonly number[];
  readonly short: number;
  /** hour after the onset at which the last of what is supplied arrives, NaN where nothing is */
  readonly lastHours: number;
}

/** A depot's stock. `asked`: people who turn to it first at its step, whether it has enough or not. */
export interface StockDepot {
  /** row in `depots` */
  readonly depot: number;
  readonly asked: number;
  readonly stockPeople: number;
  readonly supplied: number;
  /** hours from the first handing out until it is empty if all who turn to it draw on it; Infinity where nobody does, NaN where the stock is not known */
  readonly dryHours: number;
}

export interface StockAnswer {
  /** people inside hazard zones, each counted once, and those of them to be resettled */
  readonly peopleInZones: number;
  readonly demand: number;
  readonly stockPeople: number;
  /** depots with an unknown capacity, which supply nobody here */
  readonly unknownStock: number;
  readonly steps: readonly StockStep[];
  readonly zones: readonly StockPlace[];
  /** towns (or the smallest level of polygons), those that need anything */
  readonly units: readonly StockPlace[];
  readonly depots: readonly StockDepot[];
  /** row in `depots` of the one that runs dry first, -1 where none does before the days of stock are over */
  readonly firstDry: number;
  /** who is supplied by whom: depot row, zone row, people, hours after the onset of the last of it */
  readonly flows: readonly { readonly depot: number; readonly zone: number; readonly people: number; readonly hours: number }[];
}

/** The answer: how soon, and with what. */
export interface ReliefAnswer {
  readonly goal: ReliefGoal;
  readonly depots: readonly ReliefDepot[];
  /** levels in the order of the goal, then any */
  readonly times: readonly ReliefTimes[];
  readonly people: Float64Array;
  /** city, counties, towns, outside; per unit the levels in the order of the goal, then any */
  readonly units: readonly ReliefUnit[];
  readonly stock: StockAnswer;
  readonly findings: readonly Finding[];
}

/** What a failure does to those who were helped before it. */
export interface Loss {
  /** no lorry comes near any more */
  readonly cutOff: number;
  /** were within the target and no longer are, those cut off among them */
  readonly fallOut: number;
  /** people x minutes later, of those still helped */
  readonly addedPeopleMinutes: number;
  /** people whose time changes */
  readonly affected: number;
}

/** A stretch of road between junctions that carries a shortest relief trip, and what its failure does. */
export interface SegmentLoss extends Loss {
  /** number of the segment, the same for the same study, ground and depots */
  readonly segment: number;
  /** names of its ways, '' where they have none */
  readonly name: string;
  /** class of its longest part */
  readonly roadClass: string;
  readonly metres: number;
  /** metres on bridges and in tunnels */
  readonly bridgeMetres: number;
  readonly tunnelMetres: number;
  /** people whose shortest trip runs over it */
  readonly carried: number;
  /** flat lon, lat */
  readonly path: Float64Array;
}

export interface DepotLoss extends Loss {
  /** row in the answer's depots */
  readonly depot: number;
  /** people whose shortest trip starts there */
  readonly carried: number;
}

/** What is to fail. */
export interface FailureGoal {
  /** depots of these levels help */
  readonly levels: readonly UnitLevel[];
  /** an endless number counts nobody as out */
  readonly targetHours: number;
  /** segments listed with their geometry, the worst first */
  readonly listed: number;
}

/** N-1: every segment that carries a shortest trip, and every depot, failing in turn. */
export interface FailureAnswer {
  readonly goal: ReliefGoal;
  readonly failure: FailureGoal;
  readonly depots: readonly ReliefDepot[];
  readonly before: ReliefLedger;
  /** segments in all, those that carry a trip (each was made to fail), and those whose failure cuts anybody off */
  readonly segments: number;
  readonly carrying: number;
  readonly cutting: number;
  /** the worst by people cut off, then fallen out, then people x minutes */
  readonly worst: readonly SegmentLoss[];
  /** the same, those with a bridge alone */
  readonly worstBridges: readonly SegmentLoss[];
  /** every depot of the levels, the worst first; `depot` counts in `depots` of this answer, which are those of the levels */
  readonly depotLosses: readonly DepotLoss[];
}

/** Roads that fail together: all that drawn lines and areas touch, and all that hazard zones of some kinds touch. */
export interface ClosureGoal {
  readonly zones: readonly Pick<Zone, 'name' | 'geometry'>[];
  readonly hazardKinds: readonly string[];
}

/** What a set of closures does. */
export interface ClosureAnswer {
  readonly goal: ReliefGoal;
  readonly failure: FailureGoal;
  readonly closure: ClosureGoal;
  readonly before: ReliefLedger;
  readonly after: ReliefLedger;
  readonly loss: Loss;
  /** kilometres of road closed */
  readonly closedKilometres: number;
  /** seconds after the onset per demand row, with the roads closed */
  readonly seconds: Float64Array;
  /** per unit: city, counties, towns, outside */
  readonly units: readonly { readonly unit: string; readonly unitLevel: UnitLevel | 'outside'; readonly loss: Loss }[];
  /** what was odd about a file of closures */
  readonly findings: readonly Finding[];
}

/** Inputs that the three questions about depots share. */
export interface ReliefInput {
  readonly edits: readonly Edit[];
  readonly goal: ReliefGoal;
}
