import type { SitingProblem } from '../src/engine/siting/contract';
import { seeded } from './seeded';

/** What a covering problem is made of. */
export interface CoverScene {
  readonly rows: number;
  readonly sites: number;
  /** length of a side of the square is 1 */
  readonly radius: number;
  /** share of the rows that lie in towns, the others anywhere */
  readonly inTowns: number;
  /** share of the candidates that lie in towns */
  readonly sitesInTowns: number;
  readonly seed: number;
}

/** Demand rows and candidates in a square, some of the rows in towns; pairs within the radius, cost the distance. Every row has a site in reach. */
export function coverScene({ rows, sites, radius, inTowns, sitesInTowns, seed }: CoverScene): SitingProblem {
  const random = seeded(seed);
  const normal = (): number => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
  const towns = Array.from({ length: 40 }, () => ({ x: random(), y: random(), spread: 0.005 + 0.03 * random() }));
  const place = (share: number): { x: number; y: number } => {
    for (;;) {
      if (random() >= share) return { x: random(), y: random() };
      const town = towns[Math.floor(random() * towns.length)]!;
      const [x, y] = [town.x + normal() * town.spread, town.y + normal() * town.spread];
      if (x >= 0 && x < 1 && y >= 0 && y < 1) return { x, y };
    }
  };
  const site = Array.from({ length: sites }, () => place(sitesInTowns));
  const cells = Math.max(1, Math.floor(1 / radius));
  const near: number[][] = Array.from({ length: cells * cells }, () => []);
  const cellOf = (value: number): number => Math.min(cells - 1, Math.floor(value * cells));
  site.forEach(({ x, y }, row) => near[cellOf(y) * cells + cellOf(x)]!.push(row));
  const [facility, demand, cost]: [number[], number[], number[]] = [[], [], []];
  const people = new Float64Array(rows);
  for (let row = 0; row < rows;) {
    const { x, y } = place(inTowns);
    let found = false;
    const [column, line] = [cellOf(x), cellOf(y)];
    for (let cy = Math.max(0, line - 1); cy <= Math.min(cells - 1, line + 1); cy++) {
      for (let cx = Math.max(0, column - 1); cx <= Math.min(cells - 1, column + 1); cx++) {
        for (const from of near[cy * cells + cx]!) {
          const distance = Math.hypot(x - site[from]!.x, y - site[from]!.y);
          if (distance > radius) continue;
          found = true;
          facility.push(from);
          demand.push(row);
          cost.push(distance);
        }
      }
    }
    if (found) people[row++] = 1 + Math.floor(random() * 100);
  }
  return {
    pairs: { facility: Int32Array.from(facility), demand: Int32Array.from(demand), cost: Float64Array.from(cost) },
    siteCount: sites,
    people,
    state: new Uint8Array(sites),
    capacity: null,
  };
}
