import { Failure } from '../../model/finding';
import { cellAt } from '../../model/grid';
import type { Grid } from '../../model/grid';
import type { Leg, Mode } from '../../model/travel';
import { arcsOf, networkRelax } from './arcs';
import { closedEdges } from './closures';
import type { TravelInputs, TravelOptions } from './contract';
import { elevationAt } from './elevation';
import type { Medium } from './medium';
import { shortMetres } from './metres';
import { roadGraph } from './road-graph';
import type { RoadGraph } from './road-graph';
import { clearLabels, improve, newLabels, spread } from './search';
import type { Labels } from './search';
import type { Stretch } from './stretch';
import { centreOf, modeIn, traceCells } from './trace-surface';
import { traceNodes } from './trace-network';
import type { TracedNetwork } from './trace-network';
import { withMargin } from './steps';
import { anchorCells, collectCells, fieldOf, prepareSurface, seedCells } from './surface';
import type { CellAnchors, Surface } from './surface';
import { roadPlace, toGrid } from './surface-cells';
import { waySpeeds } from './way-speeds';

/** Stops where one may change between surface and network, their cell (with the margin) and the seconds of the walk between. */
interface Doors {
  readonly node: Int32Array;
  readonly cell: Int32Array;
  readonly seconds: Float64Array;
}

/**
 * A trip over the surface to the road, along the network, and over the surface to the door; or over the surface all the way.
 * One changes at a stop of an open way (see `roadGraph`), walking straight between it and the centre of its cell at the cell's level
 * pace. Each leg is one search from the labels of the leg before: surface from the facilities, network from the doors reached,
 * surface again from the doors, over the labels of the first walk (a trip without a ride is a walk).
 * @throws Failure study.no-network, study.no-surface and what the surface says
 */
export function coupledMedium(inputs: TravelInputs, options: TravelOptions, surfaceLeg: Leg, mode: Mode): Medium<CellAnchors> {
  const { roads } = inputs;
  if (!roads || roads.wayClass.length === 0) throw new Failure('study.no-network', {}, { trip: options.trip.id });
  const surface = prepareSurface(inputs, options, surfaceLeg);
  const { grid } = surface.cells;
  const { kmPerHour, findings } = waySpeeds(roads, inputs.speeds, options, mode);
  const toCell = roadPlace(inputs, roads, grid);
  const graph = roadGraph(roads, inputs.speeds, kmPerHour, grid, toCell);
  const arcs = arcsOf(graph, roads, kmPerHour, mode, options.direction, closedEdges(graph, roads, inputs), heights(inputs, graph, toCell));
  const doors = doorsOf(surface, graph, toCell);
  const rides = newLabels(graph.nodeX.length, Math.max(arcs.meanSeconds / 8, 1e-3));
  const relaxRides = networkRelax(arcs);
  const place = toGrid(inputs, grid);
  const walks = surface.labels;
  const ridden: TracedNetwork = { roads, graph, arcs, labels: rides, mode };
  return {
    grid,
    findings: [...surface.cells.findings, ...findings.filter(({ code }) => !surface.cells.findings.some((known) => known.code === code))],
    anchor: (lon, lat) => anchorCells(surface.cells, place, lon, lat),
    spread(facilities, rows, delay, cutoffSeconds, watch) {
      clearLabels(walks);
      clearLabels(rides);
      seedCells(walks, facilities, rows, delay, cutoffSeconds);
      spread(walks, surface.relax, cutoffSeconds, watch);
      change(doors.cell, walks, doors.node, rides, doors.seconds, cutoffSeconds);
      spread(rides, relaxRides, cutoffSeconds, watch);
      walks.frontier.reset();
      change(doors.node, rides, doors.cell, walks, doors.seconds, cutoffSeconds);
      spread(walks, surface.relax, cutoffSeconds, watch);
    },
    collect: (places, state, seconds, facility) => collectCells(walks, places, state, seconds, facility),
    field: () => fieldOf(grid, walks),
    trace({ facilities, row, delaySeconds, places, place: at, seconds }, watch) {
      const source = facilities[row]!;
      const begun = (cell: number): boolean => cell === source && walks.seconds[cell] === delaySeconds;
      const doorsIn = doorsBy(doors.cell);
      const gotOff = (cell: number): number =>
        (doorsIn.get(cell) ?? []).find((door) => walks.seconds[cell] === rides.seconds[doors.node[door]!]! + doors.seconds[door]!) ?? -1;
      const last = traceCells(surface, places[at]!, (cell) => begun(cell) || gotOff(cell) >= 0);
      if (begun(last.end)) return last.stretches;
      const off = gotOff(last.end);
      // the first walk once more: the last may have overwritten its labels
      clearLabels(walks);
      seedCells(walks, facilities, [row], { [row]: delaySeconds, length: row + 1 }, seconds);
      spread(walks, surface.relax, seconds, watch);
      const doorsAt = doorsBy(doors.node);
      const gotOn = (node: number): number =>
        (doorsAt.get(node) ?? []).find((door) => rides.seconds[node] === walks.seconds[doors.cell[door]!]! + doors.seconds[door]!) ?? -1;
      const ride = traceNodes(ridden, doors.node[off]!, (node) => gotOn(node) >= 0);
      const on = gotOn(ride.end);
      const first = traceCells(surface, doors.cell[on]!, begun);
      return [
        ...last.stretches,
        doorStretch(surface, graph, toCell, doors, off, true),
        ...ride.stretches,
        doorStretch(surface, graph, toCell, doors, on, false),
        ...first.stretches,
      ];
    },
  };
}

/** Carries labels from one space into another through the doors. */
function change(from: Int32Array, source: Labels, to: Int32Array, target: Labels, seconds: Float64Array, cutoffSeconds: number): void {
  for (let door = 0; door < from.length; door++) {
    const time = source.seconds[from[door]!]! + seconds[door]!;
    if (time <= cutoffSeconds && time < Infinity) improve(target, to[door]!, time, source.owner[from[door]!]!);
  }
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

function doorsOf({ cells }: Surface, graph: RoadGraph, toCell: (x: number, y: number) => readonly [number, number]): Doors {
  const { grid, pace } = cells;
  const nodes: number[] = [];
  const cellsOfNodes: number[] = [];
  const seconds: number[] = [];
  for (let node = 0; node < graph.nodeX.length; node++) {
    if (!graph.nodeOpen[node]) continue;
    const [x, y] = toCell(graph.nodeX[node]!, graph.nodeY[node]!);
    const cell = cellAt(grid, x, y);
    if (cell < 0) continue;
    const at = withMargin(grid, cell);
    const cellPace = pace.secondsPerMetre[at]!;
    if (cellPace === Infinity) continue;
    nodes.push(node);
    cellsOfNodes.push(at);
    seconds.push(fromCentre(grid, cell, x, y) * cellPace);
  }
  return { node: Int32Array.from(nodes), cell: Int32Array.from(cellsOfNodes), seconds: Float64Array.from(seconds) };
}

/** Metres between a cell's centre and a position in it. */
function fromCentre(grid: Grid, cell: number, x: number, y: number): number {
  const row = Math.floor(cell / grid.width);
  const centreX = grid.west + (cell - row * grid.width + 0.5) * grid.stepX;
  return shortMetres(grid.crs, centreX, grid.north - (row + 0.5) * grid.stepY, x, y);
}

/** Doors by their cell, or by their stop. */
function doorsBy(keys: Int32Array): ReadonlyMap<number, readonly number[]> {
  const by = new Map<number, number[]>();
  keys.forEach((key, door) => {
    const known = by.get(key);
    if (known) known.push(door);
    else by.set(key, [door]);
  });
  return by;
}

/** The walk between a cell's centre and a stop; `off`: from the centre to the stop, else back. */
function doorStretch(
  surface: Surface,
  graph: RoadGraph,
  toCell: (x: number, y: number) => readonly [number, number],
  doors: Doors,
  door: number,
  off: boolean,
): Stretch {
  const cell = doors.cell[door]!;
  const node = doors.node[door]!;
  const centre = centreOf(surface.cells.grid, cell);
  const stop = toCell(graph.nodeX[node]!, graph.nodeY[node]!);
  const seconds = doors.seconds[door]!;
  return {
    kind: 'surface',
    mode: modeIn(surface, cell),
    roadClass: '',
    metres: seconds / surface.cells.pace.secondsPerMetre[cell]!,
    seconds,
    climbMetres: NaN,
    path: off ? [...centre, ...stop] : [...stop, ...centre],
  };
}
