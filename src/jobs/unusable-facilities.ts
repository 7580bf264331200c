import type { Finding } from '../model/finding';
import type { Facility } from '../model/study';

/** How a facility is called in a message: its name and id. */
export const facilityLabel = ({ id, name }: Pick<Facility, 'id' | 'name'>): string => (name === '' || name === id ? id : `${name} (${id})`);

/** Rows of facilities that a finding of the engine speaks of, counted from 0; none where it speaks of something else. */
export function facilityRows(finding: Finding): readonly number[] {
  const { rows } = finding.details;
  if (finding.where.layer !== 'facilities' || typeof rows !== 'object') return [];
  return rows.map(Number);
}

/** The finding with the facilities it speaks of by name instead of by row: people know them by name. */
export function named(finding: Finding, labelOf: (row: number) => string): Finding {
  const rows = facilityRows(finding);
  if (rows.length === 0) return finding;
  const details = Object.fromEntries(Object.entries(finding.details).filter(([key]) => key !== 'rows'));
  return { ...finding, details: { ...details, names: rows.map(labelOf) } };
}
