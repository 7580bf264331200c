import { cutOffPlaces, cutOffState, type PreparedTravel, type TravelFacility, type TravelPlaces } from '../engine/travel';
import type { Finding } from '../model/finding';

const code = 'roads.disconnected';

/** The finding of a prepared trip that names the small islands of its network; null where there are none. */
const islandsOf = (prepared: PreparedTravel): Finding | null => prepared.findings.find((finding) => finding.code === code) ?? null;

/** Findings without that of the islands, in whose place `disconnected` comes. */
export const withoutIslands = (findings: readonly Finding[]): readonly Finding[] => findings.filter((finding) => finding.code !== code);

/**
 * What the pieces of a network mean for people: those who stand nearest to a small island, and are joined to a road farther off, and those
 * on a piece of network without any of the facilities.
 * @param people per place; NaN unknown. Left out of the finding where nobody's number is known
 * @returns null where the network is whole for everybody, or the trip joins no place to a network
 */
export function disconnected(
  prepared: PreparedTravel,
  facilities: readonly TravelFacility[],
  places: TravelPlaces,
  people: Float64Array,
): Finding | null {
  const islands = islandsOf(prepared);
  const states = cutOffPlaces(prepared, facilities, places);
  if (!states) return islands;
  const known = people.some((count) => !Number.isNaN(count));
  const tally = (state: number, rows: string, sum: string): Readonly<Record<string, number>> => {
    let [count, total] = [0, 0];
    states.forEach((found, row) => {
      if (found !== state) return;
      count++;
      total += people[row] || 0;
    });
    return count === 0 ? {} : { [rows]: count, ...(known ? { [sum]: Math.round(total) } : {}) };
  };
  const details = {
    ...tally(cutOffState.island, 'islandRows', 'islandPeople'),
    ...tally(cutOffState.noFacility, 'cutOffRows', 'cutOffPeople'),
  };
  if (Object.keys(details).length === 0) return islands;
  return { severity: 'warn', code, where: { layer: 'roads' }, details: { ...islands?.details, ...details } };
}
