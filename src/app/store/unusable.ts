import type { Finding } from '../../model/finding';
import type { CoverageAnswer } from '../../jobs/task-types';

/** Why a facility took no part in an answer, or only from afar. */
export type FacilityTrouble = 'on-barrier' | 'off-grid' | 'not-snapped' | 'snapped-far';

const troubles: Readonly<Partial<Record<Finding['code'], FacilityTrouble>>> = {
  'travel.facility-on-barrier': 'on-barrier',
  'travel.facility-off-grid': 'off-grid',
  'travel.facility-not-snapped': 'not-snapped',
  'travel.snapped-far': 'snapped-far',
};

/** Ids of the facilities that a finding of an answer names; empty where it speaks of something else. */
export function facilitiesOfFinding(answer: CoverageAnswer, { where, details }: Finding): readonly string[] {
  const rows = details['rows'];
  if (where.layer !== 'facilities' || typeof rows !== 'object') return [];
  return rows.flatMap((row) => answer.facilityIds[Number(row)] ?? []);
}

/** What is wrong with a facility where it stands, as the answer found it; null where nothing is. */
export function troubleOf(answer: CoverageAnswer, id: string): FacilityTrouble | null {
  for (const finding of answer.findings) {
    const trouble = troubles[finding.code];
    if (trouble && facilitiesOfFinding(answer, finding).includes(id)) return trouble;
  }
  return null;
}
