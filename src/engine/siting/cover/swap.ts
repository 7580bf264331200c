import type { CoverCore } from './core';

/**
 * A set of `most` sites of a core that is made better by swaps: gains of all sites outside and losses of all inside are kept up to date,
 * and a swap is found by one look at each promising site (Resende & Werneck's fast interchange, for covering). A must that is not covered
 * counts as `must` lost, so that the search may pass through sets that are not allowed.
 */
export class SwapSearch {
  readonly core: CoverCore;
  readonly inside: Uint8Array;
  readonly size: number;
  /** worth, with `must` for each must that is covered */
  value = 0;
  /** musts that are not covered */
  missing = 0;
  /** pairs looked at so far */
  work = 0;
  readonly #first: Float64Array;
  readonly #times: Int32Array;
  /** inside: what is lost without the site; outside: what is gained by it */
  readonly #score: Float64Array;
  readonly #shared: Float64Array;
  /** has the score changed since the site was last looked at in vain? */
  readonly #fresh: Uint8Array;

  constructor(core: CoverCore, must: number) {
    this.core = core;
    this.size = Math.min(core.most, core.site.length);
    this.inside = new Uint8Array(core.site.length);
    this.#first = Float64Array.from(core.first, (worth) => (worth === Infinity ? must : worth));
    this.#times = new Int32Array(core.first.length);
    this.#score = new Float64Array(core.site.length);
    this.#shared = new Float64Array(core.site.length);
    this.#fresh = new Uint8Array(core.site.length).fill(1);
    this.#clear();
  }

  #clear(): void {
    const { core } = this;
    this.value = core.worth;
    for (const worth of core.first) if (worth === Infinity) this.missing++;
    for (let row = 0; row < core.first.length; row++) {
      for (let k = core.rowStart[row]!; k < core.rowStart[row + 1]!; k++) this.#score[core.rowSite[k]!]! += this.#first[row]!;
    }
    this.work += core.rowSite.length;
  }

  /** Sites inside, ascending. */
  sites(): Int32Array {
    const sites: number[] = [];
    for (let site = 0; site < this.inside.length; site++) if (this.inside[site]) sites.push(site);
    return Int32Array.from(sites);
  }

  /** Worth in the core's terms; -Infinity while a must is not covered. */
  worth(): number {
    if (this.missing > 0) return -Infinity;
    let worth = this.core.worth - this.core.price * this.size;
    for (let row = 0; row < this.#times.length; row++) {
      if (this.#times[row]! > 0 && this.core.first[row] !== Infinity) worth += this.core.first[row]!;
      if (this.#times[row]! > 1) worth += this.core.second[row]!;
    }
    return worth;
  }

  put(site: number): void {
    this.value += this.#score[site]!;
    this.inside[site] = 1;
    this.#turn(site, 1);
  }

  take(site: number): void {
    this.value -= this.#score[site]!;
    this.inside[site] = 0;
    this.#turn(site, -1);
  }

  /** Puts the site that gains most, the lowest of equal ones. */
  putDearest(): void {
    let best = -1;
    for (let site = 0; site < this.inside.length; site++) {
      if (!this.inside[site] && (best < 0 || this.#score[site]! > this.#score[best]!)) best = site;
    }
    this.put(best);
  }

  /** Fills up to `size` sites, each time with the one that gains most. */
  fill(): void {
    let count = this.inside.reduce((sum, one) => sum + one, 0);
    for (; count < this.size; count++) this.putDearest();
  }

  /** Makes these the sites inside, filled up. */
  become(sites: ArrayLike<number>): void {
    const wanted = new Uint8Array(this.inside.length);
    for (let k = 0; k < sites.length; k++) wanted[sites[k]!] = 1;
    for (let site = 0; site < wanted.length; site++) if (this.inside[site] && !wanted[site]) this.take(site);
    for (let site = 0; site < wanted.length; site++) if (!this.inside[site] && wanted[site]) this.put(site);
    this.fill();
  }

  /** Makes the best swap for each site outside while there is one that gains, looking again only at sites whose gain has changed. */
  improve(): void {
    const { inside } = this;
    const fresh = this.#fresh;
    const least = 1e-12 * Math.abs(this.value);
    let quiet = 0;
    for (let site = 0; quiet < inside.length; site = site + 1 === inside.length ? 0 : site + 1) {
      quiet++;
      if (fresh[site] === 0 || inside[site] || !(this.#score[site]! > least)) continue;
      const out = this.#worstWith(site);
      const gain = this.#score[site]! - this.#score[out]! + this.#shared[out]!;
      this.#forget(site);
      fresh[site] = 0;
      if (!(gain > least)) continue;
      this.take(out);
      this.put(site);
      quiet = 0;
    }
  }

  /** Site inside that is missed least once `site` is there; leaves in `shared` what of each loss `site` makes up for. */
  #worstWith(site: number): number {
    const { core, inside } = this;
    for (let i = core.siteStart[site]!; i < core.siteStart[site + 1]!; i++) {
      const row = core.siteRow[i]!;
      const times = this.#times[row]!;
      if (times === 0 || times > 2) continue;
      const made = times === 1 ? this.#first[row]! - core.second[row]! : core.second[row]!;
      if (made === 0) continue;
      for (let k = core.rowStart[row]!; k < core.rowStart[row + 1]!; k++) {
        const other = core.rowSite[k]!;
        if (inside[other]) this.#shared[other]! += made;
      }
      this.work += core.rowStart[row + 1]! - core.rowStart[row]!;
    }
    let best = -1;
    let least = Infinity;
    for (let other = 0; other < inside.length; other++) {
      if (!inside[other]) continue;
      const loss = this.#score[other]! - this.#shared[other]!;
      if (loss < least) [best, least] = [other, loss];
    }
    this.work += inside.length;
    return best;
  }

  #forget(site: number): void {
    const { core } = this;
    for (let i = core.siteStart[site]!; i < core.siteStart[site + 1]!; i++) {
      const row = core.siteRow[i]!;
      if (this.#times[row] !== 1 && this.#times[row] !== 2) continue;
      for (let k = core.rowStart[row]!; k < core.rowStart[row + 1]!; k++) this.#shared[core.rowSite[k]!] = 0;
    }
  }

  #turn(site: number, by: 1 | -1): void {
    const { core, inside } = this;
    const score = this.#score;
    let own = 0;
    for (let i = core.siteStart[site]!; i < core.siteStart[site + 1]!; i++) {
      const row = core.siteRow[i]!;
      const old = this.#times[row]!;
      const now = old + by;
      this.#times[row] = now;
      const [one, two] = [this.#first[row]!, core.second[row]!];
      if (core.first[row] === Infinity && old + now === 1) this.missing -= by;
      // what one more would gain, and what one less would lose
      const gain = now === 0 ? one : now === 1 ? two : 0;
      const loss = now === 1 ? one : now === 2 ? two : 0;
      own += by > 0 ? loss : gain;
      const more = gain - (old === 0 ? one : old === 1 ? two : 0);
      const less = loss - (old === 1 ? one : old === 2 ? two : 0);
      if (more === 0 && less === 0) continue;
      for (let k = core.rowStart[row]!; k < core.rowStart[row + 1]!; k++) {
        const other = core.rowSite[k]!;
        score[other]! += inside[other] ? less : more;
        this.#fresh[other] = 1;
      }
      this.work += core.rowStart[row + 1]! - core.rowStart[row]!;
    }
    score[site] = own;
  }
}
