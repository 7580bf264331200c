import type { Relaxation, Relaxed } from './relaxation';

/** Prices of rows in the making: the bound of the relaxation is pushed up step by step (subgradient method; Held, Wolfe & Crowder 1974). */
export class Ascent {
  /** the best so far */
  bound = -Infinity;
  price: Float64Array;
  relaxed: Relaxed | null = null;
  /** factor of the step, halved where the bound stands still */
  stride: number;
  readonly #relaxation: Relaxation;
  readonly #patience: number;
  readonly #trial: Float64Array;
  readonly #direction: Float64Array;
  #still = 0;

  /** @param price where to begin @param patience steps without a gain before the stride is halved */
  constructor(relaxation: Relaxation, price: Float64Array, stride: number, patience: number) {
    this.#relaxation = relaxation;
    this.#patience = patience;
    this.price = price;
    this.stride = stride;
    this.#trial = price.slice();
    this.#direction = new Float64Array(price.length);
  }

  /**
   * One step from the prices on trial.
   * @param aim cost that an answer is thought to have; the step goes for it
   * @returns what the relaxed problem was before the step, and whether its bound is the best so far
   */
  step(state: Uint8Array, sites: number, aim: number): { readonly relaxed: Relaxed; readonly better: boolean } {
    const [trial, direction] = [this.#trial, this.#direction];
    const { served, places } = this.#relaxation;
    const { people, unservedCost } = places;
    const relaxed = this.#relaxation.at(trial, state, sites);
    const better = relaxed.bound > this.bound;
    if (better) {
      this.#still = relaxed.bound - this.bound > 1e-5 * Math.abs(relaxed.bound) ? 0 : this.#still + 1;
      this.bound = relaxed.bound;
      this.relaxed = relaxed;
      this.price = trial.slice();
    } else this.#still++;
    if (this.#still >= this.#patience) {
      this.#still = 0;
      this.stride /= 2;
      trial.set(this.price);
      direction.fill(0);
      // the direction at the best prices is found again by the next step
      if (!better) return { relaxed, better };
    }
    let length = 0;
    for (let row = 0; row < people.length; row++) {
      const way = 1 - served[row]! + 0.4 * direction[row]!;
      direction[row] = way;
      length += people[row]! * way * way;
    }
    if (length === 0) return { relaxed, better };
    const by = (this.stride * Math.max(aim - relaxed.bound, 1e-6 * Math.abs(aim))) / length;
    for (let row = 0; row < people.length; row++) {
      trial[row] = Math.min(unservedCost, Math.max(0, trial[row]! + by * direction[row]!));
    }
    return { relaxed, better };
  }
}
