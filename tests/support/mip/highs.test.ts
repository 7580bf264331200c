import { describe, expect, it } from 'vitest';
import { ProgramDraft } from './linear-program';
import { loadMipSolver } from './highs';
import { seeded } from '../../../bench/seeded';

/** A knapsack of whole things: most worth within the room. */
function knapsack(worth: readonly number[], size: readonly number[], room: number) {
  const draft = new ProgramDraft('most');
  const columns = worth.map((one) => draft.choice(one));
  draft.row(
    -Infinity,
    room,
    columns.map((column, thing) => [column, size[thing]!] as const),
  );
  return draft.program();
}

describe('the mixed integer solver', async () => {
  const solve = await loadMipSolver();

  it('is loaded once', async () => {
    expect(await loadMipSolver()).toBe(solve);
  });

  it('finds the optimum of knapsacks that brute force finds', () => {
    const random = seeded(11);
    for (let round = 0; round < 20; round++) {
      const worth = Array.from({ length: 10 }, () => 1 + Math.floor(random() * 40));
      const size = Array.from({ length: 10 }, () => 1 + Math.floor(random() * 20));
      const room = 45;
      let best = 0;
      for (let bits = 0; bits < 1024; bits++) {
        const taken = worth.map((_, thing) => (bits >> thing) & 1);
        if (taken.reduce((sum, one, thing) => sum + one * size[thing]!, 0) > room) continue;
        best = Math.max(
          best,
          taken.reduce((sum, one, thing) => sum + one * worth[thing]!, 0),
        );
      }
      const answer = solve(knapsack(worth, size, room));
      expect(answer.status).toBe('optimal');
      // whole worths below 500: the solver's own tolerance of 1e-6 cannot hide a difference
      expect(Math.round(answer.objective)).toBe(best);
      expect(Math.round(answer.bound)).toBe(best);
      expect(answer.values!.reduce((sum, one, thing) => sum + one * worth[thing]!, 0)).toBe(best);
    }
  });

  it('solves a program without whole columns, with limits on both sides', () => {
    const draft = new ProgramDraft('least');
    const [x, y] = [draft.column({ objective: 2 }), draft.column({ objective: 3, lower: -4, upper: 10 })];
    draft.row(6, Infinity, [
      [x, 1],
      [y, 1],
    ]);
    draft.row(-Infinity, 8, [[x, 1]]);
    const { status, objective, bound, values } = solve(draft.program());
    expect(status).toBe('optimal');
    expect(objective).toBeCloseTo(10, 9);
    expect(bound).toBeCloseTo(10, 9);
    expect([...values!]).toEqual([8, -2]);
  });

  it('tells a program without a solution from one without a limit', () => {
    const without = new ProgramDraft('least');
    const one = without.choice(1);
    without.row(2, Infinity, [[one, 1]]);
    expect(solve(without.program())).toEqual({ status: 'infeasible', objective: NaN, bound: NaN, values: null });
    const endless = new ProgramDraft('most');
    const [a, b] = [endless.column({ objective: 1 }), endless.column({ objective: 1 })];
    endless.row(-Infinity, 1, [
      [a, 1],
      [b, -1],
    ]);
    expect(solve(endless.program()).status).toBe('unbounded');
  });

  it('stops when it is told to, with a bound that holds', () => {
    // sums of even sizes never reach an odd room: the bound closes only by enumeration
    const size = Array.from({ length: 36 }, (_, thing) => 1000 + 2 * ((thing * 7919) % 499));
    const program = knapsack(size, size, 18_001);
    let asked = 0;
    const { status, bound, objective } = solve(program, { watch: () => ++asked > 3 });
    expect(asked).toBeGreaterThan(3);
    expect(['feasible', 'unknown']).toContain(status);
    expect(bound).toBeGreaterThanOrEqual(18_000);
    if (status === 'feasible') expect(objective).toBeLessThanOrEqual(18_000);
  });
});
