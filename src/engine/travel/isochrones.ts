import { contours } from 'd3-contour';
import type { MultiPolygon, Position } from 'geojson';
import type { Field } from '../../model/result';

/** The picture is drawn from at most about this many samples; a finer field is thinned, never a coarser one refined. */
const mostSamples = 160_000;

interface Window {
  readonly left: number;
  readonly top: number;
  readonly columns: number;
  readonly rows: number;
  /** cells of the field per sample, both ways */
  readonly every: number;
  /** minus seconds, -Infinity where not reached */
  readonly values: Float64Array;
}

/** The part of the field within the longest cutoff, one sample around it, thinned to the cell in the middle of each block. */
function windowOf({ grid, seconds }: Field, longestSeconds: number): Window | null {
  let left = grid.width;
  let right = -1;
  let top = grid.height;
  let bottom = -1;
  for (let row = 0; row < grid.height; row++) {
    for (let column = 0; column < grid.width; column++) {
      if (!(seconds[row * grid.width + column]! <= longestSeconds)) continue;
      if (column < left) left = column;
      if (column > right) right = column;
      if (row < top) top = row;
      bottom = row;
    }
  }
  if (right < 0) return null;
  const every = Math.max(1, Math.ceil(Math.sqrt(((right - left + 1) * (bottom - top + 1)) / mostSamples)));
  const columns = Math.ceil((right - left + 1) / every) + 2;
  const rows = Math.ceil((bottom - top + 1) / every) + 2;
  const values = new Float64Array(columns * rows).fill(-Infinity);
  const middle = every >> 1;
  for (let r = 1; r + 1 < rows; r++) {
    for (let c = 1; c + 1 < columns; c++) {
      const column = Math.min(right, left + (c - 1) * every + middle);
      const row = Math.min(bottom, top + (r - 1) * every + middle);
      values[r * columns + c] = -seconds[row * grid.width + column]!;
    }
  }
  return { left: left - every, top: top - every, columns, rows, every, values };
}

/**
 * Outlines of the area within each cutoff, a picture of the field (people are counted on demand rows, never on these). Between samples
 * the outline runs where the time would reach the cutoff (linear, d3-contour), so longer cutoffs enclose shorter ones. Rings follow
 * RFC 7946 (outer anticlockwise), in the grid's coordinates.
 * @param cutoffsSeconds in any order; the result has the same order, an empty MultiPolygon where nothing is within reach
 */
export function isochrones(field: Field, cutoffsSeconds: readonly number[]): MultiPolygon[] {
  const { grid } = field;
  const empty = (): MultiPolygon => ({ type: 'MultiPolygon', coordinates: [] });
  const sampled = windowOf(field, Math.max(...cutoffsSeconds, -Infinity));
  if (sampled === null) return cutoffsSeconds.map(empty);
  const draw = contours().size([sampled.columns, sampled.rows]).smooth(true);
  const values = sampled.values as unknown as number[];
  const at = ([x, y]: Position): Position => [
    grid.west + (sampled.left + x! * sampled.every) * grid.stepX,
    grid.north - (sampled.top + y! * sampled.every) * grid.stepY,
  ];
  return cutoffsSeconds.map((cutoff) => {
    const drawn = draw.contour(values, -cutoff);
    // rows run south: what d3 turns one way on the screen turns the other way on the map
    return { type: 'MultiPolygon', coordinates: drawn.coordinates.map((rings) => rings.map((ring, i) => turned(ring.map(at), i === 0))) };
  });
}

/** A ring that runs anticlockwise if it is an outer one, clockwise if a hole. */
function turned(ring: Position[], outer: boolean): Position[] {
  let area = 0;
  for (let i = 0; i + 1 < ring.length; i++) area += ring[i]![0]! * ring[i + 1]![1]! - ring[i + 1]![0]! * ring[i]![1]!;
  return area > 0 === outer ? ring : ring.reverse();
}
