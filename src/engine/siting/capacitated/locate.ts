import type { Assign } from '../../../model/siting';
import type { SitingStep } from '../contract';
import type { ProblemPlaces } from '../flow/places';
import { singleAssignment } from '../flow/single';
import { Ascent } from './ascent';
import { exchange, lots, relocated, shaken } from './exchange';
import { Tried, type Located } from './located';
import { decided, Relaxation, type Relaxed } from './relaxation';

export interface LocateOptions {
  /** open sites in all */
  readonly sites: number;
  readonly assign: Assign;
  /** an answer that costs no more is good enough, and none that costs more is wanted; null: the best is */
  readonly target: number | null;
  /** no branching: a quick answer with a bound, or none */
  readonly shallow?: boolean;
}

/** What a search for sites ends with. */
export interface LocateAnswer {
  /** null: none was found, or none costs no more than the target */
  readonly best: Located | null;
  readonly bound: number;
  readonly proven: boolean;
}

/** Sets shaken and exchanged anew in a row without a gain, before branching. */
const shakesInVain = 6;
/** Nodes between two further ones. */
const nodesPerShake = 40;

interface Node {
  readonly state: Uint8Array;
  readonly price: Float64Array;
  readonly bound: number;
}

/** With more rows a set of sites with whole rows is not settled by branching on rows, and the relaxation may split them. */
const mostWholeRows = 400;

/** Do all costs come in whole numbers, so that a bound may be rounded up? */
const isWhole = ({ people, room, pairCost, unservedCost }: ProblemPlaces, assign: Assign): boolean =>
  people.every(Number.isInteger) &&
  pairCost.every(Number.isInteger) &&
  (unservedCost === Infinity || Number.isInteger(unservedCost)) &&
  (assign === 'single' || room.every((one) => one === Infinity || Number.isInteger(one)));

/** People x cost of whole rows at their sites. */
function costOf({ people, rowStart, pairSite, pairCost }: ProblemPlaces, siteOf: Int32Array): number {
  let cost = 0;
  for (let row = 0; row < people.length; row++) {
    const pair = pairSite.subarray(rowStart[row], rowStart[row + 1]).indexOf(siteOf[row]!);
    cost += people[row]! * pairCost[rowStart[row]! + pair]!;
  }
  return cost;
}

/**
 * Where a number of sites with room stand best: least total cost, that of people who are not served counted where it is finite. Lagrangean relaxation with
 * subgradient steps, its sets of sites counted in full, relocated and exchanged site by site, then best-first branching on sites, which the relaxation fixes
 * as far as it can, and on rows where each must stay whole. Yields every step; with true it returns soon after it has an answer.
 */
export function* locate(places: ProblemPlaces, options: LocateOptions): Generator<SitingStep, LocateAnswer, boolean | undefined> {
  const { sites, assign, target, shallow = false } = options;
  const { room, mustOpen, rowStart, pairCost, unservedCost } = places;
  // with many rows in each room, whole ones hardly sharpen the bound
  const few = places.people.length <= mostWholeRows;
  const relaxation = new Relaxation(places, few ? assign : 'split');
  const tried = new Tried(places, assign);
  const whole = isWhole(places, assign);
  const dearest = places.people.reduce((sum, people, row) => {
    const last = rowStart[row + 1]! > rowStart[row]! ? pairCost[rowStart[row + 1]! - 1]! : 0;
    return sum + people * (unservedCost < Infinity ? unservedCost : last);
  }, 0);
  const scale = Math.max(1e-300, dearest);
  if (target !== null) tried.limit = target + 1e-9 * scale;
  let stop = false;
  let global = -Infinity;
  /** of leaves that branching on rows did not settle */
  let unsettled = Infinity;
  let worth: Float64Array = new Float64Array(room.length);
  const lot = lots();
  const rounded = (bound: number): number => (whole ? Math.ceil(bound - 1e-6 - 1e-12 * Math.abs(bound)) : bound);
  const step = (): SitingStep => ({ objective: tried.best?.cost ?? NaN, bound: Math.min(global, tried.best?.cost ?? Infinity) });
  const beaten = (bound: number): boolean => rounded(bound) >= tried.limit - 1e-10 * Math.abs(tried.limit);
  /** no better answer is wanted or possible */
  const done = (): boolean => target !== null && tried.best !== null;
  const ended = (): boolean => done() || (stop && tried.best !== null);
  const openOf = (chosen: readonly number[]): Uint8Array => {
    const open = new Uint8Array(room.length);
    for (const site of chosen) open[site] = 1;
    return open;
  };

  /** sites that no answer better than the best leaves free are decided */
  const fix = (state: Uint8Array, { bound, worth, chosen, lastIn, firstOut }: Relaxed): boolean => {
    if (tried.limit === Infinity) return false;
    let changed = false;
    const isIn = openOf(chosen);
    for (let site = 0; site < room.length; site++) {
      if (state[site] !== decided.free) continue;
      if (isIn[site] === 1 && firstOut >= 0 && beaten(bound + worth[site]! - firstOut)) [state[site], changed] = [decided.open, true];
      else if (isIn[site] === 0 && lastIn >= 0 && beaten(bound + lastIn - worth[site]!)) [state[site], changed] = [decided.closed, true];
    }
    return changed;
  };

  /** the aim of the steps where nothing is known: a little above the bound */
  const aim = (bound: number): number => (tried.limit < Infinity ? tried.limit : bound > 0 ? bound * 1.05 : bound + 0.05 * scale);

  function* root(state: Uint8Array, price: Float64Array): Generator<SitingStep, Node, boolean | undefined> {
    const ascent = new Ascent(relaxation, price, 1.5, 15);
    for (let count = 0, since = 0; ascent.stride > 0.004 && count < 1500; count++) {
      const { relaxed, better } = ascent.step(state, sites, aim(ascent.bound));
      if (better && ascent.bound > global) global = Math.min(ascent.bound, tried.limit);
      if (++since >= 10 || (better && since >= 3)) {
        since = 0;
        const open = openOf(relaxed.chosen);
        const split = tried.try(open, null);
        if (split !== null && unservedCost === Infinity && split.cost < tried.limit * 1.03) {
          const run = relocated(tried, open, mustOpen, split);
          while (!run.next(ended()).done) if (yield step()) stop = true;
        }
      }
      if (beaten(ascent.bound) || ended()) break;
      if (yield step()) stop = true;
      if (ended()) break;
    }
    if (ascent.relaxed) {
      fix(state, ascent.relaxed);
      worth = ascent.relaxed.worth;
    }
    return { state, price: ascent.price, bound: ascent.bound };
  }

  function* settle(open: Uint8Array, bound: number): Generator<SitingStep, void, boolean | undefined> {
    const split = tried.try(open, null);
    if (split === null || assign === 'split' || split.cost >= tried.limit || ended()) return;
    const run = singleAssignment(places, {
      open,
      prices: split.sitePrice,
      limit: { short: 0, cost: tried.limit },
      effort: few || (target !== null && tried.best === null) ? Infinity : 100_000,
    });
    for (;;) {
      const one = run.next(stop && tried.best !== null);
      if (!one.done) {
        if (yield step()) stop = true;
        continue;
      }
      const { siteOf, cost, proven } = one.value;
      if (siteOf !== null) tried.keep({ open: open.slice(), cost, split, siteOf });
      if (!proven) unsettled = Math.min(unsettled, Math.max(bound, split.cost));
      return;
    }
  }

  /** A node's bound, better; null where it holds nothing better than the best, or was settled. */
  function* open(node: Node): Generator<SitingStep, { node: Node; branch: number } | null, boolean | undefined> {
    const state = node.state.slice();
    const ascent = new Ascent(relaxation, node.price, 0.4, 6);
    const times = new Float64Array(room.length);
    const steps = 30;
    let bound = node.bound;
    for (let count = 0; count < steps; count++) {
      let [opened, free] = [0, 0];
      for (const kind of state) {
        if (kind === decided.open) opened++;
        else if (kind === decided.free) free++;
      }
      if (opened > sites || opened + free < sites) return null;
      if (opened === sites || opened + free === sites) {
        const full = Uint8Array.from(state, (kind) => Number(kind === decided.open || (kind === decided.free && opened < sites)));
        yield* settle(full, bound);
        return null;
      }
      const { relaxed } = ascent.step(state, sites, aim(ascent.bound));
      bound = Math.max(bound, ascent.bound);
      if (beaten(bound)) return null;
      for (const site of relaxed.chosen) times[site]! += 1;
      if (count === 0 || count === steps - 1) tried.try(openOf(relaxed.chosen), null);
      if (ended()) break;
      fix(state, relaxed);
      if (count % 10 === 9 && (yield step())) stop = true;
    }
    let branch = -1;
    const doubt = (site: number): number => Math.abs(times[site]! / steps - 0.5);
    for (let site = 0; site < room.length; site++) {
      if (state[site] === decided.free && (branch < 0 || doubt(site) < doubt(branch))) branch = site;
    }
    return { node: { state, price: ascent.price, bound }, branch };
  }

  const state = Uint8Array.from(mustOpen, (must) => (must === 1 ? decided.open : decided.free));
  const rank = Math.floor(room.length / Math.max(1, sites));
  const start = Float64Array.from(places.people, (_, row) => {
    const at = Math.min(rowStart[row]! + rank, rowStart[row + 1]! - 1);
    return Math.min(unservedCost, at >= rowStart[row]! ? pairCost[at]! : 0);
  });
  let first = yield* root(state, start);
  if (tried.best === null && target === null && unservedCost === Infinity && !beaten(first.bound)) {
    // is there any answer? as many people served as can be, whatever it costs
    const anyCost = { ...places, pairCost: new Float64Array(pairCost.length), unservedCost: 1 };
    const answer = yield* locate(anyCost, { sites, assign, target: 0 });
    if (answer.best === null) return { best: null, bound: Infinity, proven: answer.proven };
    const { open: someOpen, siteOf } = answer.best;
    const split = tried.try(someOpen, null);
    if (split !== null && tried.best === null && siteOf !== null) {
      tried.keep({ open: someOpen, cost: costOf(places, siteOf), split, siteOf });
    }
  }
  // twice: from the best set, then from what the sharper bound brings
  for (let round = 0; round < 2 && !ended() && !beaten(first.bound); round++) {
    const before = tried.limit;
    const from = tried.best ?? tried.closest;
    if (from === null) break;
    const run = exchange(tried, relaxation, from.open, mustOpen, 3 + 3 * round);
    while (!run.next(ended()).done) if (yield step()) stop = true;
    if (round === 0 || tried.limit < before) {
      const again = yield* root(state, first.price);
      first = again.bound > first.bound ? again : { ...first, state };
    }
  }
  /** the best set, shaken and exchanged anew. @returns was that a gain? */
  function* shake(): Generator<SitingStep, boolean, boolean | undefined> {
    const from = tried.closest;
    if (from === null) return false;
    const [limit, cost] = [tried.limit, from.cost];
    const run = exchange(tried, relaxation, shaken(from.open, mustOpen, worth, lot), mustOpen);
    while (!run.next(ended()).done) if (yield step()) stop = true;
    return tried.limit < limit || tried.closest!.cost < cost;
  }
  for (let vain = 0; vain < shakesInVain && !ended() && !beaten(first.bound);) vain = (yield* shake()) ? 0 : vain + 1;
  let nodes: Node[] = [first];
  const most = shallow ? 0 : Infinity;
  for (let count = 0; count < most && nodes.length > 0 && !ended(); count++) {
    let least = 0;
    for (let at = 1; at < nodes.length; at++) if (nodes[at]!.bound < nodes[least]!.bound) least = at;
    const node = nodes[least]!;
    nodes[least] = nodes.at(-1)!;
    nodes.pop();
    global = Math.max(global, Math.min(rounded(node.bound), unsettled, tried.limit));
    if (beaten(node.bound)) break;
    if (yield step()) stop = true;
    if (count % nodesPerShake === nodesPerShake - 1) yield* shake();
    const found = yield* open(node);
    if (found === null) continue;
    if (ended()) {
      nodes.push(found.node);
      break;
    }
    for (const kind of [decided.open, decided.closed]) {
      const child = found.node.state.slice();
      child[found.branch] = kind;
      nodes.push({ ...found.node, state: child });
    }
  }
  const limit = tried.limit;
  nodes = nodes.filter(({ bound }) => !beaten(bound));
  const bound = Math.max(global, Math.min(limit, unsettled, ...nodes.map((node) => rounded(node.bound))));
  const proven = nodes.length === 0 && unsettled >= limit * (1 - 1e-10);
  return { best: tried.best, bound: tried.best && proven ? tried.best.cost : Math.min(bound, tried.best?.cost ?? Infinity), proven };
}
