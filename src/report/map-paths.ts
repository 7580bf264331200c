import type { Geometry, Position } from 'geojson';
import type { MapFrame } from './map-frame';

const tenths = (value: number): number => Math.round(value * 10) / 10;

/**
 * A line as an SVG path, thinned: points closer than `gap` picture units to the last one drawn are left out.
 * @returns an empty string where fewer than two points remain
 */
export function linePath(positions: readonly Position[], frame: MapFrame, gap: number, close: boolean): string {
  const parts: string[] = [];
  let lastX = NaN;
  let lastY = NaN;
  positions.forEach(([lon = NaN, lat = NaN], at) => {
    const x = tenths(frame.x(lon));
    const y = tenths(frame.y(lat));
    const near = Math.abs(x - lastX) < gap && Math.abs(y - lastY) < gap;
    if (near && at !== positions.length - 1) return;
    parts.push(`${x} ${y}`);
    lastX = x;
    lastY = y;
  });
  return parts.length < 2 ? '' : `M${parts.join('L')}${close ? 'Z' : ''}`;
}

/** Polygons and lines of a geometry as one SVG path; points draw nothing. */
export function geometryPath(geometry: Geometry, frame: MapFrame, gap: number): string {
  const rings = (polygon: readonly Position[][]): string => polygon.map((ring) => linePath(ring, frame, gap, true)).join('');
  switch (geometry.type) {
    case 'Polygon':
      return rings(geometry.coordinates);
    case 'MultiPolygon':
      return geometry.coordinates.map(rings).join('');
    case 'LineString':
      return linePath(geometry.coordinates, frame, gap, false);
    case 'MultiLineString':
      return geometry.coordinates.map((line) => linePath(line, frame, gap, false)).join('');
    default:
      return '';
  }
}

/** Lines in flat arrays (lon, lat; `start` counts vertices) as one SVG path. */
export function flatPath(path: Float64Array, start: Uint32Array, frame: MapFrame, gap: number): string {
  const parts: string[] = [];
  for (let line = 0; line + 1 < start.length; line += 1) {
    const positions: Position[] = [];
    for (let at = start[line] ?? 0; at < (start[line + 1] ?? 0); at += 1) positions.push([path[2 * at] ?? NaN, path[2 * at + 1] ?? NaN]);
    parts.push(linePath(positions, frame, gap, false));
  }
  return parts.join('');
}
