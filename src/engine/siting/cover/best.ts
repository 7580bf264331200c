import type { CoverCore } from './core';

/** The best set of sites that is known, and what a better one is worth at least. */
export class Best {
  /** -Infinity before there is one */
  worth = -Infinity;
  /** places in `CoverRows`, ascending */
  sites: Int32Array | null = null;
  readonly #whole: boolean;
  readonly #least: number;

  /** @param whole worths are whole numbers @param least what a set is worth at least to be of any use */
  constructor(whole: boolean, least = -Infinity) {
    this.#whole = whole;
    this.#least = least;
  }

  /** The least worth that would be better, with room for the rounding of sums. @param scale largest of the numbers that are added */
  floor(scale: number): number {
    if (this.worth === -Infinity) return this.#least - 1e-11 * Math.abs(scale);
    return this.#whole ? this.worth + 1 - Math.min(0.5, 1e-9 + 1e-11 * Math.abs(scale)) : this.worth + 1e-9 * Math.abs(this.worth);
  }

  /** Worth that a search steers for. */
  target(): number {
    return Math.max(this.worth, this.#least);
  }

  /** Takes a set if it is better. @param sites places in `core` @param worth of them in it */
  offer(core: CoverCore, sites: ArrayLike<number>, worth: number): void {
    if (!(worth > this.worth) || worth < this.#least) return;
    this.worth = worth;
    const all = [...core.taken];
    for (let k = 0; k < sites.length; k++) all.push(core.site[sites[k]!]!);
    this.sites = Int32Array.from(all).sort();
  }
}
