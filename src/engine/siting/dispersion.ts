import { Failure } from '../../model/finding';
import { siteState, type SitingOptions, type SitingProblem, type SitingSearch, type SitingStep } from './contract';
import { CliqueSearch, together } from './dispersion/far-apart';

/** Nodes between two steps. */
const nodesEach = 2000;
/** Nodes of a quick answer to one question. */
const quickNodes = 20_000;

/** Least cost between two sites either way, by place among the sites that may be used; Infinity where no pair is listed. */
function costs({ pairs }: SitingProblem, placeOf: Int32Array, count: number): Float64Array {
  const cost = new Float64Array(count * count).fill(Infinity);
  pairs.cost.forEach((one, pair) => {
    const [from, to] = [placeOf[pairs.facility[pair]!] ?? -1, placeOf[pairs.demand[pair]!] ?? -1];
    if (from < 0 || to < 0 || !(one < cost[from * count + to]!)) return;
    cost[from * count + to] = one;
    cost[to * count + from] = one;
  });
  return cost;
}

/**
 * p-dispersion (Kuby 1987; Erkut 1990): a number of sites, open ones counted, of which the nearest two are as far apart as can be. Demand row i stands for
 * site i; of the two ways between two sites the cheaper counts, a pair that is not listed is endlessly far, people and cutoff do not matter. Sites from the
 * farthest on, one by one, then halving over the costs that occur: are there so many sites, none nearer than that? Settled by a search for cliques.
 * @throws Failure siting.lacking; siting.no-solution: too-many-open, too-few-candidates
 */
export function* dispersion(problem: SitingProblem, options: SitingOptions): SitingSearch {
  const { state, siteCount } = problem;
  const rows = Array.from(state.keys()).filter((site) => state[site] !== siteState.forbidden);
  const placeOf = new Int32Array(siteCount).fill(-1);
  rows.forEach((site, place) => (placeOf[site] = place));
  const open = rows.flatMap((site, place) => (state[site] === siteState.open ? [place] : []));
  const { sites } = options;
  if (sites === null) throw new Failure('siting.lacking', {}, { model: 'dispersion', option: 'sites' });
  if (open.length > sites) throw new Failure('siting.no-solution', {}, { reason: 'too-many-open', open: open.length, sites });
  if (rows.length < sites) throw new Failure('siting.no-solution', {}, { reason: 'too-few-candidates', sites, candidates: rows.length });
  const count = rows.length;
  const cost = costs(problem, placeOf, count);
  const nearest = (set: readonly number[]): number => {
    let least = Infinity;
    set.forEach((one, at) => {
      for (let before = 0; before < at; before++) least = Math.min(least, cost[one * count + set[before]!]!);
    });
    return least;
  };

  // each time the site that is farthest from those there
  const grown = (first: readonly number[]): readonly number[] => {
    const set = first.slice();
    const away = new Float64Array(count).fill(Infinity);
    const add = (one: number): void => {
      for (let other = 0; other < count; other++) away[other] = Math.min(away[other]!, cost[one * count + other]!);
      away[one] = -1;
    };
    set.forEach(add);
    while (set.length < sites) {
      let best = -1;
      for (let one = 0; one < count; one++) if (away[one]! >= 0 && (best < 0 || away[one]! > away[best]!)) best = one;
      set.push(best);
      add(best);
    }
    return set;
  };
  let best = grown(open);
  let reached = nearest(best);
  if (open.length === 0 && sites > 0) {
    for (let first = 0; first < Math.min(count, 200); first++) {
      const set = grown([first]);
      if (nearest(set) > reached) [best, reached] = [set, nearest(set)];
    }
  }

  const limit = nearest(open);
  const values = new Set([Infinity]);
  for (let one = 0; one < count; one++) for (let other = one + 1; other < count; other++) values.add(cost[one * count + other]!);
  const levels = Float64Array.from([...values].filter((value) => value <= limit)).toSorted();
  let low = levels.indexOf(reached);
  // no more than this can be reached
  let high = levels.length - 1;
  let stop = false;

  /** are there so many sites, none nearer to another than this? null: not known after `most` nodes */
  function* ask(level: number, most: number): Generator<SitingStep, boolean | null, boolean | undefined> {
    const least = levels[level]!;
    const free = Array.from(rows.keys()).filter(
      (one) => state[rows[one]!] === siteState.free && open.every((other) => cost[one * count + other]! >= least),
    );
    const search = new CliqueSearch(
      together(free.length, (one, other) => cost[free[one]! * count + free[other]!]! >= least),
      sites! - open.length,
    );
    for (let nodes = 0; nodes < most; nodes += nodesEach) {
      if (search.run(nodesEach)) {
        if (search.found === null) return false;
        best = [...open, ...search.found.map((one) => free[one]!)];
        reached = nearest(best);
        return true;
      }
      if (yield { objective: reached, bound: levels[high] ?? reached }) stop = true;
      if (stop) return null;
    }
    return null;
  }

  for (const most of [quickNodes, Infinity]) {
    for (let dark = high; low < dark && low < high && !stop;) {
      const middle = (low + dark + 1) >> 1;
      const found = yield* ask(middle, most);
      if (found === true) low = levels.indexOf(reached);
      else {
        dark = middle - 1;
        if (found === false) high = middle - 1;
      }
    }
  }
  const proven = low >= high;
  return {
    chosen: Int32Array.from(best, (place) => rows[place]!).toSorted(),
    objective: reached,
    bound: proven ? reached : levels[high]!,
    proven,
    flows: null,
  };
}
