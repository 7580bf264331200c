import type { Places } from './places';
import type { Transport, TransportOptions } from './transport';

/** Reduced costs are told from 0 to this share of the largest cost. */
const relativeTolerance = 1e-12;

/**
 * The spanning tree of the simplex method: rows, sites and a root. Arcs run from rows to sites, from rows to the root (people who are not served), and
 * from the root to sites (room that is left), so the arc between a node and its parent leads up where the node is a row and down where it is a site.
 * Costs are pairs: people who are not served (0 or 1 each) come first, then the cost, so that no large number stands for 'never'.
 */
export class TransportTree {
  readonly #places: Places;
  readonly #open: Uint8Array;
  readonly #whole: boolean;
  readonly #rows: number;
  readonly #sites: number;
  readonly #root: number;
  /** room that can be filled at all */
  readonly #room: Float64Array;
  readonly #parent: Int32Array;
  readonly #firstChild: Int32Array;
  readonly #nextSibling: Int32Array;
  readonly #previousSibling: Int32Array;
  readonly #depth: Int32Array;
  /** of the arc to the parent */
  readonly #flow: Float64Array;
  readonly #cost: Float64Array;
  /** price of a node: what a person there costs; first people who are not served, then cost */
  readonly #short: Int32Array;
  readonly #price: Float64Array;
  readonly #unservedShort: number;
  readonly #unservedCost: number;
  readonly #tolerance: number;
  /** no site has a lower price */
  #leastShort = 0;
  #leastPrice = 0;
  #pivots = 0;

  constructor(places: Places, { open, whole }: TransportOptions) {
    const { people, room, rowStart, pairSite, pairCost, unservedCost } = places;
    this.#places = places;
    this.#whole = whole;
    this.#rows = people.length;
    this.#sites = room.length;
    const nodes = this.#rows + this.#sites + 1;
    this.#root = nodes - 1;
    this.#open = new Uint8Array(this.#sites);
    this.#room = new Float64Array(this.#sites);
    const within = new Float64Array(this.#sites);
    let most = 0;
    for (let row = 0; row < this.#rows; row++) {
      for (let pair = rowStart[row]!; pair < rowStart[row + 1]!; pair++) {
        const site = pairSite[pair]!;
        if (open !== null && open[site] !== 1) continue;
        within[site]! += people[row]!;
        if (pairCost[pair]! > most) most = pairCost[pair]!;
      }
    }
    for (let site = 0; site < this.#sites; site++) {
      // all that come near and a little more: then the site is never quite full
      this.#room[site] = Math.min(room[site]!, 2 * within[site]! + 1);
      this.#open[site] = Number((open === null || open[site] === 1) && this.#room[site]! > 0);
    }
    const finite = unservedCost < Infinity;
    this.#unservedShort = finite ? 0 : 1;
    this.#unservedCost = finite ? unservedCost : 0;
    this.#tolerance = relativeTolerance * Math.max(most, this.#unservedCost);
    this.#parent = new Int32Array(nodes).fill(-1);
    this.#firstChild = new Int32Array(nodes).fill(-1);
    this.#nextSibling = new Int32Array(nodes).fill(-1);
    this.#previousSibling = new Int32Array(nodes).fill(-1);
    this.#depth = new Int32Array(nodes);
    this.#flow = new Float64Array(nodes);
    this.#cost = new Float64Array(nodes);
    this.#short = new Int32Array(nodes);
    this.#price = new Float64Array(nodes);
  }

  #allowed(row: number, site: number): boolean {
    return this.#open[site] === 1 && !(this.#whole && this.#places.people[row]! > this.#places.room[site]! * (1 + relativeTolerance));
  }

  #adopt(node: number, parent: number, flow: number, cost: number): void {
    const next = this.#firstChild[parent]!;
    this.#parent[node] = parent;
    this.#nextSibling[node] = next;
    this.#previousSibling[node] = -1;
    if (next >= 0) this.#previousSibling[next] = node;
    this.#firstChild[parent] = node;
    this.#flow[node] = flow;
    this.#cost[node] = cost;
  }

  #leave(node: number): void {
    const [before, after] = [this.#previousSibling[node]!, this.#nextSibling[node]!];
    if (before >= 0) this.#nextSibling[before] = after;
    else this.#firstChild[this.#parent[node]!] = after;
    if (after >= 0) this.#previousSibling[after] = before;
  }

  /** Prices and depths of a node and all below it, from its parent's. */
  #reprice(top: number): void {
    const [parents, children, siblings] = [this.#parent, this.#firstChild, this.#nextSibling];
    let node = top;
    for (;;) {
      const parent = parents[node]!;
      this.#depth[node] = this.#depth[parent]! + 1;
      if (node < this.#rows) {
        this.#short[node] = this.#short[parent]! + (parent === this.#root ? this.#unservedShort : 0);
        this.#price[node] = this.#price[parent]! + this.#cost[node]!;
      } else {
        this.#short[node] = this.#short[parent]!;
        this.#price[node] = this.#price[parent]! - this.#cost[node]!;
        if (this.#short[node]! < this.#leastShort) this.#leastShort = this.#short[node]!;
        if (this.#price[node]! < this.#leastPrice) this.#leastPrice = this.#price[node]!;
      }
      if (children[node]! >= 0) {
        node = children[node]!;
        continue;
      }
      while (node !== top && siblings[node]! < 0) node = parents[node]!;
      if (node === top) return;
      node = siblings[node]!;
    }
  }

  /**
   * A first tree: rows one by one, those first that lose most by their second choice, each to the best site with room at the prices given; who finds a site
   * full midway goes on to the next.
   */
  begin(prices: Float64Array | null): void {
    const { people, rowStart, pairSite, pairCost } = this.#places;
    const left = this.#room.slice();
    const dear = (pair: number): number => pairCost[pair]! + (prices?.[pairSite[pair]!] ?? 0);
    const regret = new Float64Array(this.#rows);
    for (let row = 0; row < this.#rows; row++) {
      let [best, second] = [Infinity, Infinity];
      for (let pair = rowStart[row]!; pair < rowStart[row + 1]!; pair++) {
        if (pairCost[pair]! >= second) break;
        if (!this.#allowed(row, pairSite[pair]!)) continue;
        const cost = dear(pair);
        if (cost < best) [best, second] = [cost, best];
        else if (cost < second) second = cost;
      }
      regret[row] = second === Infinity ? Infinity : second - best;
    }
    const order = Int32Array.from({ length: this.#rows }, (_, row) => row);
    order.sort((a, b) => (regret[a] === regret[b] ? a - b : regret[b]! - regret[a]!));
    for (const row of order) {
      let waiting = people[row]!;
      for (;;) {
        let [best, least] = [-1, Infinity];
        for (let pair = rowStart[row]!; pair < rowStart[row + 1]!; pair++) {
          if (pairCost[pair]! >= least) break;
          const site = pairSite[pair]!;
          if (!(left[site]! > 0) || !this.#allowed(row, site)) continue;
          const cost = dear(pair);
          if (cost < least) [best, least] = [pair, cost];
        }
        if (best < 0 || pairCost[best]! > this.#unservedCost + (this.#unservedShort === 1 ? Infinity : 0)) {
          this.#adopt(row, this.#root, waiting, this.#unservedCost);
          break;
        }
        const site = pairSite[best]!;
        if (waiting < left[site]!) {
          left[site]! -= waiting;
          this.#adopt(row, this.#rows + site, waiting, pairCost[best]!);
          break;
        }
        // the site is full: it hangs under its last row, which goes on
        this.#adopt(this.#rows + site, row, left[site]!, pairCost[best]!);
        waiting -= left[site]!;
        left[site] = 0;
      }
    }
    for (let site = 0; site < this.#sites; site++) {
      if (this.#open[site] === 1 && left[site]! > 0) this.#adopt(this.#rows + site, this.#root, left[site]!, 0);
    }
    for (let child = this.#firstChild[this.#root]!; child >= 0; child = this.#nextSibling[child]!) this.#reprice(child);
  }

  /** Brings arcs in until none lowers the cost. */
  improve(): void {
    const { rowStart, pairSite, pairCost } = this.#places;
    const [short, price, tolerance] = [this.#short, this.#price, this.#tolerance];
    const [unservedShort, unservedCost] = [this.#unservedShort, this.#unservedCost];
    for (let changed = true; changed;) {
      changed = false;
      for (let site = 0; site < this.#sites; site++) {
        const node = this.#rows + site;
        if (this.#open[site] !== 1) continue;
        if (short[node]! < 0 || (short[node] === 0 && price[node]! < -tolerance)) {
          this.#enter(this.#root, node, 0);
          changed = true;
        }
      }
      this.#findLeast();
      for (let row = 0; row < this.#rows; row++) {
        // the best arc of the row: least by people first, then by cost
        const rowShort = short[row]!;
        const rowPrice = price[row]!;
        let target = -1;
        let targetCost = unservedCost;
        let bestShort = unservedShort - rowShort;
        let best = unservedCost - rowPrice;
        if (bestShort < 0 || (bestShort === 0 && best < -tolerance)) target = this.#root;
        else {
          bestShort = 0;
          best = -tolerance;
        }
        for (let pair = rowStart[row]!; pair < rowStart[row + 1]!; pair++) {
          const cost = pairCost[pair]!;
          if (this.#leastShort >= rowShort && cost + this.#leastPrice >= rowPrice) break;
          const site = pairSite[pair]!;
          if (!this.#allowed(row, site)) continue;
          const node = this.#rows + site;
          const shortBy = short[node]! - rowShort;
          const by = cost + price[node]! - rowPrice;
          if (shortBy > bestShort || (shortBy === bestShort && by >= best)) continue;
          target = node;
          targetCost = cost;
          bestShort = shortBy;
          best = by;
        }
        if (target < 0) continue;
        this.#enter(row, target, targetCost);
        changed = true;
      }
    }
  }

  #findLeast(): void {
    [this.#leastShort, this.#leastPrice] = [0, 0];
    for (let site = 0; site < this.#sites; site++) {
      if (this.#open[site] !== 1) continue;
      const node = this.#rows + site;
      if (this.#short[node]! < this.#leastShort) this.#leastShort = this.#short[node]!;
      if (this.#price[node]! < this.#leastPrice) this.#leastPrice = this.#price[node]!;
    }
  }

  /** Brings in the arc from one node to another and takes out the arc that blocks it, the last one on the way round from the top (Cunningham). */
  #enter(from: number, to: number, cost: number): void {
    this.#pivots++;
    const [parent, depth, flow, rows] = [this.#parent, this.#depth, this.#flow, this.#rows];
    let one = from;
    let other = to;
    let change = Infinity;
    let out = -1;
    let outIsBelowFrom = true;
    // rows on the way up from `from` lose flow, sites on the way up from `to` do; the first side yields to the second where both block
    while (one !== other) {
      if (depth[one]! >= depth[other]!) {
        if (one < rows && flow[one]! < change) {
          change = flow[one]!;
          out = one;
        }
        one = parent[one]!;
      } else other = parent[other]!;
    }
    const top = one;
    for (let node = to; node !== top; node = parent[node]!) {
      if (node < rows || flow[node]! > change) continue;
      change = flow[node]!;
      out = node;
      outIsBelowFrom = false;
    }
    for (let node = from; node !== top; node = parent[node]!) flow[node]! += node < rows ? -change : change;
    for (let node = to; node !== top; node = parent[node]!) flow[node]! += node < rows ? change : -change;
    const moved = outIsBelowFrom ? from : to;
    let node = moved;
    let above = outIsBelowFrom ? to : from;
    let arcFlow = change;
    let arcCost = cost;
    for (;;) {
      const oldParent = parent[node]!;
      const oldFlow = flow[node]!;
      const oldCost = this.#cost[node]!;
      this.#leave(node);
      this.#adopt(node, above, arcFlow, arcCost);
      if (node === out) break;
      above = node;
      node = oldParent;
      arcFlow = oldFlow;
      arcCost = oldCost;
    }
    this.#reprice(moved);
  }

  /** The flows of the tree, counted anew from its leaves. */
  answer(): Transport {
    const { people, rowStart, pairSite, pairCost, unservedCost } = this.#places;
    const [rows, root, parent, flow] = [this.#rows, this.#root, this.#parent, this.#flow];
    const nodes = Int32Array.from({ length: root }, (_, node) => node)
      .filter((node) => parent[node]! >= 0)
      .sort((a, b) => this.#depth[b]! - this.#depth[a]!);
    const rest = new Float64Array(root + 1);
    for (let row = 0; row < rows; row++) rest[row] = people[row]!;
    for (let site = 0; site < this.#sites; site++) rest[rows + site] = this.#room[site]!;
    for (const node of nodes) {
      flow[node] = Math.max(0, rest[node]!);
      rest[parent[node]!]! -= flow[node];
    }
    const unserved = new Float64Array(rows);
    const [flowRow, flowSite, flowPeople]: [number[], number[], number[]] = [[], [], []];
    let cost = 0;
    let unservedPeople = 0;
    for (let row = 0; row < rows; row++) {
      const above = parent[row]!;
      const mine = (node: number): number => (above === node ? flow[row]! : parent[node] === row ? flow[node]! : 0);
      let served = 0;
      for (let pair = rowStart[row]!; pair < rowStart[row + 1]! && served < people[row]!; pair++) {
        const site = pairSite[pair]!;
        const count = mine(rows + site);
        if (!(count > 0)) continue;
        flowRow.push(row);
        flowSite.push(site);
        flowPeople.push(count);
        cost += count * pairCost[pair]!;
        served += count;
      }
      if (above === root && flow[row]! > 0) {
        unserved[row] = flow[row]!;
        unservedPeople += flow[row]!;
        if (unservedCost < Infinity) cost += flow[row]! * unservedCost;
      }
    }
    const sites = (values: ArrayLike<number>): Float64Array =>
      Float64Array.from({ length: this.#sites }, (_, site) => (this.#open[site] === 1 ? values[rows + site]! : 0));
    return {
      flowRow: Int32Array.from(flowRow),
      flowSite: Int32Array.from(flowSite),
      flowPeople: Float64Array.from(flowPeople),
      unserved,
      unservedPeople,
      cost,
      rowPrice: this.#price.slice(0, rows),
      rowShort: Uint8Array.from(this.#short.subarray(0, rows)),
      sitePrice: sites(this.#price),
      siteShort: Uint8Array.from(sites(this.#short)),
      pivots: this.#pivots,
    };
  }
}
