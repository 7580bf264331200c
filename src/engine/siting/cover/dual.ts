import type { CoverCore } from './core';
import { decision } from './decided';
import { bringLargest } from './largest';

/**
 * Lagrangean bound of a core: each row has a price u between 0 and `first`, a site is worth the prices of its rows, and the best `most`
 * sites are chosen. No set of sites is worth more than sum (first - u)+ + (second - u)+ (for a must: -u instead of (first - u)+) plus what
 * the chosen sites are worth less `price`. The least bound is that of the linear relaxation. Prices first follow the subgradient (Held &
 * Karp 1971, Polyak's step towards the best known worth), then the volume algorithm (Barahona & Anbil 2000), whose mean of the choices
 * nears a solution of the relaxation.
 */
export class Dual {
  readonly core: CoverCore;
  /** least bound so far, and its prices */
  bound = Infinity;
  readonly price: Float64Array;
  /** the sites chosen in the latest step, the first `size` of `order`, and what they are truly worth (-Infinity: a must is not covered) */
  readonly order: Int32Array;
  size = 0;
  worth = -Infinity;
  /** how often each site was chosen lately, 0 to 1 */
  readonly often: Float64Array;
  /** factor of the step */
  pace: number;
  /** bounds computed so far */
  steps = 0;
  #rough: boolean;
  /** largest weight of the latest choice in the mean */
  #share: number;
  #stale = 0;
  #mark = Infinity;
  readonly #trial: Float64Array;
  readonly #sum: Float64Array;
  readonly #times: Int32Array;
  /** subgradient at the trial, and the mean of those before */
  readonly #slope: Float64Array;
  readonly #mean: Float64Array;

  /** @param before of a core that this one is a part of: its pace and its mean choice are handed on */
  constructor(core: CoverCore, price: Float64Array, before: Dual | null = null) {
    this.core = core;
    this.price = price.slice();
    this.order = Int32Array.from(core.site, (_, site) => site);
    this.often = new Float64Array(core.site.length);
    const rows = core.first.length;
    [this.#trial, this.#slope, this.#mean] = [price.slice(), new Float64Array(rows), new Float64Array(rows)];
    this.#sum = new Float64Array(core.site.length);
    this.#times = new Int32Array(rows);
    this.#rough = before === null ? true : before.#rough;
    this.pace = before?.pace ?? 2;
    this.#share = before === null ? 0.1 : Math.max(0.05, before.#share);
    if (before !== null) {
      let k = 0;
      core.site.forEach((id, site) => {
        while (before.core.site[k]! < id) k++;
        this.often[site] = before.often[k]!;
      });
    }
  }

  /** One step. @param target worth that is thought to be within reach */
  step(target: number): void {
    if (this.steps++ === 0) {
      this.bound = this.#evaluate(this.price);
      if (this.#rough) this.#start();
      else this.#meanOfOften();
      return;
    }
    const { price, core } = this;
    const [trial, mean, slope] = [this.#trial, this.#mean, this.#slope];
    const { first } = core;
    const from = this.#rough ? trial : price;
    let norm = 0;
    for (let row = 0; row < mean.length; row++) {
      const x = mean[row]!;
      if (x !== 0 && !((x > 0 && from[row] === 0) || (x < 0 && from[row]! >= first[row]!))) norm += x * x;
    }
    if (norm === 0) norm = 1;
    const length = (this.pace * Math.max(this.bound - target, 1e-9 * Math.abs(this.bound))) / norm;
    for (let row = 0; row < mean.length; row++) {
      const moved = from[row]! - length * mean[row]!;
      const top = first[row]!;
      trial[row] = moved < 0 ? 0 : moved > top ? top : moved;
    }
    const bound = this.#evaluate(trial);
    if (this.#rough) {
      if (bound < this.bound) {
        this.bound = bound;
        price.set(trial);
      }
      this.#start();
      if (this.steps % 10 !== 0) return;
      if (this.#mark - this.bound < 0.1 * (this.#mark - target)) this.#refine();
      this.#mark = this.bound;
      return;
    }
    let [cross, own, old] = [0, 0, 0];
    for (let row = 0; row < mean.length; row++) {
      const [a, b] = [slope[row]!, mean[row]!];
      cross += a * b;
      own += a * a;
      old += b * b;
    }
    if (bound < this.bound) {
      if (cross > 0) this.pace = Math.min(2, this.pace * 1.1);
      this.bound = bound;
      price.set(trial);
      this.#stale = 0;
    } else if (++this.#stale >= 15) {
      this.#stale = 0;
      this.pace *= 0.66;
    }
    const share = Math.max(this.#share / 10, Math.min(this.#share, (old - cross) / (own + old - 2 * cross || 1)));
    for (let row = 0; row < mean.length; row++) mean[row]! += share * (slope[row]! - mean[row]!);
    const { often, order } = this;
    for (let site = 0; site < often.length; site++) often[site]! *= 1 - share;
    for (let k = 0; k < this.size; k++) often[order[k]!]! += share;
    if (this.steps % 50 === 0) {
      if (this.#mark - this.bound < 0.03 * (this.#mark - target)) this.#share = Math.max(0.003, this.#share / 2);
      this.#mark = this.bound;
    }
  }

  /** Sites that any set worth at least `floor` takes or leaves out, by the prices of the bound. @returns how many are decided */
  decide(floor: number, state: Uint8Array): number {
    const { core, order } = this;
    const sum = this.#sum;
    const room = this.#evaluate(this.price) - floor;
    let [least, next] = [Infinity, core.price];
    for (let k = 0; k < order.length; k++) {
      if (k < this.size) least = Math.min(least, sum[order[k]!]!);
      else next = Math.max(next, sum[order[k]!]!);
    }
    // one more that is chosen displaces the least of them, one less makes room for the next, where no more may be chosen
    const full = this.size === core.most;
    const bar = full ? least : core.price;
    const spare = full ? next : core.price;
    let count = 0;
    for (let k = 0; k < order.length; k++) {
      const site = order[k]!;
      const loss = k < this.size ? sum[site]! - spare : bar - sum[site]!;
      if (!(loss > room)) continue;
      state[site] = k < this.size ? decision.taken : decision.out;
      count++;
    }
    return count;
  }

  /** The fewest sites that the prices of the bound allow to be worth `need`, if any number could be taken (price 0). */
  fewestFor(need: number): number {
    const bound = this.#evaluate(this.price);
    const sums = this.#sum.toSorted().reverse();
    let worth = bound;
    for (let k = 0; k < this.size; k++) worth -= sums[k]!;
    let count = 0;
    while (count < sums.length && worth < need) worth += sums[count++]!;
    return worth < need ? Infinity : count;
  }

  /** The `count` sites worth most at the prices of the bound. */
  dearest(count: number): Int32Array {
    this.#evaluate(this.price);
    bringLargest(this.order, this.#sum, count);
    const dearest = this.order.slice(0, count);
    this.#choose();
    return dearest;
  }

  /** The `count` sites chosen most often, as places in `CoverRows`. */
  likely(count: number): Int32Array {
    const { core, often } = this;
    const order = Int32Array.from(core.site, (_, site) => site).sort((a, b) => often[b]! - often[a]! || a - b);
    return Int32Array.from([...core.taken, ...Int32Array.from(order, (site) => core.site[site]!)]).slice(0, count);
  }

  /** The mean is the latest choice alone. */
  #start(): void {
    this.#mean.set(this.#slope);
    this.often.fill(0);
    for (let k = 0; k < this.size; k++) this.often[this.order[k]!] = 1;
  }

  /** From the subgradient to the volume algorithm, at the best prices. */
  #refine(): void {
    this.#rough = false;
    this.#evaluate(this.price);
    this.#start();
    this.pace = 0.1;
  }

  /** Mean of the slopes from the mean choice that was handed on. */
  #meanOfOften(): void {
    const { core, often, price } = this;
    for (let row = 0; row < price.length; row++) {
      let covered = 0;
      for (let k = core.rowStart[row]!; k < core.rowStart[row + 1]!; k++) covered += often[core.rowSite[k]!]!;
      const one = price[row]! < core.first[row]! ? 1 : Math.min(1, covered);
      const two = core.second[row] === 0 ? 0 : price[row]! < core.second[row]! ? 1 : Math.min(1, Math.max(0, covered - one));
      this.#mean[row] = covered - one - two;
    }
  }

  /** The bound of some prices; leaves the choice, its worth and the subgradient. */
  #evaluate(price: Float64Array): number {
    const { core, order } = this;
    const { rowStart, rowSite, siteStart, siteRow, first, second } = core;
    const sum = this.#sum.fill(0);
    const times = this.#times.fill(0);
    const slopes = this.#slope;
    for (let row = 0; row < price.length; row++) {
      const u = price[row]!;
      if (u !== 0) for (let k = rowStart[row]!, end = rowStart[row + 1]!; k < end; k++) sum[rowSite[k]!]! += u;
    }
    let bound = core.worth + this.#choose();
    for (let k = 0; k < this.size; k++) {
      const site = order[k]!;
      for (let i = siteStart[site]!, end = siteStart[site + 1]!; i < end; i++) times[siteRow[i]!]!++;
    }
    let worth = core.worth - core.price * this.size;
    for (let row = 0; row < price.length; row++) {
      const [u, one, count] = [price[row]!, first[row]!, times[row]!];
      let slope = count;
      if (one === Infinity) {
        bound -= u;
        slope--;
        if (count === 0) worth = -Infinity;
      } else {
        if (u < one) {
          bound += one - u;
          slope--;
        } else if (count > 0) slope--;
        if (count > 0) worth += one;
      }
      const two = second[row]!;
      if (two > 0) {
        if (u < two) {
          bound += two - u;
          slope--;
        } else if (u === two && slope > 0) slope--;
        if (count > 1) worth += two;
      }
      slopes[row] = slope;
    }
    this.worth = worth;
    return bound;
  }

  /** The sites worth more than their price, at most `most` of them, to the front of `order`. @returns what they are worth less it */
  #choose(): number {
    const { order, core } = this;
    const sum = this.#sum;
    const size = Math.min(core.most, order.length);
    if (size < order.length) bringLargest(order, sum, size);
    let [kept, worth] = [0, 0];
    for (let k = 0; k < size; k++) {
      const site = order[k]!;
      if (!(sum[site]! > core.price)) continue;
      worth += sum[site]! - core.price;
      order[k] = order[kept]!;
      order[kept++] = site;
    }
    this.size = kept;
    return worth;
  }
}
