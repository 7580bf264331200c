import Flatbush from 'flatbush';
import type { Grid } from '../../model/grid';
import type { Roads } from '../../model/roads';
import { barrierIndex } from '../travel/barrier-index';
import type { TravelInputs } from '../travel/contract';
import { metresPerDegreeLat, metresPerDegreeLon, shortMetres } from '../travel/metres';
import type { RoadGraph } from '../travel/road-graph';
import type { Carrying } from './landings';

/** Side of the cells that give a road a stop each where there is no raster, metres. */
export const stopMetres = 50;

/** Cells over all roads, so that there is a stop about every 50 m along them. */
export function stopGrid(roads: Roads): Grid {
  let [west, east, south, north] = [Infinity, -Infinity, Infinity, -Infinity];
  for (const node of roads.wayNodes) {
    west = Math.min(west, roads.nodeX[node]!);
    east = Math.max(east, roads.nodeX[node]!);
    south = Math.min(south, roads.nodeY[node]!);
    north = Math.max(north, roads.nodeY[node]!);
  }
  const middle = (south + north) / 2;
  const stepX = roads.crs === 'metres' ? stopMetres : stopMetres / metresPerDegreeLon(middle);
  const stepY = roads.crs === 'metres' ? stopMetres : stopMetres / metresPerDegreeLat(middle);
  return {
    width: Math.ceil((east - west) / stepX) + 2,
    height: Math.ceil((north - south) / stepY) + 2,
    west: west - stepX / 2,
    north: north + stepY / 2,
    stepX,
    stepY,
    crs: roads.crs,
    epsg: 0,
  };
}

/** Stops looked at together, at first; then four times as many. */
const firstLook = 16;

/** Goods carried in a straight line at walking pace, across no barrier. Without rasters nothing else is known of the ground. */
export function carryStraight(
  inputs: TravelInputs,
  roads: Roads,
  graph: RoadGraph,
  walkingPace: number,
  usable: Uint8Array,
  others: { readonly lon: ArrayLike<number>; readonly lat: ArrayLike<number> },
): Carrying {
  const { toMetres } = inputs;
  const place = roads.crs === 'metres' && toMetres ? toMetres : (x: number, y: number): readonly [number, number] => [x, y];
  const crosses = barrierIndex(inputs.barriers, place);
  const stops = Array.from(usable.keys()).filter((stop) => usable[stop] === 1 && graph.nodeOpen[stop] === 1);
  const squash = roads.crs === 'metres' ? 1 : Math.cos(((graph.nodeY[stops[0] ?? 0] ?? 0) * Math.PI) / 180);
  const index = stops.length > 0 ? new Flatbush(stops.length) : null;
  for (const stop of stops) index?.add(graph.nodeX[stop]! * squash, graph.nodeY[stop]!);
  index?.finish();
  const walk = (x: number, y: number, toX: number, toY: number): number =>
    crosses?.(x, y, toX, toY) ? Infinity : shortMetres(roads.crs, x, y, toX, toY) * walkingPace;
  return {
    stateOf: () => (index ? 0 : 2),
    around(lon, lat, _toPlace, mostSeconds, offer) {
      if (!index) return;
      const [x, y] = place(lon, lat);
      let reach = mostSeconds;
      for (let looked = 0, many = firstLook; looked < stops.length; many *= 4) {
        const found = index.neighbors(x * squash, y, many);
        for (; looked < found.length; looked++) {
          const stop = stops[found[looked]!]!;
          const seconds = walk(x, y, graph.nodeX[stop]!, graph.nodeY[stop]!);
          if (seconds < Infinity) reach = offer(stop, seconds);
        }
        const last = stops[found.at(-1)!]!;
        // the index orders by a plane that is a little off
        if (shortMetres(roads.crs, x, y, graph.nodeX[last]!, graph.nodeY[last]!) * walkingPace > reach * 1.02) return;
      }
    },
    direct(lon, lat, reachSeconds, found) {
      const [x, y] = place(lon, lat);
      for (let row = 0; row < others.lon.length; row++) {
        const seconds = walk(x, y, ...place(others.lon[row]!, others.lat[row]!));
        if (seconds <= reachSeconds) found(row, seconds);
      }
    },
  };
}
