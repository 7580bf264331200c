import type { MedianCore } from './core';
import { decision, narrowed } from './core';
import { climb } from './ascent';
import type { ClimbRule } from './ascent';
import type { Incumbent } from './incumbent';

/** A part of all answers: those that have the sites of `open` and of the core's sites `left` more. */
export interface Branch {
  readonly core: MedianCore;
  readonly price: Float64Array;
  readonly open: readonly number[];
  readonly left: number;
  readonly bound: number;
  /** what is decided of the core's sites beside that; null: nothing */
  readonly decided: Uint8Array | null;
  /** is it what is left of a branch after one site is closed? */
  readonly isRest: boolean;
}

const rootRule: ClimbRule = { pace: 1, patience: 10, slowest: 0.01 };
const branchRule: ClimbRule = { pace: 1, patience: 10, slowest: 0.1 };
/** One site closed changes little: a short climb, and the next split. */
const restRule: ClimbRule = { pace: 0.5, patience: 5, slowest: 0.2 };

/** At the root the answers met on the way are bettered by exchanges, with this much work for each pair that a climb looks at. */
const exchangeShare = 0.4;

/** In the tree only answers this close to the best one are bettered by exchanges. */
const closeEnough = 1.005;

/** Pairs looked at between two steps that are shown: some tens of milliseconds. */
export const stride = 4e6;

/** The branch with its decisions carried out; null where they leave too few or ask for too many sites. */
function carriedOut(branch: Branch): Branch | null {
  const { core, price, open, left, decided } = branch;
  if (!decided) return branch;
  const opened: number[] = [];
  let free = 0;
  decided.forEach((what, site) => {
    if (what === decision.open) opened.push(core.site[site]!);
    else if (what === decision.none) free++;
  });
  if (opened.length > left || free + opened.length < left) return null;
  const next = narrowed(core, decided);
  return {
    ...branch,
    core: next.core,
    price: Float64Array.from(next.rowAt, (row, at) => Math.min(price[row]!, next.core.base[at]!)),
    open: [...open, ...opened],
    left: left - opened.length,
    decided: null,
  };
}

/** Sites of the core that a relaxation opened, by name. */
const opened = ({ site }: MedianCore, order: Int32Array, count: number): number[] =>
  Array.from(order.subarray(0, count), (one) => site[one]!);

/** Bounds a branch: climbs, decides, climbs on. @returns what is left of it (null: no better answer in it) and the site to branch on */
function* bounded(
  from: Branch,
  incumbent: Incumbent,
  isRoot: boolean,
  work: { pairs: number },
  seen: (bound: number) => void,
): Generator<void, { readonly branch: Branch; readonly site: number } | null, boolean | undefined> {
  let branch = carriedOut(from);
  for (;;) {
    if (!branch || branch.bound >= incumbent.limit()) return null;
    const { core, left } = branch;
    const size = core.site.length;
    if (left === 0 || left === size) {
      incumbent.offer([...branch.open, ...(left === 0 ? [] : core.site)]);
      return null;
    }
    if (left === 1) {
      const one = climb(core, 1, core.base, rootRule);
      one.step(Infinity, Infinity);
      incumbent.offer([...branch.open, ...opened(core, one.relaxed.order, 1)]);
      return null;
    }
    const up = climb(core, left, branch.price, isRoot ? rootRule : from.isRest ? restRule : branchRule);
    let going = true;
    let best = -Infinity;
    const spent = incumbent.work.pairs;
    while (going) {
      const before = up.relaxed.work.pairs;
      going = up.step(incumbent.limit(), incumbent.objective());
      if (up.bound() > best) {
        best = up.bound();
        if (isRoot) seen(Math.max(best, branch.bound));
        if (isRoot && incumbent.work.pairs - spent <= exchangeShare * up.relaxed.work.pairs)
          incumbent.better([...branch.open, ...opened(core, up.relaxed.order, left)]);
      }
      work.pairs += up.relaxed.work.pairs - before + size * 8 + core.base.length * 4;
      if (work.pairs > stride) {
        work.pairs = 0;
        if (yield) return { branch: { ...branch, bound: Math.max(best, branch.bound) }, site: -1 };
      }
      const { open, closed } = up.decisions();
      if (up.bound() < incumbent.limit() && going && (open > 0 || closed * 4 > size)) break;
    }
    const bound = Math.max(up.bound(), branch.bound);
    if (bound >= incumbent.limit()) return null;
    const met = [...branch.open, ...opened(core, up.relaxed.order, left)];
    if (isRoot || incumbent.value(met) < incumbent.objective() * closeEnough) incumbent.better(met);
    const { open, closed } = up.decisions();
    const now: Branch = { ...branch, price: up.price, bound, decided: open + closed > 0 ? up.decided : null };
    if (open > 0 || (going && closed > 0)) {
      branch = carriedOut(now);
      continue;
    }
    let site = -1;
    for (let one = 0; one < size; one++) {
      if (up.decided[one] !== decision.none) continue;
      if (site < 0 || up.relaxed.saving[one]! < up.relaxed.saving[site]!) site = one;
    }
    if (site < 0) {
      branch = carriedOut(now);
      continue;
    }
    return { branch: now, site };
  }
}

/**
 * Branch and bound on sites: a branch is split by the undecided site that saves most at its prices. The newest branch is looked at next, with
 * the site opened first; after one that holds nothing better, the one of least bound.
 */
export function* branchAndBound(
  root: Branch,
  incumbent: Incumbent,
  tree: { bound: number; nodes: number },
): Generator<void, void, boolean | undefined> {
  const open: Branch[] = [root];
  const work = { pairs: 0 };
  let isRoot = true;
  while (open.length > 0) {
    const branch = open.pop()!;
    if (branch.bound >= incumbent.limit()) continue;
    const others = open.reduce((least, one) => Math.min(least, one.bound), Infinity);
    tree.nodes++;
    const result = yield* bounded(branch, incumbent, isRoot, work, (bound) => {
      tree.bound = Math.max(tree.bound, Math.min(bound, others));
    });
    isRoot = false;
    if (result && result.site < 0) return;
    if (result) {
      const child = (what: number): Branch => {
        const decided = result.branch.decided?.slice() ?? new Uint8Array(result.branch.core.site.length);
        decided[result.site] = what;
        return { ...result.branch, decided, isRest: what === decision.closed };
      };
      open.push(child(decision.closed), child(decision.open));
    } else {
      let least = 0;
      for (let at = 1; at < open.length; at++) if (open[at]!.bound < open[least]!.bound) least = at;
      if (open.length > 0) open.push(...open.splice(least, 1));
    }
    tree.bound = Math.max(
      tree.bound,
      open.reduce((least, one) => Math.min(least, one.bound), Infinity),
    );
  }
  tree.bound = Infinity;
}
