import { describe, expect, it } from 'vitest';
import { Best } from '../../../../src/engine/siting/cover/best';
import { coverRows } from '../../../../src/engine/siting/cover/cover-rows';
import { mostWeight, placesOf } from '../../../../src/engine/siting/cover/weighted-cover';
import { seeded } from '../../../../bench/seeded';
import { bruteForce } from '../brute-force';
import { randomCover } from '../random-cover';

describe('most weight covered', () => {
  it('is what brute force finds for weights that change, begun with the answer before or from nothing', () => {
    const problem = randomCover({ seed: 8, sites: 10, rows: 60, states: true });
    const rows = coverRows(problem, 0.3);
    const open = problem.state.filter((kind) => kind === 1).length;
    const random = seeded(99);
    let before: Int32Array = new Int32Array(0);
    for (let round = 0; round < 12; round++) {
      const weight = rows.people.map((people) => people * random() * 3);
      const sites = (set: readonly number[]): ReadonlySet<number> => new Set(placesOf(rows, set));
      const { objective } = bruteForce(problem, open + 3, 'most', (set) => {
        const near = sites(set);
        return weight.reduce((sum, one, row) => {
          const list = rows.rowSite.subarray(rows.rowStart[row], rows.rowStart[row + 1]);
          return rows.once[row] === 0 && list.some((site) => near.has(site)) ? sum + one : sum;
        }, 0);
      });
      for (const from of [before, new Int32Array(0)]) {
        const best = new Best(false);
        const search = mostWeight(rows, weight, 3, from, best);
        let step = search.next();
        while (!step.done) step = search.next();
        expect(step.value.done).toBe(true);
        // the promise for weights that are not whole numbers
        expect(Math.abs(best.worth - objective)).toBeLessThanOrEqual(1e-9 * objective);
        before = best.sites!;
      }
    }
  });
});
