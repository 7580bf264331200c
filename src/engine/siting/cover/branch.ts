import type { Best } from './best';
import type { PricedCore } from './decided';
import { decided, decision } from './decided';
import { Dual } from './dual';

/** What a search does beside the bounds. */
export interface BranchOptions {
  /** steps of the bound at the root, and at each node below */
  readonly rootSteps: number;
  readonly nodeSteps: number;
  /** called now and then; may offer better sets to `best`. @param looks work that it should take at most */
  readonly improve: (dual: Dual, looks: number) => void;
  /** is the best good enough to stop? */
  readonly enough: () => boolean;
}

/** Yields a bound on the worth of every set; answers whether the search was ended, and the bound that holds. */
export type BoundSearch = Generator<number, { readonly done: boolean; readonly bound: number }, boolean | undefined>;

/** Searches with about this many elementary looks between two reports. */
const looksBetween = 2e6;

/**
 * Branch and bound, depth first: at each node steps of the Lagrangean bound, sites decided by what they would lose (reduced costs), what is
 * left made smaller, and the site that the bound is least sure of taken or left out.
 */
export function* branchAndBound(root: PricedCore, best: Best, options: BranchOptions): BoundSearch {
  const stack: (PricedCore & { readonly bound: number; readonly before: Dual | null })[] = [{ ...root, bound: Infinity, before: null }];
  let [looks, saved, first] = [0, 0, true];
  const above = (now: number): number => stack.reduce((most, node) => Math.max(most, node.bound), Math.max(now, best.target()));
  for (let node = stack.pop(); node !== undefined; node = stack.pop()) {
    let { core } = node;
    let dual = new Dual(core, node.price, node.before);
    let bound = node.bound;
    const steps = first ? options.rootSteps : options.nodeSteps;
    let open = core.site.length > 0 && node.bound >= best.floor(node.bound);
    if (core.site.length === 0) best.offer(core, [], core.worth);
    for (let step = 1; open && step <= steps; step++) {
      dual.step(best.target());
      bound = Math.min(bound, dual.bound);
      const spent = core.rowSite.length + 4 * core.first.length + 4 * core.site.length;
      looks += spent;
      saved += spent;
      if (dual.worth > best.target()) best.offer(core, dual.order.subarray(0, dual.size), dual.worth);
      if (!(bound >= best.floor(bound)) || options.enough()) open = false;
      else if (step % 20 === 0 || step === steps) {
        if (saved > looksBetween) {
          options.improve(dual, saved / 2);
          saved = 0;
          looks = looksBetween;
        }
        const state = new Uint8Array(core.site.length);
        const count = dual.decide(best.floor(bound), state);
        if (count >= (step === steps ? 1 : Math.max(1, core.site.length >> 4))) {
          const smaller = decided(core, state, dual.price);
          if (smaller === null || smaller.core.site.length === 0) {
            if (smaller !== null) best.offer(smaller.core, [], smaller.core.worth);
            open = false;
          } else {
            if (smaller.core.site.length < core.site.length * 0.8) step = Math.max(0, step - 20);
            ({ core } = smaller);
            dual = new Dual(core, smaller.price, dual);
          }
        }
      }
      if (looks < looksBetween) continue;
      looks = 0;
      if (yield above(bound)) return { done: false, bound: above(bound) };
    }
    first = false;
    if (options.enough()) return { done: false, bound: above(bound) };
    if (!open) continue;
    const pick = unsure(dual);
    for (const kind of dual.often[pick]! >= 0.5 ? [decision.out, decision.taken] : [decision.taken, decision.out]) {
      const state = new Uint8Array(core.site.length);
      state[pick] = kind;
      const child = decided(core, state, dual.price);
      if (child !== null) stack.push({ ...child, bound, before: dual });
    }
  }
  return { done: true, bound: best.target() };
}

/** The site that was chosen nearest to half of the time, of many people before few. */
function unsure({ often, core }: Dual): number {
  let [pick, score] = [0, -1];
  for (let site = 0; site < often.length; site++) {
    const one = Math.min(often[site]!, 1 - often[site]!) + 1e-6 * (core.siteStart[site + 1]! - core.siteStart[site]!);
    if (one > score) [pick, score] = [site, one];
  }
  return pick;
}
