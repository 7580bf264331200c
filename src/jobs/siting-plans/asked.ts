import { siteState } from '../../engine/siting';
import { namedRows, type NamedBytes } from '../../formats';
import { Failure } from '../../model/finding';
import type { PlanInput } from './contract';

/** @throws Failure siting.lacking */
export function needed<T>({ request }: PlanInput, value: T | null, option: string): T {
  if (value === null) throw new Failure('siting.lacking', {}, { model: request.model, option });
  return value;
}

/** Open sites in all that are asked for. @throws Failure siting.lacking */
export function sitesAsked(input: PlanInput): number {
  const { sites, newSites } = input.request;
  const open = input.problem.state.reduce((count, state) => count + (state === siteState.open ? 1 : 0), 0);
  return needed(input, sites ?? (newSites === null ? null : open + newSites), 'sites');
}

/** Group of each demand row by its name in a column of the demand file. @throws Failure siting.lacking, table.missing-column, cell.missing-value */
export async function groupsOf(input: PlanInput): Promise<{ readonly names: readonly string[]; readonly group: Int32Array }> {
  const { request, reading, findings, demandIds } = input;
  const file = needed(input, request.demand, 'demand');
  const columns = { ...reading.columns, ...(request.groups === null ? {} : { group: request.groups }) };
  const { rows } = await namedRows(file, 'demand', ['group'], ['group'], { ...reading, columns }, findings);
  const names: string[] = [];
  const at = new Map<string, number>();
  const group = Int32Array.from(demandIds, (_, row) => {
    const name = rows[row]!.text('group') || rows[row]!.lacks('group');
    if (!at.has(name)) at.set(name, names.push(name) - 1);
    return at.get(name)!;
  });
  return { names, group };
}

/** A column of the facilities file by site; null where there is no file or no such column. @throws Failure cell.missing-value where a cell is empty */
export async function siteColumn(input: PlanInput, field: string): Promise<Float64Array | null> {
  const file: NamedBytes | null = input.request.facilities;
  if (file === null) return null;
  const { rows, has } = await namedRows(file, 'facilities', [field], [], input.reading, input.findings);
  return has(field) ? Float64Array.from(rows, (row) => row.number(field) ?? row.lacks(field)) : null;
}

/** Row of a site by its id. @throws Failure siting.unknown-site */
export function siteRow({ siteIds }: PlanInput, id: string, option: string): number {
  const row = siteIds.indexOf(id);
  if (row < 0) throw new Failure('siting.unknown-site', {}, { id, option });
  return row;
}

/** Ids of rows. */
export const named = (ids: readonly string[], rows: readonly number[]): readonly string[] => rows.map((row) => ids[row] ?? '');
