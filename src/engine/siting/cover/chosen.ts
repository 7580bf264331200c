import type { CoverRows } from './cover-rows';

/** Rows of all open sites, ascending: those that were open, those that are chosen, and the lowest others up to `count` (null: none). */
export function withFilled(rows: CoverRows, chosen: Int32Array, count: number | null): Int32Array {
  const inside = new Set(chosen);
  const all = [...rows.open, ...Int32Array.from(chosen, (site) => rows.site[site]!)];
  const more = count === null ? 0 : count - all.length;
  const others = Array.from(rows.site).filter((_, site) => !inside.has(site));
  return Int32Array.from([...all, ...others.slice(0, more)]).sort();
}
