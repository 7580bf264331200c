import type { BaseMap } from '../../jobs/task-types';
import type { SketchPoint } from './sketch';

const metresPerDegree = 111_195;
/** how far a cut reaches to either side of the road, metres */
const reachMetres = 20;

/** A short line across a road, and the road's class. */
export interface RoadCut {
  readonly from: SketchPoint;
  readonly to: SketchPoint;
  readonly roadClass: string;
}

/**
 * A cut at right angles across the road nearest to a place.
 * @param toleranceMetres null is returned where no road is as near as this
 */
export function roadCut(roads: BaseMap['roads'], lon: number, lat: number, toleranceMetres: number): RoadCut | null {
  const eastMetres = metresPerDegree * Math.cos((lat * Math.PI) / 180);
  let best: { readonly x: number; readonly y: number; readonly dx: number; readonly dy: number; readonly roadClass: string } | null = null;
  let bestSquare = toleranceMetres ** 2;
  for (const { class: roadClass, path, start } of roads) {
    for (let line = 0; line + 1 < start.length; line += 1) {
      for (let vertex = start[line] ?? 0; vertex + 1 < (start[line + 1] ?? 0); vertex += 1) {
        const [ax, ay] = [((path[2 * vertex] ?? NaN) - lon) * eastMetres, ((path[2 * vertex + 1] ?? NaN) - lat) * metresPerDegree];
        const [bx, by] = [((path[2 * vertex + 2] ?? NaN) - lon) * eastMetres, ((path[2 * vertex + 3] ?? NaN) - lat) * metresPerDegree];
        const [dx, dy] = [bx - ax, by - ay];
        const square = dx * dx + dy * dy;
        if (!(square > 0)) continue;
        const along = Math.max(0, Math.min(1, -(ax * dx + ay * dy) / square));
        const [x, y] = [ax + along * dx, ay + along * dy];
        if (x * x + y * y > bestSquare) continue;
        bestSquare = x * x + y * y;
        best = { x, y, dx, dy, roadClass };
      }
    }
  }
  if (!best) return null;
  const { x, y, dx, dy, roadClass } = best;
  const length = Math.hypot(dx, dy);
  const end = (side: number): SketchPoint => [
    lon + (x - (side * reachMetres * dy) / length) / eastMetres,
    lat + (y + (side * reachMetres * dx) / length) / metresPerDegree,
  ];
  return { from: end(1), to: end(-1), roadClass };
}
