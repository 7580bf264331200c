import { sitingModels } from '../src/engine/siting';
import { least } from '../src/engine/siting/median/relaxation';
import type { SitingModelId } from '../src/model/siting';
import type { SitingProblem, SitingSolution } from '../src/engine/siting';
import { madePmed, pmedSizes } from './pmed';
import { seeded } from './seeded';

const cpuSeconds = (): number => {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1e6;
};

interface Timed {
  readonly seconds: number;
  readonly solution: SitingSolution;
  /** seconds until a gap of at most 1 % */
  readonly nearSeconds: number;
  readonly steps: number;
}

/** Runs a search, told to stop after so many seconds. */
export function timedSearch(model: SitingModelId, problem: SitingProblem, sites: number, limitSeconds: number): Timed {
  const start = cpuSeconds();
  const run = sitingModels[model].search(problem, { sites, cutoff: Infinity, share: 1, assign: 'single' });
  let nearSeconds = NaN;
  for (let steps = 1; ; steps++) {
    const seconds = cpuSeconds() - start;
    const step = run.next(seconds > limitSeconds);
    const { objective, bound } = step.value;
    if (!(nearSeconds >= 0) && objective - bound <= 0.01 * objective) nearSeconds = cpuSeconds() - start;
    if (step.done) return { seconds: cpuSeconds() - start, solution: step.value, nearSeconds, steps };
  }
}

/** A city of `rows` homes in clusters, each with the sites within reach: about `pairs` of `sites`. */
export function madeCity(rows: number, sites: number, pairs: number, seed: number): SitingProblem {
  const dice = seeded(seed);
  const bell = (): number => dice() + dice() + dice() - 1.5;
  const centres = Array.from({ length: 40 }, () => [dice() * 30_000, dice() * 30_000, 800 + dice() * 4000] as const);
  const place = (): readonly [number, number] => {
    const [x, y, wide] = centres[Math.floor(dice() * centres.length)]!;
    return [x + bell() * wide, y + bell() * wide];
  };
  const from = Array.from({ length: sites }, place);
  const to = Array.from({ length: rows }, place);
  const facility = new Int32Array(rows * pairs);
  const demand = new Int32Array(rows * pairs);
  const cost = new Float64Array(rows * pairs);
  const distance = new Float64Array(sites);
  const order = Int32Array.from(distance, (_, site) => site);
  let count = 0;
  to.forEach(([x, y], row) => {
    from.forEach(([u, v], site) => (distance[site] = Math.hypot(x - u, y - v)));
    least(order, distance, pairs);
    const farthest = order.subarray(0, pairs).reduce((most, site) => Math.max(most, distance[site]!), 0);
    for (let site = 0; site < sites && count < (row + 1) * pairs; site++) {
      if (distance[site]! > farthest) continue;
      facility[count] = site;
      demand[count] = row;
      cost[count++] = distance[site]! / 1.2;
    }
  });
  return {
    pairs: { facility, demand, cost },
    siteCount: sites,
    people: Float64Array.from({ length: rows }, () => 1 + Math.floor(dice() * 40)),
    state: new Uint8Array(sites),
    capacity: null,
  };
}

const percent = ({ objective, bound }: SitingSolution): string => `${((100 * (objective - bound)) / objective).toFixed(3)} %`;

/** The forty sizes of the OR-Library, and a city. */
export function sitingMedianBench(print: (text: string) => void, limitSeconds = 60): void {
  for (const model of ['p-median', 'p-center'] as const) {
    let [certified, worst, all] = [0, 0, 0];
    let worstName = '';
    for (const [vertices, sites] of pmedSizes) {
      const { seconds, solution, steps } = timedSearch(model, madePmed(vertices, vertices), sites, limitSeconds);
      all += seconds;
      if (solution.proven) certified++;
      if (seconds > worst) [worst, worstName] = [seconds, `n ${vertices}, p ${sites}`];
      print(
        `${model} n ${vertices}, p ${sites}: ${solution.objective}, ${solution.proven ? 'certified' : `gap ${percent(solution)}`}, ` +
          `${seconds.toFixed(2)} s CPU, ${steps} steps`,
      );
    }
    print(
      `${model}: ${certified} of ${pmedSizes.length} certified, ${all.toFixed(1)} s CPU in all, worst ${worst.toFixed(2)} (${worstName})`,
    );
  }
  const city = madeCity(100_000, 2000, 100, 11);
  for (const sites of [60, 100]) {
    const { seconds, solution, nearSeconds } = timedSearch('p-median', city, sites, 20);
    print(
      `p-median 100,000 rows x 2,000 sites, 10 M pairs, p ${sites}: gap ${percent(solution)} after ${seconds.toFixed(1)} s CPU, ` +
        `1 % after ${nearSeconds.toFixed(1)}`,
    );
  }
}
