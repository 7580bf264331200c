import type { CountyFact, TownFact } from './facts';
import { centreOf, cellNear, metresBetween, studyGrid } from './grid';
import type { Position } from './grid';
import { insideRings } from './rings';

/** Streets without a known position stand here (made up). */
const madeUp: Readonly<Record<string, Position>> = { 610302004: [107.085, 34.352], 610304002: [107.41, 34.352] };
const reachCells = 22;

/** Slope (rise over run) of each cell over 200 m. */
export function slopes(height: Float32Array): Float32Array {
  const { width } = studyGrid;
  const result = new Float32Array(height.length);
  for (let cell = width + 1; cell < height.length - width - 1; cell++) {
    const dx = (height[cell + 1]! - height[cell - 1]!) / 202;
    const dy = (height[cell + width]! - height[cell - width]!) / 200;
    result[cell] = Math.sqrt(dx * dx + dy * dy);
  }
  return result;
}

/**
 * The seat of each town: the known position, moved to the best building ground near by, inside its county, off the water and
 * apart from the other seats (known positions are rounded to about 1 km).
 */
export function placeSeats(
  slope: Float32Array,
  water: Uint8Array,
  counties: readonly CountyFact[],
  outlines: ReadonlyMap<string, Position[]>,
  towns: readonly TownFact[],
): Position[] {
  const seats: Position[] = [];
  for (const town of towns) {
    const county = counties.find((entry) => entry.code === town.county)!;
    const ring = outlines.get(county.name)!;
    const isSeat = county.seatTown === town.name;
    const wanted = isSeat ? county.seat : (town.seat ?? madeUp[town.code]!);
    const apart = town.kind === 'street' ? 1700 : 1300;
    const column = cellNear(studyGrid, wanted) % studyGrid.width;
    const row = Math.floor(cellNear(studyGrid, wanted) / studyGrid.width);
    let best: Position | null = null;
    let bestScore = Number.POSITIVE_INFINITY;
    for (let r = row - reachCells; r <= row + reachCells; r++) {
      for (let c = column - reachCells; c <= column + reachCells; c++) {
        const cell = r * studyGrid.width + c;
        const position = centreOf(studyGrid, cell);
        if (water[cell] !== 0 || !insideRings([ring], position)) continue;
        let steep = 0;
        let wet = 0;
        let rim = 0;
        for (let y = -3; y <= 3; y += 1) {
          for (let x = -3; x <= 3; x += 1) {
            const near = cell + y * studyGrid.width + x;
            steep += slope[near]! / 49;
            wet += water[near]! / 49;
          }
        }
        for (const [x, y] of [
          [4, 0],
          [-4, 0],
          [0, 4],
          [0, -4],
        ] as const)
          if (!insideRings([ring], [position[0] + x * studyGrid.stepX, position[1] + y * studyGrid.stepY])) rim++;
        let crowd = 0;
        for (const seat of seats) crowd += Math.max(0, apart - metresBetween(seat, position)) / 100;
        const score = metresBetween(wanted, position) / (isSeat ? 150 : 400) + steep * 40 + wet * 20 + rim * 3 + crowd * 3;
        if (score < bestScore) {
          bestScore = score;
          best = position;
        }
      }
    }
    if (!best) throw new Error(`no ground for the seat of ${town.name}`);
    seats.push([Math.round(best[0] * 1e5) / 1e5, Math.round(best[1] * 1e5) / 1e5]);
  }
  return seats;
}
