import type { GroundEdit } from '../../model/edit';
import type { Zone } from '../../model/study';

/** Longitude and latitude, degrees. */
export type SketchPoint = readonly [lon: number, lat: number];

/** What is being drawn on the map, point by point. */
export interface Sketch {
  readonly points: readonly SketchPoint[];
  /** of a barrier */
  readonly shape: 'line' | 'area';
}

export const emptySketch: Sketch = { points: [], shape: 'line' };

const leastPoints: Readonly<Record<Sketch['shape'], number>> = { line: 2, area: 3 };

/** The sketch with one more point; a point on the last one, as of a double click, is not another. */
export function withPoint(sketch: Sketch, [lon, lat]: SketchPoint): Sketch {
  const last = sketch.points.at(-1);
  return last?.[0] === lon && last[1] === lat ? sketch : { ...sketch, points: [...sketch.points, [lon, lat]] };
}

/** The sketch as a barrier; null while it has too few points. */
export function barrierOf({ points, shape }: Sketch, name: string): GroundEdit | null {
  const [first] = points;
  if (!first || points.length < leastPoints[shape]) return null;
  const line = points.map((point) => [...point]);
  const geometry: Zone['geometry'] =
    shape === 'line' ? { type: 'LineString', coordinates: line } : { type: 'Polygon', coordinates: [[...line, [...first]]] };
  return { kind: 'add-barrier', name, geometry };
}

/** A line between two points across a road as its closing. */
export function closureOf(from: SketchPoint, to: SketchPoint, name: string): Extract<GroundEdit, { kind: 'close-roads' }> {
  return { kind: 'close-roads', name, geometry: { type: 'LineString', coordinates: [[...from], [...to]] } };
}
