import { unitTree, villageMembership } from '../engine/coverage';
import { Failure } from '../model/finding';
import type { Study } from '../model/study';
import type { RegionRows } from './kept-sites';
import { membershipOf } from './tasks/analyse';

/** In which demand rows of a study does a unit's people live? @param code '' for everywhere @throws Failure study.unknown-unit */
export function inRegion(study: Study, code: string): (row: number) => boolean {
  if (code === '') return () => true;
  const tree = unitTree(study.units);
  const unit = tree.rowOf.get(code);
  if (unit === undefined) throw new Failure('study.unknown-unit', {}, { unit: code, id: '' });
  const { level } = tree.units[unit] as (typeof tree.units)[number];
  const smallest = membershipOf(study);
  if (level === 'village') {
    const villages = villageMembership(study.units, smallest, study.demand.lon, study.demand.lat);
    return (row) => villages[row] === unit;
  }
  const atLevel = tree.atLevel[level];
  return (row) => (smallest[row] as number) >= 0 && atLevel[smallest[row] as number] === unit;
}

/** @param people of each demand row of the study, NaN where unknown @throws Failure study.no-demand where nobody lives in the region */
export function regionRows(study: Study, code: string, people: Float64Array): RegionRows {
  const inside = inRegion(study, code);
  const rows: number[] = [];
  let noDataRows = 0;
  people.forEach((count, row) => {
    if (count === 0 || !inside(row)) return;
    if (Number.isNaN(count)) noDataRows++;
    else rows.push(row);
  });
  if (rows.length === 0) throw new Failure('study.no-demand', { layer: 'demand' }, { unit: code });
  return { rows: Int32Array.from(rows), people: Float64Array.from(rows, (row) => people[row] as number), noDataRows };
}
