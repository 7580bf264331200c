import { cellToLatLng, latLngToCell, polygonToCells } from 'h3-js';
import type { Position } from './grid';
import { insideRings } from './rings';
import type { Rings } from './clip';

export interface Hexagon {
  readonly h3: string;
  readonly centre: Position;
}

const resolution = 9;

/** The cell that holds a position. */
export function hexagonAt(position: Position): string {
  return latLngToCell(position[1], position[0], resolution);
}

/** Cells whose centre lies inside the polygons, in the order of their ids. */
export function hexagonsIn(polygons: readonly Rings[]): Hexagon[] {
  const ids = new Set<string>();
  for (const rings of polygons)
    for (const id of polygonToCells(
      rings.map((ring) => ring.map((p) => [...p])),
      resolution,
      true,
    ))
      ids.add(id);
  const found: Hexagon[] = [];
  for (const h3 of [...ids].toSorted()) {
    const [lat, lon] = cellToLatLng(h3);
    if (polygons.some((rings) => insideRings(rings, [lon, lat]))) found.push({ h3, centre: [lon, lat] });
  }
  return found;
}
