import { Failure } from '../../model/finding';
import { unitLevels } from '../../model/study';
import type { Unit, UnitLevel } from '../../model/study';

/** Who is above whom. Everything counts in the order of the units it was made of. */
export interface UnitTree {
  readonly units: readonly Unit[];
  readonly rowOf: ReadonlyMap<string, number>;
  /** row of the unit above, -1 at the top */
  readonly parent: Int32Array;
  /** `atLevel[level][row]`: row of the unit itself or of its ancestor on that level, -1 where there is none */
  readonly atLevel: Readonly<Record<UnitLevel, Int32Array>>;
  /** rows of each level, ascending */
  readonly rowsAt: Readonly<Record<UnitLevel, readonly number[]>>;
}

/** The parent's row; the parent must be on a level above. Where no unit of the study is above this level, a parent code is not looked up. */
function parentRow(units: readonly Unit[], rowOf: ReadonlyMap<string, number>, row: number, topRank: number): number {
  const unit = units[row] as Unit;
  const rank = unitLevels.indexOf(unit.level);
  if (rank === topRank) return -1;
  const parent = rowOf.get(unit.parent) ?? -1;
  const above = units[parent];
  if (!above || unitLevels.indexOf(above.level) >= rank) {
    throw new Failure('study.unit-without-parent', { layer: 'units' }, { unit: unit.code, parent: unit.parent });
  }
  return parent;
}

const trees = new WeakMap<readonly Unit[], UnitTree>();

/**
 * The tree of administrative units, from their `parent` codes; made once for a list of units.
 * @throws Failure study.unit-without-parent where a unit below the study's topmost level has no parent on a level above it
 */
export function unitTree(units: readonly Unit[]): UnitTree {
  const kept = trees.get(units);
  if (kept) return kept;
  const made = treeOf(units);
  trees.set(units, made);
  return made;
}

function treeOf(units: readonly Unit[]): UnitTree {
  const rowOf = new Map(units.map((unit, row) => [unit.code, row]));
  const ranks = units.map((unit) => unitLevels.indexOf(unit.level));
  const topRank = ranks.reduce((top, rank) => Math.min(top, rank), unitLevels.length);
  const parent = Int32Array.from(units, (_unit, row) => parentRow(units, rowOf, row, topRank));
  const atLevel: Record<UnitLevel, Int32Array> = {
    city: new Int32Array(units.length).fill(-1),
    county: new Int32Array(units.length).fill(-1),
    town: new Int32Array(units.length).fill(-1),
    village: new Int32Array(units.length).fill(-1),
  };
  const rowsAt: Record<UnitLevel, number[]> = { city: [], county: [], town: [], village: [] };
  units.forEach((unit, row) => {
    rowsAt[unit.level].push(row);
    for (let up = row; up >= 0; up = parent[up] as number) atLevel[(units[up] as Unit).level][row] = up;
  });
  return { units, rowOf, parent, atLevel, rowsAt };
}
