import type { Grid } from '../../model/grid';
import type { CrossesBarrier } from './barrier-index';
import { cellsAlong } from './burn';
import { metresPerDegreeLat, metresPerDegreeLon } from './metres';
import type { Crs } from './metres';
import type { RoadGraph } from './road-graph';

/** The nearest point on the pieces of a road graph. */
export interface Nearby {
  readonly piece: number;
  /** share of the piece before the point */
  readonly share: number;
  readonly metres: number;
}

/** Finds the nearest piece within a limit, metres; null where there is none. On equal distance the piece of the lower number. */
export type NearestPiece = (x: number, y: number, limitMetres: number) => Nearby | null;

/**
 * An index of the pieces: a grid of about as many cells as pieces, each with the pieces that pass it, searched in rings around the
 * position. Pieces that are not `usable` are left out. Distances on lon/lat are taken on the plane that touches the ellipsoid at the position (within 1e-5 up to a few km).
 * @param crosses the way to a point may not; null where nothing is in the way
 */
export function pieceIndex(
  piece: RoadGraph['piece'],
  crs: Crs,
  usable: (piece: number) => boolean,
  crosses: CrossesBarrier | null,
): NearestPiece {
  const count = piece.edge.length;
  if (count === 0) return () => null;
  const grid = gridAround(piece, crs);
  const { start, members } = membersOf(piece, grid, usable);
  return (x, y, limitMetres) => {
    const perX = crs === 'metres' ? 1 : metresPerDegreeLon(y);
    const perY = crs === 'metres' ? 1 : metresPerDegreeLat(y);
    const homeColumn = Math.floor((x - grid.west) / grid.stepX);
    const homeRow = Math.floor((grid.north - y) / grid.stepY);
    const ringMetres = Math.min(grid.stepX * perX, grid.stepY * perY);
    const outermost = Math.max(homeColumn, grid.width - 1 - homeColumn, homeRow, grid.height - 1 - homeRow);
    let best = -1;
    let bestSquare = limitMetres * limitMetres;
    let bestShare = 0;
    const look = (column: number, row: number): void => {
      const cell = row * grid.width + column;
      for (let i = start[cell]!; i < start[cell + 1]!; i++) {
        const p = members[i]!;
        const dx = (piece.x2[p]! - piece.x1[p]!) * perX;
        const dy = (piece.y2[p]! - piece.y1[p]!) * perY;
        const px = (x - piece.x1[p]!) * perX;
        const py = (y - piece.y1[p]!) * perY;
        const square = dx * dx + dy * dy;
        const share = square > 0 ? Math.min(1, Math.max(0, (px * dx + py * dy) / square)) : 0;
        const ex = px - share * dx;
        const ey = py - share * dy;
        const distance = ex * ex + ey * ey;
        if (distance < bestSquare || (distance === bestSquare && (best < 0 || p < best))) {
          if (crosses?.(x, y, piece.x1[p]! + share * (piece.x2[p]! - piece.x1[p]!), piece.y1[p]! + share * (piece.y2[p]! - piece.y1[p]!)))
            continue;
          best = p;
          bestSquare = distance;
          bestShare = share;
        }
      }
    };
    const nearest = Math.max(0, -homeColumn, homeColumn - grid.width + 1, -homeRow, homeRow - grid.height + 1);
    for (let ring = nearest; ring <= outermost; ring++) {
      // whatever lies in this ring or beyond is at least this far
      const least = (ring - 1) * ringMetres;
      if (least > 0 && least * least > bestSquare) break;
      const left = Math.max(0, homeColumn - ring);
      const right = Math.min(grid.width - 1, homeColumn + ring);
      const top = Math.max(0, homeRow - ring);
      const bottom = Math.min(grid.height - 1, homeRow + ring);
      for (let row = top; row <= bottom; row++) {
        if (Math.abs(row - homeRow) === ring) for (let column = left; column <= right; column++) look(column, row);
        else {
          if (homeColumn - ring >= 0 && homeColumn - ring < grid.width) look(homeColumn - ring, row);
          if (ring > 0 && homeColumn + ring >= 0 && homeColumn + ring < grid.width) look(homeColumn + ring, row);
        }
      }
    }
    return best < 0 ? null : { piece: best, share: bestShare, metres: Math.sqrt(bestSquare) };
  };
}

function gridAround(piece: RoadGraph['piece'], crs: Crs): Grid {
  let west = Infinity;
  let east = -Infinity;
  let south = Infinity;
  let north = -Infinity;
  for (let p = 0; p < piece.edge.length; p++) {
    west = Math.min(west, piece.x1[p]!, piece.x2[p]!);
    east = Math.max(east, piece.x1[p]!, piece.x2[p]!);
    south = Math.min(south, piece.y1[p]!, piece.y2[p]!);
    north = Math.max(north, piece.y1[p]!, piece.y2[p]!);
  }
  const squash = crs === 'metres' ? 1 : Math.max(0.01, Math.cos((((south + north) / 2) * Math.PI) / 180));
  const side = Math.max(((east - west) * squash + (north - south)) / 2, 1e-9);
  const step = Math.max(side / Math.sqrt(piece.edge.length), side / 2000) * 1.0001;
  return {
    width: Math.max(1, Math.ceil(((east - west) * squash) / step) + 1),
    height: Math.max(1, Math.ceil((north - south) / step) + 1),
    west: west - (step / squash) * 1e-6,
    north: north + step * 1e-6,
    stepX: step / squash,
    stepY: step,
    crs,
    epsg: 0,
  };
}

function membersOf(
  piece: RoadGraph['piece'],
  grid: Grid,
  usable: (piece: number) => boolean,
): { readonly start: Int32Array; readonly members: Int32Array } {
  const start = new Int32Array(grid.width * grid.height + 1);
  const each = (visit: (p: number, cell: number) => void): void => {
    for (let p = 0; p < piece.edge.length; p++) {
      if (usable(p)) cellsAlong(grid, piece.x1[p]!, piece.y1[p]!, piece.x2[p]!, piece.y2[p]!, (cell) => visit(p, cell));
    }
  };
  each((_, cell) => void start[cell + 1]!++);
  for (let cell = 0; cell + 1 < start.length; cell++) start[cell + 1]! += start[cell]!;
  const next = start.slice();
  const members = new Int32Array(start.at(-1)!);
  each((p, cell) => {
    members[next[cell]!++] = p;
  });
  return { start, members };
}
