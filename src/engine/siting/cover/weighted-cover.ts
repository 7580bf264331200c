import { Best } from './best';
import { branchAndBound, type BoundSearch } from './branch';
import { mostPeopleCore } from './cores';
import type { CoverRows } from './cover-rows';
import { decided } from './decided';
import { SwapRounds, swapsNear } from './swap-rounds';

/**
 * Searches the `most` new sites that cover most weight, for weights that change from one call to the next while rows and sites stay.
 * @param rows merged rows; `people` is not looked at @param weight of each merged row, at least 0; those an open site reaches count for
 * nothing @param from places in `rows` of a set to begin with, such as the answer for the weights before; empty: greedy
 * @param best to be filled: `worth` is the weight newly covered; after the first step it holds a set
 */
export function* mostWeight(rows: CoverRows, weight: Float64Array, most: number, from: ArrayLike<number>, best: Best): BoundSearch {
  const full = mostPeopleCore({ ...rows, people: weight, openOnce: 0 }, most);
  const root = decided(full, new Uint8Array(full.site.length), full.first)!;
  const { core } = root;
  const known = new Set(Array.from(from));
  const places: number[] = [];
  core.site.forEach((id, site) => known.has(id) && places.push(site));
  new SwapRounds(core, best, places.slice(0, Math.min(core.most, core.site.length))).run(2e6);
  const bound = full.first.reduce((sum, one) => sum + one, 0);
  if (yield bound) return { done: false, bound };
  return yield* branchAndBound(root, best, { rootSteps: 1000, nodeSteps: 60, improve: swapsNear(best), enough: () => false });
}

/** The places of rows in `CoverRows` for a set of sites of the problem, those that are not free left out. */
export function placesOf(rows: CoverRows, chosen: ArrayLike<number>): Int32Array {
  const wanted = new Set(Array.from(chosen));
  const places: number[] = [];
  rows.site.forEach((row, place) => wanted.has(row) && places.push(place));
  return Int32Array.from(places);
}
