import type { Places } from './places';
import { SingleDraft } from './single-draft';
import { transport, type Transport } from './transport';

/** People not served come first, then the cost. */
export interface Toll {
  readonly short: number;
  readonly cost: number;
}

/** Sums of the same numbers in another order differ by less. */
const tolerance = 1e-11;

/** Is one lower than the other by more than rounding? */
export function below(one: Toll, other: Toll): boolean {
  if (one.short === Infinity || other.short === Infinity) return one.short < other.short;
  const shortBy = one.short - other.short;
  if (Math.abs(shortBy) > tolerance * Math.max(1, one.short, other.short)) return shortBy < 0;
  return other.cost === Infinity ? one.cost < Infinity : one.cost < other.cost - tolerance * Math.max(1, Math.abs(other.cost));
}

/** Every row wholly at one site. */
export interface SingleAssignment extends Toll {
  /** site of each row, -1: not served; null where nothing better than the limit was found */
  readonly siteOf: Int32Array | null;
  readonly bound: Toll;
  readonly proven: boolean;
}

export interface SingleOptions {
  /** sites that are in use; null: all */
  readonly open: Uint8Array | null;
  readonly prices: Float64Array | null;
  /** only answers below it are wanted */
  readonly limit: Toll;
  /** exchanges of the simplex method and rows looked at in branch and bound, at most; 0: the heuristic and the bound of the split problem */
  readonly effort: number;
}

export const noLimit: Toll = { short: Infinity, cost: Infinity };

/** Toll of a transport. */
export const tollOf = ({ unservedPeople, cost }: Transport, { unservedCost }: Places): Toll => ({
  short: unservedCost < Infinity ? 0 : unservedPeople,
  cost,
});

/** The places that are left when some rows are fixed and the sites in use have this much room. */
function rest(places: Places, free: readonly number[], room: Float64Array): Places {
  const { people, rowStart, pairSite, pairCost, unservedCost } = places;
  const start = new Int32Array(free.length + 1);
  free.forEach((row, at) => (start[at + 1] = start[at]! + rowStart[row + 1]! - rowStart[row]!));
  const [site, cost] = [new Int32Array(start[free.length]!), new Float64Array(start[free.length]!)];
  free.forEach((row, at) => {
    site.set(pairSite.subarray(rowStart[row], rowStart[row + 1]), start[at]);
    cost.set(pairCost.subarray(rowStart[row], rowStart[row + 1]), start[at]);
  });
  return { people: Float64Array.from(free, (row) => people[row]!), room, rowStart: start, pairSite: site, pairCost: cost, unservedCost };
}

/**
 * Every row wholly at one site with room for it, at the least total cost (generalised assignment with weights that do not depend on the site; Ross & Soland
 * 1975): the split optimum, whose few split rows are placed by insertion, exchanges and ejections, and depth-first branching on the largest split row. Where
 * not every row finds room, people who are not served come first. Yields every so often; true stops with the best so far.
 */
export function* singleAssignment(
  places: Places,
  { open, prices, limit, effort }: SingleOptions,
): Generator<undefined, SingleAssignment, boolean | undefined> {
  const { people, rowStart, pairSite, pairCost, unservedCost } = places;
  let best: Toll = limit;
  let siteOf: Int32Array | null = null;
  let left = effort;
  let stopped = false;
  let work = 0;
  let drafts = 0;
  const fixed = new Int32Array(people.length).fill(-2);
  const room = places.room.slice();
  const slack = tolerance * room.reduce((most, one) => (one < Infinity ? Math.max(most, one) : most), 0);
  const take = (split: Transport, free: readonly number[]): void => {
    const draft = new SingleDraft(places, open, fixed);
    draft.place(split, free);
    // exchanges are dear where there are many rows: there only the first draft has them
    if (drafts++ === 0 || free.length * free.length < 1e5) draft.improve();
    const toll = draft.toll();
    if (below(toll, best)) [best, siteOf] = [toll, draft.siteOf.slice()];
  };
  const relaxed = (free: readonly number[], price: Float64Array | null, done: Toll): { split: Transport; toll: Toll } => {
    const part =
      free.length === people.length
        ? places
        : rest(
            places,
            free,
            room.map((one) => one + slack),
          );
    const split = transport(part, { open, prices: price, whole: true });
    const { short, cost } = tollOf(split, places);
    work += split.pivots + free.length;
    left -= split.pivots + free.length;
    return { split, toll: { short: done.short + short, cost: done.cost + cost } };
  };

  function* branch(
    free: readonly number[],
    { split, toll }: { split: Transport; toll: Toll },
    done: Toll,
  ): Generator<undefined, void, boolean | undefined> {
    if (!below(toll, best)) return;
    take(split, free);
    if (!below(toll, best)) return;
    if (left <= 0 || stopped) {
      stopped = true;
      return;
    }
    if (work > 30_000) {
      work = 0;
      if (yield) stopped = true;
    }
    const parts = new Float64Array(free.length);
    split.flowRow.forEach((at, flow) => {
      if (split.flowPeople[flow]! < people[free[at]!]! * (1 - 1e-12)) parts[at]! += 1;
    });
    split.unserved.forEach((count, at) => {
      if (count > 0 && count < people[free[at]!]! * (1 - 1e-12)) parts[at]! += 1;
    });
    let at = -1;
    parts.forEach((count, row) => {
      if (count > 0 && (at < 0 || people[free[row]!]! > people[free[at]!]!)) at = row;
    });
    if (at < 0) return;
    const row = free[at]!;
    const others = free.filter((one) => one !== row);
    const children: { site: number; node: { split: Transport; toll: Toll }; done: Toll }[] = [];
    const put = (site: number, cost: number): void => {
      fixed[row] = site;
      if (site >= 0) room[site]! -= people[row]!;
      const after = {
        short: done.short + (site < 0 && unservedCost === Infinity ? people[row]! : 0),
        cost: done.cost + people[row]! * cost,
      };
      const node = relaxed(others, split.sitePrice, after);
      if (site >= 0) room[site]! += people[row]!;
      if (below(node.toll, best)) children.push({ site, node, done: after });
    };
    for (let pair = rowStart[row]!; pair < rowStart[row + 1]!; pair++) {
      const site = pairSite[pair]!;
      if ((open === null || open[site] === 1) && people[row]! <= room[site]! + slack) put(site, pairCost[pair]!);
    }
    put(-1, unservedCost < Infinity ? unservedCost : 0);
    children.sort((a, b) => a.node.toll.short - b.node.toll.short || a.node.toll.cost - b.node.toll.cost);
    for (const { site, node, done: after } of children) {
      fixed[row] = site;
      if (site >= 0) room[site]! -= people[row]!;
      yield* branch(others, node, after);
      if (site >= 0) room[site]! += people[row]!;
    }
    fixed[row] = -2;
  }

  const all = Array.from(people, (_, row) => row);
  const root = relaxed(all, prices, { short: 0, cost: 0 });
  yield* branch(all, root, { short: 0, cost: 0 });
  const proven = !stopped;
  const found = siteOf === null ? limit : best;
  return { siteOf, ...found, bound: proven && siteOf !== null ? found : root.toll, proven };
}

/** Runs an assignment to its end. */
export function settled<T>(run: Generator<undefined, T, boolean | undefined>): T {
  for (;;) {
    const step = run.next(false);
    if (step.done) return step.value;
  }
}
