import type { Assign } from '../../../model/siting';
import type { Places } from '../flow/places';
import { singleAssignment, tollOf } from '../flow/single';
import { transport, type Transport } from '../flow/transport';

/** Open sites with who goes where. */
export interface Located {
  /** 1 where a site is open */
  readonly open: Uint8Array;
  readonly cost: number;
  /** the split optimum at these sites */
  readonly split: Transport;
  /** site of each row, -1: not served; null where rows may be split */
  readonly siteOf: Int32Array | null;
}

/** Sets of sites tried, and the best. */
export class Tried {
  best: Located | null = null;
  readonly places: Places;
  readonly assign: Assign;
  /** only answers that cost less are wanted */
  limit = Infinity;
  /** the set of sites with the least split cost, whether wanted or not */
  closest: { readonly open: Uint8Array; readonly cost: number } | null = null;
  readonly #seen = new Map<string, Transport>();

  constructor(places: Places, assign: Assign) {
    this.places = places;
    this.assign = assign;
  }

  /** The split optimum at some sites; null where not everyone who must be is served. */
  split(open: Uint8Array, prices: Float64Array | null): Transport | null {
    const key = String.fromCharCode(...open);
    let split = this.#seen.get(key);
    if (!split) {
      split = transport(this.places, { open, prices, whole: this.assign === 'single' });
      if (this.#seen.size > 200) this.#seen.clear();
      this.#seen.set(key, split);
    }
    return tollOf(split, this.places).short > 1e-9 ? null : split;
  }

  keep(one: Located): boolean {
    if (one.cost >= this.limit) return false;
    this.limit = one.cost;
    this.best = one;
    return true;
  }

  /** Tries a set of sites. @returns its split optimum, null where not everyone who must be is served */
  try(open: Uint8Array, prices: Float64Array | null): Transport | null {
    const split = this.split(open, prices);
    if (split === null) return null;
    if (this.closest === null || split.cost < this.closest.cost) this.closest = { open: open.slice(), cost: split.cost };
    if (this.assign === 'split') {
      if (split.cost < this.limit) this.keep({ open: open.slice(), cost: split.cost, split, siteOf: null });
      return split;
    }
    // whole rows cost no less than split ones
    if (split.cost >= this.limit) return split;
    const run = singleAssignment(this.places, { open, prices: split.sitePrice, limit: { short: 0, cost: this.limit }, effort: 0 });
    for (;;) {
      const step = run.next(true);
      if (!step.done) continue;
      const { siteOf, cost } = step.value;
      if (siteOf !== null) this.keep({ open: open.slice(), cost, split, siteOf });
      return split;
    }
  }
}
