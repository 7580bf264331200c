import { unitLevels, type Unit, type UnitLevel } from '../../model/study';
import { unitTree } from './unit-tree';

/** Sums of some columns over the demand rows of a unit. */
export interface UnitSums {
  /** '' for what lies outside every unit */
  readonly unit: string;
  readonly level: UnitLevel | 'outside';
  /** in the order of the columns */
  readonly sums: readonly number[];
}

/**
 * Sums of columns by unit: city, counties, towns in the order of `units`, then what is outside them where anything is. A value that is not
 * known (NaN) has no part.
 * @param membership of `unitMembership`: the smallest polygon unit of each demand row, -1 outside
 * @throws Failure study.unit-without-parent
 */
export function sumsByUnit(units: readonly Unit[], membership: Int32Array, columns: readonly Float64Array[]): readonly UnitSums[] {
  const tree = unitTree(units);
  const levels = unitLevels.filter((level) => level !== 'village' && tree.rowsAt[level].length > 0);
  const sums = new Map<number, number[]>();
  const sumsOf = (unit: number): number[] => {
    const kept = sums.get(unit) ?? columns.map(() => 0);
    sums.set(unit, kept);
    return kept;
  };
  membership.forEach((smallest, row) => {
    const holders = smallest < 0 ? [-1] : levels.flatMap((level) => tree.atLevel[level][smallest] ?? -1).filter((unit) => unit >= 0);
    for (const holder of holders) {
      const to = sumsOf(holder);
      columns.forEach((column, at) => {
        const value = column[row] as number;
        if (!Number.isNaN(value)) to[at] = (to[at] as number) + value;
      });
    }
  });
  const rows = levels.flatMap((level) => tree.rowsAt[level].map((row) => ({ row, unit: units[row]?.code ?? '', level })));
  return [
    ...rows.map(({ row, unit, level }) => ({ unit, level, sums: sums.get(row) ?? columns.map(() => 0) })),
    ...(sums.has(-1) ? [{ unit: '', level: 'outside' as const, sums: sumsOf(-1) }] : []),
  ];
}
