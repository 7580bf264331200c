import { Failure } from '../../../model/finding';
import type { SitingModelId } from '../../../model/siting';
import type { SitingOptions, SitingProblem } from '../contract';
import type { ProblemPlaces } from '../flow/places';
import { transport } from '../flow/transport';

const listed = 8;
/** Sums of the same numbers in another order differ by less. */
const tolerance = 1e-9;

const sum = (values: Float64Array): number => values.reduce((all, one) => all + one, 0);

/** People of all rows, those without a pair counted. */
export const everyone = ({ people }: SitingProblem): number => sum(people);

/** Can no site be full, whoever comes? Then the model without capacities has the same answer. */
export function hasRoomForAll({ capacity }: SitingProblem, { room, siteStart, siteDemand, people }: ProblemPlaces): boolean {
  if (capacity === null) return true;
  return room.every((most, site) => {
    let near = 0;
    for (let pair = siteStart[site]!; pair < siteStart[site + 1]!; pair++) near += people[siteDemand[pair]!]!;
    return most >= near;
  });
}

/**
 * Open sites in all.
 * @throws Failure siting.lacking where no number is given; siting.no-solution: too-many-open, too-few-candidates
 */
export function sitesAsked(model: SitingModelId, { mustOpen }: ProblemPlaces, { sites }: SitingOptions): number {
  if (sites === null) throw new Failure('siting.lacking', {}, { model, option: 'sites' });
  const open = sum(Float64Array.from(mustOpen));
  if (open > sites) throw new Failure('siting.no-solution', {}, { reason: 'too-many-open', open, sites });
  if (mustOpen.length < sites) {
    throw new Failure('siting.no-solution', {}, { reason: 'too-few-candidates', sites, candidates: mustOpen.length });
  }
  return sites;
}

/** Rows named by their row in the problem, the first few. */
function refuseRows(reason: string, { people, demandRow }: ProblemPlaces, wrong: (row: number) => boolean, missing: number): void {
  const rows = Array.from(demandRow.keys()).filter(wrong);
  const count = rows.reduce((all, row) => all + people[row]!, 0);
  if (count <= missing) return;
  const names = rows.slice(0, listed).map((row) => demandRow[row]!);
  throw new Failure('siting.no-solution', {}, { reason, rows: names, count: rows.length, people: count });
}

/**
 * What stands in the way of serving people, whichever sites open.
 * @param needed people who must be served
 * @param sites open ones at most
 * @throws Failure siting.no-solution: unreached, row-too-large, capacity
 */
export function refuseUnserved(places: ProblemPlaces, { assign, share }: SitingOptions, needed: number, sites: number): void {
  const { people, room, rowStart, pairSite, mustOpen } = places;
  const all = sum(people);
  const missing = all - needed + tolerance * all;
  const some = (row: number, good: (site: number) => boolean): boolean =>
    pairSite.subarray(rowStart[row], rowStart[row + 1]).some((site) => good(site));
  const reached = people.reduce((count, one, row) => count + (rowStart[row]! < rowStart[row + 1]! ? one : 0), 0);
  if (all - reached > missing && needed < all * (1 - tolerance)) {
    const percent = (one: number): string => `${Number((one * 100).toPrecision(6))} %`;
    throw new Failure('siting.no-solution', {}, { reason: 'share', reachable: percent(reached / all), share: percent(share) });
  }
  refuseRows('unreached', places, (row) => rowStart[row] === rowStart[row + 1], missing);
  if (assign === 'single') {
    const fits = (row: number): boolean => some(row, (site) => people[row]! <= room[site]! * (1 + 1e-12));
    refuseRows('row-too-large', places, (row) => !fits(row), missing);
  }
  const free = Array.from(room.keys()).filter((site) => mustOpen[site] !== 1);
  free.sort((a, b) => room[b]! - room[a]!);
  const must = Array.from(room.keys()).filter((site) => mustOpen[site] === 1);
  const most = [...must, ...free.slice(0, Math.max(0, sites - must.length))].reduce((count, site) => count + room[site]!, 0);
  if (most < needed - tolerance * all) {
    const enough = room.reduce((count, one) => count + one, 0) >= needed - tolerance * all;
    if (!enough) throw new Failure('siting.no-solution', {}, { reason: 'capacity', capacity: most, people: needed });
    let number = sites;
    for (let count = most; count < needed - tolerance * all; number++) count += room[free[number - must.length]!]!;
    throw new Failure('siting.no-solution', {}, { reason: 'too-few-sites', sites, needed: number });
  }
}

/**
 * Refuses a number of sites that was shown not to do.
 * @throws Failure siting.no-solution: capacity where all sites together would not do either (people may be split), too-few-sites else
 */
export function refuseTooFew(places: ProblemPlaces, needed: number, sites: number, all: number): never {
  const { unservedPeople } = transport({ ...places, unservedCost: Infinity });
  const served = sum(places.people) - unservedPeople;
  if (served < needed - tolerance * all || sites >= places.room.length) {
    throw new Failure('siting.no-solution', {}, { reason: 'capacity', capacity: served, people: needed });
  }
  throw new Failure('siting.no-solution', {}, { reason: 'too-few-sites', sites, needed: sites + 1 });
}
