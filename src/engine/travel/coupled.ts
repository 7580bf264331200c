import { Failure } from '../../model/finding';
import type { Grid } from '../../model/grid';
import type { Leg, Mode } from '../../model/travel';
import { arcsOf, closeArcs, networkSearch } from './arcs';
import { closedEdges } from './closures';
import type { TravelInputs, TravelOptions } from './contract';
import { coupledLive } from './coupled-live';
import type { Layers } from './coupled-live';
import { doorStretch, doorsBy, doorsOf } from './doors';
import { elevationAt } from './elevation';
import { roadPlace, toGrid } from './fill-cells';
import type { Medium, ReadRow } from './medium';
import { roadGraph } from './road-graph';
import type { RoadGraph } from './road-graph';
import type { Search } from './search';
import { anchorCells, fieldOf, prepareSurface, readCells, recode, seedCells } from './surface';
import type { CellAnchors } from './surface';
import { recodedCells } from './surface-cells';
import { traceNodes } from './trace-network';
import type { TracedNetwork } from './trace-network';
import { traceCells } from './trace-surface';
import { waySpeeds } from './way-speeds';

/**
 * A trip over the surface to the road, along the network, and over the surface to the door; or over the surface all the way.
 * One changes at a stop of an open way (see `roadGraph`), walking straight between it and the centre of its cell at the cell's level
 * pace. Each leg is one search from the labels of the leg before; a place has the better of its first and its last walk (a trip without
 * a ride is a walk).
 * @throws Failure study.no-network, study.no-surface and what the surface says
 */
export function coupledMedium(inputs: TravelInputs, options: TravelOptions, surfaceLeg: Leg, mode: Mode): Medium<CellAnchors> {
  const { roads } = inputs;
  if (!roads || roads.wayClass.length === 0) throw new Failure('study.no-network', {}, { trip: options.trip.id });
  const surface = prepareSurface(inputs, options, surfaceLeg, 2);
  const { grid } = surface.cells;
  const { kmPerHour, findings } = waySpeeds(roads, inputs.speeds, options, mode);
  const toCell = roadPlace(inputs, roads, grid);
  const graph = roadGraph(roads, inputs.speeds, kmPerHour, grid, toCell);
  // with no road open to the mode everybody would silently walk
  if (graph.edgeFrom.length === 0) throw new Failure('study.no-network', {}, { trip: options.trip.id });
  const arcs = arcsOf(graph, roads, kmPerHour, mode, options.direction, heights(inputs, graph, toCell));
  closeArcs(arcs, closedEdges(graph, roads, inputs));
  let doors = doorsOf(surface, graph, toCell);
  const layers: Layers = { first: surface.searches[0]!, rides: networkSearch(graph, arcs), last: surface.searches[1]! };
  const place = toGrid(inputs, grid);
  const ridden: TracedNetwork = { roads, graph, arcs, search: layers.rides, mode };
  const readRow = readBetter(grid, layers);
  return {
    grid,
    findings: [...surface.cells.findings, ...findings.filter(({ code }) => !surface.cells.findings.some((known) => known.code === code))],
    anchor: (lon, lat) => anchorCells(surface.cells, place, lon, lat),
    spread(facilities, seeds, delay, cutoffSeconds, watch) {
      const { first, rides, last } = layers;
      for (const search of [first, rides, last]) search.clear();
      seedCells(first, facilities, seeds, delay, cutoffSeconds);
      first.run(cutoffSeconds, watch);
      change(doors.cell, first, doors.node, rides, doors.seconds, cutoffSeconds);
      rides.run(cutoffSeconds, watch);
      change(doors.node, rides, doors.cell, last, doors.seconds, cutoffSeconds);
      last.run(cutoffSeconds, watch);
    },
    collect: (places, state, seconds, facility, _cutoff, only) => collectBetter(layers, places, state, seconds, facility, only),
    readRow,
    field: () => fieldOf(grid, readRow),
    live: coupledLive(layers, { cells: surface.cells.room.codes.length, stops: graph.nodeX.length }, () => doors, {
      close(closures) {
        const ground = { ...inputs, closures };
        const changed = closeArcs(arcs, closedEdges(graph, roads, ground));
        const recoded = recodedCells(surface.cells, ground, options, surfaceLeg);
        const before = doors;
        const [first] = recode(surface, recoded);
        if (recoded.size > 0) doors = doorsOf(surface, graph, toCell);
        const nodes = changed.flatMap((edge) => [graph.edgeFrom[edge]!, graph.edgeTo[edge]!]);
        for (const some of [before, doors]) some.cell.forEach((cell, door) => recoded.has(cell) && nodes.push(some.node[door]!));
        return { first: first!, nodes };
      },
    }),
    trace({ facilities, row, delaySeconds, places, place: at }) {
      const { first, rides, last } = layers;
      const source = facilities[row]!;
      const home = places[at]!;
      const begun = (cell: number): boolean => cell === source && first.secondsAt(cell) === delaySeconds;
      if (first.secondsAt(home) <= last.secondsAt(home)) return traceCells(surface, first, home, begun).stretches;
      const doorsIn = doorsBy(doors.cell);
      const gotOff = (cell: number): number =>
        (doorsIn.get(cell) ?? []).find((door) => last.secondsAt(cell) === rides.secondsAt(doors.node[door]!) + doors.seconds[door]!) ?? -1;
      const end = traceCells(surface, last, home, (cell) => gotOff(cell) >= 0);
      const off = gotOff(end.end);
      const doorsAt = doorsBy(doors.node);
      const gotOn = (node: number): number =>
        (doorsAt.get(node) ?? []).find((door) => rides.secondsAt(node) === first.secondsAt(doors.cell[door]!) + doors.seconds[door]!) ?? -1;
      const ride = traceNodes(ridden, doors.node[off]!, (node) => gotOn(node) >= 0);
      const on = gotOn(ride.end);
      const start = traceCells(surface, first, doors.cell[on]!, begun);
      return [
        ...end.stretches,
        doorStretch(surface, graph, toCell, doors, off, true),
        ...ride.stretches,
        doorStretch(surface, graph, toCell, doors, on, false),
        ...start.stretches,
      ];
    },
  };
}

/** Carries labels from one space into another through the doors. */
function change(from: Int32Array, source: Search, to: Int32Array, target: Search, seconds: Float64Array, cutoffSeconds: number): void {
  source.reached(from, (door, labelled, owner) => {
    const time = labelled + seconds[door]!;
    if (time <= cutoffSeconds && time < Infinity) target.improve(to[door]!, time, owner);
  });
}

/** Does the last walk give a cell the better label, or the same of a lower facility row? */
const lastIsBetter = (first: number, firstOwner: number, last: number, lastOwner: number): boolean =>
  last < first || (last === first && last < Infinity && lastOwner < firstOwner);

/** Labels of the last walk at places, by the list of places: a matrix reads them once for every facility. */
const rooms = new WeakMap<CellAnchors, { readonly seconds: Float64Array; readonly owner: Int32Array }>();

function roomFor(places: CellAnchors): { readonly seconds: Float64Array; readonly owner: Int32Array } {
  const room = rooms.get(places) ?? { seconds: new Float64Array(places.length), owner: new Int32Array(places.length) };
  rooms.set(places, room);
  return room;
}

function collectBetter(
  { first, last }: Layers,
  places: CellAnchors,
  state: Uint8Array,
  seconds: Float64Array,
  facility: Int32Array,
  only?: Int32Array,
): void {
  const ridden = roomFor(places);
  first.collect(places, state, seconds, facility, only);
  last.collect(places, state, ridden.seconds, ridden.owner, only);
  const count = only ? only.length : places.length;
  for (let i = 0; i < count; i++) {
    const row = only ? only[i]! : i;
    if (state[row] !== 0 || !lastIsBetter(seconds[row]!, facility[row]!, ridden.seconds[row]!, ridden.owner[row]!)) continue;
    seconds[row] = ridden.seconds[row]!;
    facility[row] = ridden.owner[row]!;
  }
}

function readBetter(grid: Grid, { first, last }: Layers): ReadRow {
  const lastSeconds = new Float64Array(grid.width);
  const lastOwner = new Int32Array(grid.width);
  return (row, seconds, owner) => {
    readCells(grid, first, row, seconds, owner);
    readCells(grid, last, row, lastSeconds, owner && lastOwner);
    if (!owner) {
      for (let column = 0; column < grid.width; column++) seconds[column] = Math.min(seconds[column]!, lastSeconds[column]!);
      return;
    }
    for (let column = 0; column < grid.width; column++) {
      if (!lastIsBetter(seconds[column]!, owner[column]!, lastSeconds[column]!, lastOwner[column]!)) continue;
      seconds[column] = lastSeconds[column]!;
      owner[column] = lastOwner[column]!;
    }
  };
}

function heights(
  inputs: TravelInputs,
  graph: RoadGraph,
  toCell: (x: number, y: number) => readonly [number, number],
): ((node: number) => number) | null {
  const { elevation } = inputs;
  if (!elevation) return null;
  return (node) => elevationAt(elevation, ...toCell(graph.nodeX[node]!, graph.nodeY[node]!));
}
