import type { Standard } from '../../model/catalogue';
import type { Population } from '../../model/result';
import { peopleOf, type Study } from '../../model/study';

/** The people that a standard counts in a year; null for a standard that counts none, and where they were not counted in that year. */
export function populationOf(study: Pick<Study, 'demand' | 'files'>, standard: Standard, year: number): Population | null {
  const { demand, files = [] } = study;
  if (!('group' in standard) || peopleOf(demand, year, standard.group) === null) return null;
  const paths = files.flatMap(({ layer, path }) => (layer === 'demand' ? [path] : []));
  return { group: standard.group, year: demand.years.length === 0 ? null : year, source: paths.join(', ') };
}
