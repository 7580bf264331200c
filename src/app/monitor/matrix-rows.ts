import type { Catalogue, Standard, StandardKind } from '../../model/catalogue';
import type { Unit } from '../../model/study';
import { matrixDomains, matrixUnits, type MatrixDomain, type MatrixResults } from '../../report/provision-matrix';

/** What of the matrix is shown. */
export interface MatrixFilter {
  /** id of a domain, '' for all */
  readonly domain: string;
  readonly kind: StandardKind | '';
  /** code of a county, '' for all */
  readonly county: string;
  /** only units and standards with a 'not met' between them */
  readonly onlyNotMet: boolean;
}

export const noFilter: MatrixFilter = { domain: '', kind: '', county: '', onlyNotMet: false };

/** Units that are folded (counties) or unfolded (towns), by code. */
type Folds = ReadonlySet<string>;

const noCodes: ReadonlySet<string> = new Set();

/** Units above the county of the filter stay, so that its sums can be held against theirs. */
function isShownUnit(filter: MatrixFilter, folds: Folds): (unit: Unit) => boolean {
  return ({ level, code, parent }) => {
    if (level === 'village') return folds.has(parent);
    if (level === 'county') return filter.county === '' || filter.county === code;
    // the towns of a folded county
    if (level === 'town') return !folds.has(parent);
    return true;
  };
}

export interface MatrixShown {
  readonly domains: readonly MatrixDomain[];
  /** the standards of the domains in their order */
  readonly standards: readonly Standard[];
  readonly units: readonly Unit[];
}

/** Standards and units that the filters leave, in their order. */
export function matrixShown(
  catalogue: Catalogue,
  standards: readonly Standard[],
  units: readonly Unit[],
  results: MatrixResults,
  filter: MatrixFilter,
  folds: Folds = noCodes,
): MatrixShown {
  const wanted = matrixDomains(
    catalogue,
    standards.filter(({ kind }) => filter.kind === '' || kind === filter.kind),
  ).filter(({ id }) => filter.domain === '' || id === filter.domain);
  const inDomains = wanted.flatMap((domain) => domain.standards);
  const rows = matrixUnits(units, isShownUnit(filter, folds));
  if (!filter.onlyNotMet) return { domains: wanted, standards: inDomains, units: rows };
  const fails = (standard: Standard, unit: Unit): boolean => results.get(standard.id)?.get(unit.code)?.answer === 'not-met';
  const left = new Set(inDomains.filter((standard) => rows.some((unit) => fails(standard, unit))));
  const domains = wanted
    .map((domain) => ({ ...domain, standards: domain.standards.filter((standard) => left.has(standard)) }))
    .filter((domain) => domain.standards.length > 0);
  const shown = inDomains.filter((standard) => left.has(standard));
  return { domains, standards: shown, units: rows.filter((unit) => shown.some((standard) => fails(standard, unit))) };
}
