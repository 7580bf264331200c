import type { ReliefLedger } from '../../model/relief';
import type { Unit, UnitLevel } from '../../model/study';
import { unitLevels } from '../../model/study';
import { within } from '../../model/within';
import { rowsByTime } from '../coverage/ledger';
import { unitTree } from '../coverage/unit-tree';

/** Times after the onset, and for each place whether help comes in time. */
export interface ReliefColumn {
  /** Infinity: cut off; NaN: not placed */
  readonly seconds: Float64Array;
  readonly inTime: (place: number) => boolean;
}

/** Held against one target. */
export function inTimeBy(seconds: Float64Array, targetSeconds: number): ReliefColumn {
  return { seconds, inTime: (place) => within(seconds[place]!, targetSeconds) };
}

/**
 * The earliest of several levels' times; in time where one level comes within its own target.
 * @returns also which of them is the earliest, ties to the first, -1 where none comes
 */
export function earliestOf(columns: readonly ReliefColumn[]): ReliefColumn & { readonly first: Int32Array } {
  const count = columns[0]?.seconds.length ?? 0;
  const seconds = new Float64Array(count).fill(Infinity);
  const first = new Int32Array(count).fill(-1);
  columns.forEach((column, at) => {
    column.seconds.forEach((time, place) => {
      if (Number.isNaN(time)) seconds[place] = NaN;
      else if (time < seconds[place]!) {
        seconds[place] = time;
        first[place] = at;
      }
    });
  });
  return { seconds, first, inTime: (place) => columns.some((column) => column.inTime(place)) };
}

/** Counts by unit, and the times within which shares of the helped people are reached. */
class LedgerSums {
  people = 0;
  within = 0;
  beyond = 0;
  cutOff = 0;
  unplaced = 0;
  arrived = 0;
  private readonly hours = { p50: NaN, p90: NaN, max: NaN };

  count(people: number, seconds: number, inTime: boolean): void {
    this.people += people;
    if (Number.isNaN(seconds)) this.unplaced += people;
    else if (seconds === Infinity) this.cutOff += people;
    else if (inTime) this.within += people;
    else this.beyond += people;
  }

  /** People in the order of their times. */
  arrive(people: number, seconds: number): void {
    const helped = this.within + this.beyond;
    this.arrived += people;
    const at = seconds / 3600;
    if (Number.isNaN(this.hours.p50) && this.arrived >= helped * 0.5) this.hours.p50 = at;
    if (Number.isNaN(this.hours.p90) && this.arrived >= helped * 0.9) this.hours.p90 = at;
    this.hours.max = at;
  }

  get ledger(): ReliefLedger {
    const { people, within: inside, beyond, cutOff, unplaced, hours } = this;
    return { people, within: inside, beyond, cutOff, unplaced, p50Hours: hours.p50, p90Hours: hours.p90, maxHours: hours.max };
  }
}

/** A unit of a level with polygons, or the outside (code ''). */
export interface PlacedUnit {
  readonly unit: string;
  readonly level: UnitLevel | 'outside';
}

/** The units that people are counted by, and those that each place counts in. */
export interface UnitsOfPlaces {
  /** city, counties, towns in their order, then the outside where anybody is; a study without units has the outside alone */
  readonly units: readonly PlacedUnit[];
  /** of each row of the study's units and -1: positions in `units` that its places count in */
  readonly holders: (membership: number) => readonly number[];
}

/** @throws Failure study.unit-without-parent */
export function unitsOfPlaces(units: readonly Unit[], membership: Int32Array): UnitsOfPlaces {
  const tree = unitTree(units);
  const levels = unitLevels.filter((level) => level !== 'village' && tree.rowsAt[level].length > 0);
  const rows = levels.flatMap((level) => tree.rowsAt[level].map((row) => ({ row, unit: units[row]!.code, level })));
  const positionOf = new Map(rows.map(({ row }, position) => [row, position]));
  const listed: readonly PlacedUnit[] = rows.map(({ unit, level }) => ({ unit, level }));
  const outside = membership.includes(-1) ? [{ unit: '', level: 'outside' as const }] : [];
  const kept = new Map<number, readonly number[]>();
  return {
    units: [...listed, ...outside],
    holders(row) {
      const known = kept.get(row);
      if (known) return known;
      const found = row < 0 ? [listed.length] : levels.flatMap((level) => positionOf.get(tree.atLevel[level][row]!) ?? []);
      kept.set(row, found);
      return found;
    },
  };
}

/** The ledger of each unit, in their order. People of unknown number have no part. */
export function ledgersByUnit(
  { units, holders }: UnitsOfPlaces,
  membership: Int32Array,
  people: Float64Array,
  column: ReliefColumn,
): readonly ReliefLedger[] {
  const sums = units.map(() => new LedgerSums());
  people.forEach((count, place) => {
    if (!(count > 0)) return;
    for (const unit of holders(membership[place]!)) sums[unit]!.count(count, column.seconds[place]!, column.inTime(place));
  });
  for (const place of rowsByTime(column.seconds)) {
    if (!(people[place]! > 0)) continue;
    for (const unit of holders(membership[place]!)) sums[unit]!.arrive(people[place]!, column.seconds[place]!);
  }
  return sums.map(({ ledger }) => ledger);
}

/** The ledger of all people together. */
export function ledgerOfAll(people: Float64Array, column: ReliefColumn): ReliefLedger {
  const everybody: UnitsOfPlaces = { units: [{ unit: '', level: 'outside' }], holders: () => [0] };
  return ledgersByUnit(everybody, new Int32Array(people.length), people, column)[0]!;
}
