import { BackupBound } from './capacitated/backup-bound';
import type { Located } from './capacitated/located';
import { everyone, hasRoomForAll, refuseTooFew, refuseUnserved, sitesAsked } from './capacitated/refuse';
import { decided } from './capacitated/relaxation';
import { capacitatedLscp } from './capacitated-lscp';
import { canServe, flowsServed } from './capacitated/served';
import { chosenSites } from './capacitated/solution';
import type { SitingModel, SitingOptions, SitingProblem, SitingSearch, SitingStep } from './contract';
import { placesOf, type ProblemPlaces } from './flow/places';

interface Node {
  readonly state: Uint8Array;
  readonly price: Float64Array;
  readonly bound: number;
}

/** People in rows with at least two open sites within the cutoff. */
function backedUp({ people, siteStart, siteDemand }: ProblemPlaces, open: Uint8Array): number {
  const times = new Uint16Array(people.length);
  open.forEach((is, site) => {
    if (is !== 1) return;
    for (let pair = siteStart[site]!; pair < siteStart[site + 1]!; pair++) times[siteDemand[pair]!]!++;
  });
  return people.reduce((sum, one, row) => sum + (times[row]! >= 2 ? one : 0), 0);
}

/** The fewest sites that serve enough people; steps tell nothing but that it goes on. */
function* fewestServing(
  uncapacitated: SitingModel['search'],
  problem: SitingProblem,
  options: SitingOptions,
  all: number,
): Generator<SitingStep, { readonly sites: number; readonly proven: boolean }, boolean | undefined> {
  const run = capacitatedLscp(uncapacitated)(problem, options);
  for (let stop: boolean | undefined = false; ;) {
    const step = run.next(stop);
    if (step.done) return { sites: step.value.chosen.length, proven: step.value.proven };
    stop = yield { objective: NaN, bound: all };
  }
}

/**
 * Backup coverage with capacities (Hogan & ReVelle 1986; with capacities Pirkul & Schilling 1988): everyone, or a share of everyone, has a place at one site within the
 * cutoff, no site beyond its room, and as many people as possible live within the cutoff of a second open site. Exchanges of sites from a set that serves
 * enough, then branching on sites with a Lagrangean bound. Without a number of sites: as many as the fewest that serve enough. Where no site can be full the answer is that of the model without capacities, to the bit.
 * @param uncapacitated search of that model
 * @throws Failure siting.no-solution
 */
export const capacitatedBackup = (uncapacitated: SitingModel['search']) =>
  function* search(problem: SitingProblem, options: SitingOptions): SitingSearch {
    const { cutoff, share, assign } = options;
    const places = placesOf(problem, cutoff);
    if (hasRoomForAll(problem, places)) return yield* uncapacitated(problem, options);
    const all = everyone(problem);
    // where no number is given: the fewest that serve enough
    const fewest = options.sites === null ? yield* fewestServing(uncapacitated, problem, options, all) : null;
    const sites = fewest === null ? sitesAsked('backup', places, options) : fewest.sites;
    const missing = all - share * all;
    refuseUnserved(places, options, share * all, sites);
    const size = places.room.length;
    let best: Located | null = null;
    let objective = NaN;
    let bound = places.people.reduce((sum, one) => sum + one, 0);
    let stop = false;
    const tell = (): SitingStep => ({ objective, bound: Number.isNaN(objective) ? bound : Math.max(bound, objective) });

    /** can these sites, some of them or none left out, serve enough people? `true` keeps the answer if it is better */
    function* serves(state: Uint8Array, count: number): Generator<SitingStep, boolean, boolean | undefined> {
      const usable = Array.from(state.keys()).filter((site) => state[site] !== decided.closed);
      if (usable.length < count || usable.filter((site) => state[site] === decided.open).length > count) return false;
      const part = {
        ...places,
        room: places.room.map((room, site) => (state[site] === decided.closed ? 0 : room)),
        mustOpen: Uint8Array.from(state, (kind) => Number(kind === decided.open)),
      };
      const run = canServe(part, { sites: count, assign, missing, shallow: false });
      for (;;) {
        const step = run.next(stop && best !== null);
        if (step.done) {
          const found = step.value.best;
          if (found === null) return false;
          const value = backedUp(places, found.open);
          if (Number.isNaN(objective) || value > objective) [best, objective] = [found, value];
          return true;
        }
        if (stop && best !== null) return false;
        if (yield tell()) stop = true;
      }
    }

    const first = Uint8Array.from(places.mustOpen, (must) => (must === 1 ? decided.open : decided.free));
    if (!(yield* serves(first, sites))) refuseTooFew(places, share * all, sites, all);

    // one site in exchange for another that backs up more people, as long as enough are served
    for (let changed = true; changed && !stop;) {
      changed = false;
      const open: Uint8Array = best!.open.slice();
      const exchanges: { readonly gone: number; readonly come: number; readonly value: number }[] = [];
      for (let gone = 0; gone < size && !stop; gone++) {
        if (open[gone] !== 1 || places.mustOpen[gone] === 1) continue;
        for (let come = 0; come < size; come++) {
          if (open[come] === 1) continue;
          [open[gone], open[come]] = [0, 1];
          const value = backedUp(places, open);
          [open[gone], open[come]] = [1, 0];
          if (value > objective) exchanges.push({ gone, come, value });
        }
        if (yield tell()) stop = true;
      }
      exchanges.sort((a, b) => b.value - a.value);
      for (const { gone, come } of exchanges.slice(0, 30)) {
        const state = Uint8Array.from(open, (is, site) => (site === come || (is === 1 && site !== gone) ? decided.open : decided.closed));
        if (stop || !(yield* serves(state, sites))) continue;
        changed = true;
        break;
      }
    }

    const relaxed = new BackupBound(places, sites, share >= 1);
    let unsettled = -Infinity;
    const nodes: Node[] = [{ state: first, price: relaxed.firstPrice(), bound }];
    const beaten = (value: number): boolean => value <= objective * (1 + 1e-10);
    while (nodes.length > 0 && !stop) {
      let most = 0;
      for (let at = 1; at < nodes.length; at++) if (nodes[at]!.bound > nodes[most]!.bound) most = at;
      const node = nodes[most]!;
      bound = node.bound;
      if (beaten(bound)) break;
      nodes[most] = nodes.at(-1)!;
      nodes.pop();
      if (yield tell()) stop = true;
      const state = node.state.slice();
      const { bound: value, price, branch } = relaxed.ascend(state, node.price, node.bound, objective);
      if (beaten(value)) continue;
      if (branch < 0) {
        // every site is decided
        const before = stop;
        yield* serves(state, sites);
        if (stop && !before) unsettled = Math.max(unsettled, value);
        continue;
      }
      // is there room for enough people at all, whichever of the free sites open?
      const wide = Uint8Array.from(state, (kind) => (kind === decided.closed ? decided.closed : decided.open));
      if (relaxed.servedAtMost(wide) < share * all * (1 - 1e-9)) continue;
      for (const kind of [decided.open, decided.closed]) {
        const child = state.slice();
        child[branch] = kind;
        nodes.push({ state: child, price, bound: value });
      }
    }
    const open = nodes.reduce((most, node) => Math.max(most, node.bound), unsettled);
    const settled = beaten(open);
    return {
      chosen: chosenSites(best!.open, places),
      objective,
      bound: settled ? objective : Math.max(objective, open),
      proven: settled && fewest?.proven !== false,
      flows: flowsServed(best!, problem, cutoff),
    };
  };
