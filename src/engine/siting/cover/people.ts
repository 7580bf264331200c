import type { SitingProblem } from '../contract';

/** People of the rows that at least `times` of the chosen sites reach within the cutoff, summed in the order of the rows. */
export function peopleWithin({ pairs, siteCount, people }: SitingProblem, chosen: Int32Array, cutoff: number, times: 1 | 2): number {
  const isChosen = new Uint8Array(siteCount);
  for (const site of chosen) isChosen[site] = 1;
  const first = new Int32Array(people.length).fill(-1);
  const enough = new Uint8Array(people.length);
  for (let pair = 0; pair < pairs.cost.length; pair++) {
    const [site, row, cost] = [pairs.facility[pair]!, pairs.demand[pair]!, pairs.cost[pair]!];
    if (isChosen[site] === 0 || !(cost <= cutoff) || cost === Infinity) continue;
    if (times === 1 || (first[row]! >= 0 && first[row] !== site)) enough[row] = 1;
    else first[row] = site;
  }
  let sum = 0;
  for (let row = 0; row < people.length; row++) if (enough[row] && people[row]! > 0) sum += people[row]!;
  return sum;
}
