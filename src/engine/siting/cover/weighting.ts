import type { Best } from './best';
import type { CoverCore } from './core';
import { stream } from './stream';

/**
 * Fewest sites by weights of rows (Gao, Weise & Li 2015): from a cover one site is taken out after another until somebody is uncovered; then a
 * site is exchanged for one that covers an uncovered row, and rows that stay uncovered weigh more with each exchange, until all are covered.
 * A site that was just taken out may come back only when something near it has changed.
 */
export class Weighting {
  readonly #core: CoverCore;
  readonly #best: Best;
  readonly #below: (limit: number) => number;
  readonly #inside: Uint8Array;
  /** the sites inside, in no order, and where each stands */
  readonly #list: Int32Array;
  readonly #place: Int32Array;
  #count = 0;
  /** the rows that are not covered, and where each stands */
  readonly #bare: Int32Array;
  readonly #bareAt: Int32Array;
  #bareCount = 0;
  readonly #weight: Int32Array;
  readonly #times: Int32Array;
  /** inside: weight of what only this site covers; outside: weight of the uncovered rows that it would cover */
  readonly #score: Int32Array;
  readonly #moved: Int32Array;
  readonly #may: Uint8Array;
  #round = 1;
  #tabu = -1;
  #looks = 0;

  /** Begins with the greedy cover. @param core all rows are musts */
  constructor(core: CoverCore, best: Best, seed = 20150415) {
    const [sites, rows] = [core.site.length, core.first.length];
    this.#core = core;
    this.#best = best;
    this.#below = stream(seed);
    this.#inside = new Uint8Array(sites);
    this.#list = new Int32Array(sites);
    this.#place = new Int32Array(sites);
    this.#bare = Int32Array.from(core.first, (_, row) => row);
    this.#bareAt = this.#bare.slice();
    this.#bareCount = rows;
    this.#weight = new Int32Array(rows).fill(1);
    this.#times = new Int32Array(rows);
    this.#score = Int32Array.from(core.site, (_, site) => core.siteStart[site + 1]! - core.siteStart[site]!);
    this.#moved = new Int32Array(sites);
    this.#may = new Uint8Array(sites).fill(1);
    while (this.#bareCount > 0) {
      let pick = -1;
      for (let site = 0; site < sites; site++) {
        if (this.#inside[site] === 0 && (pick < 0 || this.#score[site]! > this.#score[pick]!)) pick = site;
      }
      this.#put(pick);
    }
    this.#thin();
  }

  /** Exchanges until about so many looks are spent. */
  run(looks: number): void {
    if (this.#core.site.length === 0) return;
    for (this.#looks = 0; this.#looks < looks && this.#count > 0;) {
      if (this.#bareCount === 0) this.#thin();
      if (this.#count === 0) break;
      this.#take(this.#cheapest(this.#tabu));
      const row = this.#bare[this.#below(this.#bareCount)]!;
      const site = this.#dearestOf(row);
      this.#tabu = site;
      this.#put(site);
      for (let k = 0; k < this.#bareCount; k++) this.#heavier(this.#bare[k]!);
      this.#round++;
    }
  }

  /** While all is covered the cover is kept and its least site taken out. */
  #thin(): void {
    while (this.#bareCount === 0) {
      const { worth, price } = this.#core;
      this.#best.offer(this.#core, this.#list.subarray(0, this.#count), worth - price * this.#count);
      if (this.#count === 0) return;
      this.#take(this.#cheapest(-1));
    }
  }

  /** The site inside that is missed least, of equal ones that which has stood longest. */
  #cheapest(tabu: number): number {
    const [list, score, moved] = [this.#list, this.#score, this.#moved];
    let pick = -1;
    for (let k = 0; k < this.#count; k++) {
      const site = list[k]!;
      if (site === tabu && this.#count > 1) continue;
      if (pick < 0 || score[site]! < score[pick]! || (score[site] === score[pick] && moved[site]! < moved[pick]!)) pick = site;
    }
    this.#looks += this.#count;
    return pick;
  }

  /** The site that covers a row and most weight beside, of equal ones that which has been out longest. */
  #dearestOf(row: number): number {
    const { rowStart, rowSite } = this.#core;
    const [score, moved] = [this.#score, this.#moved];
    let [pick, any] = [-1, -1];
    for (let k = rowStart[row]!; k < rowStart[row + 1]!; k++) {
      const site = rowSite[k]!;
      if (any < 0 || moved[site]! < moved[any]!) any = site;
      if (this.#may[site] === 0) continue;
      if (pick < 0 || score[site]! > score[pick]! || (score[site] === score[pick] && moved[site]! < moved[pick]!)) pick = site;
    }
    return pick < 0 ? any : pick;
  }

  #heavier(row: number): void {
    const { rowStart, rowSite } = this.#core;
    this.#weight[row]!++;
    for (let k = rowStart[row]!; k < rowStart[row + 1]!; k++) this.#score[rowSite[k]!]!++;
    this.#looks += rowStart[row + 1]! - rowStart[row]!;
  }

  #put(site: number): void {
    const { siteStart, siteRow, rowStart, rowSite } = this.#core;
    const [score, inside, times, may] = [this.#score, this.#inside, this.#times, this.#may];
    this.#place[site] = this.#count;
    this.#list[this.#count++] = site;
    inside[site] = 1;
    this.#moved[site] = this.#round;
    let own = 0;
    for (let i = siteStart[site]!; i < siteStart[site + 1]!; i++) {
      const row = siteRow[i]!;
      const weight = this.#weight[row]!;
      const now = ++times[row]!;
      if (now > 2) continue;
      const [from, to] = [rowStart[row]!, rowStart[row + 1]!];
      this.#looks += to - from;
      if (now === 1) {
        own += weight;
        const last = this.#bare[--this.#bareCount]!;
        this.#bare[this.#bareAt[row]!] = last;
        this.#bareAt[last] = this.#bareAt[row]!;
        for (let k = from; k < to; k++) {
          const other = rowSite[k]!;
          score[other]! -= weight;
          may[other] = 1;
        }
      } else {
        for (let k = from; k < to; k++) {
          const other = rowSite[k]!;
          if (inside[other] === 1 && other !== site) score[other]! -= weight;
        }
      }
    }
    score[site] = own;
  }

  #take(site: number): void {
    const { siteStart, siteRow, rowStart, rowSite } = this.#core;
    const [score, inside, times, may] = [this.#score, this.#inside, this.#times, this.#may];
    const last = this.#list[--this.#count]!;
    this.#list[this.#place[site]!] = last;
    this.#place[last] = this.#place[site]!;
    inside[site] = 0;
    this.#moved[site] = this.#round;
    let own = 0;
    for (let i = siteStart[site]!; i < siteStart[site + 1]!; i++) {
      const row = siteRow[i]!;
      const weight = this.#weight[row]!;
      const now = --times[row]!;
      if (now > 1) continue;
      const [from, to] = [rowStart[row]!, rowStart[row + 1]!];
      this.#looks += to - from;
      if (now === 0) {
        own += weight;
        this.#bareAt[row] = this.#bareCount;
        this.#bare[this.#bareCount++] = row;
        for (let k = from; k < to; k++) {
          const other = rowSite[k]!;
          score[other]! += weight;
          may[other] = 1;
        }
      } else {
        for (let k = from; k < to; k++) {
          const other = rowSite[k]!;
          if (inside[other] === 1) score[other]! += weight;
        }
      }
    }
    score[site] = own;
    may[site] = 0;
  }
}
