import type { ReachStandard } from '../../model/catalogue';
import { isOpen, peopleOf } from '../../model/study';
import { amountOf } from './supply';
import type { Facts } from './facts';
import { smallestUnits } from './people-by-unit';

/** The places that a reach standard looks from: where a group lives, or sites. */
export interface Places {
  readonly lon: Float64Array;
  readonly lat: Float64Array;
  /** what each counts for; NaN where it is not known */
  readonly people: Float64Array;
  /** row of the smallest unit that holds each, -1 outside every unit and for a site that is not open */
  readonly membership: Int32Array;
  /** ids of sites; null for the study's demand rows */
  readonly ids: readonly string[] | null;
}

/** @returns null where there is nothing to look from: the group was not counted that year, or the file knows no such site */
export function placesOf(facts: Facts, standard: ReachStandard, year: number): Places | null {
  const { study, homes } = facts;
  const { from } = standard;
  if (!from) {
    const people = peopleOf(study.demand, year, standard.group);
    const { lon, lat } = study.demand;
    return people && { lon, lat, people, membership: smallestUnits(facts, standard.level), ids: null };
  }
  const known = study.facilities.flatMap((site, row) => (site.type === from.type ? [{ site, row }] : []));
  if (known.length === 0) return null;
  const sites = known.map(({ site }) => site);
  return {
    lon: Float64Array.from(sites, (site) => site.lon),
    lat: Float64Array.from(sites, (site) => site.lat),
    people: Float64Array.from(sites, (site) => amountOf(site, from.weight, year)),
    // the places are those of all years, so that what was searched for one year serves the next
    membership: Int32Array.from(known, ({ site, row }) => (isOpen(site, year) ? (homes[row] as number) : -1)),
    ids: sites.map((site) => site.id),
  };
}
