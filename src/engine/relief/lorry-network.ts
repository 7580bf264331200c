import { Failure } from '../../model/finding';
import type { Finding } from '../../model/finding';
import type { Roads } from '../../model/roads';
import type { Zone } from '../../model/study';
import type { Watch } from '../../model/watch';
import { arcsOf, closeArcs } from '../travel/arcs';
import type { Arcs } from '../travel/arcs';
import { closedEdges } from '../travel/closures';
import type { TravelInputs, TravelOptions, TravelPlaces } from '../travel/contract';
import { roadPlace } from '../travel/fill-cells';
import { smallIslands } from '../travel/islands';
import { roadGraph } from '../travel/road-graph';
import type { RoadGraph } from '../travel/road-graph';
import { openGroundSpeed, secondsPerMetre } from '../travel/speeds';
import { surfaceGrid } from '../travel/surface-cells';
import { waySpeeds } from '../travel/way-speeds';
import { carryStraight, stopGrid } from './carry-straight';
import { carrySurface } from './carry-surface';
import { landingsOf } from './landings';
import type { CarryBounds, Carrying, Landings } from './landings';
import { roadSegments } from './segments';
import type { Segments } from './segments';

/** The roads of a study as lorries from depots use them, and how goods get from a lorry to each place of people. */
export interface LorryNetwork {
  readonly roads: Roads;
  readonly graph: RoadGraph;
  /** seconds of each edge, from the depots; closed ones Infinity */
  readonly arcs: Arcs;
  readonly segments: Segments;
  readonly landings: Landings;
  readonly carrying: Carrying;
  readonly bounds: CarryBounds;
  readonly findings: readonly Finding[];
  /** 1 per edge that is closed from the start; null where none is */
  readonly closed: Uint8Array | null;
  /** 1 per edge that closures touch; null where they touch nothing at all */
  touchedBy(closures: readonly Zone[]): Uint8Array | null;
}

/** 1 per stop that a place may be joined to: some edge there is open and not on a small island. */
function usableStops(graph: RoadGraph, arcs: Arcs): Uint8Array {
  const { onIsland } = smallIslands(graph);
  const usable = new Uint8Array(graph.nodeX.length);
  for (let edge = 0; edge < graph.edgeFrom.length; edge++) {
    if (onIsland[edge] || (arcs.onward[edge] === Infinity && arcs.backward[edge] === Infinity)) continue;
    usable[graph.edgeFrom[edge]!] = 1;
    usable[graph.edgeTo[edge]!] = 1;
  }
  return usable;
}

/**
 * Makes the roads of a trip ready for relief. The trip must have a leg over the network; before and after it goods are carried on foot
 * over the surface, or straight where there is no raster.
 * @param places of the people
 * @throws Failure study.no-network, study.no-surface and what the rasters are refused for; Cancelled
 */
export function prepareLorries(
  inputs: TravelInputs,
  options: Omit<TravelOptions, 'direction'>,
  bounds: CarryBounds,
  places: TravelPlaces,
  watch: Watch,
): LorryNetwork {
  const { roads } = inputs;
  const { legs } = options.trip;
  const ride = legs.find((leg) => leg.medium === 'network');
  if (!roads || roads.wayClass.length === 0 || !ride || ride.mode === 'class')
    throw new Failure('study.no-network', {}, { trip: options.trip.id });
  const trip: TravelOptions = { ...options, direction: 'from' };
  const { kmPerHour, findings } = waySpeeds(roads, inputs.speeds, trip, ride.mode);
  const surface = surfaceGrid(inputs);
  const grid = surface ?? stopGrid(roads);
  const toCell = surface ? roadPlace(inputs, roads, surface) : (x: number, y: number): readonly [number, number] => [x, y];
  const graph = roadGraph(roads, inputs.speeds, kmPerHour, grid, toCell);
  if (graph.edgeFrom.length === 0) throw new Failure('study.no-network', {}, { trip: options.trip.id });
  const arcs = arcsOf(graph, roads, kmPerHour, ride.mode, 'from', null);
  const closed = closedEdges(graph, roads, inputs);
  closeArcs(arcs, closed);
  const usable = usableStops(graph, arcs);
  const segments = roadSegments(graph, null);
  const walking = secondsPerMetre(openGroundSpeed(inputs.speeds, trip, 'walking'));
  const carrying = surface
    ? carrySurface(inputs, trip, legs[0] === ride ? { medium: 'surface', mode: 'walking' } : legs[0]!, graph, toCell, usable, places)
    : carryStraight(inputs, roads, graph, walking, usable, places);
  const landings = landingsOf(carrying, segments.ofStop, places, true, bounds, watch);
  return {
    roads,
    graph,
    arcs,
    segments,
    landings,
    carrying,
    bounds,
    findings,
    closed,
    touchedBy: (closures) => closedEdges(graph, roads, { ...inputs, closures }),
  };
}
