import Flatbush from 'flatbush';
import type { MultiPolygon, Polygon, Position } from 'geojson';

/** Polygons made ready for many questions 'which one holds this point?'. `null` members hold nothing. */
export interface PolygonIndex {
  /** row of the polygon that holds the point, the lowest row where several do, -1 where none does */
  holderOf(lon: number, lat: number): number;
}

/** The edges of one polygon, lower end first, sorted into horizontal strips so that a point meets few of them. */
interface EdgeStrips {
  readonly west: number;
  readonly south: number;
  readonly east: number;
  readonly north: number;
  /** x0, y0, x1, y1 of each edge, y0 < y1; level edges never count and are left out */
  readonly edges: Float64Array;
  readonly stripHeight: number;
  /** `stripEdges[stripStart[s]]` to `stripEdges[stripStart[s + 1]]` are the edges that touch strip s */
  readonly stripStart: Uint32Array;
  readonly stripEdges: Uint32Array;
}

const edgesPerStrip = 4;
const mostStrips = 2048;

function ringsOf(geometry: Polygon | MultiPolygon): readonly Position[][] {
  return geometry.type === 'Polygon' ? geometry.coordinates : geometry.coordinates.flat();
}

function edgesOf(geometry: Polygon | MultiPolygon): Float64Array {
  const edges: number[] = [];
  for (const ring of ringsOf(geometry)) {
    for (let i = 0; i < ring.length; i++) {
      const [x0, y0] = ring[i] as [number, number];
      const [x1, y1] = ring[(i + 1) % ring.length] as [number, number];
      if (y0 < y1) edges.push(x0, y0, x1, y1);
      else if (y1 < y0) edges.push(x1, y1, x0, y0);
    }
  }
  return Float64Array.from(edges);
}

function edgeStrips(geometry: Polygon | MultiPolygon): EdgeStrips {
  const edges = edgesOf(geometry);
  const count = edges.length / 4;
  let west = Infinity;
  let south = Infinity;
  let east = -Infinity;
  let north = -Infinity;
  for (let e = 0; e < edges.length; e += 4) {
    west = Math.min(west, edges[e] as number, edges[e + 2] as number);
    east = Math.max(east, edges[e] as number, edges[e + 2] as number);
    south = Math.min(south, edges[e + 1] as number);
    north = Math.max(north, edges[e + 3] as number);
  }
  const strips = Math.max(1, Math.min(mostStrips, Math.ceil(count / edgesPerStrip)));
  const stripHeight = count === 0 ? 1 : (north - south) / strips;
  const stripOf = (y: number): number => Math.min(strips - 1, Math.floor((y - south) / stripHeight));
  const stripStart = new Uint32Array(strips + 1);
  for (let e = 0; e < count; e++) {
    const last = stripOf(edges[e * 4 + 3] as number);
    for (let s = stripOf(edges[e * 4 + 1] as number); s <= last; s++) stripStart[s + 1] = (stripStart[s + 1] as number) + 1;
  }
  for (let s = 0; s < strips; s++) stripStart[s + 1] = (stripStart[s + 1] as number) + (stripStart[s] as number);
  const next = stripStart.slice();
  const stripEdges = new Uint32Array(stripStart[strips] as number);
  for (let e = 0; e < count; e++) {
    const last = stripOf(edges[e * 4 + 3] as number);
    for (let s = stripOf(edges[e * 4 + 1] as number); s <= last; s++) {
      const at = next[s] as number;
      stripEdges[at] = e * 4;
      next[s] = at + 1;
    }
  }
  return { west, south, east, north, edges, stripHeight, stripStart, stripEdges };
}

/**
 * Even-odd rule with a ray to the east. Half-open: an edge counts from its lower end (in) to its upper end (out), and a point on an edge
 * counts as east of it. Both neighbours of a shared edge do the same arithmetic (lower end first), so exactly one of them holds a point on it.
 */
function holds(strips: EdgeStrips, x: number, y: number): boolean {
  const { edges, stripEdges, stripStart } = strips;
  if (!(x >= strips.west && x <= strips.east && y >= strips.south && y <= strips.north)) return false;
  const strip = Math.min(stripStart.length - 2, Math.floor((y - strips.south) / strips.stripHeight));
  const end = stripStart[strip + 1] as number;
  let inside = false;
  for (let i = stripStart[strip] as number; i < end; i++) {
    const e = stripEdges[i] as number;
    const y0 = edges[e + 1] as number;
    const y1 = edges[e + 3] as number;
    if (y < y0 || y >= y1) continue;
    const x0 = edges[e] as number;
    if (x < x0 + ((y - y0) * ((edges[e + 2] as number) - x0)) / (y1 - y0)) inside = !inside;
  }
  return inside;
}

/**
 * Index over polygons for point-in-polygon questions.
 *
 * Border rule: a point on a border between two polygons belongs to the one to its east, on a level border to the one to its north; so it has
 * exactly one owner as long as both polygons have the same border vertices. On the outer border, the west and south sides are in, the east
 * and north sides are out. Holes are out. Where polygons overlap, the lowest row wins.
 * @param polygons degrees, longitude first; `null` holds nothing but keeps its row number
 */
export function polygonIndex(polygons: readonly (Polygon | MultiPolygon | null)[]): PolygonIndex {
  const strips = polygons.map((polygon) => (polygon ? edgeStrips(polygon) : null));
  const rows: number[] = [];
  strips.forEach((strip, row) => {
    if (strip && strip.edges.length > 0) rows.push(row);
  });
  if (rows.length === 0) return { holderOf: () => -1 };
  const boxes = new Flatbush(rows.length);
  for (const row of rows) {
    const strip = strips[row] as EdgeStrips;
    boxes.add(strip.west, strip.south, strip.east, strip.north);
  }
  boxes.finish();
  return {
    holderOf: (lon, lat) => {
      let holder = -1;
      for (const candidate of boxes.search(lon, lat, lon, lat)) {
        const row = rows[candidate] as number;
        if ((holder < 0 || row < holder) && holds(strips[row] as EdgeStrips, lon, lat)) holder = row;
      }
      return holder;
    },
  };
}
