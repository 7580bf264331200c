import { Failure } from '../../../model/finding';
import type { CoverRows } from './cover-rows';

/** @throws Failure siting.no-solution where `sites` open sites are fewer than are open already, or more than may be open */
export function checkNumber(rows: CoverRows, sites: number): void {
  const candidates = rows.open.length + rows.site.length;
  if (rows.open.length > sites) throw new Failure('siting.no-solution', {}, { reason: 'too-many-open', open: rows.open.length, sites });
  if (candidates < sites) throw new Failure('siting.no-solution', {}, { reason: 'too-few-candidates', sites, candidates });
}

const percent = (share: number): string => `${Number((share * 100).toPrecision(12))} %`;

/** People who must be within reach for a share of all, a hair less so that the rounding of sums does not decide. */
export function neededPeople(rows: CoverRows, share: number): number {
  return share * rows.totalPeople * (1 - 1e-12);
}

/** @throws Failure siting.no-solution where with every site open fewer than the share of all people would be within reach */
export function checkReach(rows: CoverRows, share: number): void {
  const { unreached, unreachedPeople, totalPeople } = rows;
  if (unreached.length === 0 || totalPeople - unreachedPeople >= neededPeople(rows, share)) return;
  if (share < 1) {
    const reachable = percent(Math.floor((1 - unreachedPeople / totalPeople) * 1e6) / 1e6);
    throw new Failure('siting.no-solution', {}, { reason: 'share', reachable, share: percent(share) });
  }
  throw new Failure(
    'siting.no-solution',
    {},
    { reason: 'unreached', rows: [...unreached.subarray(0, 8)], count: unreached.length, people: unreachedPeople },
  );
}
