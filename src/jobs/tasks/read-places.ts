import { FindingList, readFacilities } from '../../formats';
import type { TaskTypes } from '../task-types';

/** Places of a file: `id, name, lon, lat`, in any format of facilities. @throws Failure as the reading of facilities does */
export async function readPlaces({ file, columns }: TaskTypes['readPlaces']['input']): Promise<TaskTypes['readPlaces']['output']> {
  const findings = new FindingList();
  const read = await readFacilities(file, { columns, metres: false, placesOnly: true }, findings);
  return { places: read.map(({ id, name, lon, lat }) => ({ id, name, lon, lat })), findings: findings.list() };
}
